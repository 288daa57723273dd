// Why undo, another try or the report did not work.

import type { JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { After } from '../state/use-after';
import { ErrorNotice } from './ErrorNotice';

interface AfterFailureProps {
  facts: JobFacts;
  after: After;
  /** The job was run in a practice environment that has ended. */
  isPracticeGone?: boolean;
}

/** With the way on where the error alone does not know it. */
export function AfterFailure({ facts, isPracticeGone = false, after }: AfterFailureProps) {
  const { say } = useSpeech();
  const { now } = after;
  if (now.state !== 'failed') return null;
  const { what, error } = now;
  if (what === 'report') return <ErrorNotice error={error} context={say('after-save-failed')} />;
  const isGone = error.code === 'notFound';
  const name = isPracticeGone ? say('settings-practice') : facts.connectionName;
  return (
    <ErrorNotice
      error={error}
      context={
        isGone
          ? say('after-connection-gone', { name })
          : what === 'undo'
            ? say('after-undo-failed')
            : say('after-retry-failed')
      }
      action={
        isGone
          ? isPracticeGone
            ? say('after-practice-gone')
            : say('after-add-key', { name })
          : error.code === 'planNotRunnable'
            ? say('after-nothing-left')
            : undefined
      }
    />
  );
}
