// The sheet that is open: how its file was read, and what its columns are used for.

import { useCallback, useEffect, useRef, useState } from 'react';
import type {
  ApiError,
  ReadSheetAs,
  SheetFacts,
  SheetInspection,
  SheetMapping,
} from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** A file that could not be opened, news until the next thing is tried. */
export interface RefusedSheet {
  name: string;
  error: ApiError;
}

/** See [`useSheet`]. */
export interface OpenedSheet {
  sheet: SheetFacts | null;
  refused: RefusedSheet | null;
  /** Why the last thing did not work. */
  error: ApiError | null;
  isChoosing: boolean;
  /** The file is being read once more. */
  isReading: boolean;
  /** The folder below which names and ids are looked for; `null` until somebody chose one. */
  within: string | null;
  setWithin(path: string): void;
  /** Rows about content fragments count, too. */
  includesFragments: boolean;
  setIncludesFragments(included: boolean): void;
  /** Opens the file dialog; `true` when a file was chosen. */
  choose(): Promise<boolean>;
  /** Shows a file that was looked at already. */
  take(inspection: SheetInspection): void;
  readAs(change: Omit<Partial<ReadSheetAs>, 'sheetId' | 'mapping'>): void;
  map(change: Partial<SheetMapping>): void;
  /** Something else was tried: what did not work before is no news any more. */
  forgetError(): void;
  close(): void;
}

/** Keeps one sheet; lives above the pages, so that leaving them keeps it. */
export function useSheet(): OpenedSheet {
  const backend = useBackend();
  const [sheet, setSheet] = useState<SheetFacts | null>(null);
  const [refused, setRefused] = useState<RefusedSheet | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [isChoosing, setIsChoosing] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [within, setWithin] = useState<string | null>(null);
  const [includesFragments, setIncludesFragments] = useState(false);
  // What was told last by the host; what is shown may be ahead of it.
  const told = useRef<SheetFacts | null>(null);
  const turn = useRef(0);

  const put = useCallback((next: SheetFacts | null) => {
    told.current = next;
    setSheet(next);
  }, []);

  const close = useCallback(() => {
    turn.current++;
    const before = told.current;
    // Of no use to anybody any more; failing to close it changes nothing for the user.
    if (before !== null) backend.closeSheet({ sheetId: before.sheetId }).catch(() => {});
    put(null);
    setRefused(null);
    setError(null);
    setWithin(null);
    setIncludesFragments(false);
  }, [backend, put]);

  const take = useCallback(
    (inspection: SheetInspection) => {
      if (inspection.kind === 'usable') {
        close();
        put(inspection.sheet);
        return;
      }
      // The sheet that is open is as good as it was, and so is what was decided about it.
      setError(null);
      setRefused({ name: inspection.name, error: inspection.error });
    },
    [close, put],
  );

  // Closed with the window by the host itself; a page that is loaded anew opens another.
  useEffect(() => () => void turn.current++, []);

  async function choose(): Promise<boolean> {
    setIsChoosing(true);
    setError(null);
    setRefused(null);
    try {
      const inspection = await backend.pickSheet();
      if (inspection) take(inspection);
      return inspection !== null;
    } catch (thrown) {
      setError(asApiError(thrown));
      return false;
    } finally {
      setIsChoosing(false);
    }
  }

  async function ask(change: Partial<ReadSheetAs>) {
    if (sheet === null) return;
    const mine = ++turn.current;
    setError(null);
    setRefused(null);
    setWaiting((count) => count + 1);
    const { sheetId } = sheet;
    const unchanged = {
      tab: null,
      encoding: null,
      separator: null,
      mapping: null,
      matchHeadings: null,
    };
    try {
      const next = await backend.readSheetAs({ ...unchanged, ...change, sheetId });
      if (mine === turn.current) put(next);
    } catch (thrown) {
      if (mine === turn.current) {
        setError(asApiError(thrown));
        setSheet(told.current);
      }
    } finally {
      setWaiting((count) => count - 1);
    }
  }

  return {
    sheet,
    refused,
    error,
    isChoosing,
    isReading: waiting > 0,
    within,
    setWithin,
    includesFragments,
    setIncludesFragments,
    choose,
    take,
    forgetError: () => setError(null),
    readAs: (change) => void ask(change),
    map(change) {
      if (sheet === null) return;
      const mapping = { ...sheet.mapping, ...change };
      // Shown at once: the next change builds on it.
      setSheet({ ...sheet, mapping });
      void ask({ mapping });
    },
    close,
  };
}
