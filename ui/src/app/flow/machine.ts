// The way of one change through the four steps: the states it can be in, and what leads on.
//
//   choose --choose--> change --check--> checking --made--> check --run--> starting --started--> run
//                        ^                  |               |   ^             |                   |
//                        |<--notMade, stop--+               |   +-notStarted--+                   |
//                        |<--editAgain, discard-------------+                                     |
//                        |<--choose, takeRecipe---- from every state -----------------------------+
//
//   check --decideLetters--> rechecking --made, notMade, stop--> check
//   every state --check--> checking, --look--> check, --changeEnvironment--> choose
//
// Where there are no assets, `change` is `choose`. An answer that nobody waits for any more leads
// nowhere, and its plan is discarded. `leave` goes on at once or, where something would be lost, asks;
// `answer` goes on or stays. Neither the page that is shown nor the jobs that run are part of this:
// while a check is made, people look at other pages, and a job outlives its change.

import type {
  ApiError,
  BrokenLetters,
  Edit,
  MakeSheetPlan,
  Recipe,
  RecipeSelection,
  Selection,
} from '../../backend/bindings';
import { type Draft, draftsOf, problemOf } from '../../features/change/drafts';
import type { FollowUp } from '../../shared/state/follow-up';
import type { Route } from '../pages/route';

/** Steps, in order. */
export const STEPS = ['choose', 'change', 'check', 'run'] as const;
export type Step = (typeof STEPS)[number];

/** What was chosen in the first step. */
export interface Choice {
  connectionId: string;
  selection: Selection;
  count: number;
  /** The folder or the search whose assets were all chosen, where it was that. */
  whole: RecipeSelection | null;
  /** The page they were chosen on, where that is not the one of the assets. */
  from?: Route;
  /** Closes what was opened for this choice alone; called once nothing can come back to it. */
  release?: () => void;
}

/** A recipe that waits for its assets. */
interface RecipeInUse {
  recipe: Recipe;
  /** `edit`: the assets are only there to try it on. */
  purpose: 'run' | 'edit';
}

/** What the core is asked to make a plan of. */
type Asked =
  | { kind: 'fields'; selection: Selection; drafts: Draft[] }
  /** Its fields become drafts once somebody changes them. */
  | { kind: 'recipe'; selection: Selection; recipe: Recipe }
  | { kind: 'sheet'; name: string; request: MakeSheetPlan };

/** What is checked. */
export interface Check<Of = Asked> {
  /** Where it changes values. */
  connectionId: string;
  /** Without fields where the plan is made of a job. */
  edit: Edit;
  of: Of;
  /** The page that asked for it. */
  from: Route;
}

/** A plan, and what it was made of. */
export interface Checked extends Check<Asked | { kind: 'job'; followUp: FollowUp }> {
  planId: string;
}

type Stage =
  /** `error`: why the last check could not be prepared. */
  | { name: 'choose' | 'change'; error: ApiError | null }
  | { name: 'checking'; check: Check }
  /** `edited`: how many values were changed by hand. `error`: why the job could not be started. */
  | { name: 'check'; checked: Checked; edited: number; error: ApiError | null }
  /** Its sheet is checked again; until then there is this one. */
  | { name: 'rechecking'; checked: Checked; edited: number; check: Check }
  | { name: 'starting'; checked: Checked; edited: number }
  /** A job runs it, or did; the plan is kept by that job. */
  | { name: 'run'; checked: Checked };

/**
 * What leaving may lose: values that were changed by hand; the check, with whatever it holds; or the
 * fields that are being written, because of another environment or a recipe.
 */
export type Loss = 'values' | 'check' | 'environment' | 'recipe';

/** What is asked before something is lost. */
interface Question {
  loses: Loss;
  onAnswer: (isGivenUp: boolean) => void;
}

/** Beside its stage, what a change keeps on all its way. */
export interface State {
  stage: Stage;
  choice: Choice | null;
  recipe: RecipeInUse | null;
  /** They survive a new choice of assets until a job runs them. */
  drafts: Draft[];
  /** The recipe the drafts were made of: saving them again offers its name. */
  origin: Recipe | null;
  /** Drafts as a recipe has them: with them nothing is lost. */
  ofRecipe: Draft[] | null;
  /** Those of the job that was started last, to be used again; nothing is lost with them either. */
  last: Draft[] | null;
  question: Question | null;
}

