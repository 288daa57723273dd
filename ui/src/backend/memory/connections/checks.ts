// Checks of a connection in the in-memory host. Never part of a build.

import type { Unwatch, Watcher } from '../../backend';
import type {
  AdminRequest,
  AdminRequestKind,
  CheckState,
  CheckStep,
  ConnectionSummary,
  Finding,
  FindingCode,
  Mark,
} from '../../bindings';
import { apiError } from '../errors';

const GOOD = {
  key: 'keyGood',
  name: 'nameFound',
  network: 'reached',
  secure: 'secure',
  answer: 'answers',
  signIn: 'signedIn',
  account: 'accountKnown',
  api: 'clientRegistered',
  read: 'canRead',
  write: 'canWrite',
} as const satisfies Record<CheckStep, FindingCode>;

/** Of a connection; the right answer is a row of the check of the network only. */
const STEPS = (Object.keys(GOOD) as CheckStep[]).filter((step) => step !== 'answer');

/** What a check can run into, by the name of its finding; `good` runs into nothing. */
export type MemoryTrouble = 'good' | Exclude<FindingCode, (typeof GOOD)[CheckStep] | 'notTried'>;

interface Trouble {
  step: CheckStep;
  mark: Mark;
  request: AdminRequestKind | null;
  /** Whether the steps after it cannot be made. */
  ends: boolean;
}

const bad = (step: CheckStep, request: AdminRequestKind | null = null): Trouble => ({
  step,
  mark: 'bad',
  request,
  ends: true,
});
const odd = (step: CheckStep, mark: Mark = 'warning'): Trouble => ({
  step,
  mark,
  request: null,
  ends: false,
});

const TROUBLES: Record<Exclude<MemoryTrouble, 'good'>, Trouble> = {
  keyEndsSoon: { ...odd('key'), request: 'newKey' },
  keyEnded: bad('key', 'newKey'),
  keyNotAvailable: bad('key'),
  keyNotNeeded: odd('key', 'skipped'),
  clockWrong: odd('key'),
  nameNotFound: bad('name'),
  notReached: bad('network', 'openNetwork'),
  aemNotStarted: bad('network'),
  nameByProxy: odd('name', 'skipped'),
  proxySetting: bad('network'),
  proxyNotFound: bad('network', 'repairProxy'),
  proxyNotReached: bad('network', 'repairProxy'),
  proxySilent: bad('network', 'repairProxy'),
  proxyNotTls: bad('network', 'repairProxy'),
  proxySignIn: bad('network', 'openProxy'),
  proxyPassword: bad('network'),
  proxyRefused: bad('network', 'openProxy'),
  proxyGateway: bad('network', 'repairProxy'),
  proxyHungUp: bad('network', 'repairProxy'),
  tooSlow: bad('network'),
  secureNotNeeded: odd('secure', 'skipped'),
  certificateNotTrusted: bad('secure', 'companyCertificate'),
  certificateHostsOwn: bad('secure', 'replaceCertificate'),
  certificateEnded: bad('secure', 'replaceCertificate'),
  certificateNotYetValid: bad('secure', 'replaceCertificate'),
  certificateOtherHost: bad('secure', 'replaceCertificate'),
  certificateWeak: bad('secure', 'replaceCertificate'),
  secureOutdated: bad('secure', 'modernTls'),
  secureNotSpoken: bad('secure', 'openNetwork'),
  secureHungUp: bad('secure', 'openNetwork'),
  clientCertificateAsked: bad('secure', 'noClientCertificate'),
  noAuthorities: bad('secure'),
  secureFailed: bad('secure', 'openNetwork'),
  answerCut: bad('answer', 'openNetwork'),
  answerGarbled: bad('answer', 'openNetwork'),
  networkSignIn: bad('account', 'openNetwork'),
  networkBlocks: bad('account', 'openNetwork'),
  gatewayFailed: bad('account', 'repairGateway'),
  signInFailed: bad('signIn', 'newKey'),
  signInNotNeeded: odd('signIn', 'skipped'),
  accountNotTold: odd('account'),
  accountAnonymous: odd('account'),
  otherEnvironment: bad('account', 'rightEnvironment'),
  passRefused: bad('account'),
  passwordRefused: bad('account'),
  notAem: bad('account', 'openNetwork'),
  signInPage: bad('account', 'openNetwork'),
  asleep: bad('account', 'wakeEnvironment'),
  askedToWait: { ...odd('account'), ends: true },
  accountFailed: bad('account'),
  clientNotRegistered: bad('api', 'registerClient'),
  clientIdRefused: bad('api', 'addScope'),
  scopesMissing: bad('api', 'addScope'),
  profileMissing: bad('api', 'addProfile'),
  apiRefused: bad('api'),
  apiNotNeeded: odd('api', 'skipped'),
  apiFailed: odd('api'),
  readRefused: bad('read', 'grantRead'),
  folderMissing: bad('read', 'grantRead'),
  readFailed: bad('read'),
  writeRefused: bad('write', 'grantWrite'),
  writeNotTold: odd('write'),
  writeLeftBehind: bad('write'),
  writeLocked: odd('write', 'skipped'),
};

