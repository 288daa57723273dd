// Undo, another try and the report, for any job that ended.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../../shared/controls/BusyButton';
import { NARROW, useMedia } from '../../shared/layout/use-media';
import type { After } from '../../shared/state/use-after';
import { notDone } from '../../shared/words/outcomes';
import { SaveReport } from './report/SaveReport';

interface AfterActionsProps {
  facts: JobFacts;
  after: After;
}

/** The buttons, in the bar at the bottom of a page. Only what can be done. */
export function AfterActions({ facts, after }: AfterActionsProps) {
  const { say } = useSpeech();
  // So that all of them share a line in any language.
  const size = useMedia(NARROW) ? 'S' : 'M';
  const { cells, jobId, fields, canUndo, canRetry, endedAt } = facts;
  const { now } = after;
  const preparing = now.state === 'preparing' ? now.kind : null;
  return (
    <>
      <p role="status" className={style({ flexGrow: 1, margin: 0, font: 'ui' })}>
        {now.state === 'saved'
          ? say('after-saved')
          : preparing === null
            ? null
            : say('after-preparing')}
      </p>
      {endedAt === null ? null : (
        <SaveReport
          size={size}
          jobId={jobId}
          fields={fields}
          hasNotDone={notDone(cells) > 0}
          onSaved={after.saved}
          onFailed={after.saveFailed}
        />
      )}
      {canRetry ? (
        <BusyButton
          size={size}
          variant="secondary"
          isBusy={preparing === 'retry'}
          isDisabled={preparing === 'undo'}
          onPress={() => after.follow('retry')}
        >
          {say('after-retry')}
        </BusyButton>
      ) : null}
      {canUndo ? (
        <BusyButton
          size={size}
          variant="secondary"
          isBusy={preparing === 'undo'}
          isDisabled={preparing === 'retry'}
          onPress={() => after.follow('undo')}
        >
          {say('after-undo-long')}
        </BusyButton>
      ) : null}
    </>
  );
}
