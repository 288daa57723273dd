// The settings of the window, applied at once and saved behind it.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Settings } from '../../backend/bindings';
import { useBackend } from '../../shared/state/backend-context';
import { ask, call } from '../../shared/state/queries';

const DEFAULTS: Settings = { language: 'system', theme: 'system' };

/** Settings and facts about the app. `startError` says why the core could not be opened at all. */
export function useSettings() {
  const backend = useBackend();
  const queries = useQueryClient();
  const kept = ask(backend, 'getSettings');
  const read = useQuery(kept);
  const about = useQuery(ask(backend, 'appInfo'));
  const saving = useMutation({
    mutationFn: (next: Settings) => call(backend, 'saveSettings', next),
    // One after the other: what was chosen last stays.
    scope: { id: 'settings' },
  });

  /** Resolves once they are saved, or cannot be, which `error` explains. */
  async function save(next: Settings): Promise<void> {
    queries.setQueryData<Settings>(kept.queryKey, next);
    await saving.mutateAsync(next).catch(() => {});
  }

  return {
    /** `null` until they were read, so that nothing flashes in another language. */
    settings: read.isPending || about.isPending ? null : (read.data ?? DEFAULTS),
    info: about.data ?? null,
    error: saving.error ?? read.error,
    startError: about.error,
    save,
  };
}
