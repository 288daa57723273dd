// One change on its way through the four steps.

import { useRef, useState } from 'react';
import type { ApiError, Edit, Selection } from '../backend/bindings';
import { asApiError } from '../backend/errors';
import type { Draft } from '../features/change/drafts';
import { useBackend } from '../shared/backend-context';
import type { FollowUp } from '../shared/follow-up';
import type { Route } from './route';

/** What was chosen in the first step. */
export interface Choice {
  connectionId: string;
  selection: Selection;
  count: number;
}

/** A plan and the edit it was made from. */
export interface Checked {
  planId: string;
  /** Without fields where the plan was made of a job. */
  edit: Edit;
  /** Set where the plan was made of a job. */
  followUp?: FollowUp;
  /** The page that made it, where that is not the one of the change. */
  from?: Route;
}

/** Steps, in order. */
export const STEPS = ['choose', 'change', 'check', 'run'] as const;
export type Step = (typeof STEPS)[number];

/** Keeps what the steps hand to each other. Drafts survive a new choice of assets. */
export function useFlow() {
  const backend = useBackend();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const [checked, setChecked] = useState<Checked | null>(null);
  // A plan that runs is kept by its job and must not be discarded.
  const startedPlan = useRef<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  function forgetPlan() {
    setError(null);
    setChecked((before) => {
      if (before && before.planId !== startedPlan.current) {
        // The plan is of no use to anybody now; failing to discard it changes nothing for the user.
        backend.discardPlan({ planId: before.planId }).catch(() => {});
      }
      return null;
    });
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    setIsBusy(true);
    setError(null);
    try {
      return await work();
    } catch (thrown) {
      setError(asApiError(thrown));
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    choice,
    drafts,
    checked,
    isBusy,
    error,
    setDrafts,
    choose(next: Choice) {
      forgetPlan();
      setChoice(next);
    },
    forgetPlan,
    /** Makes the plan; `true` when there is one to look at. */
    async check(edit: Edit): Promise<boolean> {
      if (choice === null) return false;
      const { connectionId, selection } = choice;
      const planId = await attempt(() =>
        backend.makePlan({
          connectionId,
          selection,
          edit,
          source: { kind: 'edit' },
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        }),
      );
      if (planId === null) return false;
      setChecked({ planId, edit });
      return true;
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
      if (jobId !== null) startedPlan.current = planId;
      return jobId;
    },
    /** Begins again with other assets and other fields. */
    reset() {
      forgetPlan();
      setChoice(null);
      setDrafts([]);
    },
  };
}

/** See [`useFlow`]. */
export type Flow = ReturnType<typeof useFlow>;
