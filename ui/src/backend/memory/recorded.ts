// Answers of the core, looked up. Never part of a build.
//
// What an edit makes of a value, what a date means and which tags are meant is decided by the
// core alone. `cargo xtask recordings` asks it what the tests ask, and keeps the answers; a test
// of the core compares them with what it says now.

import type { Edit, ReadDate, ShownValue } from '../bindings';
import recordings from './recordings.json';

/** What the core is asked. Its form is that of the core's example `recordings`. */
export type Question =
  | {
      ask: 'edit';
      asset: { path: string; row: number; values: [property: string, value: ShownValue][] };
      edit: Edit;
      locale: string;
      zone: string;
    }
  | { ask: 'date'; date: ReadDate }
  | { ask: 'findTags'; text: string; locale: string; limit: number }
  | { ask: 'tagChildren'; parent: string | null; locale: string }
  | { ask: 'readTags'; text: string; locale: string };

/** Nobody recorded the answer. */
export class NotRecorded extends Error {
  constructor(question: string) {
    super(`The core was never asked: ${question}\nRun \`cargo xtask recordings\`.`);
    unanswered.push(this.message);
  }
}

let unanswered: string[] = [];

/** What was asked in vain since the last call: a failed test may have waited for it. */
export function takeUnanswered(): string[] {
  const all = unanswered;
  unanswered = [];
  return all;
}

const known = new Map<string, unknown>(Object.entries(recordings));
let core: ((question: string) => unknown) | null = null;

/** Has the core itself answer what was not recorded. */
export function askCore(answer: (question: string) => unknown) {
  core = answer;
}

/** What the core answers. Throws {@link NotRecorded}. */
export function ask<Answer>(question: Question): Answer {
  const text = JSON.stringify(question);
  if (!known.has(text)) {
    if (core === null) throw new NotRecorded(text);
    known.set(text, core(text));
  }
  return structuredClone(known.get(text)) as Answer;
}