export const START: State = {
  stage: { name: 'choose', error: null },
  choice: null,
  recipe: null,
  drafts: [],
  origin: null,
  ofRecipe: null,
  last: null,
  question: null,
};

export type Event =
  /** `adapted`: a recipe whose fields are edited like any others from now on. */
  | { type: 'choose'; choice: Choice; adapted?: Recipe }
  /** A recipe is taken to the assets; they come next. */
  | { type: 'takeRecipe'; recipe: RecipeInUse }
  | { type: 'dropRecipe' }
  | { type: 'write'; change: (drafts: Draft[]) => Draft[] }
  /** The drafts are a recipe now. */
  | { type: 'saved'; recipe: Recipe }
  /** `choice`: assets that are chosen with it. */
  | { type: 'check'; check: Check; choice?: Choice }
  /** Somebody said what the broken letters of the sheet are. */
  | { type: 'decideLetters'; letters: BrokenLetters }
  /** Gives up a check that is being prepared; one that can be looked at stays. */
  | { type: 'stop' }
  | { type: 'made'; check: Check; planId: string }
  | { type: 'notMade'; check: Check; error: ApiError }
  /** A plan was made of a job. */
  | { type: 'look'; checked: Checked }
  | { type: 'edited'; edited: number }
  /** From the check back to the fields. */
  | { type: 'editAgain' }
  | { type: 'discard' }
  /** `typedAssets` is what the user typed. */
  | { type: 'run'; expectedAssets: number; typedAssets: number | null }
  | { type: 'started'; checked: Checked; jobId: string }
  | { type: 'notStarted'; checked: Checked; error: ApiError }
  /** Another environment is another change; the fields of the last job stay on offer. */
  | { type: 'changeEnvironment' }
  /** Goes on once nothing would be lost, or somebody said that it may be. */
  | ({ type: 'leave' } & Question)
  | { type: 'answer'; question: Question; isGivenUp: boolean };

/** What is to be done; the first two are answered by an event. */
export type Effect =
  | { do: 'check'; check: Check }
  | { do: 'start'; checked: Checked; expectedAssets: number; typedAssets: number | null }
  /** There is a check to look at. */
  | { do: 'show'; from: Route }
  | { do: 'follow'; jobId: string }
  /** The plan is of no use to anybody now. */
  | { do: 'discard'; planId: string }
  | { do: 'release'; choice: Choice }
  | { do: 'answer'; question: Question; isGivenUp: boolean };

type Next = [State, ...Effect[]];

/** What of that would really be lost. */
export function lossOf({ stage, drafts, ofRecipe, last }: State, loses: Loss): Loss | null {
  if (loses === 'check') return loses;
  const isSettled = drafts === ofRecipe || drafts === last;
  // A field that was only added holds nothing yet.
  const isWritten = !isSettled && drafts.some((draft) => problemOf(draft) !== 'missing');
  if (isWritten && loses !== 'values') return loses;
  return 'edited' in stage && stage.edited > 0 ? 'values' : null;
}

function at(state: State, stage: Stage, ...effects: Effect[]): Next {
  return [{ ...state, stage }, ...effects];
}

/** Nothing is checked. */
function atRest(state: State, error: ApiError | null = null): State {
  return { ...state, stage: { name: state.choice === null ? 'choose' : 'change', error } };
}

/** There is a check to look at. */
function atCheck(state: State, checked: Checked, edited = 0, error: ApiError | null = null): State {
  return { ...state, stage: { name: 'check', checked, edited, error } };
}

/** Nobody waits for a check any more, or looks at why there was none. */
function stopped(state: State): State {
  const { stage } = state;
  if (stage.name === 'starting' || stage.name === 'run') return state;
  return 'edited' in stage ? atCheck(state, stage.checked, stage.edited) : atRest(state);
}

/** The fields of a recipe, where there is one, take the place of the drafts. */
function withFieldsOf(recipe: Recipe | undefined, state: State): State {
  if (recipe === undefined) return state;
  const drafts = draftsOf(recipe.edit);
  return { ...state, drafts, ofRecipe: drafts, origin: recipe };
}

/** What a job was started with is no part of the next change, unless somebody asks for it. */
function withoutFieldsOf({ of }: Checked, state: State): State {
  if (of.kind === 'recipe') return { ...state, last: draftsOf(of.recipe.edit) };
  if (of.kind !== 'fields') return state;
  const isRewritten = of.drafts !== state.drafts;
  return { ...state, last: of.drafts, ...(isRewritten ? {} : { drafts: [], origin: null }) };
}