const WITH_ERROR: Partial<Record<FindingCode, Finding['error']>> = {
  keyNotAvailable: apiError('keyStoreLocked'),
  proxySetting: apiError('proxySetting', { field: 'HTTPS_PROXY' }),
  signInFailed: apiError('keyRejected', { status: 400, technical: 'invalid_token' }),
  accountFailed: apiError('unexpectedAnswer', { status: 500 }),
  apiFailed: apiError('timeout'),
  readFailed: apiError('slowDown', { seconds: 60 }),
  writeLeftBehind: apiError('unexpectedAnswer', { path: '/content/dam/press' }),
  writeNotTold: apiError('unexpectedAnswer', { status: 409 }),
};

function requestOf(kind: AdminRequestKind, at: ConnectionSummary, folder: string): AdminRequest {
  const { key, address } = at;
  const needsYaml = kind === 'registerClient' || kind === 'addProfile';
  return {
    kind,
    keyKind: key.kind,
    address,
    account: key.account,
    clientId: key.clientId,
    organisation: key.organisation,
    program: key.program,
    environment: key.environment,
    folder: kind === 'grantRead' || kind === 'grantWrite' ? folder : null,
    proxy: null,
    hosts: kind === 'openNetwork' ? ['ims-na1.adobelogin.com', new URL(address).host] : [],
    technical: kind === 'grantWrite' ? 'HTTP status 403 (Forbidden)' : null,
    yaml: needsYaml
      ? `kind: "API"\nversion: "1"\nmetadata:\n  envTypes: ["dev", "stage", "prod"]\ndata:\n  allowedClientIDs:\n    author:\n      - "${key.clientId}"\n`
      : null,
  };
}

/** A finding for tests and screens. */
export function finding(
  code: FindingCode,
  at: ConnectionSummary,
  folder = '/content/dam',
): Finding {
  const trouble = code in TROUBLES ? TROUBLES[code as Exclude<MemoryTrouble, 'good'>] : null;
  const goodStep = STEPS.find((step) => GOOD[step] === code) ?? 'key';
  const ended = new Date(Date.now() - 3600_000).toISOString();
  return {
    step: trouble?.step ?? goodStep,
    mark: trouble?.mark ?? 'good',
    code,
    host: goodStep === 'signIn' ? 'ims-na1.adobelogin.com' : new URL(at.address).host,
    account: code === 'accountKnown' ? at.key.account : null,
    until:
      code === 'signedIn'
        ? new Date(Date.now() + 4 * 3600_000).toISOString()
        : code === 'keyEnded'
          ? ended
          : at.key.validUntil,
    error: WITH_ERROR[code] ?? null,
    request: trouble?.request ? requestOf(trouble.request, at, folder) : null,
  };
}

/** What a kind of key does not need. */
function notNeeded(at: ConnectionSummary): MemoryTrouble[] {
  if (at.key.kind === 'localAem') {
    return ['keyNotNeeded', 'secureNotNeeded', 'signInNotNeeded', 'apiNotNeeded'];
  }
  return at.key.kind === 'oauthServerToServer' ? [] : ['apiNotNeeded'];
}

/** All rows of a check that runs into these troubles. */
export function findingsOf(
  at: ConnectionSummary,
  folder: string,
  troubles: MemoryTrouble[],
): Finding[] {
  const locked: MemoryTrouble[] = at.writing === 'locked' ? ['writeLocked'] : [];
  const all = [...troubles, ...notNeeded(at), ...locked];
  let isOver = false;
  return STEPS.map((step) => {
    if (isOver) return { ...finding(GOOD[step], at, folder), ...NOT_TRIED };
    const code = all.find((one) => one !== 'good' && TROUBLES[one].step === step);
    if (code === undefined || code === 'good') return finding(GOOD[step], at, folder);
    isOver = TROUBLES[code].ends;
    return finding(code, at, folder);
  });
}

const NOT_TRIED = {
  mark: 'skipped',
  code: 'notTried',
  host: null,
  account: null,
  until: null,
} as const;

/** One row after the other. */
export function watchFindings(
  findings: Finding[],
  watcher: Watcher<CheckState>,
  pace: number,
): Unwatch {
  let open = true;
  let done = pace === 0 ? findings.length : 0;
  const tick = () => {
    if (!open) return;
    watcher.onEvent({
      findings: findings.slice(0, done),
      running: STEPS[done] ?? null,
      isDone: done >= findings.length,
    });
    done += 1;
    if (done <= findings.length) setTimeout(tick, pace * 4);
  };
  setTimeout(tick, 0);
  return () => {
    open = false;
  };
}
