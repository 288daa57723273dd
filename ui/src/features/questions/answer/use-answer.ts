// The answer to a question, from the asking to its end.

import { useEffect, useRef, useState } from 'react';
import type { AnswerState, ApiError, Asked } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useBackend } from '../../../shared/state/backend-context';

/** What is known of an answer. */
export interface Answer {
  /** What was asked. */
  asked: Asked;
  /** `null` until AEM was asked. */
  state: AnswerState | null;
  /** Why it could not be asked, or not watched. */
  error: ApiError | null;
}

/** Whether more of it may come. */
export function isGoing({ state, error }: Answer): boolean {
  return error === null && state?.complete !== true;
}

/** Keeps one answer; asking again, or for another connection, forgets it. */
export function useAnswer(connectionId: string | null) {
  const backend = useBackend();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [stopError, setStopError] = useState<ApiError | null>(null);
  const [openFor, setOpenFor] = useState(connectionId);
  const close = useRef(() => {});
  const turn = useRef(0);

  // Adjusting during rendering avoids showing the rows of another environment.
  if (openFor !== connectionId) {
    setOpenFor(connectionId);
    setAnswer(null);
    setStopError(null);
  }

  function forget() {
    turn.current += 1;
    close.current();
    close.current = () => {};
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another connection, or none any more.
  useEffect(() => forget, [connectionId]);

  async function ask(what: Asked) {
    if (connectionId === null) return;
    forget();
    const mine = turn.current;
    const isWanted = () => mine === turn.current;
    setStopError(null);
    setAnswer({ asked: what, state: null, error: null });
    const failed = (thrown: unknown) => {
      if (isWanted()) setAnswer({ asked: what, state: null, error: asApiError(thrown) });
    };
    try {
      const answerId = await backend.ask({ connectionId, what });
      const end = () => backend.closeAnswer({ answerId }).catch(() => {});
      if (!isWanted()) {
        end();
        return;
      }
      const unwatch = backend.watchAnswer(
        { answerId },
        {
          onEvent: (state) => {
            if (isWanted()) setAnswer({ asked: what, state, error: state.error });
          },
          onError: failed,
        },
      );
      close.current = () => {
        unwatch();
        end();
      };
    } catch (thrown) {
      failed(thrown);
    }
  }

  async function stop() {
    const answerId = answer?.state?.answerId;
    if (answerId === undefined) {
      // It is not on its way yet: nobody waits for it any more.
      forget();
      setAnswer(null);
      return;
    }
    const mine = turn.current;
    try {
      await backend.stopAnswer({ answerId });
    } catch (thrown) {
      // Of an answer that was forgotten meanwhile it is no news.
      if (mine === turn.current) setStopError(asApiError(thrown));
    }
  }

  return {
    answer,
    /** Why it could not be stopped. */
    stopError,
    ask,
    stop,
    /** Asks the same again. */
    again() {
      if (answer !== null) void ask(answer.asked);
    },
  };
}

/** See [`useAnswer`]. */
export type KeptAnswer = ReturnType<typeof useAnswer>;
