// Removing a connection, after a question.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { useSpeech } from '../../../i18n/language';

interface RemoveConnectionProps {
  name: string;
  onRemove: () => void;
}

/** A button and its question. */
export function RemoveConnection({ name, onRemove }: RemoveConnectionProps) {
  const { say } = useSpeech();
  return (
    <DialogTrigger>
      <Button
        variant="negative"
        fillStyle="outline"
        aria-label={say('connections-remove-named', { name })}
      >
        {say('connections-remove')}
      </Button>
      <AlertDialog
        variant="destructive"
        title={say('connections-remove-title', { name })}
        primaryActionLabel={say('connections-remove-yes')}
        cancelLabel={say('common-cancel')}
        autoFocusButton="cancel"
        onPrimaryAction={onRemove}
      >
        {say('connections-remove-body')}
      </AlertDialog>
    </DialogTrigger>
  );
}
