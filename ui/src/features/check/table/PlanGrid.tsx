// Every value: old, new, and what happens; sorted by any column, changed where it stands.

import { DialogContainer } from '@react-spectrum/s2';
import Edit from '@react-spectrum/s2/icons/Edit';
import RemoveCircle from '@react-spectrum/s2/icons/RemoveCircle';
import Undo from '@react-spectrum/s2/icons/Undo';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type {
  FieldKind,
  PlanRow,
  PlanSort,
  PlanView,
  SaidByRow,
  Value,
} from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { AssetCell } from '../../../shared/cells/AssetCell';
import { ValueText } from '../../../shared/cells/ValueText';
import { useMedia } from '../../../shared/layout/use-media';
import { copyPath, type MenuAction } from '../../../shared/menu/use-row-menu';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import type { FollowUpKind } from '../../../shared/state/follow-up';
import { unseen } from '../../../shared/state/unseen';
import { type GridHandle, VirtualGrid } from '../../../shared/virtual/VirtualGrid';
import { visible } from '../../../shared/words/visible-text';
import { CandidatesDialog } from './CandidatesDialog';
import { CellDialog } from './CellDialog';
import { CellInput, type Onward } from './CellInput';
import { editorKind, givenText, isInline, saidValue, typedValue } from './cell-kind';
import { sortedBy } from './plan-view';
import { RowsDialog } from './RowsDialog';
import { RowsSaid } from './RowsSaid';
import { StateCell, StateSign } from './StateCell';
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
const tightCell = style({ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0 });
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

/** A cell that is edited. */
interface Editing {
  row: PlanRow;
  /** Where its row stood when it was opened. */
  at: number;
  /** What was typed so far. */
  text: string;
  /** How often the focus was led back to it. */
  turn: number;
}

/** Too narrow for what rows of a sheet say beside the words of what happens. */
const TIGHT = '(max-width: 1250px)';

/** How far a row is looked for around the place where it stood. */
const NEAR = 100;

/** Where the edited row stands now; `null` where it is not near, or not read. */
function placeOf(rows: RowsOfPlan, { at, row }: Editing): number | null {
  for (let step = 0; step <= NEAR; step++) {
    if (rows.at(at - step)?.cell === row.cell) return at - step;
    if (rows.at(at + step)?.cell === row.cell) return at + step;
  }
  return null;
}

