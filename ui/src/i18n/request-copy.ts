// A complete message to an administrator, made of the facts of a request. It holds no secret: the
// facts that reach the window hold none.

import type { AdminRequest } from '../backend/bindings';
import type { StepsId } from './catalogue';
import type { Speech } from './language';

/** A message that is ready to be sent. */
export interface Message {
  subject: string;
  body: string;
}

/** The messages that hold what to do, in order. */
function stepsOf({ kind, keyKind }: AdminRequest): StepsId[] {
  // Adobe keeps the rights of such a key in its console, those of the others in AEM.
  const owner = keyKind === 'oauthServerToServer' ? 'credential' : 'account';
  switch (kind) {
    case 'newKey':
      return [`request-steps-newKey-${keyKind}`];
    case 'addScope':
      return [`request-steps-addScope-${owner}`];
    case 'registerClient':
      return ['request-steps-register'];
    case 'addProfile':
      return [`request-steps-profile-${owner}`, 'request-steps-register'];
    case 'grantRead':
    case 'grantWrite':
      return [`request-steps-profile-${owner}`, `request-${kind}`];
    default:
      return [`request-${kind}`];
  }
}

/** Writes the message in the language of the window. */
export function requestMessage(request: AdminRequest, { say, steps, format }: Speech): Message {
  const { kind, keyKind, account, clientId, organisation, program, environment, address } = request;
  const told = {
    keyKind,
    account: account ?? clientId ?? say('request-some-account'),
    clientId: clientId ?? say('request-some-client'),
    address,
    folder: request.folder ?? '/content/dam',
    hosts: format.list(request.hosts.length > 0 ? request.hosts : [address]),
  };
  const known: [string, string | null][] = [
    [say('request-fact-key-kind'), say(`request-key-kind-${keyKind}`)],
    [say('request-fact-account'), account],
    [say('request-fact-client'), clientId],
    [say('request-fact-organisation'), organisation],
    [say('request-fact-program'), program],
    [say('request-fact-environment'), environment],
    [say('request-fact-address'), address],
    [say('request-fact-folder'), request.folder],
    [say('request-fact-hosts'), request.hosts.length > 0 ? request.hosts.join(', ') : null],
    [say('request-fact-proxy'), request.proxy],
    [say('request-fact-said'), request.technical],
  ];
  const facts = known.flatMap(([name, fact]) =>
    fact === null ? [] : [say('request-fact', { name, fact })],
  );
  const numbered = stepsOf(request)
    .flatMap((id) => steps(id, told))
    .map((step, index) => `${index + 1}. ${step}`);
  const parts = [
    say('request-greeting'),
    say(`request-${kind}.ask`, told),
    facts.join('\n'),
    [say('request-what-to-do'), ...numbered].join('\n'),
    request.yaml === null ? null : `${say('request-lines')}\n\n${request.yaml.trimEnd()}`,
    `${say('request-why')} ${say(`request-${kind}.why`, told)}`,
    `${say('request-verify')} ${say(`request-${kind}.verify`, told)}`,
    say('request-no-secret'),
    say('request-thanks'),
  ];
  return {
    subject: say(`request-${kind}.subject`, told),
    body: parts.filter((part) => part !== null).join('\n\n'),
  };
}
