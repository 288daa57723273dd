import { describe, expect, it, vi } from 'vitest';
import type { ApiError, ErrorCode, Stage } from '../backend/bindings';
import { NO_DETAILS } from '../backend/errors';
import { between, languages, NUMBERS, plain, sentencesOf } from '../test/languages';
import { languagesOf, type Say, type SaySteps } from './catalogue';
import { folderFor, type Speech, speechFor } from './language';

const all = new Map(languages);
const english = all.get('en') as Speech;
const french = all.get('fr') as Speech;

describe.each(languages)('the words of %s', (_folder, speech) => {
  it('are said as they are, and none is empty', () => {
    const warn = vi.spyOn(console, 'warn');
    for (const [id, sentence] of sentencesOf(speech)) {
      expect(sentence.trim(), id).not.toBe('');
      expect(sentence, id).not.toMatch(/\b(null|undefined|NaN)\b|\{ ?\$/);
    }
    expect(warn).not.toHaveBeenCalled();
  });
});

/** What a credential is called in Adobe’s console, in every language. */
const ADOBE_NAME = 'OAuth Server-to-Server';

describe('the languages', () => {
  it('are translated: only names and borrowed words are the same', () => {
    const said = new Set(sentencesOf(english).map(([id, sentence]) => `${id} ${sentence}`));
    for (const [folder, speech] of languages) {
      if (folder === 'en' || folder === 'is') continue;
      const same = sentencesOf(speech).filter(
        ([id, sentence]) =>
          sentence.length > 14 && sentence !== ADOBE_NAME && said.has(`${id} ${sentence}`),
      );
      expect(same, folder).toEqual([]);
    }
  });

  it('keep French signs on the line of their word', () => {
    const breakable = sentencesOf(french).filter(([, sentence]) =>
      /(^|\S) [:;?!»](\s|$)|« /.test(sentence),
    );
    expect(breakable).toEqual([]);
  });

  it('put no invisible marks around what is filled in', () => {
    expect(english.say('welcome-open', { name: 'Press' })).toBe('Open Press');
  });
});

describe('what is asked for', () => {
  // The compiler is what checks this: each of these lines has to be wrong.
  const wrong = (say: Say, steps: SaySteps) => [
    // @ts-expect-error There is no such message.
    say('common-bakc'),
    // @ts-expect-error A parameter is missing.
    say('common-assets'),
    // @ts-expect-error There is no such parameter.
    say('common-assets', { n: 1, m: 2 }),
    // @ts-expect-error It has no parameters.
    say('common-back', { n: 1 }),
    // @ts-expect-error A count is a number.
    say('common-assets', { n: '1' }),
    // @ts-expect-error The name is always known.
    say('welcome-open', { name: null }),
    // @ts-expect-error There is no such kind of change.
    say('history-what', { kind: 'redo', fields: 'Title' }),
    // @ts-expect-error Not every value has a message.
    say(`stage-${'live' as Stage | 'nightly'}`),
    // @ts-expect-error It has no steps.
    steps('common-back'),
  ];

  it('is a message, with its parameters', () => {
    expect(wrong).toBeTypeOf('function');
    expect(english.say(`stage-${'live' as Stage}`)).toBe('Live');
  });
});

describe('a message that cannot be said', () => {
  const files = {
    '/en/a.ftl': 'language-name = English\ncommon-back = Back\nwelcome-open = Open { $name }\n',
    '/xx/a.ftl':
      'language-name = Xx\ncommon-back Retour\nwelcome-open = Ouvrir { $nom }\ncommon-no = Non\n',
  };

  it.each([
    ['is missing or damaged', 'common-back', {}, 'Back'],
    ['asks for what nobody tells', 'welcome-open', { name: 'A' }, 'Open A'],
    ['is in no language', 'common-yes', {}, ''],
  ])('because it %s is said in English, and noted once', (_why, id, told, expected) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const say = languagesOf(files).get('xx')?.().say as (id: string, told: object) => string;
    expect(say(id, told)).toBe(expected);
    expect(say(id, told)).toBe(expected);
    expect(warn.mock.calls).toEqual([[expect.stringContaining(`“${id}”`)]]);
    expect(say('common-no', {})).toBe('Non');
  });
});

describe('plurals', () => {
  it('follow the rules of English', () => {
    expect(NUMBERS.map((n) => english.say('common-assets', { n }))).toEqual([
      '0 assets',
      '1 asset',
      '2 assets',
      '21 assets',
      '1,000,000 assets',
    ]);
    expect(english.say('assets-change-all', { n: 1 })).toBe('Change 1 asset');
    expect(english.say('assets-change-all', { n: 312 })).toBe('Change all 312 assets');
    expect(english.say('after-title', { kind: 'change', n: 0 })).toBe('No asset was changed');
  });

  it('follow the rules of French, where 0 is singular and a million takes "de"', () => {
    expect(NUMBERS.map((n) => plain(french.say('common-assets', { n })))).toEqual([
      '0 ressource',
      '1 ressource',
      '2 ressources',
      '21 ressources',
      '1 000 000 de ressources',
    ]);
    expect(french.say('check-change', { n: 312 })).toBe('Modifier 312 ressources');
  });
});

