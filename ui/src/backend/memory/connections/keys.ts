// Key files and connections of the in-memory host. Never part of a build.

import type {
  AddConnection,
  AddLocalAem,
  AddressFacts,
  ConnectionSummary,
  InspectAddress,
  KeyFacts,
  KeyInspection,
} from '../../bindings';
import { apiError } from '../errors';
import { askCall } from '../recorded';
import { writingAtFirst } from './guard';

type Usable = Extract<KeyInspection, { verdict: 'usable' }>;

const DAY = 86_400_000;

/** A moment so many days from now. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}

const SERVICE: KeyFacts = {
  kind: 'serviceCredentials',
  account: '7f3a@techacct.adobe.com',
  clientId: 'cm-p24711-e180244-integration-1',
  organisation: '5A0C1DE2F3@AdobeOrg',
  mark: '9b51c7d2',
  program: '24711',
  environment: '180244',
  validUntil: '2027-05-03T10:00:00.000Z',
  suggestedAddress: 'https://author-p24711-e180244.adobeaemcloud.com',
  suggestedStage: 'test',
};

const OAUTH: KeyFacts = {
  ...SERVICE,
  kind: 'oauthServerToServer',
  account: 'b81c@techacct.adobe.com',
  clientId: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
  mark: '41d0aa97',
  validUntil: null,
  suggestedStage: null,
};

/** Facts for tests and screens, by kind. */
export const FACTS = {
  service: SERVICE,
  oauth: OAUTH,
  token: {
    ...SERVICE,
    kind: 'localDevelopmentToken',
    account: '1C02@AdobeID',
    clientId: 'dev-console-prod',
    mark: 'e0c2551f',
    suggestedStage: null,
  },
  local: {
    kind: 'localAem',
    account: 'admin',
    clientId: null,
    organisation: null,
    mark: '',
    program: null,
    environment: null,
    validUntil: null,
    suggestedAddress: null,
    suggestedStage: 'development',
  },
} as const satisfies Record<string, KeyFacts>;

/** A usable file. */
export function usable(key: KeyFacts, change: Partial<Usable> = {}): Usable {
  return {
    verdict: 'usable',
    importId: `import-${key.mark}`,
    fileName: 'service_token.json',
    key,
    existing: [],
    ...change,
  };
}

/** What the stand-in says about a dropped file. */
export const USABLE_KEY: Usable = usable(SERVICE, { importId: 'import-1' });

/** A project file with two keys. */
export const SEVERAL_KEYS: Extract<KeyInspection, { verdict: 'several' }> = {
  verdict: 'several',
  importId: 'import-several',
  fileName: 'AEM-p24711-e180244-Production.json',
  choices: [
    { index: 0, name: 'Content operations', key: OAUTH },
    {
      index: 1,
      name: '',
      key: {
        ...OAUTH,
        account: 'c94e@techacct.adobe.com',
        clientId: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
        mark: '77e3b0c4',
        program: null,
        environment: null,
        suggestedAddress: null,
      },
    },
  ],
};

/** The key that was named of a file with several. */
export function chosen(index: number): KeyInspection {
  const choice = SEVERAL_KEYS.choices[index];
  if (choice === undefined) throw apiError('importGone');
  return usable(choice.key, {
    importId: `import-choice-${index}`,
    fileName: SEVERAL_KEYS.fileName,
  });
}

/** The file a browser tab "chooses", by `?key=`. */
export function keyNamed(name: string | null, first: ConnectionSummary | undefined): KeyInspection {
  const known = (relation: 'same' | 'newer' | 'older') =>
    first ? [{ connectionId: first.id, relation }] : [];
  switch (name) {
    case 'oauth':
      return usable(OAUTH, { fileName: 'oauth.json' });
    case 'oauth-blank':
      return usable({ ...OAUTH, suggestedAddress: null }, { fileName: 'credential.env' });
    case 'several':
      return SEVERAL_KEYS;
    case 'token':
      return usable({ ...FACTS.token, validUntil: inDays(0.4) }, { fileName: 'local_token.json' });
    case 'same':
      return usable(SERVICE, { existing: known('same') });
    case 'newer':
      return usable(
        { ...SERVICE, mark: '05c1f7aa', validUntil: '2028-05-03T10:00:00.000Z' },
        { existing: known('newer') },
      );
    case 'older':
      return usable(
        { ...SERVICE, mark: 'ad11b3f0', validUntil: inDays(20) },
        { existing: known('older') },
      );
    case 'other':
      return usable({ ...SERVICE, account: 'd2b7@techacct.adobe.com', mark: '3c9d41e8' });
    case 'retired':
      return {
        verdict: 'refused',
        fileName: 'old-project.json',
        error: apiError('keyFileRetiredJwt'),
      };
    default:
      return USABLE_KEY;
  }
}

/** A connection for tests and screens. */
export function connection(change: Partial<ConnectionSummary> = {}): ConnectionSummary {
  return {
    id: 'c1',
    name: 'Website, test',
    address: 'https://author-p24711-e180244.adobeaemcloud.com',
    stage: 'test',
    key: SERVICE,
    remembered: true,
    addedAt: '2026-05-03T10:00:00.000Z',
    writing: writingAtFirst(change.stage ?? 'test'),
    speed: 'normal',
    route: change.key?.kind === 'oauthServerToServer' ? 'oneByOne' : 'together',
    oneByOneUntil: null,
    isSignedOut: false,
    ...change,
  };
}

/** Connections in every state there is, for looking at them. */
export function manyConnections(): ConnectionSummary[] {
  return [
    connection({ id: 'c1', name: 'Website', stage: 'live' }),
    connection({
      id: 'c2',
      name: 'Website, test',
      key: { ...SERVICE, validUntil: inDays(12) },
    }),
    connection({
      id: 'c3',
      name: 'Campaign sandbox',
      stage: 'development',
      key: { ...FACTS.token, validUntil: inDays(0.13) },
      remembered: false,
    }),
    connection({ id: 'c4', name: 'Shop, test', key: OAUTH, isSignedOut: true }),
    connection({
      id: 'c5',
      name: 'AEM on this computer',
      address: 'http://localhost:4502',
      stage: 'development',
      key: FACTS.local,
    }),
  ];
}

/** What an address is. */
export function addressFacts({ address, isLocalAem }: InspectAddress): AddressFacts {
  return askCall({ ask: 'address', address, isLocalAem });
}

/** The connection a request makes or changes; `known` are the ones there are. */
export function connectionOf(
  request: AddConnection,
  key: KeyFacts,
  known: ConnectionSummary[],
  newId: () => string,
): ConnectionSummary {
  const { address, host } = addressFacts({ address: request.address, isLocalAem: false });
  const replaced = known.find((one) => one.id === request.replaces);
  return connection({
    id: replaced?.id ?? newId(),
    name: request.name || (replaced?.name ?? host),
    address,
    stage: request.stage,
    remembered: request.remember,
    key,
  });
}

/** AEM on this computer as a connection. */
export function localConnection(request: AddLocalAem, id: string): ConnectionSummary {
  const { address, host } = addressFacts({ address: request.address, isLocalAem: true });
  return connection({
    id,
    name: request.name || host,
    address,
    stage: 'development',
    key: { ...FACTS.local, account: request.signIn === 'nobody' ? null : 'admin' },
  });
}
