// What can be inserted into a text: `{file.stem}` and its kin.

import type { Between, Say } from '../../i18n/catalogue';

/** Names the messages of a token. */
export type TokenWord = Between<'edits-insert-tokens-', '.name'>;

/** Where it stands in the menu. */
export type TokenGroup = Between<'edits-insert-groups-'>;

/** A token as it is inserted. */
export interface Token {
  text: string;
  group: TokenGroup;
  name: string;
  meaning: string;
}

const KNOWN: { text: string; group: TokenGroup; word: TokenWord }[] = [
  { text: '{file.stem|words}', group: 'file', word: 'fileWords' },
  { text: '{file.stem}', group: 'file', word: 'fileStem' },
  { text: '{file.name}', group: 'file', word: 'fileName' },
  { text: '{file.ending}', group: 'file', word: 'fileEnding' },
  { text: '{folder.name}', group: 'folder', word: 'folderName' },
  { text: '{folder.path:1}', group: 'folder', word: 'folderTop' },
  { text: '{folder.path:2}', group: 'folder', word: 'folderSecond' },
  { text: '{counter:001}', group: 'other', word: 'counter' },
  { text: '{today}', group: 'other', word: 'today' },
  { text: '{today:yyyy}', group: 'other', word: 'year' },
];

/** A field whose value can be inserted. */
export interface TokenField {
  property: string;
  label: string;
}

/** Everything that can be inserted, in the order of the menu. */
export function tokensIn(say: Say, fields: readonly TokenField[]): Token[] {
  return [
    ...KNOWN.map(({ text, group, word }) => ({
      text,
      group,
      name: say(`edits-insert-tokens-${word}.name`),
      meaning: say(`edits-insert-tokens-${word}.meaning`),
    })),
    ...fields.map(({ property, label }) => ({
      text: `{field ${property}}`,
      group: 'fields' as const,
      name: label,
      meaning: say('edits-insert-field-meaning'),
    })),
  ];
}

/** What a token is called, without its braces; `null` for one that is not known. */
export function tokenName(
  token: string,
  say: Say,
  fieldLabel: (property: string) => string,
): string | null {
  const [written = '', ...filters] = token.split('|').map((part) => part.trim());
  const [name = '', place] = written.split(':').map((part) => part.trim());
  if (name.startsWith('field ')) return fieldLabel(written.slice('field '.length).trim());
  switch (name) {
    case 'file.name':
      return say('edits-insert-tokens-fileName.name');
    case 'file.stem':
      return filters.includes('words')
        ? say('edits-insert-tokens-fileWords.name')
        : say('edits-insert-tokens-fileStem.name');
    case 'file.ending':
      return say('edits-insert-tokens-fileEnding.name');
    case 'folder.path':
      return place === '1'
        ? say('edits-insert-tokens-folderTop.name')
        : place === '2'
          ? say('edits-insert-tokens-folderSecond.name')
          : say('edits-insert-tokens-folderName.name');
    case 'folder.name':
      return say('edits-insert-tokens-folderName.name');
    case 'counter':
      return say('edits-insert-tokens-counter.name');
    case 'today':
      return place === 'yyyy'
        ? say('edits-insert-tokens-year.name')
        : say('edits-insert-tokens-today.name');
    default:
      return null;
  }
}

/** Without capitals and accents. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** What is being typed after a `{`, with the place of the brace; `null` outside a token. */
export function openToken(text: string, caret: number): { from: number; typed: string } | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('{');
  if (from === -1 || before.slice(from).includes('}')) return null;
  // Two braces are one that is meant as such.
  const braces = /\{+$/.exec(before.slice(0, from + 1))?.[0].length ?? 1;
  return braces % 2 === 0 ? null : { from, typed: before.slice(from + 1) };
}

/** Tokens that what was typed may become. */
export function matchingTokens(tokens: readonly Token[], typed: string): Token[] {
  const wanted = plain(typed.trim());
  return tokens.filter(({ text, name }) =>
    [text.slice(1), name].some((one) => plain(one).includes(wanted)),
  );
}

/** Steps from one word to another: letters added, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j - 1] ?? 0) + same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? b.length;
}

/** The token somebody may have meant; `null` when none is near. */
export function nearestToken(wrong: string): string | null {
  const typed = plain(wrong.replaceAll(/[{}]/g, '').trim());
  const near = KNOWN.map(({ text }) => ({ text, steps: distance(typed, text.slice(1, -1)) }))
    .filter(({ text, steps }) => steps <= Math.max(2, Math.floor(text.length / 3)))
    .sort((a, b) => a.steps - b.steps);
  return near[0]?.text ?? null;
}
