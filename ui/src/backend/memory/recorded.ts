// Answers of the core, looked up. Never part of a build.
//
// What an edit makes of a value, what a date means, which rows a view shows and what is asked
// about a sheet is decided by the core alone. `cargo xtask recordings` asks it what the tests
// ask, and keeps the answers; a test of the core compares them with what it says now.

import type {
  ApiError,
  CannotReason,
  Edit,
  InspectAddress,
  OrderRecipes,
  Outcome,
  PlanRow,
  PlanView,
  ReadDate,
  ReadSheetAs,
  RecipeRef,
  SaveRecipe,
  ShownValue,
} from '../bindings';
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
  | { ask: 'readTags'; text: string; locale: string }
  | ({ ask: 'address' } & InspectAddress)
  | { ask: 'blocks'; reason: CannotReason }
  | ({ ask: 'plannedOutcome' } & Pick<PlanRow, 'state' | 'reason'>)
  | { ask: 'bySeverity'; outcomes: Outcome[] }
  | { ask: 'followUp'; kind: 'undo' | 'retry' }
  | { ask: 'recipes'; calls: RecipeCall[] }
  | ({ ask: 'sheet' | 'sheetPlan'; file: string; zone: string } & SheetReading)
  | { ask: 'view'; cells: ViewedCell[]; view: PlanView };

/** A call about recipes. Those of the user are called `recipe-1`, `recipe-2` in it. */
export type RecipeCall =
  | { call: 'list' | 'restore' }
  | { call: 'save'; request: SaveRecipe }
  | { call: 'duplicate' | 'remove'; request: RecipeRef }
  | { call: 'order'; request: OrderRecipes };

/** What somebody said about how a sheet is to be read. */
export type SheetReading = Pick<ReadSheetAs, 'tab' | 'encoding' | 'separator' | 'mapping'>;

/** So many cells of a plan that are alike, with what a view depends on. */
export type ViewedCell = { times: number; asset?: number } & Pick<PlanRow, 'state'> &
  Partial<PlanRow>;

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

/** What the core answers to a call. Throws {@link NotRecorded}, and what the core refuses it with. */
export function askCall<Answer>(question: Question): Answer {
  const answer = ask<{ done: Answer } | { refused: ApiError }>(question);
  if ('refused' in answer) throw answer.refused;
  return answer.done;
}
