// Asks before a change that nobody carries out is ended as it stands.

import { AlertDialog } from '@react-spectrum/s2';
import type { JobFacts, JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface LeaveQuestionProps {
  job: JobFacts | JobSnapshot;
  onLeave: () => void;
}

/** Says what stays changed and what is not known. */
export function LeaveQuestion({ job, onLeave }: LeaveQuestionProps) {
  const { say } = useSpeech();
  return (
    <AlertDialog
      variant="warning"
      title={say('unfinished-leave-title')}
      primaryActionLabel={say('unfinished-leave-yes')}
      cancelLabel={say('unfinished-leave-no')}
      autoFocusButton="cancel"
      onPrimaryAction={onLeave}
    >
      {say('unfinished-leave-body', { changed: job.counts.changed, waiting: job.total - job.done })}
    </AlertDialog>
  );
}
