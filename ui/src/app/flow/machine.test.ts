import { describe, expect, it, vi } from 'vitest';
import type { MakeSheetPlan } from '../../backend/bindings';
import { RIGHTS_RECIPE } from '../../backend/memory/changes/recipes';
import { apiError } from '../../backend/memory/errors';
import { type Draft, draftsOf, newDraft } from '../../features/change/drafts';
import {
  type Check,
  type Checked,
  type Choice,
  type Event,
  lossOf,
  START,
  type State,
  step,
} from './machine';

const ADDED: Draft = newDraft({ property: 'dc:title', kind: 'text' });
const WRITTEN: Draft = { ...ADDED, value: { kind: 'text', text: 'Portrait' } };
const DRAFTS = [WRITTEN];
const EDIT = RIGHTS_RECIPE.edit;
const SAVED = { ...RIGHTS_RECIPE, id: 'saved' };
const ERROR = apiError('timeout');

const selection = { kind: 'all' as const, listingId: 'l1', except: [] };
const connectionId = 'c1';
const CHOICE: Choice = { connectionId, selection, count: 3, whole: null, release: () => {} };
const OF_FIELDS: Check = {
  connectionId,
  edit: EDIT,
  of: { kind: 'fields', selection, drafts: DRAFTS },
  from: 'change',
};
const OF_RECIPE: Check = {
  ...OF_FIELDS,
  of: { kind: 'recipe', selection, recipe: RIGHTS_RECIPE },
  from: 'recipe',
};
const request: MakeSheetPlan = {
  sheetId: 's1',
  connectionId,
  within: '/content/dam',
  includeFragments: false,
  letters: 'ask',
};
const OF_SHEET: Check = {
  ...OF_FIELDS,
  of: { kind: 'sheet', name: 'rights.csv', request },
  from: 'sheets',
};
const OF_JOB: Checked = {
  planId: 'undo',
  connectionId,
  edit: { fields: [] },
  of: { kind: 'job', followUp: { kind: 'undo', ofJob: 'j1', startedAt: '' } },
  from: 'home',
};

const RUN: Event = { type: 'run', expectedAssets: 3, typedAssets: null };
const write = (drafts: Draft[]): Event => ({ type: 'write', change: () => drafts });
const made = (check: Check, planId = 'p1'): Event => ({ type: 'made', check, planId });

/** The state that events lead to, one after the other. */
const lead = (first: State, ...events: Event[]): State =>
  events.reduce((state, event) => step(state, event)[0], first);

function planOf({ stage }: State): Checked {
  if (!('checked' in stage)) throw new Error('There is no plan.');
  return stage.checked;
}

const toCheck = (state: State, check: Check) => lead(state, { type: 'check', check }, made(check));
const started = (state: State): Event => ({ type: 'started', checked: planOf(state), jobId: 'j1' });
const toRun = (state: State) => lead(state, RUN, started(state));

const CHOOSE = START;
const CHANGE = lead(
  CHOOSE,
  { type: 'choose', choice: CHOICE },
  write(DRAFTS),
  { type: 'saved', recipe: SAVED },
  { type: 'takeRecipe', recipe: { recipe: RIGHTS_RECIPE, purpose: 'run' } },
);
const CHECKING = lead(CHANGE, { type: 'check', check: OF_FIELDS });
const CHECK = lead(CHECKING, made(OF_FIELDS));
const EDITED = lead(CHECK, { type: 'edited', edited: 2 });
const RECHECKING = lead(
  toCheck(CHANGE, OF_SHEET),
  { type: 'edited', edited: 2 },
  { type: 'decideLetters', letters: 'repair' },
);
const STARTING = lead(CHECK, RUN);
const RUNNING = toRun(CHECK);
const STATES = { CHOOSE, CHANGE, CHECKING, CHECK, EDITED, RECHECKING, STARTING, RUNNING };
const each = Object.entries(STATES);

it('goes from the assets to the job, and says what has to be done', () => {
  expect(each.map(([, state]) => state.stage.name)).toEqual([
    'choose',
    'change',
    'checking',
    'check',
    'check',
    'rechecking',
    'starting',
    'run',
  ]);
  expect(step(CHANGE, { type: 'check', check: OF_FIELDS })[1]).toEqual({
    do: 'check',
    check: OF_FIELDS,
  });
  expect(step(CHECKING, made(OF_FIELDS))).toEqual([CHECK, { do: 'show', from: 'change' }]);
  const { type: _, ...counts } = RUN;
  expect(step(CHECK, RUN).slice(1)).toEqual([{ do: 'start', checked: planOf(CHECK), ...counts }]);
  expect(step(STARTING, started(STARTING))).toEqual([RUNNING, { do: 'follow', jobId: 'j1' }]);
});

