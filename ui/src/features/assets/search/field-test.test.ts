import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../../backend/memory/changes/fields';
import {
  fieldNamed,
  NO_TEST,
  type TestDraft,
  type TestedField,
  testOf,
  testsFor,
  withField,
} from './field-test';

const named = (property: string) =>
  fieldNamed(property, FIELDS, (one) => (one === 'dc:rights' ? 'Copyright' : one)) as TestedField;
const draft = (part: Partial<TestDraft>): TestDraft => ({ ...NO_TEST, ...part });

describe('the field of a test', () => {
  it('is known by its label, its name, or its form', () => {
    expect(named('copyright').property).toBe('dc:rights');
    expect(named(' dc:rights ').property).toBe('dc:rights');
    expect(named('acme:other')).toEqual({ property: 'acme:other', kind: 'text', allowed: [] });
    expect(named('just words')).toBeNull();
  });

  it('keeps what is asked where another field can be asked that too', () => {
    const text = draft({ field: named('dc:title'), test: 'contains', text: 'sea' });
    expect(withField(text, named('dc:rights'))).toMatchObject({ test: 'contains', text: '' });
    expect(withField(text, named('xmp:Rating'))).toMatchObject({ test: 'equals', text: '' });
    expect(withField(text, named('dc:title'))).toBe(text);
    expect(testsFor('date')).toEqual(['empty', 'notEmpty']);
  });
});

describe('a test', () => {
  it('needs no value to ask whether there is one', () => {
    const field = named('cq:tags');
    expect(testOf(draft({ field, test: 'empty' }))).toEqual({
      property: 'cq:tags',
      test: { kind: 'empty' },
    });
    expect(testOf(draft({ field: null, test: 'empty' }))).toBeNull();
  });

  it('is finished with a value of the kind of its field', () => {
    const equals = (property: string, text: string) =>
      testOf(draft({ field: named(property), test: 'equals', text }))?.test;
    expect(equals('dc:title', ' Lake ')).toEqual({
      kind: 'equals',
      value: { kind: 'text', text: 'Lake' },
    });
    expect(equals('dc:subject', 'lake')).toEqual({
      kind: 'equals',
      value: { kind: 'text', text: 'lake' },
    });
    expect(equals('xmp:Rating', '3,5')).toEqual({
      kind: 'equals',
      value: { kind: 'number', number: '3.5' },
    });
    expect(equals('xmp:Rating', 'three')).toBeUndefined();
    expect(equals('xmpRights:Marked', 'false')).toEqual({
      kind: 'equals',
      value: { kind: 'yesNo', yes: false },
    });
    expect(equals('dc:title', '  ')).toBeUndefined();
  });
});
