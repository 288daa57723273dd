import { describe, expect, it } from 'vitest';
import type { ApiError, ErrorCode } from '../backend/bindings';
import { NO_DETAILS } from '../backend/errors';
import { en } from './en';
import { sentences } from './error-copy';
import { formats } from './format';
import { fr } from './fr';
import { speechFor } from './language';

const NUMBERS = [0, 1, 2, 21, 1_000_000];

/** Every leaf of a catalogue with its path. */
function leaves(node: unknown, path = ''): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return [[path, node]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, `${path}.${key}`));
}

const catalogues = { en, fr };

describe('the catalogues', () => {
  it('have the same words, each a text or a function', () => {
    const paths = (words: unknown) => leaves(words).map(([path, leaf]) => `${path} ${typeof leaf}`);
    // A fact may be part of a sentence in one language only; the title, meaning and action stay.
    const shape = (all: string[]) => all.filter((entry) => !entry.startsWith('.errors.')).sort();
    expect(shape(paths(fr))).toEqual(shape(paths(en)));
    expect(Object.keys(fr.errors).sort()).toEqual(Object.keys(en.errors).sort());
  });

  it.each(Object.entries(catalogues))('%s leaves no text empty', (_name, words) => {
    const empty = leaves(words).filter(
      ([, leaf]) => typeof leaf === 'string' && leaf.trim() === '',
    );
    expect(empty).toEqual([]);
  });

  it('keep French signs on the line of their word', () => {
    const breakable = leaves(fr).filter(
      ([, leaf]) => typeof leaf === 'string' && /(^|\S) [:;?!»](\s|$)|« /.test(leaf),
    );
    expect(breakable).toEqual([]);
  });

  it('are translated: only names and borrowed words are the same', () => {
    const french = new Map(leaves(fr));
    const same = leaves(en)
      .filter(
        ([path, leaf]) => typeof leaf === 'string' && leaf.length > 14 && french.get(path) === leaf,
      )
      .map(([path]) => path);
    expect(same).toEqual([]);
  });
});

describe('plurals', () => {
  it('follow the rules of English', () => {
    expect(NUMBERS.map(en.common.assets)).toEqual([
      '0 assets',
      '1 asset',
      '2 assets',
      '21 assets',
      '1,000,000 assets',
    ]);
    expect(en.assets.changeAll(1)).toBe('Change 1 asset');
    expect(en.assets.changeAll(312)).toBe('Change all 312 assets');
    expect(en.after.title('change', 0)).toBe('No asset was changed');
  });

  it('follow the rules of French, where 0 is singular and a million takes "de"', () => {
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    expect(NUMBERS.map((n) => plain(fr.common.assets(n)))).toEqual([
      '0 ressource',
      '1 ressource',
      '2 ressources',
      '21 ressources',
      '1 000 000 de ressources',
    ]);
    expect(fr.check.change(312)).toBe('Modifier 312 ressources');
  });
});

describe('error sentences', () => {
  const codes = Object.keys(en.errors) as ErrorCode[];
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

  it.each(Object.entries(catalogues))(
    '%s says what happened, what it means, what to do',
    (_name, words) => {
      const format = formats(words);
      for (const code of codes) {
        for (const error of [bare(code), full(code)]) {
          const said = Object.values(sentences(words.errors[code], error, format));
          for (const sentence of said) {
            expect(sentence.length, code).toBeGreaterThan(10);
            expect(sentence, code).not.toMatch(/\b(null|undefined|NaN)\b/);
          }
        }
      }
    },
  );

  it('says nothing of changing where AEM refused to read', () => {
    for (const words of [en, fr]) {
      const format = formats(words);
      for (const error of [bare('permissionMissing'), full('permissionMissing')]) {
        const said = Object.values(sentences(words.errors.permissionMissing, error, format));
        expect(said.join(' ')).not.toMatch(/change|modif/i);
      }
    }
  });

  it('names the facts it was given', () => {
    const format = formats(en);
    expect(sentences(en.errors.tokenEnded, full('tokenEnded'), format).title).toContain(
      '3 May 2026',
    );
    expect(
      sentences(en.errors.signInHostNotAllowed, full('signInHostNotAllowed'), format).meaning,
    ).toContain('host.example');
    expect(sentences(en.errors.storeFailed, full('storeFailed'), format).title).toBe(
      'The disk is full',
    );
    expect(sentences(en.errors.storeFailed, bare('storeFailed'), format).title).not.toBe(
      'The disk is full',
    );
  });

  it.each(Object.entries(catalogues))(
    '%s keeps technical words out of headlines',
    (_name, words) => {
      const format = formats(words);
      for (const code of codes) {
        const { title } = sentences(words.errors[code], full(code), format);
        expect(title, code).not.toMatch(
          /\b(token|JSON|HTTP|401|403|404|credential|bearer|API|successfully)\b/i,
        );
      }
    },
  );
});

describe('the language', () => {
  it('follows the setting, else the computer, else English', () => {
    expect(speechFor('french', ['en-US']).words.locale).toBe('fr-FR');
    expect(speechFor('english', ['fr-FR']).words.locale).toBe('en-GB');
    expect(speechFor('system', ['fr-CA', 'en-CA']).words.locale).toBe('fr-FR');
    expect(speechFor('system', ['de-DE', 'en-US', 'fr-FR']).words.locale).toBe('en-GB');
    expect(speechFor('system', ['ja-JP']).words.locale).toBe('en-GB');
  });

  it('labels the fields people edit and shows others by their name', () => {
    expect(speechFor('english', []).fieldLabel('dc:rights')).toBe('Copyright');
    expect(speechFor('french', []).fieldLabel('dc:rights')).toBe('Droits d’auteur (copyright)');
    expect(speechFor('french', []).fieldLabel('acme:colour')).toBe('acme:colour');
  });

  it('says when something was done, also when it was this minute', () => {
    const now = new Date('2031-05-03T12:00:30.000Z');
    const used = (words: typeof en, timestamp: string) =>
      words.recipes.usedAgo(
        speechFor(words === en ? 'english' : 'french', []).format.ago(timestamp, now),
      );
    expect(used(en, '2031-05-03T12:00:00.000Z')).toBe('Used just now');
    expect(used(fr, '2031-05-03T12:00:00.000Z')).toBe('Utilisée à l’instant');
    expect(used(en, '2031-05-03T11:55:00.000Z')).toBe('Used 5 minutes ago');
  });

  it('says when an access pass ends, today and on another day', () => {
    const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
    for (const moment of ['10:19', '23 novembre 2026 à 10:19']) {
      expect(plain(fr.key.accessUntil(moment))).toBe(`Fin du laissez-passer : ${moment}.`);
      expect(plain(fr.connections.passEnds(moment, '3 h'))).toBe(
        `Fin du laissez-passer : ${moment}, encore 3 h`,
      );
      expect(plain(fr.connections.signedInNow(moment))).toBe(
        `Connecté. Fin du laissez-passer : ${moment}.`,
      );
    }
    expect(en.connections.passEnds('10:19', '3 hrs')).toBe('Pass until 10:19, 3 hrs left');
  });

  it('writes durations in words', () => {
    expect(formats(en).duration(0)).toBe('0 secs');
    expect(formats(en).duration(61)).toBe('1 min');
    expect(formats(en).duration(3600 + 300)).toBe('1 hr 5 mins');
  });
});
