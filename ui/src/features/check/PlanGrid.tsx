// Every value: old, new, and what happens; sorted by any column, changed where it stands.

import { DialogContainer } from '@react-spectrum/s2';
import Edit from '@react-spectrum/s2/icons/Edit';
import RemoveCircle from '@react-spectrum/s2/icons/RemoveCircle';
import Undo from '@react-spectrum/s2/icons/Undo';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { FieldKind, PlanRow, PlanSort, PlanView, Value } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { AssetCell } from '../../shared/AssetCell';
import { ErrorNotice } from '../../shared/ErrorNotice';
import type { FollowUpKind } from '../../shared/follow-up';
import { ValueText } from '../../shared/ValueText';
import { type GridHandle, VirtualGrid } from '../../shared/virtual/VirtualGrid';
import { CellDialog } from './CellDialog';
import { CellInput, type Onward } from './CellInput';
import { sortedBy } from './plan-view';
import { StateCell } from './StateCell';
import type { CellEdits } from './use-cell-edits';
import type { RowsOfPlan } from './use-plan-rows';

interface PlanGridProps {
  connectionId: string;
  planId: string;
  view: PlanView;
  onView: (view: PlanView) => void;
  rows: RowsOfPlan;
  /** Kinds of the fields that are edited, by property. */
  kinds: ReadonlyMap<string, FieldKind>;
  /** `null`: cells are not changed, as of a plan that is still made. */
  edits: CellEdits | null;
  /** Whether it can be sorted: the plan is whole. */
  isSortable: boolean;
  /** Set where the plan was made of an earlier job. */
  followUp?: FollowUpKind;
}

const text = style({ display: 'block', font: 'ui', truncate: true });
const newCell = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const grow = style({ flexGrow: 1, minWidth: 0 });
const action = style({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  flexShrink: 0,
  width: 28,
  height: 28,
  padding: 0,
  borderStyle: 'none',
  borderRadius: 'default',
  backgroundColor: { default: 'transparent', ':hover': 'gray-200' },
  cursor: 'pointer',
  opacity: { default: 0.55, ':hover': 1 },
});
const unseen = style({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
});

