// What is to be decided before a plan can be run, and what to know about running it twice.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ApiError, PlanCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../../shared/ErrorNotice';
import { NoticeBar } from '../../shared/NoticeBar';

interface PlanNoticesProps {
  counts: PlanCounts;
  /** AEM's metadata form could not be read, so nothing was checked against it. */
  formUnread: boolean;
  /** Why a cell could not be changed. */
  error: ApiError | null;
  /** Shows the problems. */
  onShow: () => void;
}

/** Nothing where all is well. */
export function PlanNotices({ counts, formUnread, error, onShow }: PlanNoticesProps) {
  const { words } = useSpeech();
  const { blocking, changesAgain } = counts;
  return (
    <>
      {error ? <ErrorNotice error={error} context={words.planTable.editFailed} /> : null}
      {blocking > 0 ? (
        <div id="plan-blocked">
          <NoticeBar
            tone="negative"
            title={words.planTable.blockedTitle(blocking)}
            actions={
              <ActionButton size="S" onPress={onShow}>
                {words.planTable.blockedShow}
              </ActionButton>
            }
          >
            {words.planTable.blockedBody}
          </NoticeBar>
        </div>
      ) : null}
      {formUnread ? (
        <NoticeBar tone="notice" title={words.planTable.formUnreadTitle}>
          {words.planTable.formUnreadBody}
        </NoticeBar>
      ) : null}
      {changesAgain > 0 ? (
        <p className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}>
          {words.planTable.againNote(changesAgain)}
        </p>
      ) : null}
    </>
  );
}