const bare = (code: ErrorCode): ApiError => ({
  code,
  message: '',
  details: NO_DETAILS,
  retryable: false,
});
const full = (code: ErrorCode): ApiError => ({
  ...bare(code),
  details: {
    host: 'host.example',
    proxy: 'http://proxy.example:3128',
    field: 'dc:rights',
    path: '/content/dam/a',
    status: 403,
    ended: '2026-05-03T12:20:00.000Z',
    seconds: 90,
    full: true,
    technical: 'x',
  },
});

describe.each(languages)('error sentences of %s', (_folder, { explain }) => {
  const codes = between('error-', '.title') as ErrorCode[];

  it('say what happened, what it means, what to do', () => {
    expect(codes.length).toBeGreaterThan(50);
    for (const code of codes) {
      for (const error of [bare(code), full(code)]) {
        for (const sentence of Object.values(explain(error))) {
          expect(sentence.length, code).toBeGreaterThan(10);
          expect(sentence, code).not.toMatch(/\b(null|undefined|NaN)\b/);
        }
      }
    }
  });

  it('say nothing of changing where AEM refused to read', () => {
    for (const error of [bare('permissionMissing'), full('permissionMissing')]) {
      expect(Object.values(explain(error)).join(' ')).not.toMatch(/change|modif/i);
    }
  });

  it('keep technical words out of headlines', () => {
    for (const code of codes) {
      expect(explain(full(code)).title, code).not.toMatch(
        /\b(token|JSON|HTTP|401|403|404|credential|bearer|API|successfully)\b/i,
      );
    }
  });
});

describe('error sentences', () => {
  it('are there for a code that nobody knows', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    expect(english.explain(bare('newerThanThis' as ErrorCode))).toEqual(
      english.explain(bare('requestInvalid')),
    );
  });

  it('name the facts they were given', () => {
    const { explain } = english;
    expect(explain(full('tokenEnded')).title).toContain('3 May 2026');
    expect(explain(full('signInHostNotAllowed')).meaning).toContain('host.example');
    expect(explain(full('storeFailed')).title).toBe('The disk is full');
    expect(explain(bare('storeFailed')).title).not.toBe('The disk is full');
  });
});

describe('the language', () => {
  it('follows the setting, else the computer, else English', () => {
    expect(speechFor('fr', ['en-US']).locale).toBe('fr-FR');
    expect(speechFor('en', ['fr-FR']).locale).toBe('en-GB');
    expect(speechFor('system', ['fr-CA', 'en-CA']).locale).toBe('fr-FR');
    expect(speechFor('system', ['xx-XX', 'en-US', 'fr-FR']).locale).toBe('en-GB');
    expect(speechFor('system', ['xx-XX']).locale).toBe('en-GB');
    expect(folderFor('system', ['is-IS', 'en-US'], ['en', 'fr', 'is'])).toBe('is');
    expect(folderFor('system', ['pt-br'], ['en', 'pt', 'pt-BR'])).toBe('pt-BR');
  });

  it('labels the fields people edit and shows others by their name', () => {
    expect(english.fieldLabel('dc:rights')).toBe('Copyright');
    expect(french.fieldLabel('dc:rights')).toBe('Droits d’auteur (copyright)');
    expect(french.fieldLabel('acme:colour')).toBe('acme:colour');
    const other = Object.fromEntries(languages).is?.fieldLabel;
    expect(other?.('xmpRights:Owner')).toBe('Rights ównér');
  });

  it('says when something was done, also when it was this minute', () => {
    const now = new Date('2031-05-03T12:00:30.000Z');
    const used = ({ say, format }: typeof english, timestamp: string) =>
      say('recipes-used-ago', { ago: format.ago(timestamp, now) });
    expect(used(english, '2031-05-03T12:00:00.000Z')).toBe('Used just now');
    expect(used(french, '2031-05-03T12:00:00.000Z')).toBe(
      'Dernière utilisation\u00a0: à l’instant',
    );
    expect(used(english, '2031-05-03T11:55:00.000Z')).toBe('Used 5 minutes ago');
  });

  it('says when access expires, today and on another day', () => {
    const { say } = french;
    for (const moment of ['10:19', '23 novembre 2026 à 10:19']) {
      expect(plain(say('key-access-until', { moment }))).toBe(`Expiration de l’accès : ${moment}.`);
      expect(plain(say('connections-pass-ends', { moment, left: '3 h' }))).toBe(
        `Expiration de l’accès : ${moment} (il reste 3 h)`,
      );
      expect(plain(say('connections-signed-in-now', { moment }))).toBe(
        `Connecté. Expiration de l’accès : ${moment}.`,
      );
    }
    expect(english.say('connections-pass-ends', { moment: '10:19', left: '3 hrs' })).toBe(
      'Access until 10:19, 3 hrs left',
    );
  });

  it('writes durations in words', () => {
    const { duration } = english.format;
    expect(duration(0)).toBe('0 secs');
    expect(duration(61)).toBe('1 min');
    expect(duration(3600 + 300)).toBe('1 hr 5 mins');
  });

  it('parts cells as Excel does', () => {
    expect(english.format.cellSeparator).toBe('comma');
    expect(french.format.cellSeparator).toBe('semicolon');
  });
});
