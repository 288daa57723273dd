// The settings of the window, applied at once and saved behind it.

import { useEffect, useRef, useState } from 'react';
import type { Backend } from '../../backend/backend';
import type { ApiError, AppInfo, Settings } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';

const DEFAULTS: Settings = { language: 'system', theme: 'system' };

/** Settings and facts about the app. `startError` says why the core could not be opened at all. */
export function useSettings(backend: Backend) {
  /** `null` until they were read, so that nothing flashes in another language. */
  const [settings, setSettings] = useState<Settings | null>(null);
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [startError, setStartError] = useState<ApiError | null>(null);

  useEffect(() => {
    let wanted = true;
    async function read() {
      const [read, about] = await Promise.allSettled([backend.getSettings(), backend.appInfo()]);
      if (!wanted) return;
      if (about.status === 'fulfilled') setInfo(about.value);
      else setStartError(asApiError(about.reason));
      if (read.status === 'rejected') setError(asApiError(read.reason));
      setSettings(read.status === 'fulfilled' ? read.value : DEFAULTS);
    }
    void read();
    return () => {
      wanted = false;
    };
  }, [backend]);

  // One after the other: what was chosen last stays.
  const saving = useRef(Promise.resolve());

  /** Resolves once they are saved, or cannot be, which `error` explains. */
  function save(next: Settings): Promise<void> {
    setSettings(next);
    setError(null);
    saving.current = saving.current.then(async () => {
      try {
        await backend.saveSettings(next);
      } catch (thrown) {
        setError(asApiError(thrown));
      }
    });
    return saving.current;
  }

  return { settings, info, error, startError, save };
}
