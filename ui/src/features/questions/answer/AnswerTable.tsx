// The rows of an answer.

import { DialogContainer } from '@react-spectrum/s2';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { AnswerColumn, AnswerState } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { copyPath } from '../../../shared/menu/use-row-menu';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { useBackend } from '../../../shared/state/backend-context';
import { unseen } from '../../../shared/state/unseen';
import { useRowPages } from '../../../shared/virtual/use-row-pages';
import { type GridHandle, VirtualGrid } from '../../../shared/virtual/VirtualGrid';
import { AnswerCell } from './AnswerCell';
import { type ColumnKinds, columnTitle } from './cell-text';
import { RowDialog } from './RowDialog';

interface AnswerTableProps {
  connectionId: string;
  state: AnswerState;
  /** What the columns hold, and how they are called, where that is known. */
  kinds: ColumnKinds;
}

/** Cells, and the columns they were read for. */
interface Row {
  cells: string[][];
  key: string;
}

/** Widths in px, and the room between columns and at the ends. */
const NUMBER_WIDTH = 104;
const TEXT_WIDTH = 168;
const GAP = 16;
const ENDS = 48;

const widthOf = (column: AnswerColumn) => (column.isNumber ? NUMBER_WIDTH : TEXT_WIDTH);

/** One tab stop; Enter shows a whole row. */
export function AnswerTable({ connectionId, state, kinds }: AnswerTableProps) {
  const backend = useBackend();
  const { say } = useSpeech();
  const [opened, setOpened] = useState<number | null>(null);
  const grid = useRef<GridHandle>(null);
  const hint = useId();
  const { answerId, columns } = state;
  // Columns may come between others while rows come: rows that were read before are read anew.
  const key = columns.map(({ name }) => name).join('\n');
  const newest = useRef(key);
  newest.current = key;
  const load = useCallback(
    async (from: number, limit: number): Promise<Row[]> => {
      const { rows } = await backend.answerPage({ answerId, from, limit });
      return rows.map(({ cells }) => ({ cells, key: newest.current }));
    },
    [backend, answerId],
  );
  const rows = useRowPages(load, state.rows);
  const { refresh } = rows;
  const readFor = useRef(key);
  useEffect(() => {
    if (readFor.current === key) return;
    readFor.current = key;
    refresh();
  }, [key, refresh]);

  const titleOf = useCallback(
    (column: AnswerColumn) => columnTitle(column, kinds, say),
    [kinds, say],
  );
  const shown = useMemo(
    () =>
      columns.map((column) => ({
        id: column.name,
        title: titleOf(column),
        width: `minmax(${widthOf(column)}px, ${column.isNumber ? '0.6fr' : '1fr'})`,
        isEnd: column.isNumber,
      })),
    [columns, titleOf],
  );
  const minWidth =
    ENDS +
    columns.reduce((sum, column) => sum + widthOf(column) + GAP, columns.length > 0 ? -GAP : 0);

  function at(row: number): string[][] | null {
    const found = rows.at(row);
    if (found === undefined || found.key !== key) return null;
    return found.cells.length === columns.length ? found.cells : null;
  }

  if (rows.error) {
    return (
      <ErrorNotice
        error={rows.error}
        context={say('questions-results-rows-failed')}
        onRetry={rows.retry}
      />
    );
  }
  const openedCells = opened === null ? null : at(opened);
  return (
    <>
      <VirtualGrid
        label={say('questions-results-list')}
        listKey={answerId}
        columns={shown}
        count={state.rows}
        rowHeight={48}
        minWidth={minWidth}
        onRange={rows.want}
        handle={grid}
        describedBy={hint}
        onOpen={setOpened}
        menu={{
          label: (row) => say('common-menu-of', { name: at(row)?.[0]?.[0] ?? '' }),
          actions: (row) => {
            const cells = at(row);
            if (cells === null) return [];
            const open = () => setOpened(row);
            const path = cells[columns.findIndex(({ name }) => name === '_path')]?.[0];
            return [
              { id: 'open', label: say('common-menu-open'), onAction: open },
              ...(path === undefined ? [] : [copyPath(say, path)]),
            ];
          },
        }}
        cells={(row) =>
          at(row)?.map((values, index) => {
            const column = columns[index];
            return column === undefined ? null : (
              <AnswerCell
                key={column.name}
                connectionId={connectionId}
                column={column}
                kind={kinds.get(column.name)?.kind}
                values={values}
              />
            );
          }) ?? null
        }
      />
      <p id={hint} className={unseen}>
        {say('questions-results-hint')}
      </p>
      <DialogContainer
        onDismiss={() => {
          grid.current?.focus(opened ?? undefined);
          setOpened(null);
        }}
      >
        {opened !== null && openedCells !== null ? (
          <RowDialog
            row={opened}
            connectionId={connectionId}
            columns={columns}
            kinds={kinds}
            cells={openedCells}
          />
        ) : null}
      </DialogContainer>
    </>
  );
}
