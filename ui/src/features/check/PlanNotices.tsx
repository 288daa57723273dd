// What is to be decided before a plan can be run, and what to know about running it twice.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, BrokenCells, BrokenLetters, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { NoticeBar } from '../../shared/notices/NoticeBar';

interface PlanNoticesProps {
  counts: PlanCounts;
  /** AEM's metadata form could not be read, so nothing was checked against it. */
  formUnread: boolean;
  /** Content fragments of a sheet that were left out. */
  fragmentsLeftOut: number;
  /** Cells of a sheet whose letters another program broke. */
  broken: BrokenCells | null;
  /** Plans the sheet again, with its letters repaired or as they are. */
  onLetters?: (letters: BrokenLetters) => void;
  /** Why a cell could not be changed. */
  error: ApiError | null;
  /** Shows the problems. */
  onShow: () => void;
}

const quiet = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });

/** Nothing where all is well. */
export function PlanNotices(props: PlanNoticesProps) {
  const { counts, formUnread, fragmentsLeftOut, broken, onLetters, error, onShow } = props;
  const { say } = useSpeech();
  const { blocking, changesAgain, undoInexact } = counts;
  return (
    <>
      {error ? <ErrorNotice error={error} context={say('plan-edit-failed')} /> : null}
      {broken !== null && onLetters !== undefined ? (
        <NoticeBar
          tone="negative"
          title={say('plan-broken-title', { n: broken.count })}
          actions={
            <>
              <ActionButton size="S" onPress={() => onLetters('repair')}>
                {say('plan-broken-repair')}
              </ActionButton>
              <ActionButton size="S" isQuiet onPress={() => onLetters('keep')}>
                {say('plan-broken-keep')}
              </ActionButton>
            </>
          }
        >
          {say('plan-broken-body', { broken: broken.broken, repaired: broken.repaired })}
        </NoticeBar>
      ) : null}
      {blocking > 0 ? (
        <div id="plan-blocked">
          <NoticeBar
            tone="negative"
            title={say('plan-blocked-title', { n: blocking })}
            actions={
              <ActionButton size="S" onPress={onShow}>
                {say('plan-blocked-show')}
              </ActionButton>
            }
          >
            {say('plan-blocked-body', { n: blocking })}
          </NoticeBar>
        </div>
      ) : null}
      {formUnread ? (
        <NoticeBar tone="notice" title={say('plan-form-unread-title')}>
          {say('plan-form-unread-body')}
        </NoticeBar>
      ) : null}
      {fragmentsLeftOut > 0 ? (
        <p className={quiet}>{say('assets-fragments-left-out', { n: fragmentsLeftOut })}</p>
      ) : null}
      {changesAgain > 0 ? (
        <p className={quiet}>{say('plan-again-note', { n: changesAgain })}</p>
      ) : null}
      {undoInexact > 0 ? (
        <p className={quiet}>{say('plan-inexact-note', { n: undoInexact })}</p>
      ) : null}
    </>
  );
}
