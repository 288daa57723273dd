// Says on every page that a change was interrupted.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';

interface UnfinishedNoticeProps {
  /** How many changes wait for a decision. */
  count: number;
  onShow: () => void;
  onLater: () => void;
}

/** Leads to where it is decided; can be put off until the next start. */
export function UnfinishedNotice({ count, onShow, onLater }: UnfinishedNoticeProps) {
  const { say } = useSpeech();
  return (
    <div className={style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 })}>
      <NoticeBar
        tone="notice"
        title={say('unfinished-notice', { n: count })}
        actions={
          <>
            <ActionButton size="S" onPress={onShow}>
              {say('unfinished-notice-show')}
            </ActionButton>
            <ActionButton size="S" isQuiet onPress={onLater}>
              {say('unfinished-notice-later')}
            </ActionButton>
          </>
        }
      >
        {null}
      </NoticeBar>
    </div>
  );
}
