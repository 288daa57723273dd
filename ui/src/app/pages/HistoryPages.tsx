// The list of what was done, and one of it.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useState } from 'react';
import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import { HistoryPage } from '../../features/history/HistoryPage';
import { JobPage } from '../../features/result/JobPage';
import type { FollowUpKind } from '../../shared/state/follow-up';

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

// Hidden, but laid out: the list keeps its place, and what was read and searched.
const layer = style<{ isHidden: boolean }>({
  position: 'absolute',
  inset: 0,
  visibility: { isHidden: 'hidden' },
});

/** History. Coming back from a change finds the list as it was left. */
export function HistoryPages(props: HistoryPagesProps) {
  const { connections, jobId, onOpen } = props;
  const isHidden = jobId !== null;
  const [isListed, setIsListed] = useState(!isHidden);
  const [deleted, setDeleted] = useState(0);
  if (!isHidden && !isListed) setIsListed(true);
  return (
    <>
      {isListed ? (
        <div className={layer({ isHidden })}>
          <HistoryPage
            connections={connections}
            isHidden={isHidden}
            deleted={deleted}
            onOpen={onOpen}
            onGoToAssets={props.onGoToAssets}
          />
        </div>
      ) : null}
      {jobId === null ? null : (
        <JobPage
          key={jobId}
          jobId={jobId}
          connections={connections}
          offer={props.offer}
          onBack={props.onBack}
          onDeleted={() => {
            setDeleted((before) => before + 1);
            props.onBack();
          }}
          onOpen={onOpen}
          onShowProgress={props.onShowProgress}
          onFollowUp={props.onFollowUp}
        />
      )}
    </>
  );
}
