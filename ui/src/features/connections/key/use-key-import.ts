// Adding the connection of a key file: form, adding, and the way through its questions.

import { useState } from 'react';
import type { Access, ApiError, ConnectionSummary, Stage } from '../../../backend/bindings';
import { asApiError } from '../../../backend/errors';
import { useBackend } from '../../../shared/state/backend-context';
import { firstQuestion, type Question, questionAt, type UsableKey } from './questions';

/** What the user says about the connection. */
export interface KeyForm {
  name: string;
  address: string;
  /** `null` until the user chose one. */
  stage: Stage | null;
  /** The unusual host the user agreed to, if any. */
  confirmedHost: string | null;
}

/** What is wrong with the form. */
export type FormProblem = 'addressMissing' | 'notConfirmed' | null;

/** Where the import stands. */
export type KeyProgress =
  | { step: 'asking'; error: ApiError | null; problem: FormProblem }
  | { step: 'adding' }
  | { step: 'signingIn'; connection: ConnectionSummary }
  | { step: 'added'; connection: ConnectionSummary; access: Access | null; error: ApiError | null };

const ASKING: Extract<KeyProgress, { step: 'asking' }> = {
  step: 'asking',
  error: null,
  problem: null,
};

interface KeyImportOptions {
  inspection: UsableKey;
  /** All connections. */
  known: ConnectionSummary[];
  /** The connection a new key was asked for. */
  renewing: string | null;
  /** The connection is there; signing in comes next, and may take long. */
  onAdded: (connection: ConnectionSummary) => void;
  onSignedIn: (connectionId: string, access: Access) => void;
}

/** Runs the import of one key file. */
export function useKeyImport(options: KeyImportOptions) {
  const { inspection, known, renewing, onAdded, onSignedIn } = options;
  const backend = useBackend();
  const { importId, key } = inspection;
  const [question, setQuestion] = useState<Question>(() =>
    firstQuestion(inspection, known, renewing),
  );
  const [form, setForm] = useState<KeyForm>({
    name: '',
    address: key.suggestedAddress ?? '',
    stage: null,
    confirmedHost: null,
  });
  const [progress, setProgress] = useState<KeyProgress>(ASKING);

  async function signIn(connection: ConnectionSummary) {
    setProgress({ step: 'signingIn', connection });
    try {
      const access = await backend.signIn({ connectionId: connection.id });
      setProgress({ step: 'added', connection, access, error: null });
      onSignedIn(connection.id, access);
    } catch (thrown) {
      setProgress({ step: 'added', connection, access: null, error: asApiError(thrown) });
    }
  }

  /** Puts the key into the connection it belongs to, or into the place of its old one. */
  async function put(target: ConnectionSummary, remember = target.remembered) {
    setProgress({ step: 'adding' });
    try {
      const connection = await backend.addConnection({
        importId,
        name: '',
        address: target.address,
        // Agreed to when the connection was made; the question names the host once more.
        addressConfirmed: true,
        stage: target.stage,
        remember,
        replaces: target.id,
      });
      onAdded(connection);
      await signIn(connection);
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.code === 'otherAccount') setQuestion({ ask: 'otherAccount', target });
      setProgress({
        ...ASKING,
        error: error.code === 'otherAccount' ? null : error,
      });
    }
  }

  /** Adds a new connection. `guessed` is the stage that counts when none was chosen. */
  async function add(remember: boolean, guessed: Stage) {
    const address = form.address.trim();
    if (address === '') {
      setProgress({ ...ASKING, problem: 'addressMissing' });
      return;
    }
    setProgress({ step: 'adding' });
    try {
      const facts = await backend.inspectAddress({ address, isLocalAem: false });
      if (facts.needsConfirmation && form.confirmedHost !== facts.host) {
        setProgress({ ...ASKING, problem: 'notConfirmed' });
        return;
      }
      const connection = await backend
        .addConnection({
          importId,
          name: form.name.trim(),
          address: facts.address,
          addressConfirmed: facts.needsConfirmation,
          stage: form.stage ?? guessed,
          remember,
          replaces: null,
        })
        .catch((thrown) => {
          const next = questionAt(facts.address, inspection, known);
          if (asApiError(thrown).code !== 'replaceNotConfirmed' || next === null) throw thrown;
          setQuestion(next);
          return null;
        });
      if (connection === null) {
        setProgress(ASKING);
        return;
      }
      onAdded(connection);
      await signIn(connection);
    } catch (thrown) {
      setProgress({ ...ASKING, error: asApiError(thrown) });
    }
  }

  return {
    form,
    question,
    progress,
    change(part: Partial<KeyForm>) {
      setProgress((before) => (before.step === 'asking' ? ASKING : before));
      setForm((before) => ({ ...before, ...part }));
    },
    /** Another AEM than the one the key is used for already. */
    addElsewhere() {
      setForm((before) => ({ ...before, address: '' }));
      setQuestion({ ask: 'form' });
    },
    addAsNew: () => setQuestion({ ask: 'form' }),
    add,
    put,
    signIn,
  };
}

/** See [`useKeyImport`]. */
export type KeyImport = ReturnType<typeof useKeyImport>;
