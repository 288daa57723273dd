// English: what a check of a connection found.

import type { FindingCopy, StepCopy } from './check-copy';

const hostOr = (host: string | null, other = 'the server') => host ?? other;
const proxyOr = (proxy: string | null) => (proxy === null ? 'the proxy' : `the proxy ${proxy}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const askAdministrator = 'Send the request to your administrator.';
const askIt = 'Send the request to your IT department.';

const step: StepCopy = {
  key: 'The key',
  name: 'Finding the address',
  network: 'Reaching AEM',
  secure: 'Secure connection',
  answer: 'The right answer',
  signIn: 'Signing in at Adobe',
  account: 'Being known in AEM',
  api: 'This key’s app is registered',
  read: 'Reading the folder',
  write: 'Changing the folder',
};

const finding: FindingCopy = {
  keyGood: ({ day }) =>
    day === null ? 'The key is sound.' : `The key is sound and works until ${day}.`,
  keyEndsSoon: ({ time }) =>
    time === null
      ? 'The key ends soon. Ask for a new one now, so that work does not stop.'
      : `The key works only until ${time}. Ask for a new one now, so that work does not stop.`,
  keyEnded: ({ time }) =>
    time === null
      ? 'The key has ended. Ask for a new one and add it to this connection.'
      : `The key ended on ${time}. Ask for a new one and add it to this connection.`,
  keyNotAvailable: () => 'The key could not be read on this computer.',
  keyNotNeeded: () => 'AEM on this computer needs no key.',
  clockWrong: ({ time }) =>
    `The clock of this computer is wrong.${time === null ? '' : ` AEM’s clock says ${time}.`} Set the date and the time in the system settings, then check again.`,
  nameFound: ({ host }) => `The address of ${hostOr(host)} was found.`,
  nameByProxy: ({ host }) =>
    `The proxy looks up the address of ${hostOr(host)}; this computer does not.`,
  nameNotFound: ({ host }) =>
    `Nobody on this network knows ${hostOr(host)}. Check that you are online, and that the address of this connection is right.`,
  reached: ({ host }) => `${hostOr(host, 'The server')} answers.`,
  notReached: ({ host }) =>
    `Nothing answered at ${hostOr(host)}. Your company network may block it, or AEM is switched off.`,
  aemNotStarted: () => 'AEM is not running on this computer. Start it, then check again.',
  proxySetting: () => 'The proxy is set up wrongly on this computer.',
  proxyNotFound: ({ proxy }) =>
    `Nobody on this network knows ${proxyOr(proxy)}. Check the address of the proxy, and that you are on the company network.`,
  proxyNotReached: ({ proxy }) =>
    `Nothing answers at ${proxyOr(proxy)}. Check the address of the proxy, and that you are on the company network.`,
  proxySilent: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} did not get through to ${hostOr(host)} in time. Try again, then send the request to your IT department.`,
  proxyNotTls: ({ proxy }) =>
    `No secure connection to ${proxyOr(proxy)} itself could be set up. Most proxies want their address to begin with http://.`,
  proxySignIn: ({ proxy }) =>
    `${capital(proxyOr(proxy))} wants a user and a password. Your IT department can give you both, or let Relabel through without.`,
  proxyPassword: ({ proxy }) =>
    `${capital(proxyOr(proxy))} did not accept the user and the password. Enter them again under Settings, Network.`,
  proxyRefused: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} does not let ${hostOr(host)} through. Send the request to your IT department.`,
  proxyGateway: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} could not reach ${hostOr(host)} itself. Send the request to your IT department.`,
  proxyHungUp: ({ proxy }) =>
    `${capital(proxyOr(proxy))} took the connection and hung up. Send the request to your IT department.`,
  tooSlow: ({ host }) =>
    `${hostOr(host, 'The server')} accepted the connection but sent no complete answer. Try again in a few minutes. If it stays that way, ask your IT department: a firewall may be holding the traffic back.`,
  secure: ({ host }) =>
    `Everything sent to ${hostOr(host)} is encrypted, and its certificate is trusted.`,
  secureNotNeeded: () => 'Nothing leaves this computer.',
  certificateNotTrusted: ({ host }) =>
    `Your company network inspects what is sent to ${hostOr(host)}, and Relabel does not know its certificate yet. Ask for the certificate file, then add it under Settings, Network.`,
  certificateHostsOwn: ({ host }) =>
    `What answered for ${hostOr(host)} vouches for itself: no authority stands behind it. Nothing was sent to it.`,
  certificateEnded: ({ host }) =>
    `The certificate that is shown for ${hostOr(host)} has ended. Whoever runs that server or your network has to renew it.`,
  certificateNotYetValid: ({ host }) =>
    `The certificate that is shown for ${hostOr(host)} is not valid yet. Check the date of this computer first.`,
  certificateOtherHost: ({ host }) =>
    `Another server answered in place of ${hostOr(host)}. Nothing was sent to it.`,
  certificateWeak: ({ host }) =>
    `The certificate that is shown for ${hostOr(host)} is signed in a way that is no longer safe. ${askIt}`,
  secureOutdated: ({ host }) =>
    `What answered for ${hostOr(host)} can encrypt only in ways that are no longer safe. ${askIt}`,
  secureNotSpoken: ({ host }) =>
    `What answered for ${hostOr(host)} does not encrypt at all. Nothing was sent to it. ${askIt}`,
  secureHungUp: ({ host }) =>
    `The connection to ${hostOr(host)} was cut at its first word, as firewalls do with what they block. ${askIt}`,
  clientCertificateAsked: ({ host }) =>
    `Your network demands a certificate of this computer for ${hostOr(host)}, and Relabel has none to show. ${askIt}`,
  noAuthorities: () =>
    'This computer has no list of authorities that can be read, so no server can prove who it is. Whoever looks after this computer has to install it.',
  secureFailed: ({ host }) => `No secure connection to ${hostOr(host)} could be set up.`,
  answers: ({ host }) => `${hostOr(host, 'The server')} answers as it should.`,
  answerCut: ({ host }) =>
    `The connection to ${hostOr(host)} was set up, then cut before an answer came. ${askIt}`,
  answerGarbled: ({ host }) =>
    `What came from ${hostOr(host)} is no answer. Something stands in between. ${askIt}`,
  networkSignIn: ({ leadsTo }) =>
    `Your network wants you to sign in first${leadsTo === null ? '' : ` at ${leadsTo}`}. Open any page in your browser, sign in there, then check again.`,
  networkBlocks: () =>
    `A page of your network came instead of an answer: it blocks the address, or answers in its place. ${askIt}`,
  gatewayFailed: () =>
    'A gateway of your network answered because it could not get through itself. Try again in a few minutes, then send the request to your IT department.',
  signedIn: ({ time }) =>
    time === null
      ? 'Adobe gave an access pass.'
      : `Adobe gave an access pass. It works until ${time}.`,
  signInFailed: () => 'Adobe gave no access pass.',
  signInNotNeeded: () => 'AEM on this computer does not ask Adobe.',
  accountKnown: ({ account }) =>
    account === null ? 'AEM knows the account.' : `AEM knows you as ${account}.`,
  accountNotTold: () => 'AEM lets the account in, but does not say which one it is.',
  accountAnonymous: () =>
    'AEM lets this connection in only as a visitor: it did not take the key. What visitors may not see or change will not work.',
  otherEnvironment: () =>
    'AEM does not accept a pass that Adobe has just given. The key belongs to another environment, or the account was removed from this one.',
  passRefused: () =>
    'AEM does not accept this daily pass. It belongs to another environment or is too old. Make a new one in the Developer Console of this environment.',
  passwordRefused: () =>
    'AEM on this computer does not accept the user name or the password. Add it again with the right ones.',
  notAem: () =>
    'A web page refused us where AEM should answer. Either this is not the address of AEM, or something in front of it does not let this computer through. Check the address first.',
  signInPage: ({ host }) =>
    `A sign-in page${host === null ? '' : ` of ${host}`} came instead of an answer. Either your company network asks you to sign in first, or AEM did not take the key.`,
  asleep: () =>
    'AEM sent a web page instead of an answer. This environment is asleep or is being restarted. It can take a few minutes until it is back.',
  askedToWait: ({ time }) =>
    time === null
      ? 'AEM is busy and asks to wait. Check again in a few minutes.'
      : `AEM is busy and asks to wait until ${time}. Check again after that.`,
  accountFailed: () => 'AEM did not answer as it should.',
  clientRegistered: () => 'AEM knows this key’s app and lets it work.',
  clientNotRegistered: () =>
    'AEM does not know this key’s app yet. An administrator has to add it to the environment once.',
  clientIdRefused: () =>
    'AEM does not accept this key’s app. An administrator has to give its project access to AEM.',
  scopesMissing: () =>
    'This key’s app lacks permissions for AEM. An administrator has to add them to its project.',
  profileMissing: () =>
    'The account is let in nowhere. An administrator has to give it a product profile, and add this key’s app to the environment.',
  apiRefused: () =>
    'AEM does not let this key’s app work. Why could not be found out now. Check again in a few minutes.',
  apiNotNeeded: () => 'This kind of key needs no registration.',
  apiFailed: () => 'AEM did not say whether this key’s app is registered.',
  canRead: () => 'The account can see what is in the folder.',
  readRefused: () => `The account may not look into this folder. ${askAdministrator}`,
  folderMissing: () =>
    'There is no such folder, or it is hidden from the account. Check the spelling, or send the request to your administrator.',
  readFailed: () => 'The folder could not be read.',
  canWrite: () => 'The account can change what is in the folder.',
  writeRefused: () =>
    'You can look but not change. Your administrator must give the account permission; allow about 10 minutes after that.',
  writeNotTold: () => 'AEM did not clearly say whether changes are allowed.',
  writeLeftBehind: ({ path }) =>
    `A small mark called relabelWriteCheck stays on ${path ?? 'the folder'}, because AEM did not let Relabel remove it. It does no harm. Relabel removes it by itself at the next check or change with this connection.`,
  writeLocked: () => 'Live is locked in this window, so changing was not tried.',
  notTried: () => 'Not tried, because an earlier step did not work.',
};

