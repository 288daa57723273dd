// A test of a field while it is being put together.

import type {
  AllowedValue,
  Field,
  FieldKind,
  FieldTest,
  ValueTest,
} from '../../../backend/bindings';
import { readNumber } from '../../../shared/values/value';

/** What can be asked of a value. */
export type Test = ValueTest['kind'];

/** The field that is asked about. */
export interface TestedField {
  property: string;
  kind: FieldKind;
  allowed: AllowedValue[];
}

/** What was chosen and typed so far. */
export interface TestDraft {
  field: TestedField | null;
  test: Test;
  /** The value or a part of it, as typed; `true` and `false` for yes and no. */
  text: string;
}

export const NO_TEST: TestDraft = { field: null, test: 'contains', text: '' };

/** What can be asked of a kind of field. Tags have a search of their own, moments are hardly ever the same. */
export function testsFor(kind: FieldKind): Test[] {
  switch (kind) {
    case 'text':
    case 'longText':
    case 'list':
      return ['contains', 'equals', 'empty', 'notEmpty'];
    case 'yesNo':
    case 'number':
      return ['equals', 'empty', 'notEmpty'];
    case 'tags':
    case 'date':
      return ['empty', 'notEmpty'];
  }
}

/** Another field; the test stays where it can be asked of that one. */
export function withField(draft: TestDraft, field: TestedField | null): TestDraft {
  if (field?.property === draft.field?.property) return draft;
  const tests = testsFor(field?.kind ?? 'text');
  const test = tests.includes(draft.test) ? draft.test : (tests[0] ?? 'empty');
  return { field, test, text: '' };
}

/** The field behind what was typed: one of the list by its label, any by its technical name. */
export function fieldNamed(
  typed: string,
  fields: readonly Field[],
  labelOf: (property: string) => string,
): TestedField | null {
  const name = typed.trim();
  const small = name.toLocaleLowerCase();
  const known =
    fields.find(({ property }) => property === name) ??
    fields.find(({ property }) => labelOf(property).toLocaleLowerCase() === small);
  if (known) return known;
  const isName = /^[A-Za-z][\w.-]*:[A-Za-z_][\w.-]*$/.test(name);
  return isName ? { property: name, kind: 'text', allowed: [] } : null;
}

/** Whether a value is asked for. */
export function wantsValue({ test }: TestDraft): boolean {
  return test === 'equals' || test === 'contains';
}

/** The finished test; `null` while something is missing. */
export function testOf(draft: TestDraft): FieldTest | null {
  const { field, test } = draft;
  const text = draft.text.trim();
  if (field === null) return null;
  const { property, kind } = field;
  if (test === 'empty' || test === 'notEmpty') return { property, test: { kind: test } };
  if (text === '') return null;
  if (test === 'contains') return { property, test: { kind: 'contains', text } };
  if (kind === 'yesNo') {
    return { property, test: { kind: 'equals', value: { kind: 'yesNo', yes: text === 'true' } } };
  }
  if (kind === 'number') {
    const number = readNumber(text);
    if (number === null) return null;
    return { property, test: { kind: 'equals', value: { kind: 'number', number } } };
  }
  return { property, test: { kind: 'equals', value: { kind: 'text', text } } };
}
