import { describe, expect, it } from 'vitest';
import type { FieldAction, FieldKind } from '../../backend/bindings';
import { withTyped } from '../../shared/values/ListEditor';
import { readNumber } from '../../shared/values/value';
import {
  actionsOf,
  type Draft,
  draftOf,
  editOf,
  mayBeOnlyEmpty,
  newDraft,
  problemOf,
  sampleEditOf,
} from './drafts';

const rights = newDraft({ property: 'dc:rights', kind: 'text' });
const filled: Draft = { ...rights, value: { kind: 'text', text: '© 2026' } };
const changeOf = (draft: Draft) => editOf([draft])?.fields[0]?.change;

describe('a draft', () => {
  it('misses its value until there is one', () => {
    expect(problemOf(rights)).toBe('missing');
    expect(problemOf({ ...rights, value: { kind: 'text', text: '  ' } })).toBe('missing');
    expect(problemOf({ ...rights, value: { kind: 'list', entries: [] } })).toBe('missing');
    expect(problemOf(filled)).toBeNull();
    expect(problemOf({ ...rights, action: 'findReplace' })).toBe('missing');
    expect(problemOf({ ...rights, action: 'copyFrom' })).toBe('missing');
    expect(problemOf({ ...rights, action: 'splitText', separator: { join: '', split: '' } })).toBe(
      'missing',
    );
    expect(
      problemOf({ ...rights, action: 'joinEntries', separator: { join: '', split: '' } }),
    ).toBeNull();
  });

  it('needs no value to clear a field or to change its capitals', () => {
    expect(problemOf({ ...rights, action: 'clear' })).toBeNull();
    expect(problemOf({ ...rights, action: 'changeCase' })).toBeNull();
  });

  it('keeps what was typed when another action is looked at', () => {
    const looked: Draft = { ...filled, action: 'findReplace' };
    expect(changeOf({ ...looked, action: 'replace' })).toEqual(changeOf(filled));
  });

  it('adds to a list unless told otherwise, and never replaces it by itself', () => {
    expect(newDraft({ property: 'dc:subject', kind: 'list' }).action).toBe('add');
    expect(newDraft({ property: 'cq:tags', kind: 'tags' }).action).toBe('add');
    expect(rights.action).toBe('replace');
  });

  it('says "only where it is empty" only where that means something', () => {
    const only: Draft = { ...filled, onlyEmpty: true };
    expect(editOf([only])?.fields[0]?.onlyEmpty).toBe(true);
    expect(editOf([{ ...only, action: 'clear' }])?.fields[0]?.onlyEmpty).toBe(false);
    expect(mayBeOnlyEmpty('remove')).toBe(false);
  });
});

describe('tokens', () => {
  const text = (typed: string): Draft => ({ ...rights, value: { kind: 'text', text: typed } });

  it('are meant as soon as there is a brace', () => {
    expect(changeOf(text('{file.stem}'))).toMatchObject({ tokens: true });
    expect(changeOf(text('a } b'))).toMatchObject({ tokens: false });
  });

  it('of a text that was kept as it is become braces again', () => {
    const kept = draftOf({
      property: 'dc:rights',
      kind: 'text',
      onlyEmpty: false,
      change: { action: 'replace', value: { kind: 'text', text: 'set {a}' }, tokens: false },
    });
    expect(changeOf(kept)).toEqual({
      action: 'replace',
      value: { kind: 'text', text: 'set {{a}}' },
      tokens: true,
    });
  });
});

describe('an edit that was kept', () => {
  const changes: [FieldKind, FieldAction][] = [
    ['text', { action: 'replace', value: { kind: 'text', text: '{file.stem}' }, tokens: true }],
    ['list', { action: 'add', entries: ['a', 'b'], tokens: false, atStart: true }],
    ['tags', { action: 'remove', entries: ['x:y'] }],
    ['text', { action: 'clear' }],
    ['text', { action: 'findReplace', find: 'a', with: 'b', mode: 'regex', matchCase: true }],
    ['text', { action: 'copyFrom', from: 'dc:title' }],
    ['list', { action: 'changeCase', to: 'upper' }],
    ['list', { action: 'joinEntries', with: ', ' }],
    ['list', { action: 'splitText', at: ';' }],
    [
      'date',
      {
        action: 'dateFrom',
        base: { kind: 'field', property: 'dc:date' },
        shift: { amount: -3, unit: 'weeks', at: '09:30', zone: 'Europe/Paris' },
      },
    ],
  ];

  it.each(changes)('of %s comes back the same: %j', (kind, change) => {
    const edit = { fields: [{ property: 'acme:field', kind, change, onlyEmpty: false }] };
    expect(editOf(edit.fields.map(draftOf))).toEqual(edit);
    expect(actionsOf(kind)).toContain(change.action);
  });
});

describe('the sample', () => {
  it('asks only what is there while a value is missing', () => {
    expect(sampleEditOf([rights, filled]).fields.map(({ change }) => change.action)).toEqual([
      'clear',
      'replace',
    ]);
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
      ...newDraft({ property: 'xmp:Rating', kind: 'number' }),
      value: { kind: 'number', number: '3,5' },
    };
    expect(editOf([rating])?.fields[0]?.change).toEqual({
      action: 'replace',
      value: { kind: 'number', number: '3.5' },
      tokens: false,
    });
  });
});

describe('list entries', () => {
  it('are added without blanks and without repeating', () => {
    expect(withTyped(['lake'], ' summer ,lake,, tent')).toEqual(['lake', 'summer', 'tent']);
  });
});
