// Every value: old, new, and what happens.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useCallback, useMemo } from 'react';
import type { CellState, PlanRow, PlanState } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../../shared/backend-context';
import type { FollowUpKind } from '../../shared/follow-up';
import { ValueText } from '../../shared/ValueText';
import { AssetRows } from '../../shared/virtual/AssetRows';

interface PlanTableProps {
  connectionId: string;
  plan: PlanState;
  filter: CellState | null;
  /** Set where the plan was made of an earlier job. */
  followUp?: FollowUpKind;
  /** Shown when no row matches. */
  empty: ReactNode;
}

const text = style({ display: 'block', font: 'ui', truncate: true });
const arrow = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const badge = style<{ state: CellState }>({
  display: 'block',
  font: 'ui-sm',
  fontWeight: { state: { willChange: 'bold' }, default: 'normal' },
  color: { state: { willChange: 'accent', alreadyRight: 'neutral-subdued', cannot: 'negative' } },
  overflow: 'hidden',
  textOverflow: 'ellipsis',
});

/** How many rows a filter has. */
function countOf(plan: PlanState, filter: CellState | null): number {
  const { willChange, alreadyRight, cannot } = plan.counts;
  return filter === null ? willChange + alreadyRight + cannot : plan.counts[filter];
}

/** A row per asset and field, any number of them. */
export function PlanTable({ connectionId, plan, filter, followUp, empty }: PlanTableProps) {
  const backend = useBackend();
  const { words, fieldLabel } = useSpeech();
  const { planId } = plan;
  const load = useCallback(
    (from: number, limit: number) => backend.planPage({ planId, state: filter, from, limit }),
    [backend, planId, filter],
  );
  const count = countOf(plan, filter);
  const columns = useMemo(
    () => [
      { id: 'asset', title: words.check.column.asset, width: 'minmax(160px, 2fr)' },
      { id: 'field', title: words.check.column.field, width: 'minmax(88px, 1fr)' },
      {
        id: 'old',
        title: followUp === 'undo' ? words.followUp.now : words.check.column.old,
        width: 'minmax(110px, 1.6fr)',
      },
      {
        id: 'new',
        title: followUp === 'undo' ? words.followUp.comesBack : words.check.column.new,
        width: 'minmax(110px, 1.8fr)',
      },
      { id: 'state', title: words.check.column.state, width: 'minmax(110px, 1fr)' },
    ],
    [words, followUp],
  );

  if (count === 0 && empty !== null) return empty;
  return (
    <AssetRows
      connectionId={connectionId}
      label={words.check.listLabel}
      listKey={`${planId} ${filter ?? 'all'}`}
      columns={columns}
      count={count}
      load={load}
      cells={(row: PlanRow) => [
        <span key="field" className={text} title={row.property}>
          {fieldLabel(row.property)}
        </span>,
        <ValueText key="old" value={row.old} isOld isStruck={row.state === 'willChange'} />,
        row.state === 'willChange' ? (
          <span key="new" className={arrow}>
            <span aria-hidden="true">→</span>
            <ValueText value={row.new} />
          </span>
        ) : null,
        <span key="state" className={badge({ state: row.state })}>
          {row.state === 'cannot' && row.reason !== null
            ? words.reasons.cannot[row.reason]
            : words.check.state[row.state]}
        </span>,
      ]}
    />
  );
}
