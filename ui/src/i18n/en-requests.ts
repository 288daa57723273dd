// English: complete messages to an administrator. Here the technical names stand: administrators
// look for them in Adobe's consoles.

import type { KeyKind } from '../backend/bindings';
import type { RequestCopies, RequestFacts } from './request-copy';

const consoleOf =
  'Open the Developer Console of this environment (in Cloud Manager: Environments, the environment, “Developer Console”), tab Integrations.';
const tenMinutes = 'Wait about 10 minutes until AEM knows it.';
const safely =
  'Send me the file in a safe way, such as a password manager or a shared vault, not in a plain e-mail.';
const checkAgain = 'I press “Check again” on the connection in Relabel';

const profileSteps = ({ keyKind, account }: RequestFacts): string[] =>
  keyKind === 'oauthServerToServer'
    ? [
        'In the Admin Console, open AEM as a Cloud Service, the author instance of this environment, and a product profile with the service “AEM Assets API Users”.',
        'In the Adobe Developer Console, open the project of this credential, its AEM API, and add that product profile to the credential.',
      ]
    : [
        `In the Admin Console, open AEM as a Cloud Service, the author instance of this environment, and a product profile with no more rights than needed. Add ${account} to it.`,
        tenMinutes,
      ];

const grantSteps = (facts: RequestFacts, rights: string): string[] => [
  ...profileSteps(facts),
  facts.keyKind === 'oauthServerToServer'
    ? `In AEM, open Tools, Security, Permissions. Give the group that comes with the profile (such as “AEM Assets Collaborator Users - Service”) the rights ${rights} on ${facts.folder}. It is read only until then.`
    : `In AEM, open Tools, Security, Permissions. Give the group of that profile the rights ${rights} on ${facts.folder}. On older set-ups, add ${facts.account} to the group “DAM Users” instead (Tools, Security, Users).`,
  'No right to publish (crx:replicate) is needed.',
];

const newKeySteps: Record<KeyKind, (facts: RequestFacts) => string[]> = {
  serviceCredentials: ({ account }) => [
    `${consoleOf} Open “Technical Accounts” and the account ${account}.`,
    'Choose “Add certificate” (after a leak: “Add new private key”). Older consoles call it “Refresh Service Credentials”. The old key goes on working until it ends or is revoked.',
    'Download the JSON of the new key.',
    safely,
  ],
  oauthServerToServer: () => [
    'In the Adobe Developer Console, open the project of this credential and its page “OAuth Server-to-Server”.',
    'Add a second client secret. The first one goes on working.',
    'Choose “Download JSON”.',
    safely,
    'When I have told you that the new one works, delete the first secret.',
  ],
  localDevelopmentToken: () => [
    `${consoleOf} Open “Local token” and choose “Get Local Development Token”. I can do this myself when I have access to that console.`,
    'For lasting work, please create service credentials or an OAuth Server-to-Server credential instead: a token of this kind ends after at most 24 hours.',
    safely,
  ],
  localAem: () => [
    'Check that AEM is running on this computer and that its account was not changed.',
  ],
};

const registerSteps = (): string[] => [
  'Add the lines below to the API configuration (a YAML file in the “config” folder) of this environment’s Git repository. Where the list is there already, add only the client ID.',
  'Run the config pipeline of Cloud Manager for this environment.',
  'The environment needs release 2024.10.18459 or newer.',
];