function transition(state: State, event: Event): Next {
  const { stage } = state;
  switch (event.type) {
    case 'choose': {
      const next = { ...state, choice: event.choice, recipe: null };
      return [atRest(withFieldsOf(event.adapted, next))];
    }
    case 'takeRecipe':
      return [atRest({ ...state, recipe: event.recipe })];
    case 'dropRecipe':
      return [stopped({ ...state, recipe: null })];
    case 'write':
      return [{ ...state, drafts: event.change(state.drafts) }];
    case 'saved':
      return [{ ...state, origin: event.recipe }];
    case 'check': {
      const { check, choice = state.choice } = event;
      return at({ ...state, choice }, { name: 'checking', check }, { do: 'check', check });
    }
    case 'decideLetters': {
      if (stage.name !== 'check' || stage.checked.of.kind !== 'sheet') return [state];
      const { checked, edited } = stage;
      const { planId: _, ...before } = checked;
      const request = { ...stage.checked.of.request, letters: event.letters };
      const check = { ...before, of: { ...stage.checked.of, request } };
      return at(state, { name: 'rechecking', checked, edited, check }, { do: 'check', check });
    }
    case 'stop':
      return [stopped(state)];
    case 'made': {
      const { check, planId } = event;
      if (!('check' in stage) || stage.check !== check) return [state, { do: 'discard', planId }];
      const next = atCheck(state, { ...check, planId });
      return stage.name === 'checking' ? [next, { do: 'show', from: check.from }] : [next];
    }
    case 'notMade':
      if (!('check' in stage) || stage.check !== event.check) return [state];
      if (stage.name === 'checking') return [atRest(state, event.error)];
      return [atCheck(state, stage.checked, stage.edited, event.error)];
    case 'look':
      return [atCheck(state, event.checked)];
    case 'edited':
      if (!('edited' in stage)) return [state];
      return at(state, { ...stage, edited: event.edited });
    case 'editAgain': {
      const of = 'checked' in stage ? stage.checked.of : null;
      // From here on the fields of a recipe are edited like any others.
      const adapted = of?.kind === 'recipe' ? of.recipe : undefined;
      return [atRest(withFieldsOf(adapted, { ...state, recipe: null }))];
    }
    case 'discard':
      return [atRest(state)];
    case 'run': {
      if (stage.name !== 'check') return [state];
      const { checked, edited } = stage;
      const { type: _, ...counts } = event;
      return at(state, { name: 'starting', checked, edited }, { do: 'start', checked, ...counts });
    }
    case 'started': {
      const { checked, jobId } = event;
      const next = withoutFieldsOf(checked, { ...state, recipe: null });
      const isAwaited = stage.name === 'starting' && stage.checked === checked;
      return at(next, isAwaited ? { name: 'run', checked } : stage, { do: 'follow', jobId });
    }
    case 'notStarted':
      if (stage.name !== 'starting' || stage.checked !== event.checked)
        return [state, { do: 'discard', planId: event.checked.planId }];
      return [atCheck(state, stage.checked, stage.edited, event.error)];
    case 'changeEnvironment':
      return [atRest({ ...state, choice: null, recipe: null, drafts: [], origin: null })];
    case 'leave': {
      const { loses, onAnswer } = event;
      const loss = lossOf(state, loses);
      if (loss !== null) return [{ ...state, question: { loses: loss, onAnswer } }];
      return [state, { do: 'answer', question: { loses, onAnswer }, isGivenUp: true }];
    }
    case 'answer': {
      const { question, isGivenUp } = event;
      if (question !== state.question) return [state];
      return [
        { ...state, question: null },
        { do: 'answer', question, isGivenUp },
      ];
    }
  }
}

/** Leads to the next state; what nobody can come back to from there is closed. */
export function step(state: State, event: Event): Next {
  const [next, ...effects] = transition(state, event);
  const { stage } = state;
  const held = stage.name === 'check' || stage.name === 'rechecking' ? stage.checked.planId : null;
  const isHeld = 'checked' in next.stage && next.stage.checked.planId === held;
  if (held !== null && !isHeld) effects.push({ do: 'discard', planId: held });
  if (state.choice && state.choice !== next.choice)
    effects.push({ do: 'release', choice: state.choice });
  return [next, ...effects];
}
