// The settings of the window, applied at once and saved behind it.

import { useEffect, useState } from 'react';
import type { Backend } from '../backend/backend';
import type { ApiError, AppInfo, Settings } from '../backend/bindings';
import { asApiError } from '../backend/errors';

const DEFAULTS: Settings = { language: 'system', theme: 'system' };

/** Settings and facts about the app. */
export function useSettings(backend: Backend) {
  /** `null` until they were read, so that nothing flashes in another language. */
  const [settings, setSettings] = useState<Settings | null>(null);
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [error, setError] = useState<ApiError | null>(null);

  useEffect(() => {
    backend.getSettings().then(setSettings, (thrown) => {
      setSettings(DEFAULTS);
      setError(asApiError(thrown));
    });
    backend.appInfo().then(setInfo, (thrown) => setError(asApiError(thrown)));
  }, [backend]);

  function save(next: Settings) {
    setSettings(next);
    setError(null);
    backend.saveSettings(next).catch((thrown) => setError(asApiError(thrown)));
  }

  return { settings, info, error, save };
}
