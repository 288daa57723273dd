// How the in-memory host behaves, and how the address of a browser tab says it. Never part of a build.

import type { Backend } from '../backend';
import type {
  ApiError,
  CannotReason,
  CertificateFacts,
  CertificateInspection,
  ConnectionSummary,
  ErrorCode,
  JobOutlook,
  KeyInspection,
  SavedSearch,
  Settings,
  SystemProxy,
} from '../bindings';
import { type MemoryRecipes, recipesFrom } from './changes/recipes';
import { type MemorySheets, sheetsFrom } from './changes/sheets';
import type { MemoryTrouble } from './connections/checks';
import { outlookFrom } from './connections/guard';
import { connection, keyNamed, manyConnections } from './connections/keys';
import { COMPANY_CERTIFICATE, type MemoryNetwork, networkFrom } from './connections/network';
import { apiError } from './errors';
import { type MemoryQuestions, questionsFrom } from './questions';
import { type MemoryFinds, SOME_SEARCHES } from './searches';

/** How the stand-in behaves. */
export interface MemoryOptions extends MemoryFinds, MemoryRecipes, MemorySheets, MemoryQuestions {
  /** Connections that exist at the start. */
  connections?: ConnectionSummary[];
  /** Every folder holds this many assets instead of the made-up library. */
  assets?: number;
  /** Calls that fail, by method name. */
  failing?: Partial<Record<keyof Backend, ApiError>>;
  /** Milliseconds between two events of a stream; 0 answers at once. */
  pace?: number;
  settings?: Settings;
  /** Saved searches. */
  searches?: SavedSearch[];
  /** Bytes of copies from before an update. */
  copiesSize?: number;
  /** What the outlook of every job says besides what the plan tells. */
  outlook?: Partial<JobOutlook>;
  /** The answer to choosing a key file. */
  key?: KeyInspection;
  /** What a check of a connection runs into. */
  troubles?: MemoryTrouble[];
  /** Why no value of a plan can be changed, until one is given by hand. */
  cannot?: CannotReason;
  /** Every job pauses once with this error. */
  pauses?: ApiError;
  /** How many jobs of earlier days there are. */
  history?: number;
  /** The newest of them was left in the middle; a number: as many of them. */
  leftOver?: boolean | number;
  /** This window carries them on: what a page that is loaded anew in the middle of them finds. */
  isGoing?: boolean;
  /** AEM asks every job to slow down now and then. */
  isBusy?: boolean;
  network?: MemoryNetwork;
  certificates?: CertificateFacts[];
  /** What the variables and the system say about a proxy. */
  systemProxy?: SystemProxy;
  /** The answer to choosing a certificate file. */
  certificate?: CertificateInspection;
}

/**
 * Behaviour from the address of a browser tab:
 * `?connected&assets=1000000&stage=live&language=fr&theme=dark`, `?many` for connections in
 * every state, `?key=several` for the chosen file, `?check=writeRefused` for what a check finds,
 * `?history=2000&leftOver=2` for jobs of earlier days, with `&going` for ones that go on now,
 * `?recipes` for one made by hand, `?searches` for saved searches, `?recipeFile=newer` for the chosen recipe file,
 * `?sheet=doubtful` for the chosen sheet, `?endpoints=none` and `?fragments=100000` for questions,
 * `?busy` for an AEM that asks to slow down, `?fails=appInfo&code=storeDamaged` for a call that fails.
 */
export function optionsFrom(query: URLSearchParams): MemoryOptions {
  const stage = query.get('stage');
  const assets = query.get('assets');
  const fails = query.get('fails');
  const code = (query.get('code') ?? 'notData') as ErrorCode;
  const pauses = query.get('pauses');
  const one = connection({
    stage: stage === 'live' ? 'live' : 'test',
    name: stage === 'live' ? 'Website' : 'Website, test',
  });
  const connections = query.has('many') ? manyConnections() : query.has('connected') ? [one] : [];
  return {
    ...recipesFrom(query),
    ...sheetsFrom(query),
    ...questionsFrom(query),
    searches: query.has('searches') ? SOME_SEARCHES : [],
    connections,
    key: keyNamed(query.get('key'), connections[0]),
    troubles: (query.get('check')?.split(',') ?? []) as MemoryTrouble[],
    assets: assets === null ? undefined : Number(assets),
    failing: fails === null ? {} : { [fails]: apiError(code) },
    outlook: outlookFrom(query),
    pauses: pauses === null ? undefined : apiError(pauses as ErrorCode),
    history: Number(query.get('history') ?? 0),
    leftOver: query.has('leftOver') ? Number(query.get('leftOver') || 1) : false,
    isGoing: query.has('going'),
    isBusy: query.has('busy'),
    network: networkFrom(query),
    certificates: query.has('certificates') ? [COMPANY_CERTIFICATE] : [],
    certificate: query.has('badCertificate')
      ? { verdict: 'refused', fileName: 'server.pem', error: apiError('certificateNotAuthority') }
      : undefined,
    settings: {
      language: query.get('language') === 'fr' ? 'fr' : 'en',
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    },
  };
}
