// Deleting a change with its values, after a question.

import { AlertDialog, Button, DialogTrigger } from '@react-spectrum/s2';
import { useSpeech } from '../../i18n/language';
import { NARROW, useMedia } from '../../shared/layout/use-media';

interface DeleteJobProps {
  isBusy: boolean;
  onDelete: () => void;
}

/** A button, and a question that says what is lost. */
export function DeleteJob({ isBusy, onDelete }: DeleteJobProps) {
  const { say } = useSpeech();
  const size = useMedia(NARROW) ? 'S' : 'M';
  return (
    <DialogTrigger>
      <Button size={size} variant="negative" fillStyle="outline" isDisabled={isBusy}>
        {say('history-delete')}
      </Button>
      <AlertDialog
        variant="destructive"
        title={say('history-delete-title')}
        primaryActionLabel={say('history-delete-yes')}
        cancelLabel={say('common-cancel')}
        autoFocusButton="cancel"
        onPrimaryAction={onDelete}
      >
        {say('history-delete-body')}
      </AlertDialog>
    </DialogTrigger>
  );
}
