// A sheet that is made of assets.

import { useEffect, useRef, useState } from 'react';
import type { ApiError, ExportSheet, ExportState } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';

/** How far it is. */
export type ExportNow =
  | { step: 'asking' }
  | { step: 'writing'; state: ExportState | null }
  | { step: 'done'; state: ExportState };

/** Starts an export, follows it, stops it; ends it when it is left. */
export function useExport() {
  const backend = useBackend();
  const [now, setNow] = useState<ExportNow>({ step: 'asking' });
  const [isChoosing, setIsChoosing] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const going = useRef<{ end: () => void; forget: () => void } | null>(null);

  function leave() {
    going.current?.end();
    going.current?.forget();
    going.current = null;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it goes away.
  useEffect(() => leave, []);

  async function start(request: ExportSheet) {
    setError(null);
    setIsChoosing(true);
    try {
      const exportId = await backend.exportSheet(request);
      // Nobody chose a place.
      if (exportId === null) return;
      setNow({ step: 'writing', state: null });
      const failed = (thrown: ApiError) => {
        leave();
        setError(thrown);
        setNow({ step: 'asking' });
      };
      const end = backend.watchExport(
        { exportId },
        {
          onEvent: (state) => {
            if (state.error !== null) failed(state.error);
            else setNow({ step: state.complete ? 'done' : 'writing', state });
          },
          onError: failed,
        },
      );
      // A file that is whole stays; what is forgotten is only that it was made.
      const forget = () => void backend.stopExport({ exportId }).catch(() => {});
      going.current = { end, forget };
    } catch (thrown) {
      setError(asApiError(thrown));
    } finally {
      setIsChoosing(false);
    }
  }

  return {
    now,
    error,
    isChoosing,
    start,
    stop() {
      leave();
      setNow({ step: 'asking' });
    },
  };
}
