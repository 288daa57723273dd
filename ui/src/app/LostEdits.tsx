// The question before values that were changed by hand, or fields, are given up.

import { AlertDialog, DialogContainer } from '@react-spectrum/s2';
import { useSpeech } from '../i18n/language';
import type { Flow } from './use-flow';

/** A dialog, as long as the question is open. */
export function LostEdits({ flow }: { flow: Flow }) {
  const { say } = useSpeech();
  const { question } = flow;
  return (
    <DialogContainer onDismiss={() => flow.answer(false)}>
      {question ? (
        <AlertDialog
          variant="destructive"
          title={
            question.loses === 'values'
              ? say('open-check-lost-title', { n: flow.edited })
              : say('open-check-lost-fields-title')
          }
          primaryActionLabel={say('open-check-give-up')}
          cancelLabel={say('open-check-keep')}
          autoFocusButton="cancel"
          onPrimaryAction={() => flow.answer(true)}
        >
          {question.loses === 'values'
            ? null
            : say(`open-check-lost-fields-body-${question.loses}`)}{' '}
          {question.andValues ? say('open-check-lost-body') : null}
        </AlertDialog>
      ) : null}
    </DialogContainer>
  );
}