/** A row per asset and field, any number of them. */
export function PlanGrid(props: PlanGridProps) {
  const { connectionId, planId, view, onView, rows, kinds, edits, isSortable, followUp } = props;
  const speech = useSpeech();
  const { words, fieldLabel, format } = speech;
  const hint = useId();
  const grid = useRef<GridHandle>(null);
  // The row that is edited, by its place in the view: another view has another place.
  const [editing, setEditing] = useState<{ at: number; row: PlanRow } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  // A plan of a sheet names the row every value comes from.
  const hasSheetRows = (rows.at(0)?.sourceRow ?? null) !== null;

  const columns = useMemo(() => {
    const sortOf = (sort: PlanSort, title: string) =>
      isSortable
        ? {
            direction:
              view.sort !== sort
                ? ('none' as const)
                : view.descending
                  ? ('descending' as const)
                  : ('ascending' as const),
            label: words.planTable.sortBy(title),
            onSort: () => onView(sortedBy(view, sort)),
          }
        : undefined;
    const column = (id: string, sort: PlanSort, title: string, width: string) => ({
      id,
      title,
      width,
      sort: sortOf(sort, title),
    });
    const isUndo = followUp === 'undo';
    return [
      ...(hasSheetRows
        ? [{ id: 'row', title: words.planTable.row, width: '56px', isEnd: true }]
        : []),
      column('asset', 'name', words.check.column.asset, 'minmax(160px, 1.8fr)'),
      column('field', 'field', words.check.column.field, 'minmax(80px, 0.9fr)'),
      column(
        'old',
        'old',
        isUndo ? words.followUp.now : words.check.column.old,
        'minmax(104px, 1.4fr)',
      ),
      column(
        'new',
        'new',
        isUndo ? words.followUp.comesBack : words.check.column.new,
        'minmax(144px, 1.9fr)',
      ),
      column('state', 'problem', words.check.column.state, 'minmax(168px, 1.9fr)'),
    ];
  }, [words, followUp, isSortable, view, onView, hasSheetRows]);

  const kindOf = (row: PlanRow) => kinds.get(row.property) ?? row.new.kind;
  const nameOf = (row: PlanRow) => row.title ?? row.name;

  function begin(at: number) {
    const row = rows.at(at);
    if (edits === null || row === undefined || !edits.isEditable(row)) return;
    setProblem(null);
    setEditing({ at, row });
  }

  function end(row?: number) {
    setEditing(null);
    setProblem(null);
    grid.current?.focus(row);
  }

  async function save(value: Value | null, onward: Onward): Promise<boolean> {
    if (edits === null || editing === null) return false;
    const refused = await edits.set(editing.row, value);
    if (refused !== null) {
      setProblem(refused);
      return false;
    }
    const { at } = editing;
    if (onward === 'stay') {
      // Where a mended row leaves the view, the next one has taken its place.
      end(view.show === 'all' ? Math.min(at + 1, rows.count - 1) : at);
      return true;
    }
    const next = at + (onward === 'next' ? 1 : -1);
    end(Math.max(0, Math.min(next, rows.count - 1)));
    begin(next);
    return true;
  }

  function onRowKey(at: number, event: KeyboardEvent): boolean {
    const row = rows.at(at);
    if (edits === null || row === undefined) return false;
    if (event.key === 'Delete' && !event.ctrlKey && !event.metaKey) {
      if (row.reason !== 'leftOut') void edits.leaveOut(row);
      return true;
    }
    if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && row.isEdited) {
      void edits.putBack(row);
      return true;
    }
    return false;
  }

  function newValue(row: PlanRow, at: number): ReactNode {
    const isEdited = editing !== null && editing.at === at && editing.row.cell === row.cell;
    const kind = kindOf(row);
    if (isEdited && (kind === 'text' || kind === 'number')) {
      return (
        <CellInput
          key={row.cell}
          row={row}
          kind={kind}
          label={words.planTable.value(fieldLabel(row.property), nameOf(row))}
          problem={problem}
          onSave={(value, onward) => void save(value, onward)}
          onCancel={() => end(at)}
        />
      );
    }
    const isShown = row.state === 'willChange' || (row.state === 'cannot' && row.reason !== null);
    return (
      <span className={newCell}>
        <span className={`${newCell} ${grow}`}>
          {row.state === 'willChange' ? (
            <>
              <span aria-hidden="true">→</span>
              <ValueText value={row.new} />
            </>
          ) : isShown && row.new.entries.length > 0 ? (
            <ValueText value={row.new} isOld />
          ) : null}
        </span>
        {edits?.isEditable(row) ? (
          <button
            type="button"
            tabIndex={-1}
            className={action}
            aria-label={words.planTable.edit(fieldLabel(row.property), nameOf(row))}
            title={words.planTable.edit(fieldLabel(row.property), nameOf(row))}
            onClick={(event) => {
              event.stopPropagation();
              begin(at);
            }}
          >
            <Edit styles={iconStyle({ size: 'S' })} />
          </button>
        ) : null}
      </span>
    );
  }

  function state(row: PlanRow): ReactNode {
    const Sign = row.isEdited ? Undo : RemoveCircle;
    const label = (row.isEdited ? words.planTable.putBack : words.planTable.leaveOut)(
      fieldLabel(row.property),
      nameOf(row),
    );
    return (
      <span className={newCell}>
        <span className={grow}>
          <StateCell row={row} />
        </span>
        {edits === null || (row.state === 'alreadyRight' && !row.isEdited) ? null : (
          <button
            type="button"
            tabIndex={-1}
            className={action}
            aria-label={label}
            title={label}
            onClick={(event) => {
              event.stopPropagation();
              void (row.isEdited ? edits.putBack(row) : edits.leaveOut(row));
            }}
          >
            <Sign styles={iconStyle({ size: 'S' })} />
          </button>
        )}
      </span>
    );
  }

  if (rows.error) return <ErrorNotice error={rows.error} onRetry={rows.retry} />;
  const dialogKind = editing === null ? null : kindOf(editing.row);
  return (
    <>
      <VirtualGrid
        label={words.check.listLabel}
        listKey={`${planId} ${JSON.stringify(view)}`}
        columns={columns}
        count={rows.count}
        rowHeight={56}
        onRange={rows.want}
        handle={grid}
        describedBy={edits === null ? undefined : hint}
        onEdit={edits === null ? undefined : begin}
        onRowKey={onRowKey}
        cells={(at) => {
          const row = rows.at(at);
          if (!row) return null;
          return [
            ...(hasSheetRows
              ? [
                  <span key="row" className={text}>
                    {row.sourceRow === null ? '' : format.number(row.sourceRow)}
                  </span>,
                ]
              : []),
            <AssetCell key="asset" connectionId={connectionId} asset={row} />,
            <span key="field" className={text} title={row.property}>
              {fieldLabel(row.property)}
            </span>,
            <ValueText key="old" value={row.old} isOld isStruck={row.state === 'willChange'} />,
            newValue(row, at),
            state(row),
          ];
        }}
      />
      <p id={hint} className={unseen}>
        {words.planTable.hintFull}
      </p>
      <DialogContainer onDismiss={() => end(editing?.at)}>
        {editing && dialogKind !== null && dialogKind !== 'text' && dialogKind !== 'number' ? (
          <CellDialog
            connectionId={connectionId}
            row={editing.row}
            kind={dialogKind}
            problem={problem}
            onSave={(value) => save(value, 'stay')}
          />
        ) : null}
      </DialogContainer>
    </>
  );
}