/** Checks of connections. */
export const checks = {
  step,
  finding,
  mark: { good: 'Works', warning: 'Attention', bad: 'Does not work', skipped: 'Not tried' },
  notNeeded: 'Not needed',
  running: 'Checking now',
  waiting: 'Waits its turn',
  title: (name: string) => `Does ${name} work?`,
  intro: 'Relabel tries every step on the way to AEM and says where it ends.',
  folder: 'Folder to check',
  folderInvalid: 'Enter a folder below /content/dam, such as /content/dam/campaigns.',
  again: 'Check again',
  rows: 'Steps of the check',
  summaryRunning: (stepName: string) => `Checking: ${stepName}`,
  summary: {
    both: 'You can read and change assets in this folder',
    readOnly: 'You can read but not change',
    readLocked: 'You can read. Live is locked, so changing was not tried',
    readNotTold: 'You can read. Whether you can change is not certain',
    noRead: 'You are signed in but cannot read this folder',
    notRegistered: 'AEM does not know this key’s app yet',
    asleep: 'This environment is asleep',
    busy: 'AEM asks to wait',
    clock: 'The clock of this computer is wrong',
    leftBehind: 'You can read and change, but a mark of the check stays',
    otherEnvironment: 'This key is not for this environment',
    account: 'AEM does not let you in',
    signIn: 'Signing in does not work',
    network: 'AEM cannot be reached from this computer',
    key: 'The key does not work any more',
    keyNotAvailable: 'The key could not be read',
    failed: 'The check stopped before its end',
  },
  whoNext: {
    nobody: 'Nothing is left to do.',
    administrator: 'The next step is your administrator’s. The message is ready to copy.',
    you: 'The step below says what to do.',
  },
  failedTitle: 'The check could not be made',
  howTitle: 'How changing is tried, and what it cannot tell',
  how: [
    'With an OAuth key, Relabel sends AEM a change that is made to be refused: it names an old version of one asset, so nothing can be written. The way AEM refuses shows whether the account may change.',
    'With any other key, Relabel writes one small mark called relabelWriteCheck on the folder itself, removes it at once and looks that it is gone. No asset is touched.',
    'The trial speaks for this folder only. Single assets or folders below may have rules of their own, an asset may be checked out by somebody, and AEM may still refuse a value it does not allow.',
    'After a permission was given, AEM may take about 10 minutes to know it.',
  ],
  openSettings: 'Go to Settings',
  show: 'Show assets',
  copyRequest: 'Copy request for your administrator',
  requestTitle: 'Request for your administrator',
  requestHint: 'It holds no secret. Paste it into an e-mail or a chat.',
  copied: 'Copied. Paste it into an e-mail or a chat.',
  notCopied: 'The text is selected. Copy it with the keyboard.',
  copyText: 'Copy text',
  message: 'Message',
};
