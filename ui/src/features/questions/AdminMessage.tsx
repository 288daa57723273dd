// What an administrator has to do, as a message to be copied.

import { Button } from '@react-spectrum/s2';
import { useState } from 'react';
import type { ConnectionSummary } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { CopyTextDialog } from '../../shared/CopyTextDialog';

interface AdminMessageProps {
  connection: ConnectionSummary;
  about: 'endpoint' | 'look' | 'read';
}

/** A button; the message holds no secret. */
export function AdminMessage({ connection, about }: AdminMessageProps) {
  const { words } = useSpeech();
  const { message, writeToAdmin, adminTitle, adminHint } = words.questions;
  const [isOpen, setIsOpen] = useState(false);
  const { ask, steps } = message[about];
  const { account, clientId } = connection.key;
  const text = [
    message.hello,
    ask,
    [
      message.address(connection.address),
      message.account(account ?? clientId ?? message.someAccount),
    ].join('\n'),
    [message.steps, ...steps.map((step, at) => `${at + 1}. ${step}`)].join('\n'),
    message.thanks,
  ].join('\n\n');
  return (
    <>
      <Button variant="secondary" onPress={() => setIsOpen(true)}>
        {writeToAdmin}
      </Button>
      <CopyTextDialog
        isOpen={isOpen}
        title={adminTitle}
        hint={adminHint}
        text={text}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
