// Why undo, another try or the report did not work.

import type { JobFacts } from '../backend/bindings';
import { useSpeech } from '../i18n/language';
import { ErrorNotice } from './ErrorNotice';
import type { After } from './use-after';

interface AfterFailureProps {
  facts: JobFacts;
  after: After;
  /** The job was run in a practice environment that has ended. */
  isPracticeGone?: boolean;
}

/** With the way on where the error alone does not know it. */
export function AfterFailure({ facts, isPracticeGone = false, after }: AfterFailureProps) {
  const { words } = useSpeech();
  const { now } = after;
  if (now.state !== 'failed') return null;
  const { what, error } = now;
  if (what === 'report') return <ErrorNotice error={error} context={words.after.saveFailed} />;
  const isGone = error.code === 'notFound';
  const name = isPracticeGone ? words.settings.practice : facts.connectionName;
  return (
    <ErrorNotice
      error={error}
      context={
        isGone
          ? words.after.connectionGone(name)
          : what === 'undo'
            ? words.after.undoFailed
            : words.after.retryFailed
      }
      action={
        isGone
          ? isPracticeGone
            ? words.after.practiceGone
            : words.after.addKey(name)
          : error.code === 'planNotRunnable'
            ? words.after.nothingLeft
            : undefined
      }
    />
  );
}
