// Every asset of a job with its outcome.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useCallback, useMemo } from 'react';
import type { JobCell, JobRow, Outcome } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ValueText, valueInWords } from '../../shared/cells/ValueText';
import { useBackend } from '../../shared/state/backend-context';
import { AssetRows } from '../../shared/virtual/AssetRows';
import { isNotDone, reasonInWords } from '../../shared/words/outcomes';
import type { ShownJob } from './job';

interface JobTableProps {
  job: ShownJob;
  filter: Outcome | null;
}

const quiet = style({ display: 'block', font: 'ui-sm', color: 'neutral-subdued', truncate: true });
const outcomeText = style<{ isBad: boolean }>({
  font: 'ui',
  color: { default: 'neutral', isBad: 'negative' },
});
const why = style({ display: 'flex', flexDirection: 'column', minWidth: 0 });

/** Any number of rows, filtered by outcome. */
export function JobTable({ job, filter }: JobTableProps) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say, fieldLabel } = speech;
  const { jobId, connectionId, endedAt } = job;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one that has ended since has other rows.
  const load = useCallback(
    (from: number, limit: number) => backend.jobPage({ jobId, outcome: filter, from, limit }),
    [backend, jobId, filter, endedAt],
  );
  const count = filter === null ? job.total : job.counts[filter];
  const columns = useMemo(
    () => [
      { id: 'asset', title: say('result-column-asset'), width: 'minmax(160px, 1.8fr)' },
      { id: 'old', title: say('check-column-old'), width: 'minmax(90px, 1.2fr)' },
      { id: 'new', title: say('check-column-new'), width: 'minmax(90px, 1.2fr)' },
      { id: 'outcome', title: say('result-column-outcome'), width: 'minmax(90px, 120px)' },
      { id: 'why', title: say('result-column-why'), width: 'minmax(110px, 1.6fr)' },
    ],
    [say],
  );

  return (
    <AssetRows
      connectionId={connectionId}
      label={say('result-list-label', {
        outcome: filter === null ? say('check-all') : say(`result-outcome-${filter}`),
      })}
      listKey={`${jobId} ${filter ?? 'all'}`}
      columns={columns}
      count={count}
      load={load}
      failedTitle={say('result-failed-title')}
      cells={(row: JobRow) => {
        const facts = [
          row.status === null ? null : say('result-status', { status: row.status }),
          row.attempts > 1 ? say('after-attempts', { n: row.attempts }) : null,
        ].filter((fact) => fact !== null);
        const reason =
          row.reason === null ? null : reasonInWords(row.outcome, row.reason, speech).title;
        // Fields that did not end as their asset did.
        const fields = row.cells
          .filter(({ outcome }) => outcome !== row.outcome)
          .filter(({ outcome }) => isNotDone(outcome) || outcome === 'leftOut')
          .map(({ property, outcome, reason }) =>
            say('result-field', {
              field: fieldLabel(property),
              why:
                reason === null
                  ? say(`result-outcome-${outcome}`)
                  : reasonInWords(outcome, reason, speech).title,
            }),
          );
        const kept = row.cells.flatMap(({ property, kept }) => {
          if (kept === undefined) return [];
          const told = say('result-kept', {
            value: valueInWords(kept, speech) ?? say('common-empty'),
          });
          return row.cells.length === 1
            ? told
            : say('result-field', { field: fieldLabel(property), why: told });
        });
        const told = [reason, ...fields, ...kept, facts.join(', '), row.technical].filter(
          (text) => text,
        );
        return [
          <Values key="old" cells={row.cells} which="old" />,
          <Values key="new" cells={row.cells} which="new" />,
          <span key="outcome" className={outcomeText({ isBad: isNotDone(row.outcome) })}>
            {say(`result-outcome-${row.outcome}`)}
          </span>,
          <span key="why" className={why} title={told.join('\n') || undefined}>
            {reason === null ? null : <span className={quiet}>{reason}</span>}
            {fields.length === 0 ? null : <span className={quiet}>{fields.join(' · ')}</span>}
            {kept.length === 0 ? null : <span className={quiet}>{kept.join(' · ')}</span>}
            {facts.length === 0 ? null : <span className={quiet}>{facts.join(', ')}</span>}
          </span>,
        ];
      }}
    />
  );
}

/** Lines that a row has room for. */
const MOST_LINES = 2;

/** The old or the new values of an asset, those that were sent first; all of them as a tooltip. */
function Values({ cells, which }: { cells: JobCell[]; which: 'old' | 'new' }) {
  const speech = useSpeech();
  const { say, fieldLabel } = speech;
  const [only] = cells;
  if (cells.length === 1 && only) return <ValueText value={only[which]} isOld={which === 'old'} />;
  const line = (cell: JobCell) =>
    say('result-field', {
      field: fieldLabel(cell.property),
      why: valueInWords(cell[which], speech) ?? say('common-empty'),
    });
  const sent = cells.filter(({ outcome }) => outcome !== 'alreadyRight');
  const sorted = [...sent, ...cells.filter(({ outcome }) => outcome === 'alreadyRight')];
  const shown = sorted.slice(0, sorted.length > MOST_LINES ? MOST_LINES - 1 : MOST_LINES);
  const more = sorted.length - shown.length;
  return (
    <span className={why} title={sorted.map(line).join('\n')}>
      {shown.map((cell) => (
        <span key={cell.property} className={quiet}>
          {line(cell)}
        </span>
      ))}
      {more === 0 ? null : <span className={quiet}>{say('result-more-fields', { n: more })}</span>}
    </span>
  );
}
