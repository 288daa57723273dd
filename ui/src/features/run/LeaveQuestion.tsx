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
  const { words } = useSpeech();
  return (
    <AlertDialog
      variant="warning"
      title={words.unfinished.leaveTitle}
      primaryActionLabel={words.unfinished.leaveYes}
      cancelLabel={words.unfinished.leaveNo}
      autoFocusButton="cancel"
      onPrimaryAction={onLeave}
    >
      {words.unfinished.leaveBody(job.counts.changed, job.total - job.done)}
    </AlertDialog>
  );
}
