// The question before a check, values that were changed by hand, or fields are given up.

import { AlertDialog, DialogContainer } from '@react-spectrum/s2';
import { type Speech, useSpeech } from '../../i18n/language';
import type { Flow } from '../flow/use-flow';

type Question = NonNullable<Flow['question']>;

function words({ loses, andValues }: Question, edited: number, say: Speech['say']) {
  const values = andValues ? say('open-check-lost-body') : '';
  switch (loses) {
    case 'check':
      return {
        title: say('open-check-discard-title'),
        body: andValues
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
  const said = question === null ? null : words(question, flow.edited, say);
  return (
    <DialogContainer onDismiss={() => flow.answer(false)}>
      {said ? (
        <AlertDialog
          variant="destructive"
          title={said.title}
          primaryActionLabel={said.giveUp}
          cancelLabel={said.keep}
          autoFocusButton="cancel"
          onPrimaryAction={() => flow.answer(true)}
        >
          {said.body}
        </AlertDialog>
      ) : null}
    </DialogContainer>
  );
}