const kinds: RequestCopies = {
  newKey: (facts) => ({
    subject: 'Relabel: a new key for AEM',
    ask: `Please make a new key for ${facts.account}. The one I have is not accepted any more: it ended, was revoked or was replaced.`,
    steps: newKeySteps[facts.keyKind](facts),
    why: 'Without a valid key no program can sign in to AEM with this account.',
    verify: `I add the new file in Relabel and press “Check again”; “Signing in at Adobe” should say “Works”.`,
  }),
  addScope: (facts) => ({
    subject: 'Relabel: the AEM permission of a credential',
    ask: 'Please add the AEM product to the credential below. Adobe signs it in, but without a permission for AEM.',
    steps:
      facts.keyKind === 'oauthServerToServer'
        ? [
            'In the Adobe Developer Console, open the project of this credential, choose “Add API” and add the AEM Assets Author API with OAuth Server-to-Server.',
            'Choose the product profile of this environment with the service “AEM Assets API Users”.',
            'Download the JSON again and send it to me in a safe way.',
          ]
        : [
            'In the Admin Console, check that AEM as a Cloud Service is still assigned to the organisation and that the technical account is still there.',
            `${consoleOf} If the account is gone, create a new technical account and send me its key file in a safe way.`,
          ],
    why: 'AEM lets an app in only with the permissions of its API, and Adobe gives those of the project.',
    verify: `${checkAgain}; “Signing in at Adobe” and “This key’s app is registered” should say “Works”.`,
  }),
  rightEnvironment: (facts) => ({
    subject: 'Relabel: key and AEM environment do not match',
    ask: `Please send me the key of ${facts.address}, or put ${facts.account} back there. Adobe accepts the key, but this environment refuses it (401).`,
    steps: [
      'Compare the environment of the key with the address below.',
      `If they differ: ${facts.keyKind === 'oauthServerToServer' ? 'add a product profile of this environment to the credential in the Adobe Developer Console.' : 'make a key in the Developer Console of this environment and send it to me in a safe way.'}`,
      'If they agree: check in AEM (Tools, Security, Users) that the account is there and not disabled.',
      'If the environment has an IP allow list in Cloud Manager, check that my address is in it.',
    ],
    why: 'A key opens the environment it was made for, and no other.',
    verify: `${checkAgain}; “Being known in AEM” should say “Works”.`,
  }),
  registerClient: ({ clientId }) => ({
    subject: 'Relabel: add a client ID to allowedClientIDs',
    ask: `Please register the client ID ${clientId} on the AEM environment below.`,
    steps: registerSteps(),
    why: 'AEM answers 403 to every OAuth client ID that is not in this list, whatever rights its account has.',
    verify: `${checkAgain}; “This key’s app is registered” should say “Works”.`,
  }),
  addProfile: (facts) => ({
    subject: 'Relabel: product profile and client ID for AEM',
    ask: `Please give ${facts.account} a product profile of the AEM environment below, and register its client ID there.`,
    steps: [...profileSteps(facts), ...registerSteps()],
    why: 'AEM lets an OAuth account in only with a product profile of this environment and a registered client ID.',
    verify: `${checkAgain}; “This key’s app is registered” and “Reading the folder” should say “Works”.`,
  }),
  grantRead: (facts) => ({
    subject: `Relabel: read permission on ${facts.folder}`,
    ask: `Please let ${facts.account} read ${facts.folder} and the folders below it.`,
    steps: grantSteps(facts, 'jcr:read'),
    why: 'The account can sign in to AEM, but may not look into this folder.',
    verify: `${checkAgain}; “Reading the folder” should say “Works”.`,
  }),
  grantWrite: (facts) => ({
    subject: `Relabel: write permission on ${facts.folder}`,
    ask: `Please let ${facts.account} change the metadata of assets in ${facts.folder} and the folders below it.`,
    steps: grantSteps(facts, 'jcr:read and rep:write'),
    why: 'The account can sign in and read, but AEM refuses changes (403). New accounts may only read.',
    verify: `${checkAgain}; “Changing the folder” should say “Works”.`,
  }),
  wakeEnvironment: ({ address }) => ({
    subject: 'Relabel: wake an AEM environment',
    ask: `Please wake ${address}. It answers with a web page, as hibernated and restarting environments do.`,
    steps: [
      'In Cloud Manager, open the environment and look at its state. If a deployment is running, wait for its end.',
      'If it is hibernated, open its Developer Console and choose “De-hibernate”. Sandbox environments go to sleep after about 8 hours without use.',
    ],
    why: 'No asset can be read or changed while the environment is asleep.',
    verify: `${checkAgain}; “Being known in AEM” should say “Works”.`,
  }),
  openNetwork: ({ hosts }) => ({
    subject: 'Relabel: let AEM through the company network',
    ask: `Please let my computer reach ${hosts}.`,
    steps: [
      `Allow HTTPS (port 443) from my computer to ${hosts}.`,
      'If a proxy is needed, set its address in the system settings of this computer, or in the variable HTTPS_PROXY: Relabel uses both. It does not evaluate scripts (PAC).',
      'If the proxy asks for a sign-in, exempt these hosts from it.',
      'If the AEM environment has an IP allow list in Cloud Manager, add the address my computer is seen from.',
    ],
    why: 'Relabel speaks to Adobe’s sign-in and to our AEM, and to nobody else.',
    verify: `${checkAgain}; “Finding the address” and “Reaching AEM” should say “Works”.`,
  }),
  companyCertificate: ({ hosts }) => ({
    subject: 'Relabel: the certificate of our company network',
    ask: `Please send me the root certificate with which our network inspects traffic to ${hosts}, or install it in the certificate store of this computer.`,
    steps: [
      'Best: install the certificate in the system store of this computer. Relabel uses it at once.',
      'Otherwise: send me the certificate as a file, “Base-64 X.509 (.cer)”, without any private key. I add it in Relabel under Settings, Network.',
    ],
    why: 'Relabel verifies every connection. It cannot be told to skip that.',
    verify: `${checkAgain}; “Secure connection” should say “Works”.`,
  }),
  replaceCertificate: ({ hosts }) => ({
    subject: 'Relabel: a certificate that no program may accept',
    ask: `Please replace the certificate that our network shows for ${hosts}, or let these addresses through untouched. What is wrong with it is said below.`,
    steps: [
      'An ended certificate has to be renewed; one for another host, one signed with SHA-1 and one that vouches for itself have to be issued anew by our own authority.',
      'Or exempt these addresses from inspection.',
    ],
    why: 'Relabel verifies every connection. It cannot be told to skip that, and nobody should be told to trust this certificate.',
    verify: `${checkAgain}; “Secure connection” should say “Works”.`,
  }),
  modernTls: ({ hosts }) => ({
    subject: 'Relabel: TLS 1.2 or 1.3',
    ask: `Please offer TLS 1.2 or 1.3 with current ciphers where the connections to ${hosts} are inspected.`,
    steps: [
      'Switch TLS 1.2 or 1.3 on there.',
      'Or exempt these addresses from inspection: Adobe itself offers both.',
    ],
    why: 'What is offered now can be read and changed by others on the way.',
    verify: `${checkAgain}; “Secure connection” should say “Works”.`,
  }),
  noClientCertificate: ({ hosts }) => ({
    subject: 'Relabel: no client certificate for Adobe',
    ask: `Please let my computer reach ${hosts} without a client certificate.`,
    steps: [
      'Exempt these addresses from the demand for a certificate of the computer. Adobe asks for none.',
    ],
    why: 'Relabel signs in to Adobe with a key of its own and has no certificate to show.',
    verify: `${checkAgain}; “Secure connection” should say “Works”.`,
  }),
  openProxy: ({ hosts }) => ({
    subject: 'Relabel: let AEM through the proxy',
    ask: `Please let me reach ${hosts} through our proxy.`,
    steps: [
      `Allow CONNECT to port 443 of ${hosts}.`,
      'If the proxy asks for a sign-in: Relabel can do basic authentication. Send me a user and a password in a safe way, or exempt these addresses from the sign-in.',
    ],
    why: 'Relabel speaks to Adobe’s sign-in and to our AEM, and to nobody else.',
    verify: `${checkAgain}; “Reaching AEM” should say “Works”.`,
  }),
  repairProxy: ({ hosts }) => ({
    subject: 'Relabel: the proxy does not work',
    ask: `Please tell me the right address of our proxy, or look at it: it does not get me to ${hosts}.`,
    steps: [
      'Is the address of the proxy below the right one for my computer?',
      `Does the proxy itself reach port 443 of ${hosts}?`,
    ],
    why: 'This computer is set up to reach other networks by this proxy only.',
    verify: `${checkAgain}; “Reaching AEM” should say “Works”.`,
  }),
  repairGateway: ({ hosts }) => ({
    subject: 'Relabel: a gateway answers in place of AEM',
    ask: `Please look at the gateway that answers in place of ${hosts}.`,
    steps: [
      'Does it know the names of these addresses, and does it reach their port 443?',
      'Or let these addresses through past it.',
    ],
    why: 'Its error page comes instead of the answer of Adobe or of AEM.',
    verify: `${checkAgain}; every step should say “Works”.`,
  }),
};

/** Messages to administrators. */
export const requests = {
  kinds,
  greeting: 'Hello,',
  whatToDo: 'What to do:',
  lines: 'The lines to add:',
  why: 'Why:',
  verify: 'How we see that it worked:',
  noSecret: 'This message holds no key, password or token.',
  thanks: 'Thank you!',
  someAccount: 'the account of my key',
  someClient: 'of my key',
  fact: (name: string, fact: string) => `${name}: ${fact}`,
  facts: {
    keyKind: 'Kind of key',
    account: 'Account',
    client: 'Client ID',
    organisation: 'Organisation',
    program: 'Program',
    environment: 'Environment',
    address: 'Address of AEM',
    folder: 'Folder',
    hosts: 'Addresses needed',
    proxy: 'Proxy',
    said: 'What came back',
  },
  keyKinds: {
    serviceCredentials: 'AEM service credentials (technical account, JWT)',
    localDevelopmentToken: 'Local development token',
    oauthServerToServer: 'OAuth Server-to-Server credential',
    localAem: 'AEM SDK on this computer',
  },
};
