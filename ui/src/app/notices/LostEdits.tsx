// The question before a check, values that were changed by hand, or fields are given up.

import { AlertDialog, DialogContainer } from '@react-spectrum/s2';
import { type Speech, useSpeech } from '../../i18n/language';
import type { Loss } from '../flow/machine';
import type { Flow } from '../flow/use-flow';

function words(loses: Loss, edited: number, say: Speech['say']) {
  const values = edited > 0 ? say('open-check-lost-body') : '';
  switch (loses) {
    case 'check':
      return {
        title: say('open-check-discard-title'),
        body:
          edited > 0
            ? say('open-check-discard-values', { n: edited })
            : say('open-check-discard-unsent'),
        giveUp: say('open-check-discard'),
        keep: say('open-check-discard-keep'),
      };
    case 'values':
      return {
        title: say('open-check-lost-title', { n: edited }),
        body: values,
        giveUp: say('open-check-give-up'),
        keep: say('open-check-keep'),
      };
    default:
      return {
        title: say('open-check-lost-fields-title'),
        body: `${say(`open-check-lost-fields-body-${loses}`)} ${values}`,
        giveUp: say('open-check-give-up'),
        keep: say('open-check-keep'),
      };
  }
}

/** A dialog, as long as the question is open. */
export function LostEdits({ flow }: { flow: Flow }) {
  const { say } = useSpeech();
  const { question } = flow;
  const said = question === null ? null : words(question.loses, flow.edited, say);
  const answer = (isGivenUp: boolean) =>
    question && flow.send({ type: 'answer', question, isGivenUp });
  return (
    // The dialog says that it closes before it says what was pressed.
    <DialogContainer onDismiss={() => queueMicrotask(() => answer(false))}>
      {said ? (
        <AlertDialog
          variant="destructive"
          title={said.title}
          primaryActionLabel={said.giveUp}
          cancelLabel={said.keep}
          autoFocusButton="cancel"
          onPrimaryAction={() => answer(true)}
        >
          {said.body}
        </AlertDialog>
      ) : null}
    </DialogContainer>
  );
}
