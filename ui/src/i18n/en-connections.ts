// English: key files and connections.

/** The answer to a dropped key file, and adding what it opens. */
export const key = {
  title: 'Is this the right environment?',
  reading: 'Reading the key file',
  refusedTitle: 'This file cannot be used',
  file: 'File',
  fileNamed: (name: string) => `File: ${name}`,
  kind: {
    serviceCredentials: 'service credentials',
    localDevelopmentToken: 'a personal access pass for one day',
    oauthServerToServer: 'an OAuth credential',
  },
  sentence: (kind: string, where: string | null) =>
    where === null ? `This file holds ${kind}.` : `This file holds ${kind} for ${where}.`,
  where: (program: string | null, environment: string | null, host: string | null) =>
    program !== null && environment !== null
      ? `program ${program}, environment ${environment}`
      : host,
  account: 'Account',
  environment: 'Environment',
  validUntil: 'Valid until',
  validUnknown: 'The file does not say',
  addressLabel: 'Address of AEM',
  addressHint: 'The address you see in the browser when you work in AEM.',
  addressMissing:
    'Enter the address of your AEM environment, such as https://author-p123-e456.adobeaemcloud.com.',
  nameLabel: 'Name',
  nameHint: 'What you call it, for example “Website, test”.',
  stageLabel: 'What kind of environment is it?',
  stageHint: {
    live: 'Visitors see it. Relabel asks before every change.',
    test: 'For trying out with real content.',
    development: 'For developers.',
    practice: 'Made-up content on this computer.',
  },
  existing: (name: string) => `This key belongs to “${name}”. It will be updated.`,
  add: 'Add connection',
  update: 'Update connection',
  otherFile: 'Choose another file',
  sessionOnly: 'Keep only until I close Relabel',
  keyStoreTitle: 'Nothing was saved yet',
  confirmTitle: 'Send the key to this address?',
  confirmBody: (host: string) =>
    `${host} is not a usual address of AEM as a Cloud Service. Continue only if your administrator gave you exactly this address.`,
  confirmYes: 'Yes, this is my AEM',
  signingIn: 'Signing in to AEM',
  addedTitle: (name: string) => `${name} is ready`,
  accessUntil: (moment: string) => `Access pass until ${moment}.`,
  renewed: 'Relabel renews it by itself.',
  notRenewed: 'After that, drop a new file.',
  stored: "Stored in your computer's key store. We never upload it. You may delete the file now.",
  storedForSession: 'Kept only until you close Relabel, then forgotten. We never upload it.',
  signInFailedTitle: 'The connection is saved, but signing in did not work',
  showAssets: 'Show assets',
  checkAgain: 'Check again',
};

/** The page of all connections. */
export const connections = {
  title: 'Connections',
  intro: 'Each connection is one AEM environment and the key that opens it.',
  add: 'Choose file',
  addHint: 'To add one, drop its key file anywhere in this window.',
  environment: 'Environment',
  account: 'Account',
  ends: 'Key ends',
  added: 'Added',
  remembered: 'In the key store of this computer',
  session: 'Only until you close Relabel',
  keyStored: 'Key',
  check: 'Check sign-in',
  checkNamed: (name: string) => `Check sign-in of ${name}`,
  checking: 'Checking',
  works: (moment: string) => `Signing in works. Access pass until ${moment}.`,
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name}?`,
  removeBody:
    'Its key is removed from the key store of this computer. AEM itself is not touched. To connect again you need the key file.',
  removeYes: 'Remove connection',
  emptyTitle: 'No connections yet',
  emptyHint: 'Drop the key file your AEM administrator sent you, or choose it.',
  failedTitle: 'The connections could not be read',
  open: 'Show assets',
  openNamed: (name: string) => `Show assets of ${name}`,
};
