// Cells of a plan changed by hand.

import { useState } from 'react';
import type {
  ApiError,
  CannotReason,
  CellChange,
  FieldKind,
  PlanCounts,
  PlanRow,
  Value,
} from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { type Speech, useSpeech } from '../../../i18n/language';
import { useBackend } from '../../../shared/state/backend-context';
import { saidValue } from './cell-kind';
import { WHOLE_PLAN } from './plan-view';

/** What can be done with a cell. */
export interface CellEdits {
  /** Whether another value would help; of an asset that was not read nothing is known. */
  isEditable(row: PlanRow): boolean;
  /** Sets the value, `null` for none; why it was refused, in words, or `null`. */
  set(row: PlanRow, value: Value | null): Promise<string | null>;
  /** Takes an asset for the one that a row of a sheet means; why that did not work, in words. */
  chooseAsset(row: PlanRow, path: string): Promise<string | null>;
  /** Takes the first or the last row of the sheet wherever rows of it contradict each other. */
  takeRowOfAll(
    which: 'first' | 'last',
    kindOf: (row: PlanRow) => FieldKind,
  ): Promise<string | null>;
  leaveOut(row: PlanRow): Promise<void>;
  putBack(row: PlanRow): Promise<void>;
}

/** Rows that are read at once; the border allows 200. */
const PAGE = 200;

/** Reasons that are about the asset, not about the value. */
const OF_ASSET: ReadonlySet<CannotReason> = new Set<CannotReason>([
  'assetMissing',
  'stillProcessing',
  'checkedOut',
  'unsupportedValue',
  'locked',
  'readFailed',
  'assetNotFound',
  'assetAmbiguous',
]);

function refusal(error: ApiError, { say, explain }: Speech): string {
  if (error.code !== 'fieldInvalid') return explain(error).title;
  switch (error.details.technical) {
    case 'empty':
      return say('change-value-missing');
    case 'tooLong':
      return say('plan-too-long');
    default:
      return say('plan-not-fitting');
  }
}

/** `onChanged` hears the new counts; the rows have to be asked for again. */
export function useCellEdits(planId: string, onChanged: (counts: PlanCounts) => void) {
  const backend = useBackend();
  const speech = useSpeech();
  const { say, fieldLabel, explain } = speech;
  const [error, setError] = useState<ApiError | null>(null);
  const [said, setSaid] = useState('');

  async function change({ cell }: PlanRow, change: CellChange): Promise<ApiError | null> {
    setError(null);
    try {
      const { counts } = await backend.editCell({ planId, cell, change });
      onChanged(counts);
      return null;
    } catch (thrown) {
      return asApiError(thrown);
    }
  }

  const named = (row: PlanRow) => ({
    field: fieldLabel(row.property),
    asset: row.title ?? row.name,
  });
  const edits: CellEdits = {
    isEditable: ({ reason }) => reason === null || !OF_ASSET.has(reason),
    async set(row, value) {
      const failed = await change(row, value === null ? { kind: 'clear' } : { kind: 'set', value });
      if (failed !== null) return refusal(failed, speech);
      setSaid(say('plan-saved', named(row)));
      return null;
    },
    async chooseAsset(row, path) {
      const failed = await change(row, { kind: 'asset', path });
      if (failed !== null) {
        return failed.details.technical === 'taken'
          ? say('sheets-candidates-taken')
          : explain(failed).title;
      }
      setSaid(say('sheets-candidates-chosen', { path }));
      return null;
    },
    async takeRowOfAll(which, kindOf) {
      let counts: PlanCounts | null = null;
      let taken = 0;
      let failed: ApiError | null = null;
      try {
        for (let from = 0; ; from += PAGE) {
          // In the order of the plan, which stays as it is while cells are changed.
          const { rows } = await backend.planRows({ planId, view: WHOLE_PLAN, from, limit: PAGE });
          for (const row of rows) {
            const said = which === 'first' ? row.says[0] : row.says.at(-1);
            if (row.reason !== 'rowsContradict' || said === undefined) continue;
            const value = saidValue(row, said.value, kindOf(row));
            const change: CellChange = value === null ? { kind: 'clear' } : { kind: 'set', value };
            counts = (await backend.editCell({ planId, cell: row.cell, change })).counts;
            taken += 1;
          }
          if (rows.length < PAGE) break;
        }
      } catch (thrown) {
        failed = asApiError(thrown);
      }
      // What was taken before something failed counts, too.
      if (counts !== null) onChanged(counts);
      if (failed !== null) return refusal(failed, speech);
      setSaid(say('plan-rows-taken', { n: taken, which }));
      return null;
    },
    async leaveOut(row) {
      const failed = await change(row, { kind: 'leaveOut' });
      setError(failed);
      if (failed === null) setSaid(say('plan-left-out', named(row)));
    },
    async putBack(row) {
      const failed = await change(row, { kind: 'putBack' });
      setError(failed);
      if (failed === null) setSaid(say('plan-was-put-back', named(row)));
    },
  };
  return { edits, error, said };
}
