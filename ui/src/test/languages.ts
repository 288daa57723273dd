// Every language there is, and a made-up one: what a third folder would meet.

import * as fluent from '@fluent/syntax';
import { idsOf } from '../../scripts/check-messages.ts';
import { localesOnDisk } from '../../scripts/messages-plugin.ts';
import { type Locales, type Parameter, readFolder } from '../../scripts/read-messages.ts';
import { languagesOf } from '../i18n/catalogue';
import { type Speech, speechOf } from '../i18n/language';

export const NUMBERS = [0, 1, 2, 21, 1_000_000];

export const locales = localesOnDisk();
const english = readFolder('en', locales.en ?? {});

/** The ids of every text. */
export const ids = [...english.messages]
  .filter(([name]) => !name.startsWith('-'))
  .flatMap(([name, message]) => idsOf(name, message));

/** What stands in all ids of the form `before…after`. */
export function between(before: string, after = ''): string[] {
  return ids
    .filter((id) => id.startsWith(before) && id.endsWith(after))
    .map((id) => id.slice(before.length, id.length - after.length));
}

/** Words in lowercase; names and what is technical stay, as a translator leaves them. */
const WORD = /(?<![\p{L}\d:./_-])\p{Ll}+(?![\p{L}\d]|[:./_-]\p{L})/gu;

class Accents extends fluent.Transformer {
  visitTextElement(node: fluent.TextElement) {
    node.value = node.value.replaceAll(WORD, (word) =>
      word.replaceAll(/[aeiou]/g, (letter) => `${letter}\u0301`.normalize('NFC')),
    );
    return node;
  }
}

/** English with accents. */
function accented(text: string): string {
  const resource = fluent.parse(text, {});
  new Accents().visit(resource);
  return fluent.serialize(resource, {}).replace(/^language-locale = .*$/m, 'language-locale = is');
}

export const madeUp: Locales = {
  is: Object.fromEntries(
    Object.entries(locales.en ?? {}).map(([file, text]) => [file, accented(text)]),
  ),
};

const paths = Object.entries({ ...locales, ...madeUp }).flatMap(([folder, texts]) =>
  Object.entries(texts).map(([file, text]) => [`../locales/${folder}/${file}`, text]),
);

/** All that is said in them, by the command line too. */
export const languages = [...languagesOf(Object.fromEntries(paths))].map(
  ([folder, words]): [string, Speech] => [folder, speechOf(words())],
);

function valuesOf({ kinds, oneOf }: Parameter): (string | number | null)[] {
  const words = oneOf ? [...oneOf] : kinds.has('string') ? ['x'] : [];
  return [
    ...words,
    ...(kinds.has('null') ? [null] : []),
    ...(kinds.has('number') && !kinds.has('string') ? NUMBERS : []),
  ];
}

/** Every text of a language, with everything that it may be told. */
export function sentencesOf({ say }: Pick<Speech, 'say'>): [string, string][] {
  const sayAny = say as (id: string, told: object) => string;
  return [...english.messages].flatMap(([name, message]) => {
    if (name.startsWith('-')) return [];
    let told: object[] = [{}];
    for (const [parameter, use] of message.parameters) {
      told = told.flatMap((one) => valuesOf(use).map((value) => ({ ...one, [parameter]: value })));
    }
    return idsOf(name, message).flatMap((id) =>
      told.map((one): [string, string] => [id, sayAny(id, one)]),
    );
  });
}

export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
