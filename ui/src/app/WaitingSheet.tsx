// A sheet that was dropped while a change runs.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SheetInspection } from '../backend/bindings';
import { useSpeech } from '../i18n/language';
import { NoticeBar } from '../shared/NoticeBar';

interface WaitingSheetProps {
  found: SheetInspection;
  onShow: () => void;
  onLater: () => void;
}

const frame = style({ flexShrink: 0, paddingX: 16, paddingTop: 12, paddingBottom: 8 });

/**
 * Says where it is, or why there is none, instead of taking the running change away from under
 * somebody's eyes.
 */
export function WaitingSheet({ found, onShow, onLater }: WaitingSheetProps) {
  const { words, explain } = useSpeech();
  if (found.kind === 'notUsable') {
    const { title, meaning, action } = explain(found.error);
    return (
      <div className={frame}>
        <NoticeBar
          tone="negative"
          title={words.sheets.refusedTitle(found.name)}
          actions={
            <ActionButton size="S" isQuiet onPress={onLater}>
              {words.common.close}
            </ActionButton>
          }
        >
          {title}. {meaning} {action}
        </NoticeBar>
      </div>
    );
  }
  return (
    <div className={frame}>
      <NoticeBar
        tone="notice"
        title={words.sheets.waitsTitle(found.sheet.name)}
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
