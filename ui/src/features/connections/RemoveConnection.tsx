// Removing a connection, after a question.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { useSpeech } from '../../i18n/language';

interface RemoveConnectionProps {
  name: string;
  onRemove: () => void;
}

/** A button and its question. */
export function RemoveConnection({ name, onRemove }: RemoveConnectionProps) {
  const { words } = useSpeech();
  return (
    <DialogTrigger>
      <Button
        variant="negative"
        fillStyle="outline"
        aria-label={words.connections.removeNamed(name)}
      >
        {words.connections.remove}
      </Button>
      <AlertDialog
        variant="destructive"
        title={words.connections.removeTitle(name)}
        primaryActionLabel={words.connections.removeYes}
        cancelLabel={words.common.cancel}
        autoFocusButton="cancel"
        onPrimaryAction={onRemove}
      >
        {words.connections.removeBody}
      </AlertDialog>
    </DialogTrigger>
  );
}
