// One change on its way through the four steps.

import { useRef, useState } from 'react';
import type {
  ApiError,
  BrokenLetters,
  Edit,
  MakeSheetPlan,
  PlanSource,
  Recipe,
  RecipeSelection,
  Selection,
} from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { type Draft, draftsOf, problemOf } from '../../features/change/drafts';
import { useBackend } from '../../shared/state/backend-context';
import type { FollowUp } from '../../shared/state/follow-up';
import type { Route } from '../pages/route';

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
export interface RecipeInUse {
  recipe: Recipe;
  /** `edit`: the assets are only there to try it on. */
  purpose: 'run' | 'edit';
}

/** A plan and the edit it was made from. */
export interface Checked {
  planId: string;
  /** Where it changes values. */
  connectionId: string;
  /** Without fields where the plan was made of a job. */
  edit: Edit;
  /** What the edit was made of, where that were drafts. */
  drafts?: Draft[];
  /** Set where the plan was made of a job. */
  followUp?: FollowUp;
  /** The page that made it, where that is not the one of the change. */
  from?: Route;
  /** The recipe it was made of: its fields become drafts once somebody changes them. */
  recipe?: Recipe;
  /** Name of the sheet it was made of, where it was that. */
  sheet?: string;
  /** How that was asked for. */
  ofSheet?: MakeSheetPlan;
  /** A job runs it: it is kept by that job and must not be discarded. */
  isStarted?: boolean;
}

/** Why the fields that are being written would be given up with whatever else is left. */
export type FieldsEnd = 'environment' | 'recipe';

/** What is asked before something is lost. */
interface Question {
  /** `values`: those that were changed by hand; `check`: that, with whatever it holds. */
  loses: 'values' | 'check' | FieldsEnd;
  /** Values that were changed by hand are lost as well. */
  andValues: boolean;
  onAnswer: (isGivenUp: boolean) => void;
}

/** Steps, in order. */
export const STEPS = ['choose', 'change', 'check', 'run'] as const;
export type Step = (typeof STEPS)[number];

