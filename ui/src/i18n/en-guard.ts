// English: the guard of Live, what to know before a change, and going on after a pause.

import type { SideEffect } from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');

export const guard = {
  /** The word of a stage with the state of its lock. */
  locked: (stage: string) => `${stage} · read only`,
  unlocked: (stage: string) => `${stage} · unlocked`,
  signedOut: 'Signed out',
  accessEnded: (moment: string) => `Access ended: ${moment}`,
  unlock: 'Unlock for this window…',
  lockAgain: 'Lock again',
  unlockTitle: (name: string) => `Unlock ${name} for this window?`,
  unlockBody: 'This is the live environment: visitors may see a change at once.',
  unlockPoints: [
    'Unlocking changes nothing yet. Relabel still asks before every change.',
    'It stays unlocked until you press “Lock again” or close Relabel.',
  ],
  unlockSpeed: (name: string, hint: string) => `Speed of changes: ${name}. ${hint}.`,
  unlockYes: 'Unlock',
  unlockNo: 'Keep it read only',
  unlockFailed: 'The live environment could not be unlocked',
  lockFailed: 'The live environment could not be locked',
  noticeTitle: (name: string) => `${name} is live and read only`,
  noticeChange: 'You can prepare this change and check it. It is sent only after you unlock it.',
  noticeCheck: 'Look at everything first. To send this change, unlock it for this window.',
  noticePaused: 'To go on with this change, unlock it for this window.',
  confirm: {
    manyTitle: (n: number) => count(n, { one: 'Change # asset?', other: 'Change # assets?' }),
    manyBody: (n: number, name: string) =>
      count(n, {
        one: `# asset in ${name} will change.`,
        other: `# assets in ${name} will change.`,
      }),
    fields: 'What changes',
    /** "Copyright: © 2031 (312 assets)". */
    field: (field: string, value: string, assets: string) => `${field}: ${value} (${assets})`,
    /** An action in words: "Take “draft” out of Title (312 assets)". */
    does: (what: string, assets: string) => `${what} (${assets})`,
    fromSheet: 'as your spreadsheet says',
    type: (assets: string) => `To go on, type the number of assets: ${assets}`,
    typeHint: 'So many assets are changed only after you type how many.',
    typeWrong: (assets: string) => `This is not the number. ${assets} will change.`,
  },
  outlook: {
    title: 'Before you start',
    titleBad: 'This change will probably not work',
    expected: (duration: string) => `The change takes about ${duration}.`,
    noted: 'AEM will name this account as the last to change each of these assets.',
    checking: 'Making sure that AEM is ready for it',
    failed: 'Whether AEM is ready could not be told',
    tokenEnds: (moment: string, isToday: boolean, duration: string | null) =>
      `Your access pass ends ${isToday ? 'at' : 'on'} ${moment}, before this change is done${
        duration === null ? '' : ` (about ${duration})`
      }. Get a new daily pass first, or start now and drop the new one when the change pauses.`,
    keyEnds: (day: string) =>
      `The key of this connection ends on ${day}. Ask your administrator for a new one now; the old one works until then.`,
    besides: {
      publishes:
        'What becomes “approved” is public where Content Hub or Dynamic Media with OpenAPI is used: AEM shows and delivers it there.',
      startsWorkflows:
        'A change of this size may start many workflows in AEM: ask your administrator first.',
    } satisfies Record<SideEffect, string> as Record<SideEffect, string>,
    openCheck: 'Check the connection',
    again: 'Check again',
  },
  paused: {
    key: 'Drop a new key file of the same account anywhere in this window. The change then goes on by itself where it stopped.',
    signIn: 'Sign in again: the change then goes on by itself where it stopped.',
    chooseKey: 'Choose a key file',
    signInNow: 'Sign in',
    prepareRequest: 'Prepare a request for your administrator',
    kept: (done: number) =>
      count(done, {
        zero: 'Nothing has been sent yet, and nothing is lost.',
        one: '# asset is done already and stays as it is.',
        other: '# assets are done already and stay as they are.',
      }),
  },
};
