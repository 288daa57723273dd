// The list of what was done, and one of it.

import type { ReactNode } from 'react';
import type { ConnectionSummary, JobFacts } from '../backend/bindings';
import { HistoryPage } from '../features/history/HistoryPage';
import { JobPage } from '../features/result/JobPage';
import type { FollowUpKind } from '../shared/follow-up';

interface HistoryPagesProps {
  connections: ConnectionSummary[];
  /** The job whose page is shown; `null` shows the list. */
  jobId: string | null;
  /** What to decide about that job, where an earlier run of Relabel left it. */
  offer: ReactNode;
  onOpen: (jobId: string) => void;
  onBack: () => void;
  onShowProgress: (jobId: string) => void;
  onFollowUp: (kind: FollowUpKind, facts: JobFacts) => Promise<void>;
  onGoToAssets: () => void;
}

/** History. */
export function HistoryPages(props: HistoryPagesProps) {
  const { connections, jobId, onOpen } = props;
  if (jobId === null) {
    return (
      <HistoryPage connections={connections} onOpen={onOpen} onGoToAssets={props.onGoToAssets} />
    );
  }
  return (
    <JobPage
      key={jobId}
      jobId={jobId}
      connections={connections}
      offer={props.offer}
      onBack={props.onBack}
      onOpen={onOpen}
      onShowProgress={props.onShowProgress}
      onFollowUp={props.onFollowUp}
    />
  );
}
