import { describe, expect, it } from 'vitest';
import { withTyped } from '../../shared/values/ListEditor';
import { readNumber } from '../../shared/values/value';
import { type Draft, editOf, isPropertyName, newDraft, problemOf, shownAfter } from './drafts';

const rights = newDraft({ property: 'dc:rights', kind: 'text' });
const filled: Draft = { ...rights, value: { kind: 'text', text: '© 2026' } };

describe('a draft', () => {
  it('misses its value until there is one', () => {
    expect(problemOf(rights)).toBe('missing');
    expect(problemOf({ ...rights, value: { kind: 'text', text: '  ' } })).toBe('missing');
    expect(problemOf({ ...rights, value: { kind: 'list', entries: [] } })).toBe('missing');
    expect(problemOf(filled)).toBeNull();
  });

  it('needs no value to clear a field', () => {
    expect(problemOf({ ...rights, action: 'clear' })).toBeNull();
    expect(shownAfter({ ...filled, action: 'clear' })?.entries).toEqual([]);
  });

  it('shows what will be there', () => {
    expect(shownAfter(filled)).toEqual({ kind: 'text', entries: ['© 2026'], labels: [] });
    expect(shownAfter(rights)).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['12', '12'],
    ['3,5', '3.5'],
    ['1 200', '1200'],
    ['1\u202f200,75', '1200.75'],
    ['-4', '-4'],
  ])('%s is read as %s', (typed, expected) => {
    expect(readNumber(typed)).toBe(expected);
  });

  it.each(['', '12a', '1.2.3', '1e5', ','])('%j is no number', (typed) => {
    expect(readNumber(typed)).toBeNull();
  });
});

describe('the edit', () => {
  it('exists only when every draft is complete', () => {
    expect(editOf([])).toBeNull();
    expect(editOf([filled, rights])).toBeNull();
    expect(editOf([filled])).toEqual({
      fields: [
        {
          property: 'dc:rights',
          kind: 'text',
          change: { action: 'replace', value: { kind: 'text', text: '© 2026' }, tokens: false },
          onlyEmpty: false,
        },
      ],
    });
  });

  it('sends numbers in the form of the border', () => {
    const rating: Draft = {
      property: 'xmp:Rating',
      kind: 'number',
      action: 'replace',
      value: { kind: 'number', number: '3,5' },
    };
    expect(editOf([rating])?.fields[0]?.change).toEqual({
      action: 'replace',
      value: { kind: 'number', number: '3.5' },
      tokens: false,
    });
  });
});

describe('technical names', () => {
  it.each(['dc:rights', 'acme:colour-code', 'Iptc4xmpCore:Location'])('%s is one', (name) => {
    expect(isPropertyName(name)).toBe(true);
  });
  it.each(['', 'rights', 'dc:', ':rights', 'dc: rights', 'dc:a/b', 'a:b:c'])(
    '%j is none',
    (name) => {
      expect(isPropertyName(name)).toBe(false);
    },
  );
});

describe('list entries', () => {
  it('are added without blanks and without repeating', () => {
    expect(withTyped(['lake'], ' summer ,lake,, tent')).toEqual(['lake', 'summer', 'tent']);
  });
});
