// Says on every page that a check was left open, and leads back to it.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';

interface OpenCheckNoticeProps {
  onBack: () => void;
  onDiscard: () => void;
}

/** The way back, and the way to be rid of it, which asks first. */
export function OpenCheckNotice({ onBack, onDiscard }: OpenCheckNoticeProps) {
  const { say } = useSpeech();
  return (
    <div className={style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 })}>
      <NoticeBar
        tone="notice"
        title={say('open-check-notice-title')}
        actions={
          <>
            <ActionButton size="S" onPress={onBack}>
              {say('open-check-back')}
            </ActionButton>
            <ActionButton size="S" isQuiet onPress={onDiscard}>
              {say('open-check-discard')}
            </ActionButton>
          </>
        }
      >
        {say('open-check-notice')}
      </NoticeBar>
    </div>
  );
}