/** A row per asset and field, any number of them. */
export function PlanGrid(props: PlanGridProps) {
  const { connectionId, planId, view, onView, rows, kinds, edits, isSortable, followUp } = props;
  const speech = useSpeech();
  const { say, fieldLabel, format } = speech;
  const hint = useId();
  const isTight = useMedia(TIGHT);
  const grid = useRef<GridHandle>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  // The cell of it, for events that come before the next drawing.
  const open = useRef<number | null>(null);
  const saving = useRef<Promise<boolean> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // A row of a sheet that may mean several assets, and where it stands.
  const [choosing, setChoosing] = useState<{ at: number; row: PlanRow } | null>(null);
  // A row of the sheet that is to be taken, where rows contradict each other.
  const [taking, setTaking] = useState<{ at: number; row: PlanRow; said: SaidByRow } | null>(null);

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
            label: say('plan-sort-by', { column: title }),
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
      ...(hasSheetRows ? [{ id: 'row', title: say('plan-row'), width: '56px', isEnd: true }] : []),
      column('asset', 'name', say('check-column-asset'), 'minmax(140px, 1.8fr)'),
      column('field', 'field', say('check-column-field'), 'minmax(72px, 0.9fr)'),
      column(
        'old',
        'old',
        isUndo ? say('follow-up-now') : say('check-column-old'),
        'minmax(84px, 1.2fr)',
      ),
      column(
        'new',
        'new',
        isUndo ? say('follow-up-comes-back') : say('check-column-new'),
        'minmax(168px, 2.2fr)',
      ),
      column('state', 'problem', say('check-column-state'), 'minmax(140px, 1.7fr)'),
    ];
  }, [say, followUp, isSortable, view, onView, hasSheetRows]);

  const hasRowsToTake = (row: PlanRow) =>
    edits !== null && row.reason === 'rowsContradict' && row.says.length > 0;
  const kindIn = (row: PlanRow) => kinds.get(row.property) ?? row.new.kind;
  const kindOf = (row: PlanRow) => editorKind(row, kindIn(row));
  const nameOf = (row: PlanRow) => visible(row.title ?? row.name);
  const editLabel = (row: PlanRow) =>
    row.reason === 'assetAmbiguous'
      ? say('sheets-candidates-open', { named: nameOf(row) })
      : say('plan-edit', { field: fieldLabel(row.property), asset: nameOf(row) });
  /** Or reset, where it was edited. */
  const canBeLeftOut = (row: PlanRow) => row.state !== 'alreadyRight' || row.isEdited;
  const leaveOutLabel = (row: PlanRow) =>
    say(row.isEdited ? 'plan-put-back' : 'plan-leave-out', {
      field: fieldLabel(row.property),
      asset: nameOf(row),
    });
  // Where a mended row leaves the view, the rows below it move up.
  const place = editing === null ? null : placeOf(rows, editing);

  function begin(at: number, row: PlanRow | undefined) {
    if (edits === null || row === undefined || !edits.isEditable(row)) return;
    open.current = row.cell;
    setProblem(null);
    setEditing({ at, row, text: givenText(row), turn: 0 });
  }

  /** Begins, once what was typed into another cell was taken; else leads back to that one. */
  function choose(at: number) {
    const row = rows.at(at);
    if (edits !== null && row?.reason === 'assetAmbiguous') {
      setChoosing({ at, row });
      return;
    }
    if (saving.current !== null) {
      void saving.current.then((isTaken) => (isTaken ? begin(at, row) : leadBack()));
    } else if (open.current === null || place === null) {
      begin(at, row);
    } else {
      leadBack();
    }
  }

  function leadBack() {
    if (place !== null) grid.current?.focus(place);
    setEditing((now) => now && { ...now, turn: now.turn + 1 });
  }

  function close() {
    open.current = null;
    setEditing(null);
    setProblem(null);
  }

  function end(row?: number) {
    close();
    grid.current?.focus(row);
  }

  /** `false`: it was refused, and stays to be mended. */
  function send(row: PlanRow, value: Value | null): Promise<boolean> {
    if (edits === null) return Promise.resolve(false);
    saving.current ??= edits.set(row, value).then((refused) => {
      saving.current = null;
      if (refused !== null) setProblem(refused);
      return refused === null;
    });
    return saving.current;
  }

  /** `undefined` keeps the value as it is. */
  async function save(value: Value | null | undefined, onward: Onward): Promise<boolean> {
    if (editing === null || saving.current !== null) return false;
    const { row } = editing;
    const at = place ?? editing.at;
    const next = at + (onward === 'next' ? 1 : -1);
    // Taken before anything moves.
    const nextRow = rows.at(next);
    if (value !== undefined && !(await send(row, value))) return false;
    // Somebody went elsewhere meanwhile.
    if (open.current !== row.cell) return true;
    if (onward === 'stay') {
      // Where a mended row leaves the view, the next one has taken its place.
      end(view.show === 'all' ? Math.min(at + 1, rows.count - 1) : at);
      return true;
    }
    end(Math.max(0, Math.min(next, rows.count - 1)));
    begin(next, nextRow);
    return true;
  }

  /** What was typed counts even if nobody pressed Enter. */
  async function leave({ row, text }: Editing) {
    const kind = kindOf(row);
    if (open.current !== row.cell || saving.current !== null || !isInline(kind)) return;
    const value = typedValue(kind, text);
    if (text !== givenText(row) && (value === undefined || !(await send(row, value)))) return;
    if (open.current === row.cell) close();
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
    const said = hasRowsToTake(row) ? row.says[Number(event.key) - 1] : undefined;
    if (said === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
    setTaking({ at, row, said });
    return true;
  }

  /** What is edited in this row, where it is edited in place. */
  function editedIn(at: number) {
    if (editing === null || place !== at) return null;
    const kind = kindOf(editing.row);
    return isInline(kind) ? { ...editing, kind } : null;
  }

  function newValue(row: PlanRow, at: number): ReactNode {
    const edited = editedIn(at);
    if (edited !== null) {
      return (
        <CellInput
          key={`${row.cell} ${edited.turn}`}
          row={edited.row}
          kind={edited.kind}
          label={say('plan-value', { field: fieldLabel(row.property), asset: nameOf(row) })}
          problem={problem}
          text={edited.text}
          onText={(typed) => setEditing((now) => now && { ...now, text: typed })}
          onSave={(value, onward) => void save(value, onward)}
          onCancel={() => end(at)}
          onLeave={() => void leave(edited)}
        />
      );
    }
    const isShown = row.state === 'willChange' || (row.state === 'cannot' && row.reason !== null);
    return (
      <span className={newCell}>
        <span className={`${newCell} ${grow}`}>
          {hasRowsToTake(row) ? (
            <RowsSaid
              says={row.says}
              labelOf={(said) =>
                say('plan-row-use-for', {
                  row: said.row,
                  field: fieldLabel(row.property),
                  asset: nameOf(row),
                })
              }
              onUse={(said) => setTaking({ at, row, said })}
            />
          ) : row.state === 'willChange' ? (
            <>
              <span aria-hidden="true">→</span>
              <ValueText value={row.new} />
            </>
          ) : isShown && row.new.entries.length > 0 ? (
            <ValueText value={row.new} isOld />
          ) : null}
        </span>
        {edits !== null && (row.reason === 'assetAmbiguous' || edits.isEditable(row)) ? (
          <button
            type="button"
            tabIndex={-1}
            className={action}
            aria-label={editLabel(row)}
            title={editLabel(row)}
            onClick={(event) => {
              event.stopPropagation();
              choose(at);
            }}
          >
            <Edit styles={iconStyle({ size: 'S' })} />
          </button>
        ) : null}
      </span>
    );
  }

  function stateButton(row: PlanRow): ReactNode {
    if (edits === null || !canBeLeftOut(row)) return null;
    const Sign = row.isEdited ? Undo : RemoveCircle;
    const label = leaveOutLabel(row);
    return (
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
    );
  }

  function menuOf(row: PlanRow | undefined, at: number): MenuAction[] {
    if (row === undefined) return [];
    const values = [
      { id: 'new', label: say('plan-menu-copy-new'), of: row.new },
      { id: 'old', label: say('plan-menu-copy-old'), of: row.old },
    ];
    return [
      ...(edits !== null && (row.reason === 'assetAmbiguous' || edits.isEditable(row))
        ? [{ id: 'edit', label: editLabel(row), onAction: () => choose(at) }]
        : []),
      ...(edits !== null && canBeLeftOut(row)
        ? [
            {
              id: 'leave-out',
              label: leaveOutLabel(row),
              onAction: () => void (row.isEdited ? edits.putBack(row) : edits.leaveOut(row)),
            },
          ]
        : []),
      ...values
        .filter(({ of }) => of.entries.length > 0)
        .map(({ id, label, of }) => ({ id, label, copies: of.entries.join('\n') })),
      copyPath(say, row.path),
    ];
  }

  function state(row: PlanRow): ReactNode {
    return (
      <span className={newCell}>
        <span className={grow}>
          <StateCell row={row} />
        </span>
        {stateButton(row)}
      </span>
    );
  }

  /** What the rows say, reaching over what happens: a sign tells it there. */
  function saidOverState(row: PlanRow, at: number): ReactNode {
    return (
      <span className={tightCell}>
        <StateSign row={row} />
        <span className={grow}>{newValue(row, at)}</span>
        {stateButton(row)}
      </span>
    );
  }

  if (rows.error) return <ErrorNotice error={rows.error} onRetry={rows.retry} />;
  const dialogKind = editing === null ? null : kindOf(editing.row);
  return (
    <>
      <VirtualGrid
        label={say('check-list-label')}
        listKey={`${planId} ${JSON.stringify(view)}`}
        columns={columns}
        count={rows.count}
        rowHeight={48}
        onRange={rows.want}
        handle={grid}
        describedBy={edits === null ? undefined : hint}
        onEdit={edits === null ? undefined : choose}
        kept={place}
        onRowKey={onRowKey}
        menu={{
          label: (at) => {
            const row = rows.at(at);
            return say('common-menu-of', { name: row ? nameOf(row) : '' });
          },
          actions: (at) => menuOf(rows.at(at), at),
        }}
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
            ...(isTight && hasRowsToTake(row) && editedIn(at) === null
              ? [saidOverState(row, at)]
              : [newValue(row, at), state(row)]),
          ];
        }}
      />
      <p id={hint} className={unseen}>
        {say('plan-hint-full')}
        {hasSheetRows ? ` ${say('plan-hint-rows')}` : null}
      </p>
      <DialogContainer onDismiss={() => end(place ?? editing?.at)}>
        {editing && dialogKind !== null && !isInline(dialogKind) ? (
          <CellDialog
            connectionId={connectionId}
            row={editing.row}
            kind={dialogKind}
            problem={problem}
            onSave={(value) => save(value, 'stay')}
          />
        ) : null}
      </DialogContainer>
      <DialogContainer
        onDismiss={() => {
          grid.current?.focus(taking?.at);
          setTaking(null);
        }}
      >
        {taking && edits ? (
          <RowsDialog
            row={taking.row}
            chosen={taking.said}
            onTake={({ value }) =>
              edits.set(taking.row, saidValue(taking.row, value, kindIn(taking.row)))
            }
            onTakeOfAll={(which) => edits.takeRowOfAll(which, kindIn)}
          />
        ) : null}
      </DialogContainer>
      <DialogContainer
        onDismiss={() => {
          grid.current?.focus(choosing?.at);
          setChoosing(null);
        }}
      >
        {choosing && edits ? (
          <CandidatesDialog
            planId={planId}
            row={choosing.row}
            onChoose={(path) => edits.chooseAsset(choosing.row, path)}
          />
        ) : null}
      </DialogContainer>
    </>
  );
}
