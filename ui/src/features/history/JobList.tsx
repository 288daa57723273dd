// The jobs as rows: what, where, when, who, and how it ended.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useCallback, useMemo } from 'react';
import type { ConnectionSummary, JobFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { FolderName } from '../../shared/cells/FolderName';
import { CountsBar } from '../../shared/layout/CountsBar';
import { StageBadge } from '../../shared/notices/StageBadge';
import { jobConnection } from '../../shared/state/job-connection';
import { useNow } from '../../shared/state/use-now';
import { VirtualGrid } from '../../shared/virtual/VirtualGrid';
import { jobEdit, jobPlace, jobTitle, jobUser } from '../../shared/words/job-title';

interface JobListProps {
  jobs: JobFacts[];
  /** More can be read behind the last one. */
  hasMore: boolean;
  connections: ConnectionSummary[];
  /** Another key scrolls back to the top. */
  listKey: string;
  onMore: () => void;
  onOpen: (jobId: string) => void;
}

/** Rows that are read ahead of the last one in view. */
const AHEAD = 20;

const strong = style({ display: 'block', font: 'ui', fontWeight: 'bold', truncate: true });
const plain = style({ display: 'block', font: 'ui', truncate: true });
const quiet = style({ display: 'block', font: 'ui-sm', color: 'neutral-subdued', truncate: true });
const place = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0, marginTop: 4 });
const result = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const state = style({ display: 'block', font: 'ui-sm', fontWeight: 'bold', truncate: true });

/** Any number of rows; only what is in view is drawn. */
export function JobList({ jobs, hasMore, connections, listKey, onMore, onOpen }: JobListProps) {
  const speech = useSpeech();
  const { say, format } = speech;
  const now = useNow();
  const hasUsers = jobs.some((job) => jobUser(job, jobConnection(job, connections, say)) !== null);
  const columns = useMemo(
    () => [
      { id: 'what', title: say('history-column-what'), width: 'minmax(140px, 2fr)' },
      { id: 'where', title: say('history-column-where'), width: 'minmax(140px, 2fr)' },
      { id: 'when', title: say('history-column-when'), width: 'minmax(148px, 1.2fr)' },
      ...(hasUsers
        ? [{ id: 'who', title: say('history-column-who'), width: 'minmax(60px, 0.8fr)' }]
        : []),
      { id: 'result', title: say('history-column-result'), width: 'minmax(150px, 1.6fr)' },
    ],
    [say, hasUsers],
  );

  const onRange = useCallback(
    (_first: number, last: number) => {
      if (hasMore && last + AHEAD > jobs.length) onMore();
    },
    [hasMore, jobs.length, onMore],
  );

  function cells(job: JobFacts) {
    const what = jobTitle(job, speech);
    const edit = jobEdit(job, speech);
    const connection = jobConnection(job, connections, say);
    const user = jobUser(job, connection);
    return [
      <div key="what">
        <span className={strong} title={what}>
          {what}
        </span>
        <span className={quiet}>{say('common-assets', { n: job.total })}</span>
        {edit.length === 0 ? null : (
          <span className={quiet} title={edit.join('\n')}>
            {edit.join(' · ')}
          </span>
        )}
      </div>,
      <div key="where">
        <span className={plain}>
          <FolderName name={jobPlace(job, speech)} />
        </span>
        <span className={place}>
          <span className={quiet} title={connection.name}>
            {connection.name}
          </span>
          {connection.now ? (
            <span className={style({ flexShrink: 0, display: 'flex' })}>
              <StageBadge stage={connection.now.stage} />
            </span>
          ) : null}
        </span>
      </div>,
      <div key="when">
        <span className={plain}>{format.ago(job.startedAt, now)}</span>
        <span className={quiet} title={format.dateTime(job.startedAt)}>
          {say('history-day-and-time', {
            day: format.day(job.startedAt),
            time: format.time(job.startedAt),
          })}
        </span>
      </div>,
      ...(hasUsers
        ? [
            <span key="who" className={plain} title={user ?? undefined}>
              {user}
            </span>,
          ]
        : []),
      <div key="result" className={result}>
        {job.phase === 'finished' ? null : (
          <span className={state}>{say(`history-phase-${job.phase}`)}</span>
        )}
        <CountsBar job={job} />
      </div>,
    ];
  }

  return (
    <VirtualGrid
      label={say('history-list-label')}
      listKey={listKey}
      columns={columns}
      // The row behind the last one shows that there is more.
      count={jobs.length + (hasMore ? 1 : 0)}
      rowHeight={76}
      onRange={onRange}
      menu={{
        label: (row) => {
          const job = jobs[row];
          return say('common-menu-of', { name: job ? jobTitle(job, speech) : '' });
        },
        actions: (row) => {
          const job = jobs[row];
          if (!job) return [];
          const open = () => onOpen(job.jobId);
          return [{ id: 'open', label: say('common-menu-open'), onAction: open }];
        },
      }}
      onOpen={(row) => {
        const job = jobs[row];
        if (job) onOpen(job.jobId);
      }}
      cells={(row) => {
        const job = jobs[row];
        return job ? cells(job) : null;
      }}
    />
  );
}
