// A condition of a question while it is being put together.

import { getLocalTimeZone, parseDate, toZoned } from '@internationalized/date';
import type {
  FragmentTest,
  OrderTest,
  QuestionField,
  QuestionTest,
  TextTest,
} from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import { readNumber } from '../../../shared/values/value';

/** What can be asked of a field, whatever it holds. */
export type Test = TextTest | OrderTest | 'yes' | 'no' | 'path' | 'empty' | 'filled';

/** What was chosen and typed so far. */
export interface ConditionDraft {
  /** Tells it from the others, for as long as it is there. */
  id: number;
  /** Place of the field, such as `designer.name`. */
  place: string | null;
  test: Test;
  /** The value as typed; a day as `2026-05-03`. */
  text: string;
  matchCase: boolean;
}

/** What is missing or wrong. */
export type ConditionProblem = 'field' | 'missing' | 'number' | 'whole' | 'path';

const TEXT: Test[] = ['contains', 'equals', 'differs', 'lacks', 'startsWith'];
const ORDER: Test[] = ['above', 'atLeast', 'below', 'atMost'];

/** A condition about nothing yet. */
export function newCondition(id: number): ConditionDraft {
  return { id, place: null, test: 'contains', text: '', matchCase: false };
}

/**
 * What can be asked of a field. Where AEM does not filter by it, only whether something is there:
 * Relabel looks at that itself. A list passes where one of its entries does, so that "is not" would
 * say something else than people read.
 */
export function testsFor(field: QuestionField): Test[] {
  const always: Test[] = ['empty', 'filled'];
  if (!field.filterable) return always;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return [...(field.many ? TEXT.filter(isPlain) : TEXT), ...always];
    case 'integer':
    case 'number':
      return [...ORDER, 'equals', ...(field.many ? [] : (['differs'] as Test[])), ...always];
    case 'day':
      return [...ORDER, 'equals', ...(field.many ? [] : (['differs'] as Test[])), ...always];
    // The same moment to the second is nothing that people ask for.
    case 'moment':
      return [...ORDER, ...always];
    case 'yesNo':
      return ['yes', 'no', ...always];
    case 'fragment':
      return ['path', ...always];
    default:
      return always;
  }
}

const isPlain = (test: Test) => test !== 'differs' && test !== 'lacks';

/** How a test is called with a field. */
export function testWord(test: Test, field: QuestionField | null, say: Say): string {
  const isDate = field?.kind === 'day' || field?.kind === 'moment';
  const isNumber = field?.kind === 'integer' || field?.kind === 'number';
  switch (test) {
    case 'equals':
      return isDate
        ? say('questions-tests-dayEquals')
        : isNumber
          ? say('questions-tests-numberEquals')
          : say('questions-tests-equals');
    case 'differs':
      return isDate
        ? say('questions-tests-dayDiffers')
        : isNumber
          ? say('questions-tests-numberDiffers')
          : say('questions-tests-differs');
    case 'above':
      return isDate ? say('questions-tests-after') : say('questions-tests-above');
    case 'atLeast':
      return isDate ? say('questions-tests-notBefore') : say('questions-tests-atLeast');
    case 'below':
      return isDate ? say('questions-tests-before') : say('questions-tests-below');
    case 'atMost':
      return isDate ? say('questions-tests-notAfter') : say('questions-tests-atMost');
    default:
      return say(`questions-tests-${test}`);
  }
}

/** Whether a value is asked for. */
export function wantsValue(test: Test): boolean {
  return test !== 'empty' && test !== 'filled' && test !== 'yes' && test !== 'no';
}

/** Another field; the test stays where it can be asked of that one, the value where it fits. */
export function withPlace(
  draft: ConditionDraft,
  place: string,
  field: QuestionField,
  before: QuestionField | null,
): ConditionDraft {
  const tests = testsFor(field);
  const test = tests.includes(draft.test) ? draft.test : (tests[0] ?? 'filled');
  return { ...draft, place, test, text: before?.kind === field.kind ? draft.text : '' };
}

/** What keeps a condition from being asked. */
export function conditionProblem(
  draft: ConditionDraft,
  field: QuestionField | null,
): ConditionProblem | null {
  if (draft.place === null || field === null) return 'field';
  if (!wantsValue(draft.test)) return null;
  if (draft.text.trim() === '') return 'missing';
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const number = readNumber(draft.text);
      if (number === null) return 'number';
      return field.kind === 'integer' && !Number.isInteger(Number(number)) ? 'whole' : null;
    }
    case 'fragment':
      return draft.text.trim().startsWith('/content/dam/') ? null : 'path';
    default:
      return null;
  }
}

/** The finished condition; `null` while something is missing. */
export function conditionOf(
  draft: ConditionDraft,
  field: QuestionField | null,
): QuestionTest | null {
  if (field === null || draft.place === null || conditionProblem(draft, field) !== null) {
    return null;
  }
  return { field: draft.place, test: testOf(draft, field) };
}

function testOf({ test, text, matchCase }: ConditionDraft, field: QuestionField): FragmentTest {
  switch (test) {
    case 'empty':
    case 'filled':
      return { kind: test };
    case 'yes':
    case 'no':
      return { kind: 'yesNo', is: test === 'yes' };
    case 'path':
      return { kind: 'path', path: text.trim() };
    case 'contains':
    case 'lacks':
    case 'startsWith':
      return { kind: 'text', how: test, text: text.trim(), matchCase };
    default:
      break;
  }
  switch (field.kind) {
    case 'integer':
    case 'number':
      return { kind: 'number', how: test, number: Number(readNumber(text)) };
    case 'day':
      return { kind: 'date', how: test, date: text };
    case 'moment':
      return momentTest(test, text);
    default:
      return {
        kind: 'text',
        how: test === 'differs' ? 'differs' : 'equals',
        text: text.trim(),
        matchCase,
      };
  }
}

/** Whole days of this computer's time zone: after a day is from the beginning of the next one. */
function momentTest(how: OrderTest, day: string): FragmentTest {
  const first = parseDate(day);
  const isNext = how === 'above' || how === 'atMost';
  const from = toZoned(isNext ? first.add({ days: 1 }) : first, getLocalTimeZone());
  const isAfter = how === 'above' || how === 'atLeast';
  return { kind: 'date', how: isAfter ? 'atLeast' : 'below', date: from.toAbsoluteString() };
}