describe('a check', () => {
  it.each(each)('that nobody waits for any more changes nothing: %s', (_, state) => {
    const check = { ...OF_FIELDS };
    const [next, ...effects] = step(state, made(check, 'late'));
    expect(next).toBe(state);
    expect(effects).toEqual([{ do: 'discard', planId: 'late' }]);
    expect(step(state, { type: 'notMade', check, error: ERROR })).toEqual([state]);
  });

  it('is not waited for once another is, somebody went back, or chose other assets', () => {
    const left: Event[] = [
      { type: 'check', check: OF_SHEET },
      { type: 'stop' },
      { type: 'choose', choice: { ...CHOICE } },
      { type: 'takeRecipe', recipe: { recipe: RIGHTS_RECIPE, purpose: 'run' } },
      { type: 'look', checked: OF_JOB },
    ];
    for (const event of left) {
      const state = lead(CHECKING, event);
      expect(step(state, made(OF_FIELDS))).toEqual([state, { do: 'discard', planId: 'p1' }]);
    }
  });

  it('that cannot be prepared leads back to the fields, until the next one', () => {
    const failed = lead(CHECKING, { type: 'notMade', check: OF_FIELDS, error: ERROR });
    expect(failed).toEqual({ ...CHANGE, stage: { name: 'change', error: ERROR } });
    expect(lead(failed, { type: 'stop' })).toEqual(CHANGE);
    expect(lead(failed, { type: 'check', check: OF_FIELDS })).toEqual(CHECKING);
  });

  it('is run once, and started only by its own answer', () => {
    for (const state of [STARTING, RUNNING]) expect(step(state, RUN)).toEqual([state]);
    const other = { ...STARTING, stage: { ...STARTING.stage, checked: OF_JOB } } as State;
    expect(lead(other, started(STARTING)).stage).toBe(other.stage);
    // A page that is being left may still tell of it.
    const late: Event[] = [{ type: 'edited', edited: 1 }, { type: 'stop' }];
    expect(lead(RUNNING, ...late)).toEqual(RUNNING);
    expect(lead(STARTING, { type: 'stop' })).toEqual(STARTING);
  });

  it('that cannot be run can still be looked at', () => {
    const checked = planOf(STARTING);
    const { stage } = lead(STARTING, { type: 'notStarted', checked, error: ERROR });
    expect(stage).toEqual({ name: 'check', checked, edited: 0, error: ERROR });
  });

  it('takes the place of one that is open, which is discarded', () => {
    for (const event of [
      { type: 'check', check: OF_SHEET },
      { type: 'look', checked: OF_JOB },
    ] satisfies Event[]) {
      expect(step(EDITED, event)).toContainEqual({ do: 'discard', planId: 'p1' });
    }
  });

  it('of a sheet stays until that of its decided letters is there', () => {
    const { stage } = RECHECKING;
    if (stage.name !== 'rechecking') throw new Error(stage.name);
    expect(stage.check.of).toEqual({ ...OF_SHEET.of, request: { ...request, letters: 'repair' } });
    const [next, ...effects] = step(RECHECKING, made(stage.check, 'p2'));
    expect(next.stage).toMatchObject({ name: 'check', checked: { planId: 'p2' }, edited: 0 });
    expect(effects).toEqual([{ do: 'discard', planId: 'p1' }]);
    const failed = lead(RECHECKING, { type: 'notMade', check: stage.check, error: ERROR });
    const { checked, edited } = stage;
    expect(failed.stage).toEqual({ name: 'check', checked, edited, error: ERROR });
    expect(lead(failed, { type: 'stop' }).stage).toMatchObject({ edited, error: null });
  });
});

describe('another environment', () => {
  it.each(each)('is another change: %s', (_, state) => {
    const [next, ...effects] = step(state, { type: 'changeEnvironment' });
    expect(next).toEqual({ ...START, last: state.last });
    const isOpen = state.stage.name === 'check' || state.stage.name === 'rechecking';
    expect(effects.filter((effect) => effect.do === 'discard')).toHaveLength(isOpen ? 1 : 0);
    expect(effects).toHaveLength((isOpen ? 1 : 0) + (state.choice === null ? 0 : 1));
  });

  it('gives up a check that is being prepared', () => {
    const state = lead(CHECKING, { type: 'changeEnvironment' });
    expect(step(state, made(OF_FIELDS))).toEqual([state, { do: 'discard', planId: 'p1' }]);
  });

  it('leaves a job alone that is being started: its plan is discarded only if it cannot start', () => {
    const state = lead(STARTING, { type: 'changeEnvironment' });
    const checked = planOf(STARTING);
    expect(step(state, started(STARTING))).toEqual([
      { ...state, last: DRAFTS },
      { do: 'follow', jobId: 'j1' },
    ]);
    expect(step(state, { type: 'notStarted', checked, error: ERROR })).toEqual([
      state,
      { do: 'discard', planId: 'p1' },
    ]);
  });
});

