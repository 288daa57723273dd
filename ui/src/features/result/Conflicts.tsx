// Assets that somebody else changed meanwhile: before, yours, theirs, side by side.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ConflictField, ConflictRow, JobKind } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { AssetCell } from '../../shared/cells/AssetCell';
import { ValueText } from '../../shared/cells/ValueText';
import { BusyButton } from '../../shared/controls/BusyButton';
import { card } from '../../shared/layout/card';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';
import { useBackend } from '../../shared/state/backend-context';
import { call } from '../../shared/state/queries';
import type { ShownJob } from './job';

/** Assets per request. */
const PAGE = 20;

const column = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const list = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
});
const head = style({ paddingX: 20, paddingTop: 12, paddingBottom: 8, minWidth: 0 });
const path = style({
  display: 'block',
  font: 'ui-sm',
  color: 'neutral-subdued',
  overflowWrap: 'anywhere',
});
const table = style({
  width: 'full',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
});
const headCell = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'neutral-subdued',
  textAlign: 'start',
  paddingX: 20,
  paddingY: 8,
});
const cell = style<{ isTheirs: boolean }>({
  font: 'ui',
  fontWeight: 'normal',
  textAlign: 'start',
  verticalAlign: 'top',
  paddingX: 20,
  paddingY: 8,
  borderWidth: 0,
  borderTopWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  overflowWrap: 'anywhere',
  backgroundColor: { isTheirs: 'notice-subtle' },
});
const note = style({ display: 'block', font: 'ui-sm', fontWeight: 'bold' });
const plain = style({ font: 'body', margin: 0, maxWidth: 800 });

/** Read a page at a time, because every asset takes as much room as it has fields. */
export function Conflicts({ job }: { job: ShownJob }) {
  const backend = useBackend();
  const { say } = useSpeech();
  const { jobId, connectionId, kind } = job;
  const all = job.counts.conflict;
  const query = useInfiniteQuery({
    queryKey: [null, 'jobConflicts', jobId],
    initialPageParam: 0,
    queryFn: ({ pageParam: from }) => call(backend, 'jobConflicts', { jobId, from, limit: PAGE }),
    getNextPageParam: (_last, pages) => pages.flat().length,
  });
  const { error, isFetching: isBusy, isFetchNextPageError, refetch, fetchNextPage: more } = query;
  const rows = query.data?.pages.flat() ?? [];

  return (
    <section aria-labelledby="conflicts" className={column}>
      <div>
        <h2 id="conflicts" className={style({ font: 'title', margin: 0, marginBottom: 4 })}>
          {say('conflicts-title')}
        </h2>
        <p className={plain}>{say(`conflicts-intro-${kind}`)}</p>
      </div>
      <ul className={list} aria-label={say('conflicts-list-label')} aria-busy={isBusy}>
        {rows.map((row) => (
          <li key={row.path} className={card}>
            <div className={head}>
              <AssetCell connectionId={connectionId} asset={row} />
              <span className={path}>{row.path}</span>
            </div>
            <Values row={row} kind={kind} />
          </li>
        ))}
      </ul>
      {error ? (
        <ErrorNotice
          error={error}
          context={say('conflicts-failed-title')}
          onRetry={() => (isFetchNextPageError ? more() : refetch())}
        />
      ) : rows.length === 0 && isBusy ? (
        <p role="status" className={plain}>
          {say('common-loading')}
        </p>
      ) : rows.length < all ? (
        <div>
          <BusyButton variant="secondary" isBusy={isBusy} onPress={() => more()}>
            {say('conflicts-more', { n: Math.min(PAGE, all - rows.length) })}
          </BusyButton>
        </div>
      ) : null}
    </section>
  );
}

function Values({ row, kind }: { row: ConflictRow; kind: JobKind }) {
  const { say } = useSpeech();
  const columns = [
    say('conflicts-column-field'),
    say('conflicts-column-before'),
    say(`conflicts-yours-${kind}`),
    say('conflicts-column-theirs'),
  ];
  return (
    <table className={table} aria-label={say('conflicts-table-label', { asset: row.name })}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col" className={headCell}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {row.fields.map((field) => (
          <Field key={field.property} field={field} kind={kind} />
        ))}
      </tbody>
    </table>
  );
}

function Field({ field, kind }: { field: ConflictField; kind: JobKind }) {
  const { say, fieldLabel } = useSpeech();
  const { property, before, yours, theirs, isTheirs } = field;
  return (
    <tr>
      <th scope="row" className={cell({ isTheirs: false })} title={property}>
        {fieldLabel(property)}
      </th>
      <td className={cell({ isTheirs: false })}>
        <ValueText value={before} isOld isWrapped />
      </td>
      <td className={cell({ isTheirs: false })}>
        <ValueText value={yours} isWrapped />
      </td>
      <td className={cell({ isTheirs })}>
        {isTheirs ? (
          <>
            <ValueText value={theirs} isWrapped />
            <span className={note}>{say('conflicts-is-theirs')}</span>
          </>
        ) : (
          <span className={style({ font: 'ui', color: 'neutral-subdued' })}>
            {say(`conflicts-rest-${kind}`)}
          </span>
        )}
      </td>
    </tr>
  );
}
