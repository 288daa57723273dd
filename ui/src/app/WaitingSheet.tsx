// A sheet that was dropped while a change runs.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../i18n/language';
import { NoticeBar } from '../shared/NoticeBar';

interface WaitingSheetProps {
  /** Name of its file. */
  name: string;
  onShow: () => void;
  onLater: () => void;
}

/** Says where it is, instead of taking the running change away from under somebody's eyes. */
export function WaitingSheet({ name, onShow, onLater }: WaitingSheetProps) {
  const { words } = useSpeech();
  return (
    <div className={style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 })}>
      <NoticeBar
        tone="notice"
        title={words.sheets.waitsTitle(name)}
        actions={
          <>
            <ActionButton size="S" onPress={onShow}>
              {words.sheets.waitsShow}
            </ActionButton>
            <ActionButton size="S" isQuiet onPress={onLater}>
              {words.sheets.waitsLater}
            </ActionButton>
          </>
        }
      >
        {words.sheets.waits}
      </NoticeBar>
    </div>
  );
}
