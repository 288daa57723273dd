// What an administrator has to do, as a message to be copied.

import { Button } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ConnectionSummary } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { CopyTextDialog } from '../../../shared/controls/CopyTextDialog';

interface AdminMessageProps {
  connection: ConnectionSummary;
  about: 'endpoint' | 'look' | 'read';
}

/** A button; the message holds no secret. */
export function AdminMessage({ connection, about }: AdminMessageProps) {
  const { say, steps } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const { account, clientId } = connection.key;
  const text = [
    say('questions-message-hello'),
    say(`questions-message-${about}.ask`),
    [
      say('questions-message-address', { address: connection.address }),
      say('questions-message-account', {
        account: account ?? clientId ?? say('questions-message-some-account'),
      }),
    ].join('\n'),
    [
      say('questions-message-steps'),
      ...steps(`questions-message-${about}`).map((step, at) => `${at + 1}. ${step}`),
    ].join('\n'),
    say('questions-message-thanks'),
  ].join('\n\n');
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        {say('questions-write-to-admin')}
      </Button>
      <CopyTextDialog
        isOpen={isOpen}
        title={say('questions-admin-title')}
        hint={say('questions-admin-hint')}
        text={text}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
