// The question before values that were changed by hand, or fields, are given up.

import { AlertDialog, DialogContainer } from '@react-spectrum/s2';
import { useSpeech } from '../i18n/language';
import type { Flow } from './use-flow';

/** A dialog, as long as the question is open. */
export function LostEdits({ flow }: { flow: Flow }) {
  const { words } = useSpeech();
  const { openCheck: copy } = words;
  const { question } = flow;
  return (
    <DialogContainer onDismiss={() => flow.answer(false)}>
      {question ? (
        <AlertDialog
          variant="destructive"
          title={question.loses === 'values' ? copy.lostTitle(flow.edited) : copy.lostFieldsTitle}
          primaryActionLabel={copy.giveUp}
          cancelLabel={copy.keep}
          autoFocusButton="cancel"
          onPrimaryAction={() => flow.answer(true)}
        >
          {question.loses === 'values' ? null : copy.lostFieldsBody[question.loses]}{' '}
          {question.andValues ? copy.lostBody : null}
        </AlertDialog>
      ) : null}
    </DialogContainer>
  );
}
