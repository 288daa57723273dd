// Says on every page that a check was left open, and leads back to it.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../i18n/language';
import { NoticeBar } from '../shared/NoticeBar';

interface OpenCheckNoticeProps {
  onBack: () => void;
  onDiscard: () => void;
}

/** The way back, and the way to be rid of it. */
export function OpenCheckNotice({ onBack, onDiscard }: OpenCheckNoticeProps) {
  const { words } = useSpeech();
  return (
    <div className={style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 })}>
      <NoticeBar
        tone="notice"
        title={words.openCheck.noticeTitle}
        actions={
          <>
            <ActionButton size="S" onPress={onBack}>
              {words.openCheck.back}
            </ActionButton>
            <ActionButton size="S" isQuiet onPress={onDiscard}>
              {words.openCheck.discard}
            </ActionButton>
          </>
        }
      >
        {words.openCheck.notice}
      </NoticeBar>
    </div>
  );
}
