import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fluent from '@fluent/syntax';
import { describe, expect, it } from 'vitest';
import { locales } from '../test/languages';

// What an editor struck out, with the word that took its place in `locales/TERMS.md`.
const BANNED: Record<string, RegExp[]> = {
  en: [
    /\bstands?\b/i,
    /\bholds?\b/i,
    /\bput(ting)?( it| them| this)? aside\b/i,
    /\bcalm\b/i,
    /\bat work now\b/i,
    /\b(is|are) known\b/i,
    /\bof (its|their) own\b/i,
    /\b(access|daily|new) pass(es)?\b/i,
    /\bcapitals?\b|\b(small|large) letters?\b/i,
    /\b(file|its|without) ending\b|\bending of\b/i,
    /\bstag(e|es|ed|ing) (it|trouble)\b|\btrouble\b/i,
    /\bmend(s|ed)?\b/i,
    /\banother try\b/i,
    /\bby itself\b/i,
    /\b(some|every)body\b/i,
    /\b(AEM|metadata) form\b/i,
    /\basleep\b/i,
  ],
  fr: [
    /\bpren(d|dre|nent|ait) fin\b|\bpris fin\b/i,
    /(?<!pour )\bautant de\b/i,
    /\blaissez-passer\b/i,
    /\bdéjà justes?\b/i,
    /\bAEM SDK\b/,
    /(?<!\p{L})de côté(?!\p{L})/iu,
    /\bmett(re|ez|ent) en scène\b|\bmise en scène\b/i,
    /\bcalm(e|er|ez)\b/i,
    /(?<!\p{L})réservée?s?(?!\p{L})/iu,
    /\bterminaisons?\b/i,
    /\bde lui-même\b|\bd’elle-même\b/i,
    /\bformulaire (AEM|de métadonnées)(?!\p{L})/iu,
  ],
};

/** Every piece of text between two placeables, with its line. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  class Texts extends fluent.Visitor {
    visitTextElement(node: fluent.TextElement) {
      texts.push(node.value);
    }
  }
  new Texts().visit(fluent.parse(file, {}));
  return texts;
}

const hits = (text: string, patterns: RegExp[]) =>
  patterns.flatMap((pattern) => text.match(pattern)?.[0] ?? []).map((hit) => `${hit}: ${text}`);

describe.each(Object.keys(BANNED))('the words of %s', (folder) => {
  const files = Object.entries(locales[folder] ?? {});

  it.each(files)('of %s are those a person would say', (_name, file) => {
    expect(textsOf(file).flatMap((text) => hits(text, BANNED[folder] ?? []))).toEqual([]);
  });
});

// What the README keeps: "stands for" of a token, and a cause that holds a job.
const BANNED_IN_README = [
  /\bstands\b(?! (for|in the way))/i,
  /\bput(ting)?( it| them| this)? aside\b/i,
  /\bcalm\b/i,
  /\b(access|daily) pass(es)?\b/i,
  /\bin capitals\b/i,
  /\bmend(s|ed)?\b/i,
];

it('the README says the same words', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const lines = readme.replaceAll(/`[^`]*`/g, '').split('\n');
  expect(lines.flatMap((line) => hits(line, BANNED_IN_README))).toEqual([]);
});
