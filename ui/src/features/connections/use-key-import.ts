// Adding the connection of a key file: form, adding, and the way through its questions.

import { useState } from 'react';
import type {
  Access,
  ApiError,
  ConnectionSummary,
  KeyInspection,
  Stage,
} from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/backend-context';

/** A key file that was understood. */
export type UsableKey = Extract<KeyInspection, { verdict: 'usable' }>;

/** What the user says about the connection. */
export interface KeyForm {
  name: string;
  address: string;
  stage: Stage;
}

/** Where the import stands. */
export type KeyProgress =
  | { step: 'form'; error: ApiError | null }
  | { step: 'adding' }
  | { step: 'confirmAddress'; host: string; remember: boolean }
  | { step: 'signingIn'; connection: ConnectionSummary }
  | { step: 'added'; connection: ConnectionSummary; access: Access | null; error: ApiError | null };

/** The form as it starts: what the connection said before, else what the file suggests. An unknown
 * environment counts as live, because that is the stage at which Relabel asks before every change. */
export function initialForm(key: UsableKey, existing: ConnectionSummary | null): KeyForm {
  return {
    name: existing?.name ?? '',
    address: existing?.address ?? key.key.suggestedAddress ?? '',
    stage: existing?.stage ?? key.key.suggestedStage ?? 'live',
  };
}

/** Runs the import of one key file. */
export function useKeyImport(
  key: UsableKey,
  existing: ConnectionSummary | null,
  onAdded: (connection: ConnectionSummary, access: Access | null) => void,
) {
  const backend = useBackend();
  const [form, setForm] = useState(() => initialForm(key, existing));
  const [progress, setProgress] = useState<KeyProgress>({ step: 'form', error: null });
  const [addressMissing, setAddressMissing] = useState(false);

  async function signIn(connection: ConnectionSummary) {
    setProgress({ step: 'signingIn', connection });
    try {
      const access = await backend.signIn({ connectionId: connection.id });
      setProgress({ step: 'added', connection, access, error: null });
      onAdded(connection, access);
    } catch (thrown) {
      setProgress({ step: 'added', connection, access: null, error: asApiError(thrown) });
      onAdded(connection, null);
    }
  }

  async function add(remember: boolean, addressConfirmed: boolean) {
    if (form.address.trim() === '') {
      setAddressMissing(true);
      return;
    }
    setProgress({ step: 'adding' });
    try {
      const connection = await backend.addConnection({
        importId: key.importId,
        name: form.name.trim(),
        address: form.address.trim(),
        addressConfirmed,
        stage: form.stage,
        remember,
      });
      await signIn(connection);
    } catch (thrown) {
      const error = asApiError(thrown);
      setProgress(
        error.code === 'addressNeedsConfirmation'
          ? { step: 'confirmAddress', host: error.details.host ?? form.address, remember }
          : { step: 'form', error },
      );
    }
  }

  return {
    form,
    progress,
    addressMissing,
    change(part: Partial<KeyForm>) {
      if (part.address !== undefined) setAddressMissing(false);
      setForm((before) => ({ ...before, ...part }));
    },
    add,
    signIn,
    backToForm: () => setProgress({ step: 'form', error: null }),
  };
}
