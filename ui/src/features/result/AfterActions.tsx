// Undo, another try and the report, for any job that ended.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/BusyButton';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { SaveReport } from './SaveReport';
import type { After } from './use-after';

interface AfterActionsProps {
  facts: JobFacts;
  after: After;
}

/** The buttons, in the bar at the bottom of a page. Only what can be done. */
export function AfterActions({ facts, after }: AfterActionsProps) {
  const { words } = useSpeech();
  const { counts, total, jobId, fields, canUndo, canRetry, endedAt } = facts;
  const { now } = after;
  const preparing = now.state === 'preparing' ? now.kind : null;
  return (
    <>
      <p role="status" className={style({ flexGrow: 1, margin: 0, font: 'ui' })}>
        {now.state === 'saved'
          ? words.after.saved
          : preparing === null
            ? null
            : words.after.preparing}
      </p>
      {endedAt === null ? null : (
        <SaveReport
          jobId={jobId}
          fields={fields}
          hasNotDone={counts.changed + counts.alreadyRight < total}
          onSaved={after.saved}
          onFailed={after.saveFailed}
        />
      )}
      {canRetry ? (
        <BusyButton
          variant="secondary"
          isBusy={preparing === 'retry'}
          isDisabled={preparing === 'undo'}
          onPress={() => after.follow('retry')}
        >
          {words.after.retry}
        </BusyButton>
      ) : null}
      {canUndo ? (
        <BusyButton
          variant="secondary"
          isBusy={preparing === 'undo'}
          isDisabled={preparing === 'retry'}
          onPress={() => after.follow('undo')}
        >
          {words.after.undoLong}
        </BusyButton>
      ) : null}
    </>
  );
}

interface AfterFailureProps extends AfterActionsProps {
  /** The job was run in a practice environment that has ended. */
  isPracticeGone?: boolean;
}

/** Why it did not work, with the way on where the error alone does not know it. */
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