describe('what would be lost', () => {
  const onAnswer = () => {};

  it('is asked about first, and given up or kept as the answer says', () => {
    const question = { loses: 'environment' as const, onAnswer };
    const [asked, ...nothing] = step(CHANGE, { type: 'leave', ...question });
    expect(asked).toEqual({ ...CHANGE, question });
    expect(nothing).toEqual([]);
    for (const isGivenUp of [true, false]) {
      const answer: Event = { type: 'answer', question: asked.question ?? question, isGivenUp };
      expect(step(asked, answer)).toEqual([CHANGE, { do: 'answer', question, isGivenUp }]);
      // The dialog says afterwards that it was closed.
      expect(step(CHANGE, { ...answer, isGivenUp: false })).toEqual([CHANGE]);
    }
  });

  it('is nothing where nothing was written or changed by hand: that goes on at once', () => {
    const question = { loses: 'environment' as const, onAnswer };
    for (const state of [
      CHOOSE,
      lead(CHANGE, write([])),
      lead(CHANGE, write([ADDED])),
      lead(CHOOSE, { type: 'choose', choice: CHOICE, adapted: RIGHTS_RECIPE }),
      RUNNING,
      lead(RUNNING, write(DRAFTS)),
    ]) {
      const goesOn = { do: 'answer', question, isGivenUp: true };
      expect(step(state, { type: 'leave', ...question })).toEqual([state, goesOn]);
    }
  });

  it('is named: the fields, the check, or values that were changed by hand', () => {
    expect(lossOf(EDITED, 'recipe')).toBe('recipe');
    expect(lossOf(EDITED, 'values')).toBe('values');
    expect(lossOf(CHECK, 'values')).toBeNull();
    expect(lossOf(lead(CHECK, write([])), 'check')).toBe('check');
    expect(lossOf(lead(EDITED, RUN), 'values')).toBe('values');
    expect(lossOf(lead(EDITED, { type: 'discard' }), 'values')).toBeNull();
  });
});

describe('a job that was started', () => {
  it('leaves no fields to the next change, which may use them again', () => {
    expect(RUNNING).toMatchObject({ recipe: null, origin: null });
    const next = lead(RUNNING, { type: 'choose', choice: { ...CHOICE } });
    expect(next).toMatchObject({ stage: { name: 'change' }, drafts: [], last: DRAFTS });
    expect(lead(next, { type: 'changeEnvironment' }).last).toBe(DRAFTS);
  });

  it('keeps its plan, which is not discarded with it', () => {
    expect(step(RUNNING, { type: 'discard' }).slice(1)).toEqual([]);
    expect(step(RUNNING, { type: 'check', check: OF_SHEET })).toHaveLength(2);
  });

  it('leaves alone what was written since its check', () => {
    const rewritten = [{ ...WRITTEN }];
    const { drafts, last } = lead(STARTING, write(rewritten), started(STARTING));
    expect(drafts).toBe(rewritten);
    expect(last).toBe(DRAFTS);
  });

  it('of a recipe offers its fields; that of a sheet or of an undo leaves fields as they are', () => {
    expect(toRun(toCheck(CHANGE, OF_RECIPE))).toMatchObject({
      drafts: DRAFTS,
      last: draftsOf(EDIT),
    });
    const undone = toRun(lead(CHANGE, { type: 'look', checked: OF_JOB }));
    for (const { drafts, last, stage } of [toRun(toCheck(CHANGE, OF_SHEET)), undone]) {
      expect(stage.name).toBe('run');
      expect(drafts).toBe(DRAFTS);
      expect(last).toBeNull();
    }
  });
});

describe('going back', () => {
  it('from the check finds the fields as they were', () => {
    expect(step(CHECK, { type: 'editAgain' })).toEqual([
      { ...CHANGE, recipe: null },
      { do: 'discard', planId: 'p1' },
    ]);
  });

  it('from that of a recipe to the assets leaves the fields of another change alone', () => {
    const choice = { ...CHOICE, count: 4 };
    const checked = lead(CHANGE, { type: 'check', check: OF_RECIPE, choice }, made(OF_RECIPE));
    const chosen = { ...CHANGE, choice };
    expect(chosen.origin).toBe(SAVED);
    expect(lead(checked, { type: 'discard' })).toEqual(chosen);
    const without = lead(checked, { type: 'discard' }, { type: 'dropRecipe' });
    expect(without).toEqual({ ...chosen, recipe: null });
    // They take their place only where they are to be edited.
    expect(lead(checked, { type: 'editAgain' })).toMatchObject({
      drafts: draftsOf(EDIT),
      origin: RIGHTS_RECIPE,
      recipe: null,
    });
  });

  it('to choose other assets keeps the fields, and closes what was opened for the first', () => {
    const release = vi.fn();
    const first = { ...CHOICE, release };
    const state = lead(CHANGE, { type: 'choose', choice: first });
    const choice = { ...CHOICE };
    const [next, ...effects] = step(state, { type: 'choose', choice });
    expect(next).toMatchObject({ choice, drafts: DRAFTS, recipe: null });
    expect(effects).toEqual([{ do: 'release', choice: first }]);
  });
});
