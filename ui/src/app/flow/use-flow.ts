// One change on its way through the four steps: does what its machine says.

import { useRef, useState } from 'react';
import type { JobFacts, PlanSource } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { localZone } from '../../features/change/drafts';
import { useBackend } from '../../shared/state/backend-context';
import type { FollowUpKind } from '../../shared/state/follow-up';
import type { Route } from '../pages/route';
import { type Check, type Effect, type Event, type Loss, lossOf, START, step } from './machine';

interface FlowHost {
  /** The page that is shown. */
  route: Route;
  /** The connection in use. */
  currentId: string | null;
  /** Works with a connection from now on. */
  use: (connectionId: string) => void;
  onGo: (route: Route) => void;
  onStarted: (jobId: string) => void;
}

/** Keeps what the steps hand to each other. */
export function useFlow(host: FlowHost) {
  const backend = useBackend();
  const [state, setState] = useState(START);
  // Not `useReducer`: who waited for AEM goes on from the newest state, and an effect happens once.
  const now = useRef(state);
  const around = useRef(host);
  around.current = host;

  function send(event: Event) {
    const [next, ...effects] = step(now.current, event);
    now.current = next;
    setState(next);
    for (const effect of effects) perform(effect);
  }

  function discard(planId: string) {
    // The plan is of no use to anybody now; failing to discard it changes nothing for the user.
    backend.discardPlan({ planId }).catch(() => {});
  }

  function makePlan({ connectionId, edit, of }: Check): Promise<string> {
    if (of.kind === 'sheet') return backend.makeSheetPlan(of.request);
    const source: PlanSource =
      of.kind === 'recipe' ? { kind: 'recipe', name: of.recipe.name } : { kind: 'edit' };
    const { selection } = of;
    return backend.makePlan({ connectionId, selection, edit, source, zone: localZone() });
  }

  function perform(effect: Effect) {
    switch (effect.do) {
      case 'check':
        makePlan(effect.check).then(
          (planId) => send({ type: 'made', check: effect.check, planId }),
          (thrown) => send({ type: 'notMade', check: effect.check, error: asApiError(thrown) }),
        );
        break;
      case 'start': {
        const { checked, expectedAssets, typedAssets } = effect;
        backend.startJob({ planId: checked.planId, expectedAssets, typedAssets }).then(
          (jobId) => send({ type: 'started', checked, jobId }),
          (thrown) => send({ type: 'notStarted', checked, error: asApiError(thrown) }),
        );
        break;
      }
      case 'show':
        // Whoever left meanwhile is not taken away: the notice of the open check leads to it.
        if (around.current.route === effect.from) around.current.onGo('check');
        break;
      case 'follow':
        return around.current.onStarted(effect.jobId);
      case 'discard':
        return discard(effect.planId);
      case 'release':
        return effect.choice.release?.();
      case 'answer':
        return effect.question.onAnswer(effect.isGivenUp);
    }
  }

  /** As `leaving`, for what waits for the answer: `false` stays. */
  const mayLeave = (loses: Loss = 'values') =>
    new Promise<boolean>((onAnswer) => send({ type: 'leave', loses, onAnswer }));

  const { stage, drafts, last } = state;
  return {
    ...state,
    /** The fields and values of the last job, which are offered where there are none yet. */
    last: drafts.length === 0 ? last : null,
    checked: 'checked' in stage ? stage.checked : null,
    /** A check that was neither run nor discarded. */
    open: 'edited' in stage ? stage.checked : null,
    edited: 'edited' in stage ? stage.edited : 0,
    isBusy: ['checking', 'rechecking', 'starting'].includes(stage.name),
    error: 'error' in stage ? stage.error : null,
    send,
    /** Goes on at once, unless that would lose something: then somebody has to say so. */
    leaving: (goOn: () => void, loses: Loss = 'values') =>
      send({ type: 'leave', loses, onAnswer: (isGivenUp) => isGivenUp && goOn() }),
    mayLeave,
    /** Whether another environment would lose something. */
    wouldLose: () => lossOf(now.current, 'environment') !== null,
    /**
     * Makes the plan of an undo or another try, and leads to its check; throws an `ApiError` when
     * there is none. The window changes to the connection of the job first, so that the bar on top
     * tells where the values go.
     */
    async followUp(kind: FollowUpKind, { jobId, startedAt }: JobFacts, from: Route) {
      const { planId, connectionId } = await (kind === 'undo'
        ? backend.makeUndo({ jobId })
        : backend.makeRetry({ jobId }));
      // Not always the one the job had: a connection that was removed and added again is another.
      const loses = connectionId === around.current.currentId ? 'values' : 'environment';
      // Whoever left meanwhile is working on something else.
      const isWanted = around.current.route === from && (await mayLeave(loses));
      if (!isWanted) return discard(planId);
      around.current.use(connectionId);
      const of = { kind: 'job' as const, followUp: { kind, ofJob: jobId, startedAt } };
      send({ type: 'look', checked: { planId, connectionId, edit: { fields: [] }, of, from } });
      around.current.onGo('check');
    },
  };
}

/** See [`useFlow`]. */
export type Flow = ReturnType<typeof useFlow>;
