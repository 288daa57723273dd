// A complete message to an administrator, made of the facts of a request. It holds no secret: the
// facts that reach the window hold none.

import type { AdminRequest, AdminRequestKind, KeyKind } from '../backend/bindings';
import type { Speech } from './language';

/** The facts of a request, with a word where a fact is not known. */
export interface RequestFacts {
  keyKind: KeyKind;
  account: string;
  clientId: string;
  address: string;
  folder: string;
  hosts: string;
}

/** What one kind of request says. */
export interface RequestCopy {
  subject: string;
  /** What is asked for. */
  ask: string;
  /** What to do, in order. */
  steps: string[];
  why: string;
  /** How both sides see that it worked. */
  verify: string;
}

/** What a catalogue says about every kind of request. */
export type RequestCopies = Record<AdminRequestKind, (facts: RequestFacts) => RequestCopy>;

/** A message that is ready to be sent. */
export interface Message {
  subject: string;
  body: string;
}

/** Writes the message in the language of the window. */
export function requestMessage(request: AdminRequest, { words, format }: Speech): Message {
  const { requests } = words;
  const { keyKind, account, clientId, organisation, program, environment, address } = request;
  const copy = requests.kinds[request.kind]({
    keyKind,
    account: account ?? clientId ?? requests.someAccount,
    clientId: clientId ?? requests.someClient,
    address,
    folder: request.folder ?? '/content/dam',
    hosts: format.list(request.hosts.length > 0 ? request.hosts : [address]),
  });
  const known: [string, string | null][] = [
    [requests.facts.keyKind, requests.keyKinds[keyKind]],
    [requests.facts.account, account],
    [requests.facts.client, clientId],
    [requests.facts.organisation, organisation],
    [requests.facts.program, program],
    [requests.facts.environment, environment],
    [requests.facts.address, address],
    [requests.facts.folder, request.folder],
    [requests.facts.hosts, request.hosts.length > 0 ? request.hosts.join(', ') : null],
    [requests.facts.proxy, request.proxy],
    [requests.facts.said, request.technical],
  ];
  const facts = known.flatMap(([name, fact]) => (fact === null ? [] : [requests.fact(name, fact)]));
  const parts = [
    requests.greeting,
    copy.ask,
    facts.join('\n'),
    `${requests.whatToDo}\n${copy.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}`,
    request.yaml === null ? null : `${requests.lines}\n\n${request.yaml.trimEnd()}`,
    `${requests.why} ${copy.why}`,
    `${requests.verify} ${copy.verify}`,
    requests.noSecret,
    requests.thanks,
  ];
  return { subject: copy.subject, body: parts.filter((part) => part !== null).join('\n\n') };
}
