// English: what went wrong, what it means, and who does what.

import type { ErrorCode } from '../backend/bindings';
import { questionErrors } from './en-questions';
import type { ErrorCopy } from './error-copy';

const askForNewKey = 'Ask your AEM administrator for a new key file.';
const sendDetails = 'Send the details below to your AEM administrator.';

export const errors = {
  keyFileEmpty: {
    title: 'This file is empty',
    meaning: 'The download probably stopped before it began.',
    action: 'Download the key file again, then drop it here.',
  },
  keyFileTooLarge: {
    title: 'This is not a key file',
    meaning: 'It is far larger than any key file.',
    action: 'Look for a small file that ends in .json, then drop it here.',
  },
  keyFileUnreadable: {
    title: 'This file could not be opened',
    meaning: 'It may have been moved, or you may not be allowed to read it.',
    action: 'Copy it to your desktop, then drop it here.',
  },
  keyFileNotRecognised: {
    title: 'This is not a key file Relabel knows',
    meaning: 'It has none of the entries of an AEM key file.',
    action:
      'Ask your AEM administrator for the service credentials, or the OAuth credential, of your environment.',
  },
  keyFileIncomplete: {
    title: 'Half of this file is missing',
    meaning: 'It stops in the middle, like an interrupted download.',
    action: 'Download the key file again, then drop it here.',
  },
  keyFileSavedError: {
    title: 'This file holds an error message, not a key',
    meaning: 'The page it was saved from had a problem at that moment.',
    action: 'Ask your AEM administrator to download the key file again.',
  },
  keyFileRetiredJwt: {
    title: 'Adobe has retired this kind of key file',
    meaning: 'It comes from a console that no longer issues working keys for this.',
    action:
      'Ask your AEM administrator for service credentials from the Developer Console of your AEM environment.',
  },
  keyFilePublicOnly: {
    title: 'The secret half of the key is missing',
    meaning: 'This file holds only the public half, which opens nothing.',
    action: 'Ask your AEM administrator for the complete key file.',
  },
  keyFileOtherProject: {
    title: 'This key file is for another Adobe product',
    meaning: ({ field }) =>
      field === null ? 'It does not open AEM.' : `What it opens (“${field}”) is not AEM.`,
    action: 'Ask your AEM administrator for a key file of your AEM environment.',
  },
  keyFileArchive: {
    title: 'This is an archive, not a key file',
    meaning: 'Relabel does not look into archives such as ZIP files.',
    action: 'Open the archive, take the key file out, then drop that one here.',
  },
  keyFileDocument: {
    title: 'This is a picture or a document, not a key file',
    meaning: 'A photo of a key, or a letter about it, opens nothing.',
    action: 'Look for a small file that ends in .json or .env, then drop it here.',
  },
  keyFileFieldMissing: {
    title: 'Something is missing from this key file',
    meaning: ({ field }) =>
      field === null ? 'An entry it needs is not there.' : `The entry “${field}” is not there.`,
    action: askForNewKey,
  },
  keyFileKeyUnusable: {
    title: 'The key in this file cannot be used',
    meaning: 'It is damaged, or of a kind AEM does not issue.',
    action: askForNewKey,
  },
  keyFileKeyWeak: {
    title: 'The key in this file is too weak',
    meaning: 'It has less than 2048 bits; today such a key can be guessed.',
    action: askForNewKey,
  },
  keyFileKeyMismatch: {
    title: 'The parts of this key file do not belong together',
    meaning: 'The key and its certificate come from different files.',
    action: askForNewKey,
  },
  keyFileExpired: {
    title: ({ ended }) =>
      ended === null ? 'This key file has ended' : `This key file stopped working on ${ended}`,
    meaning: 'Key files last one year.',
    action: askForNewKey,
  },
  tokenFileExpired: {
    title: ({ ended }) =>
      ended === null ? 'This access pass has ended' : `This access pass ended on ${ended}`,
    meaning: 'A pass of this kind lasts one day.',
    action: 'Get a new one from the Developer Console of AEM, then drop it here.',
  },
  signInHostNotAllowed: {
    title: 'This key file names an unknown sign-in server',
    meaning: ({ host }) =>
      host === null
        ? 'It is not a server of Adobe. Nothing was sent there.'
        : `${host} is not a server of Adobe. Nothing was sent there.`,
    action: 'Do not use this file. Tell your AEM administrator where it came from.',
  },
  addressNotAllowed: {
    title: 'The key cannot be sent to this address',
    meaning: ({ host }) =>
      host === null
        ? 'It is not the address of an AEM author environment.'
        : `${host} is not the address of an AEM author environment.`,
    action:
      'Enter the address you see in the browser when you work in AEM. It begins with https://author-.',
  },
  addressNeedsConfirmation: {
    title: 'This address is unusual',
    meaning: ({ host }) =>
      host === null
        ? 'AEM usually has another address.'
        : `AEM usually has another address than ${host}.`,
    action: 'Confirm it only if your administrator gave you exactly this address.',
  },
  importGone: {
    title: 'This key file was waiting for too long',
    meaning: 'For safety, Relabel forgets a key file that is not used at once.',
    action: 'Choose the file again.',
  },
  replaceNotConfirmed: {
    title: 'This account has another key already',
    meaning: 'Nothing was replaced: Relabel does that only when you say so.',
    action: 'Drop the file again and choose whether it takes the place of the old key.',
  },
  otherAccount: {
    title: 'This key belongs to another account',
    meaning: 'It cannot take the place of the key of this connection.',
    action: 'Drop the key of the same account, or add this one as a connection of its own.',
  },
  keyFileChanged: {
    title: 'The file was not deleted',
    meaning: 'It is not the one that was read any more, or it is gone already.',
    action: 'Look at the file yourself, and delete it if you no longer need it.',
  },
  keyStoreMissing: {
    title: 'This computer has no key store',
    meaning: 'Relabel keeps keys nowhere else, so nothing was saved.',
    action: 'Keep the key only until you close Relabel, or ask your IT department for a key store.',
  },
  keyStoreLocked: {
    title: "Your computer's key store is locked",
    meaning: 'Nothing was saved.',
    action: 'Unlock it and try again, or keep the key only until you close Relabel.',
  },
  keyStoreFailed: {
    title: "Your computer's key store refused",
    meaning: 'Nothing was saved.',
    action: 'Try again, or keep the key only until you close Relabel.',
  },
  keyGone: {
    title: 'The key of this connection is gone',
    meaning: 'It is no longer in the key store of this computer.',
    action: 'Drop the key file again.',
  },
  notFound: {
    title: 'This is no longer there',
    meaning: 'It was closed or removed in the meantime.',
    action: 'Go back and begin again from there.',
  },
  keyRejected: {
    title: 'Adobe did not accept this key file',
    meaning: 'It may have ended or been replaced by a newer one.',
    action: askForNewKey,
  },
  credentialUnknown: {
    title: 'Adobe does not know this key file',
    meaning: 'The account it belongs to was probably deleted.',
    action: askForNewKey,
  },
  scopeMissing: {
    title: 'This key file lacks the permission for AEM',
    meaning: 'Adobe knows the key but does not let it into AEM.',
    action: sendDetails,
  },
  clockWrong: {
    title: 'The clock of this computer is wrong',
    meaning: ({ wait }) =>
      wait === null
        ? 'Adobe refuses to sign in computers whose clock is off.'
        : `It is off by ${wait}, and Adobe refuses to sign in such computers.`,
    action: 'Let the computer set its clock by itself, then try again.',
  },
  tokenEnded: {
    title: ({ ended }) =>
      ended === null
        ? 'Your daily access pass has ended'
        : `Your daily access pass ended on ${ended}`,
    meaning: 'A pass of this kind lasts one day and cannot be renewed.',
    action: 'Drop a new one anywhere in this window, then continue.',
  },
  signInUnavailable: {
    title: "Adobe's sign-in is not answering",
    meaning: 'This is usually over in a few minutes.',
    action: 'Wait a little, then try again.',
  },
  signInRefused: {
    title: 'AEM did not let this key in',
    meaning: 'The key may have been replaced, or it belongs to another environment.',
    action:
      'Check the address of the connection. If it is right, ask your administrator for a new key file.',
  },
  signedOut: {
    title: 'You are signed out of this connection',
    meaning: 'You signed out, so nothing is sent to AEM.',
    action: 'Sign in again to go on.',
  },
  clientNotRegistered: {
    title: 'AEM does not know this key yet',
    meaning: 'Adobe knows the key, but this environment was never told to let it in.',
    action: 'Ask your AEM administrator to register the key in the environment. Then try again.',
  },
  liveLocked: {
    title: 'The live environment is read only',
    meaning: 'Nothing was changed. Live stays locked until you unlock it in this window.',
    action: 'Unlock it at the top of the window when you are sure, then try again.',
  },
  countNotTyped: {
    title: 'The number of assets was not confirmed',
    meaning: 'Nothing was changed. So many assets are changed only after you type how many.',
    action: 'Type the number of assets, then start again.',
  },
  certificateNotRecognised: {
    title: 'This file is not a certificate',
    meaning: 'Certificate files mostly end in .pem, .crt or .cer.',
    action: 'Ask your IT department for the certificate of your company network, as a file.',
  },
  certificateNotAuthority: {
    title: 'This is not the certificate Relabel needs',
    meaning: 'It belongs to one server and vouches for no other, so trusting it would not help.',
    action: 'Ask your IT department for the root certificate of your company network.',
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
  permissionMissing: {
    title: 'This account has no permission for that',
    meaning: ({ path }) =>
      path === null ? 'AEM refused it.' : `The account of this key has no permission in ${path}.`,
    action:
      'Ask your AEM administrator to give the account permission. Allow about ten minutes, then try again.',
  },
  pathMissing: {
    title: 'AEM has nothing there',
    meaning: ({ path }) =>
      path === null
        ? 'It was moved, deleted, or is hidden from this account.'
        : `${path} was moved, deleted, or is hidden from this account.`,
    action: 'Choose another folder.',
  },
  offline: {
    title: 'AEM cannot be reached',
    meaning: ({ host }) =>
      host === null
        ? 'There is no network, or the address does not exist.'
        : `There is no network, or ${host} does not exist.`,
    action: 'Check your network and company VPN, then try again.',
  },
  tlsFailed: {
    title: 'No secure connection to AEM',
    meaning:
      'Your network inspects traffic in a way this computer does not trust, or the address is wrong.',
    action:
      'Check the network in Settings: it says what is wrong, and lets you add the certificate of your company.',
  },
  timeout: {
    title: 'AEM took too long to answer',
    meaning: 'It may be busy.',
    action: 'Wait a little, then try again.',
  },
  slowDown: {
    title: 'AEM is very busy',
    meaning: ({ wait }) =>
      wait === null ? 'It asked us to come back later.' : `It asked us to come back in ${wait}.`,
    action: 'Try again later.',
  },
  notData: {
    title: 'AEM is asleep or restarting',
    meaning:
      'It sent a web page instead of data. Test environments fall asleep when nobody uses them.',
    action: 'Open AEM in your browser to wake it, wait a few minutes, then try again.',
  },
  unexpectedAnswer: {
    title: 'AEM gave an answer Relabel does not understand',
    meaning: 'Nothing was changed by it.',
    action: sendDetails,
  },
  fieldInvalid: {
    title: ({ field }) =>
      field === null ? 'A field cannot be sent' : `${field} cannot be changed this way`,
    meaning: 'AEM manages it by itself, or the value does not fit.',
    action: 'Choose another field, or correct the value.',
  },
  pathInvalid: {
    title: 'This folder is not part of the asset library',
    meaning: 'Relabel works only inside the asset library of AEM.',
    action: 'Choose a folder from the list.',
  },
  planNotRunnable: {
    title: 'This check can no longer be used',
    meaning: 'It was run already, is not complete, or has nothing to change.',
    action: 'Go back and check again.',
  },
  fileNotRead: {
    title: 'The file could not be read',
    meaning: 'Another program may have locked it, or you may not be allowed to read it.',
    action: 'Close it there, or copy it to your desktop, then choose that one.',
  },
  fileNotWritten: {
    title: ({ full }) => (full ? 'The disk is full' : 'The file could not be saved there'),
    meaning: ({ full }) =>
      full
        ? 'There is no room left for the file. One that was there before is as it was.'
        : 'Another program may have it open, or you may not be allowed to save in that folder.',
    action: ({ full }) =>
      full
        ? 'Free some space, or choose another place.'
        : 'Close it there, or choose another place.',
  },
  storeFailed: {
    title: ({ full }) => (full ? 'The disk is full' : "Relabel's own files cannot be written"),
    meaning: ({ full }) =>
      full
        ? 'Relabel writes down every step before it sends anything, and there is no room left.'
        : 'Relabel writes down every step before it sends anything.',
    action: ({ full }) => (full ? 'Free some space, then try again.' : sendDetails),
  },
  storeDamaged: {
    title: "Relabel's own files are damaged",
    meaning: 'Nothing is sent while they are. What is in AEM is as it was.',
    action: 'Close Relabel and start it again: it then offers to save what can be read.',
  },
  storeNewer: {
    title: 'A newer Relabel was used on this computer',
    meaning: 'This version cannot read its files.',
    action: 'Install the newest Relabel.',
  },
  storeBusy: {
    title: 'Relabel is already open',
    meaning: 'Only one window can work with its files at a time.',
    action: 'Close the other one, then try again.',
  },
  practiceFailed: {
    title: 'The practice environment did not start',
    meaning: 'Something on this computer keeps it from starting.',
    action: 'Try again. If it stays like this, restart Relabel.',
  },
  sheetNotRecognised: {
    title: 'This is not a spreadsheet Relabel knows',
    meaning: 'It is neither an Excel file nor text with a sign between the cells.',
    action: 'Save it as .xlsx or .csv, then choose that file.',
  },
  sheetOldFormat: {
    title: 'This form of spreadsheet is not read',
    meaning: 'It is an older Excel file, or one of another program (.xls, .ods).',
    action: 'Open it, save it as .xlsx, then choose that file.',
  },
  sheetProtected: {
    title: 'This file has a password',
    meaning: 'Relabel cannot look into it.',
    action: 'Save it without a password, then choose that file.',
  },
  sheetTooLarge: {
    title: 'This file unpacks to more than Relabel opens',
    meaning: 'It holds far more than rows of assets need.',
    action: 'Save only the needed rows as a new file, then choose that one.',
  },
  sheetDamaged: {
    title: 'This file is damaged',
    meaning: 'It ends too early, or its parts contradict each other. Nothing of it was used.',
    action: 'Open it in your spreadsheet program, save it again, then choose it.',
  },
  sheetEmpty: {
    title: 'There are no rows in this sheet',
    meaning: 'Below the headings there is nothing to read.',
    action: 'Choose another tab or another file.',
  },
  sheetGone: {
    title: 'This sheet was closed',
    meaning: 'Relabel keeps a sheet only while you work with it.',
    action: 'Choose the file again.',
  },
  sheetChanged: {
    title: 'This file has changed since it was opened',
    meaning: 'It was saved again, moved or deleted in the meantime.',
    action: 'Choose the file again.',
  },
  sheetQuestionOpen: {
    title: 'Something about this sheet is not decided yet',
    meaning: ({ field }) =>
      field === null
        ? 'Relabel does not guess where two readings fit.'
        : `It is about the column “${field}”: Relabel does not guess where two readings fit.`,
    action: 'Answer the question on the page of the sheet, then check again.',
  },
  recipeNotRecognised: {
    title: 'This is not a recipe of Relabel',
    meaning: 'The file has none of the entries of a recipe.',
    action: 'Choose a file that ends in .relabel.json.',
  },
  recipeNewer: {
    title: 'This recipe is from a newer Relabel',
    meaning: 'It may ask for something this one cannot do.',
    action: 'Update Relabel, then open the recipe again.',
  },
  searchTooLong: {
    title: 'This search says too much at once',
    meaning: 'AEM does not take a question of that length.',
    action: 'Take out some of its conditions, then search again.',
  },
  searchClosed: {
    title: 'AEM does not let this account search',
    meaning:
      'By file name and type Relabel can search all the same, because it walks through the folder. For anything else AEM has to answer.',
    action:
      'Search by name or type only, or choose the assets in their folder. For the rest, ask your AEM administrator to let the account use the query builder.',
  },
  tagsNotReadable: {
    title: 'The tags of AEM could not be read',
    meaning: 'Without them nothing with tags can be checked. Nothing was changed.',
    action: 'Try again. If it stays, ask your AEM administrator to let the account read tags.',
  },
  ...questionErrors,
  requestInvalid: {
    title: 'Something in Relabel went wrong',
    meaning: 'The window and its inner part did not understand each other. Nothing was sent.',
    action: 'Restart Relabel. If it happens again, keep the details below.',
  },
} satisfies Record<ErrorCode, ErrorCopy> as Record<ErrorCode, ErrorCopy>;
