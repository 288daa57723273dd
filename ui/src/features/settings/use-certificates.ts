// The certificates Relabel trusts besides those of the system, and what is being done with them.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiError, CertificateFacts, CertificateInspection } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { useBackend } from '../../shared/state/backend-context';
import { ask, put } from '../../shared/state/queries';

type Usable = Extract<CertificateInspection, { verdict: 'usable' }>;
type Refused = Extract<CertificateInspection, { verdict: 'refused' }>;

/** What did not work, and why. */
export interface CertificateFailure {
  doing: 'list' | 'add' | 'remove';
  error: ApiError;
}

/** Reads the list; adds and removes. */
export function useCertificates() {
  const backend = useBackend();
  const queries = useQueryClient();
  const kept = ask(backend, 'listCertificates');
  const list = useQuery(kept);
  const [asked, setAsked] = useState<Usable | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [failure, setFailure] = useState<CertificateFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function attempt<T>(doing: 'add' | 'remove', work: () => Promise<T>): Promise<T | null> {
    setIsBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (thrown) {
      setFailure({ doing, error: asApiError(thrown) });
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  return {
    /** `null` until they were read. */
    all: list.data ?? null,
    /** A file that was read and waits for the user's word. */
    asked,
    refused,
    failure: failure ?? (list.error && { doing: 'list', error: list.error }),
    isBusy: isBusy || list.isFetching,
    reload: list.refetch,
    async choose() {
      setRefused(null);
      const inspection = await attempt('add', () => backend.pickCertificate());
      if (inspection?.verdict === 'usable') setAsked(inspection);
      if (inspection?.verdict === 'refused') setRefused(inspection);
    },
    async trust({ importId }: Usable) {
      setAsked(null);
      const found = await attempt('add', () => backend.trustCertificate({ importId }));
      if (found) put(queries, kept, () => found);
    },
    dismiss: () => setAsked(null),
    async forget({ fingerprint }: CertificateFacts) {
      const found = await attempt('remove', () => backend.forgetCertificate({ fingerprint }));
      if (found) put(queries, kept, () => found);
    },
  };
}

/** See [`useCertificates`]. */
export type Certificates = ReturnType<typeof useCertificates>;
