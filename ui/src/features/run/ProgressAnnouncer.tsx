// Says the progress aloud, not at every asset.

import type { JobSnapshot } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { unseen } from '../../shared/state/unseen';

/** The last full tenth of the way, from 0 to 10. */
export function tenthOf(done: number, total: number): number {
  return total === 0 ? 10 : Math.floor((done / total) * 10);
}

/** Live regions: one whose text changes ten times from start to end, one for being asked to wait. */
export function ProgressAnnouncer({ job }: { job: JobSnapshot }) {
  const { say, format } = useSpeech();
  const tenth = tenthOf(job.done, job.total);
  // The number that belongs to the tenth, so that the text stays the same in between.
  const done = Math.ceil((job.total * tenth) / 10);
  return (
    <div className={unseen}>
      <div role="status">
        {say('run-announce', { percent: format.percent(tenth / 10), done, total: job.total })}
      </div>
      {/* Without the seconds, which would be read aloud again and again. */}
      <div role="status">
        {job.phase === 'running' && job.slowDownSeconds !== null ? say('run-slow-down-said') : null}
      </div>
    </div>
  );
}
