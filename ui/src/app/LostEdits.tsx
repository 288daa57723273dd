// The question before values that were changed by hand are given up.

import { AlertDialog, DialogContainer } from '@react-spectrum/s2';
import { useSpeech } from '../i18n/language';
import type { Flow } from './use-flow';

/** A dialog, as long as the question is open. */
export function LostEdits({ flow }: { flow: Flow }) {
  const { words } = useSpeech();
  return (
    <DialogContainer onDismiss={() => flow.answer(false)}>
      {flow.question ? (
        <AlertDialog
          variant="destructive"
          title={words.openCheck.lostTitle(flow.edited)}
          primaryActionLabel={words.openCheck.giveUp}
          cancelLabel={words.openCheck.keep}
          autoFocusButton="cancel"
          onPrimaryAction={() => flow.answer(true)}
        >
          {words.openCheck.lostBody}
        </AlertDialog>
      ) : null}
    </DialogContainer>
  );
}