/** Keeps what the steps hand to each other. Drafts survive a new choice of assets until a job runs them. */
export function useFlow() {
  const backend = useBackend();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [checked, setChecked] = useState<Checked | null>(null);
  const [recipe, setRecipe] = useState<RecipeInUse | null>(null);
  // The recipe the drafts were made of: saving them again offers its name.
  const [origin, setOrigin] = useState<Recipe | null>(null);
  // Cells of the plan that were changed by hand: nobody loses them without a question.
  const [edited, setEdited] = useState(0);
  const [question, setQuestion] = useState<Question | null>(null);
  // Drafts as a recipe has them: with them nothing is lost.
  const [ofRecipe, setOfRecipe] = useState<Draft[] | null>(null);
  // Those of the job that was started last, to be used again; nothing is lost with them either.
  const [last, setLast] = useState<Draft[] | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  // Goes up as soon as nobody waits any more for what is under way.
  const turn = useRef(0);

  /** Gives up a check that is being prepared. One that can be looked at already stays. */
  function stopPreparing() {
    turn.current += 1;
    setIsBusy(false);
    setError(null);
  }

  function discard(planId: string) {
    // The plan is of no use to anybody now; failing to discard it changes nothing for the user.
    backend.discardPlan({ planId }).catch(() => {});
  }

  function forgetPlan() {
    stopPreparing();
    setEdited(0);
    setChecked((before) => {
      if (before && !before.isStarted) discard(before.planId);
      return null;
    });
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    const mine = turn.current;
    setIsBusy(true);
    setError(null);
    try {
      return await work();
    } catch (thrown) {
      if (mine === turn.current) setError(asApiError(thrown));
      return null;
    } finally {
      if (mine === turn.current) setIsBusy(false);
    }
  }

  /** Makes a plan; `true` when there is one to look at, and somebody still waits for it. */
  async function prepare(
    make: () => Promise<string>,
    of: Omit<Checked, 'planId'>,
  ): Promise<boolean> {
    stopPreparing();
    const mine = turn.current;
    const planId = await attempt(make);
    if (planId === null) return false;
    if (mine !== turn.current) {
      discard(planId);
      return false;
    }
    setChecked({ planId, ...of });
    return true;
  }

  function plan(of: Choice, edit: Edit, source: PlanSource, recipe?: Recipe): Promise<boolean> {
    const { connectionId, selection } = of;
    const made = recipe === undefined ? { drafts } : { recipe };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return prepare(() => backend.makePlan({ connectionId, selection, edit, source, zone }), {
      connectionId,
      edit,
      ...made,
    });
  }

  function choose(next: Choice) {
    forgetPlan();
    if (choice !== next) choice?.release?.();
    setChoice(next);
  }

  /** The fields of a recipe take the place of the drafts. */
  function takeFields(of: Recipe) {
    const next = draftsOf(of.edit);
    setDrafts(next);
    setOfRecipe(next);
    setOrigin(of);
  }

  /** What a job was started with is no part of the next change, unless somebody asks for it. */
  function keepForReuse(of: Checked) {
    if (of.followUp !== undefined || of.sheet !== undefined) return;
    setLast(of.drafts ?? draftsOf(of.edit));
    if (of.drafts === undefined || of.drafts !== drafts) return;
    setDrafts([]);
    setOrigin(null);
  }

  const open = checked !== null && !checked.isStarted ? checked : null;
  const isSettled = drafts === ofRecipe || drafts === last;
  // A field that was only added holds nothing yet.
  const isWritten = !isSettled && drafts.some((draft) => problemOf(draft) !== 'missing');
  // Who waited for AEM before leaving is asked about what there is to lose by then.
  const atStake = useRef({ values: false, fields: false });
  atStake.current = { values: open !== null && edited > 0, fields: isWritten };

  function ask(fieldsEnd: FieldsEnd | undefined, onAnswer: (isGivenUp: boolean) => void) {
    const { values, fields } = atStake.current;
    if (fields && fieldsEnd !== undefined)
      setQuestion({ loses: fieldsEnd, andValues: values, onAnswer });
    else if (values) setQuestion({ loses: 'values', andValues: true, onAnswer });
    else onAnswer(true);
  }

  return {
    choice,
    drafts,
    checked,
    /** A plan that was neither run nor discarded. */
    open,
    edited,
    setEdited,
    /** Set while it is asked whether to give up what was changed by hand, or the fields. */
    question,
    answer(isGivenUp: boolean) {
      setQuestion(null);
      question?.onAnswer(isGivenUp);
    },
    /**
     * Goes on at once, unless that would lose what was changed by hand. `fieldsEnd`: the fields would
     * be lost as well.
     */
    leaving(goOn: () => void, fieldsEnd?: FieldsEnd) {
      ask(fieldsEnd, (isGivenUp) => {
        if (isGivenUp) goOn();
      });
    },
    /** The same for what waits for the answer: `false` stays. */
    mayLeave(fieldsEnd?: FieldsEnd): Promise<boolean> {
      return new Promise((resolve) =>
        ask(fieldsEnd, (isGivenUp) => {
          // The dialog says that it closes before it says what was pressed.
          if (isGivenUp) resolve(true);
          else queueMicrotask(() => resolve(false));
        }),
      );
    },
    /** Whether there is something to lose. `fieldsEnd`: the fields count, too. */
    wouldLose(fieldsEnd?: FieldsEnd): boolean {
      const { values, fields } = atStake.current;
      return values || (fields && fieldsEnd !== undefined);
    },
    /** Gives up the open check once somebody says so. */
    discardCheck() {
      setQuestion({
        loses: 'check',
        andValues: edited > 0,
        onAnswer: (isGivenUp) => {
          if (isGivenUp) forgetPlan();
        },
      });
    },
    recipe,
    origin,
    isBusy,
    error,
    setDrafts,
    setOrigin,
    choose,
    stopPreparing,
    forgetPlan,
    /** Takes a recipe to the assets; they come next. */
    takeRecipe(next: RecipeInUse) {
      forgetPlan();
      setRecipe(next);
    },
    dropRecipe() {
      stopPreparing();
      setRecipe(null);
    },
    /** Goes on with the fields of the recipe as with any others. */
    adaptRecipe(next: Choice, of: Recipe) {
      choose(next);
      takeFields(of);
      setRecipe(null);
    },
    /** Makes the plan of a recipe, as it is; `true` when there is one to look at. */
    async checkRecipe(next: Choice, of: Recipe): Promise<boolean> {
      choose(next);
      return plan(next, of.edit, { kind: 'recipe', name: of.name }, of);
    },
    /** From the check back to the fields; those of a recipe take the place of the drafts now. */
    editAgain() {
      const of = checked?.recipe;
      forgetPlan();
      if (of !== undefined) takeFields(of);
    },
    /** The fields and values of the last job, which are offered where there are none yet. */
    last: drafts.length === 0 ? last : null,
    reuseLast() {
      if (last !== null) setDrafts(last);
    },
    /** Makes the plan; `true` when there is one to look at. */
    async check(edit: Edit): Promise<boolean> {
      return choice === null ? false : plan(choice, edit, { kind: 'edit' });
    },
    /** Makes the plan of a sheet; `true` when there is one to look at. */
    async checkSheet(request: MakeSheetPlan, edit: Edit, sheet: string): Promise<boolean> {
      forgetPlan();
      const { connectionId } = request;
      return prepare(() => backend.makeSheetPlan(request), {
        connectionId,
        edit,
        sheet,
        ofSheet: request,
        from: 'sheets',
      });
    },
    /** Makes the plan of the sheet again, now that somebody said what its broken letters are. */
    async decideLetters(letters: BrokenLetters): Promise<void> {
      if (checked?.ofSheet === undefined) return;
      const { planId: before, ...of } = checked;
      const ofSheet = { ...checked.ofSheet, letters };
      const isMade = await prepare(() => backend.makeSheetPlan(ofSheet), { ...of, ofSheet });
      if (!isMade) return;
      discard(before);
      setEdited(0);
    },
    /** Looks at a plan that was made of a job. */
    look(next: Checked) {
      forgetPlan();
      setChecked(next);
    },
    /** Starts the job; its id, or `null` when it could not start. `typedAssets` is what the user typed. */
    async run(expectedAssets: number, typedAssets: number | null): Promise<string | null> {
      if (checked === null) return null;
      const { planId } = checked;
      const jobId = await attempt(() => backend.startJob({ planId, expectedAssets, typedAssets }));
      if (jobId !== null) {
        setChecked((before) =>
          before?.planId === planId ? { ...before, isStarted: true } : before,
        );
        setRecipe(null);
        keepForReuse(checked);
      }
      return jobId;
    },
    /** Begins again with other assets and other fields; those of the last job stay on offer. */
    reset() {
      forgetPlan();
      choice?.release?.();
      setChoice(null);
      setDrafts([]);
      setRecipe(null);
      setOrigin(null);
    },
  };
}

/** See [`useFlow`]. */
export type Flow = ReturnType<typeof useFlow>;
