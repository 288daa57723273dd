// A sheet that was dropped while a change runs.

import { ActionButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SheetInspection } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { NoticeBar } from '../../shared/notices/NoticeBar';

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
  const { say, explain } = useSpeech();
  if (found.kind === 'notUsable') {
    const { title, meaning, action } = explain(found.error);
    return (
      <div className={frame}>
        <NoticeBar
          tone="negative"
          title={say('sheets-refused-title', { name: found.name })}
          actions={
            <ActionButton size="S" isQuiet onPress={onLater}>
              {say('common-close')}
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
        title={say('sheets-waits-title', { name: found.sheet.name })}
        actions={
          <>
            <ActionButton size="S" onPress={onShow}>
              {say('sheets-waits-show')}
            </ActionButton>
            <ActionButton size="S" isQuiet onPress={onLater}>
              {say('sheets-waits-later')}
            </ActionButton>
          </>
        }
      >
        {say('sheets-waits')}
      </NoticeBar>
    </div>
  );
}
