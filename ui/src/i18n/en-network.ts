// English: company networks.

import type { ErrorCode } from '../backend/bindings';
import type { ErrorCopy } from './error-copy';
import { counter } from './plural';

const count = counter('en-GB');
const hosts = (n: number) => count(n, { one: '# address', other: '# addresses' });

export const network = {
  title: 'Network',
  intro: 'How Relabel reaches Adobe and AEM, and what to do where your network is in the way.',
  proxy: {
    label: 'Proxy',
    kinds: {
      system: 'Use the system’s proxy',
      without: 'No proxy',
      fixed: 'This proxy',
    },
    systemNone: 'No address is set at present.',
    systemFixed: (proxy: string) => `At present ${proxy}.`,
    systemVariable: (proxy: string, name: string) =>
      `At present ${proxy}, from the variable ${name}.`,
    systemScript:
      'The system finds its proxy with a script (PAC), which Relabel cannot run. Ask your IT department for the address of the proxy and enter it below.',
    systemMalformed: (name: string) =>
      `The variable ${name} does not contain the address of a proxy.`,
    address: 'Address',
    addressHint: 'For example proxy.example:3128',
    user: 'User',
    userHint: 'Only if the proxy asks for one',
    password: 'Password',
    passwordHint: 'Stored in the key store of this computer',
    passwordMissing: 'There is none in the key store. Enter it here.',
    passwordKept: 'Saved',
    use: 'Use this proxy',
    apply: 'Apply',
    saved: 'Saved. It applies from now on.',
    readFailed: 'The proxy setting could not be read',
    failed: 'The proxy was not changed',
  },
  certificates: 'Company certificates',
  certificatesHint:
    'Only needed when your company network inspects traffic and this computer does not know its certificate.',
  none: 'None. Relabel trusts what this computer trusts.',
  listFailed: 'The certificates could not be read',
  ends: (day: string) => `Ends on ${day}`,
  ended: (day: string) => `Ended on ${day}`,
  add: 'Add a company certificate…',
  addFailed: 'The certificate could not be added',
  refused: (file: string) => `${file} cannot be added`,
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Stop trusting ${name}?`,
  removeBody:
    'On a network that needs it, Relabel will not reach AEM any more. You can add it again from its file.',
  removeYes: 'Stop trusting it',
  removeFailed: 'The certificate could not be removed',
  trustTitle: (n: number) =>
    count(n, { one: 'Trust this certificate?', other: 'Trust these # certificates?' }),
  trustWarning:
    'Whoever holds this certificate can read what Relabel sends and receives, your access pass included. That is what company networks do when they inspect traffic.',
  trustOnlyIf: 'Trust it only if your IT department gave you this file.',
  trustYes: 'Trust it',
  file: 'File',
  issuedTo: 'Issued to',
  issuedBy: 'Issued by',
  validUntil: 'Valid until',
  /** For the details of an administrator. */
  fingerprint: 'SHA-256',
  check: 'Check the network',
  checkAgain: 'Check the network again',
  checkHint: 'Asks Adobe’s sign-in and each of your AEM environments. No key is sent.',
  checkFailed: 'The network could not be checked',
  checking: 'Checking the network',
  step: {
    name: 'Name',
    network: 'Connection',
    secure: 'Secure connection',
    answer: 'Answer',
  },
  byProxy: {
    variable: (proxy: string, name: string) =>
      `By the proxy ${proxy}, as the variable ${name} says.`,
    system: (proxy: string) => `By the proxy ${proxy}, as the system settings say.`,
    user: (proxy: string) => `By the proxy ${proxy}, as you set it.`,
  },
  withoutProxy: 'Without a proxy.',
  allGood: (n: number) =>
    count(n, {
      one: 'The network lets Relabel through.',
      other: `All ${hosts(n)} can be reached.`,
    }),
  /** Names the layer that failed first. */
  failed: {
    name: (n: number, of: number) =>
      `${n} of ${hosts(of)} not found: this computer is offline, or its network does not know the name.`,
    network: (n: number, of: number) =>
      `${n} of ${hosts(of)} not reached: the network does not let Relabel through.`,
    secure: (n: number, of: number) =>
      `${n} of ${hosts(of)} without a secure connection: the row below says why.`,
    answer: (n: number, of: number) =>
      `${n} of ${hosts(of)} without the right answer: your network answers in its place, or cuts it off.`,
  },
};

export const certificateErrors = {
  certificateNotRecognised: {
    title: 'This file is not a certificate',
    meaning: 'Certificate files mostly end in .pem, .crt or .cer.',
    action:
      'Ask your IT department for the root certificate of your company network as “Base-64 X.509 (.cer)”.',
  },
  certificateNotAuthority: {
    title: 'This is not the certificate Relabel needs',
    meaning: 'It belongs to one server and vouches for no other, so trusting it would not help.',
    action: 'Ask your IT department for the root certificate of your company network.',
  },
  certificateWeak: {
    title: 'This certificate is not safe enough',
    meaning:
      'Its key is too short, or it is signed with SHA-1, so nothing it vouches for is taken.',
    action: 'Ask your IT department for the present root certificate of your company network.',
  },
  certificateFileEnded: {
    title: ({ ended }) =>
      ended === null ? 'This certificate has ended' : `This certificate ended on ${ended}`,
    meaning: 'A certificate that has ended vouches for nothing any more.',
    action: 'Ask your IT department for the present one.',
  },
  certificateHasPrivateKey: {
    title: 'This file also holds a secret key',
    meaning: 'A certificate to be trusted never comes with its secret. Relabel kept nothing of it.',
    action: 'Tell your IT department where the file came from, and ask for the certificate alone.',
  },
} satisfies Partial<Record<ErrorCode, ErrorCopy>>;
