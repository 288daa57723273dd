// English: what to do when a key is renewed, or must not work any more. Adobe's consoles speak
// English, so the names of their buttons stay.

/** Who does a step. */
export type Who = 'you' | 'administrator' | 'relabel';

/** One step of a procedure. */
export interface KeyStep {
  who: Who;
  text: string;
}

const you = (text: string): KeyStep => ({ who: 'you', text });
const administrator = (text: string): KeyStep => ({ who: 'administrator', text });
const relabel = (text: string): KeyStep => ({ who: 'relabel', text });

const SEND =
  'Download the new file (JSON) and hand it over in a safe way: a password manager or a shared vault, not a plain e-mail.';
const ADD = 'On this page, choose “Add a new key” and pick the new file.';
const FORGETS =
  'Puts the new key in the key store in place of the old one, and forgets the old one with its access pass. A change that is paused goes on.';
const CHECK = 'Choose “Check” and look that every step works. Then delete the downloaded file.';
const COPIES =
  'Delete every copy of the old file: downloads, e-mails, chats, shared folders, recycle bin.';
const LATE =
  'Passes that were given out before may go on working for up to 24 hours. If that is too long, remove the account from its product profiles in the Admin Console until then.';
const REMOVE = 'If AEM is not needed here any more, choose “Remove” on this page.';

const consoleOfAem = administrator(
  'Open the Developer Console of this environment (Cloud Manager, Environments, “Developer Console”), tab “Integrations”, and there “Technical Accounts”. Open the account of this key.',
);
const consoleOfAdobe = administrator(
  'In the Adobe Developer Console, open the project of this key and its page “OAuth Server-to-Server”.',
);

export const keySteps = {
  who: { you: 'You', administrator: 'Your administrator', relabel: 'Relabel' },
  progress: (done: string, total: string) => `${done} of ${total} ticked`,
  copy: 'Copy these steps',
  copyTitle: 'Steps to send on',
  copyHint: 'They hold no secret.',
  line: (n: string, who: string, text: string) => `${n}. ${who}: ${text}`,
  about: (account: string, address: string) => `Account: ${account}\nAddress of AEM: ${address}`,
  renew: {
    serviceCredentials: {
      title: 'Renew the key',
      intro: 'A key of this kind lasts one year. The old one goes on working until it ends.',
      steps: [
        consoleOfAem,
        administrator(
          'Choose “Add certificate”. Older consoles call it “Refresh Service Credentials”.',
        ),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you(CHECK),
        administrator('When everybody has the new key, revoke and then delete the old one.'),
      ],
    },
    oauthServerToServer: {
      title: 'Change the secret',
      intro:
        'The secret does not end by itself. A credential can have two at once, so nothing has to stop.',
      steps: [
        consoleOfAdobe,
        administrator(
          'Add a second client secret. If there are two already, delete the one nobody uses first.',
        ),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you(CHECK),
        administrator('Delete the first secret.'),
      ],
    },
    localDevelopmentToken: {
      title: 'Get the pass for the next day',
      intro: 'A pass of this kind ends after at most 24 hours and cannot be renewed by itself.',
      steps: [
        you(
          'Open the Developer Console of this environment (Cloud Manager, Environments, “Developer Console”), tab “Integrations”.',
        ),
        you('Open “Local token” and choose “Get Local Development Token”, then download it.'),
        you('Drop the file on this window.'),
        relabel('Uses the new pass at once. A change that is paused goes on.'),
        administrator(
          'For lasting work, make service credentials or an OAuth Server-to-Server credential instead.',
        ),
      ],
    },
  },
  revoke: {
    serviceCredentials: {
      title: 'Take the key out of use',
      intro: 'For a key that was lost or seen by somebody else. Work from top to bottom.',
      steps: [
        consoleOfAem,
        administrator('Choose “Add new private key”. The new one becomes the current one.'),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you('Choose “Check” and look that every step works with the new key.'),
        administrator('Choose “Revoke” for the old key. From then on it gives no more passes.'),
        administrator('Choose “Delete” for the old key.'),
        administrator(
          'In an older console that offers only “Refresh Service Credentials”: refresh first. The old key stays registered until it ends, so also delete the API credential of the technical account in the Admin Console, and open a support request with Adobe.',
        ),
        administrator(LATE),
        you(COPIES),
        you(REMOVE),
      ],
    },
    oauthServerToServer: {
      title: 'Take the key out of use',
      intro: 'For a secret that was lost or seen by somebody else. Work from top to bottom.',
      steps: [
        consoleOfAdobe,
        administrator('Add a second client secret.'),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you('Choose “Check” and look that every step works with the new secret.'),
        administrator('Delete the old secret. From then on it gives no more passes.'),
        administrator(
          'If nobody needs this credential any more: delete it from the project, take its client ID out of “allowedClientIDs”, and run the config pipeline.',
        ),
        administrator(LATE),
        you(COPIES),
        you(REMOVE),
      ],
    },
    localDevelopmentToken: {
      title: 'Take the pass out of use',
      intro: 'It stands for a person, and ends by itself after at most 24 hours.',
      steps: [
        you('Choose “Sign out” on this page.'),
        relabel('Forgets the pass and sends nothing more to AEM.'),
        you(COPIES),
        administrator(
          'If somebody else may have it: remove the person from the product profiles in the Admin Console until the pass has ended.',
        ),
        you(REMOVE),
      ],
    },
  },
};
