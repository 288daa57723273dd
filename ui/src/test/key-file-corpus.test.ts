// Every file of the corpus in words. The core's test writes the table and keeps it in step
// with what the core says of real files; here each answer becomes the sentence of both
// languages. After a change that is meant: `npx vitest run key-file-corpus -u`.

import { afterAll, describe, expect, it, vi } from 'vitest';
import type { KeyFacts, KeyInspection } from '../backend/bindings';
import { type Speech, speechFor } from '../i18n/language';
import { hostOf } from '../shared/words/address';
import corpus from './key-file-corpus.json';

// Dates are written in the zone of the computer, and the sentences are committed.
const zone = vi.hoisted(() => {
  const before = process.env.TZ;
  process.env.TZ = 'UTC';
  return before;
});

// Other tests of the process are right in every zone.
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const files = Object.entries(corpus) as [string, KeyInspection][];
const languages = [
  ['en', speechFor('en', [])],
  ['fr', speechFor('fr', [])],
] as const;

function keyInWords(key: KeyFacts, speech: Speech): string {
  const { program, environment, suggestedAddress } = key;
  const host = suggestedAddress === null ? null : hostOf(suggestedAddress);
  const where =
    program !== null && environment !== null
      ? speech.say('key-where', { program, environment })
      : host;
  return speech.say('key-sentence', { kind: speech.say(`key-kind-${key.kind}`), where });
}

/** What the page of a dropped file says first. */
function inWords(inspection: KeyInspection, speech: Speech): string {
  const { say, explain } = speech;
  switch (inspection.verdict) {
    case 'usable':
      return keyInWords(inspection.key, speech);
    case 'several': {
      const { fileName, choices } = inspection;
      const names = choices.map(
        ({ name, index, key }) =>
          `${name || say('key-several-unnamed', { n: index + 1 })}: ${keyInWords(key, speech)}`,
      );
      return [say('key-several-intro', { file: fileName, n: choices.length }), ...names].join(' ');
    }
    case 'refused': {
      const { title, meaning, action } = explain(inspection.error);
      return `${title}. ${meaning} ${action}`;
    }
  }
}

const sentences = Object.fromEntries(
  files.map(([name, inspection]) => [
    name,
    Object.fromEntries(
      languages.map(([language, speech]) => [language, inWords(inspection, speech)]),
    ),
  ]),
);

describe('the corpus of key files', () => {
  it('is large, and has every kind of answer', () => {
    expect(files.length).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(([, { verdict }]) => verdict)).size).toBe(3);
    expect(new Date(2031, 1, 14).getTimezoneOffset()).toBe(0);
  });

  it.each(files.map(([name]) => name))('%s is answered in both languages', (name) => {
    const { en = '', fr = '' } = sentences[name] ?? {};
    for (const sentence of [en, fr]) {
      expect(sentence.trim()).not.toBe('');
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|[{}]|Invalid Date/);
      // Words of the program: codes of errors, kinds of keys.
      expect(sentence).not.toMatch(
        /\b[a-z]+[A-Z]\w*(Credentials|Token|Server|Aem)\b|\b(keyFile|tokenFile|signIn)[A-Z]/,
      );
      expect(sentence).not.toMatch(/p8e-|canary|PRIVATE KEY/);
    }
    expect(fr).not.toBe(en);
  });

  it('says exactly what was agreed', async () => {
    const text = `${JSON.stringify(sentences, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('./key-file-sentences.json');
  });
});
