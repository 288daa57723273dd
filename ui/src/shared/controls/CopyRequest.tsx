// The complete message to an administrator, one click away.

import { ActionButton, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { useState } from 'react';
import type { AdminRequest } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { requestMessage } from '../../i18n/request-copy';
import { CopyTextDialog } from './CopyTextDialog';

/** Opens the message that asks an administrator for what only they can do. */
export function CopyRequest({ request }: { request: AdminRequest }) {
  const speech = useSpeech();
  const { say } = speech;
  const [isOpen, setIsOpen] = useState(false);
  const { subject, body } = requestMessage(request, speech);
  return (
    <>
      <ActionButton onPress={() => setIsOpen(true)}>
        <Copy />
        <Text>{say('checks-copy-request')}</Text>
      </ActionButton>
      <CopyTextDialog
        isOpen={isOpen}
        title={say('checks-request-title')}
        hint={say('checks-request-hint')}
        text={`${subject}\n\n${body}`}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
