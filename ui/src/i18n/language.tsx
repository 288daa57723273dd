// The language of the window: which one, and how components reach its words.

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type ApiError, type Field, type Language, NAMED_FIELDS } from '../backend/bindings';
import { type Between, FALLBACK, languagesOf, type Words } from './catalogue';
import { type ErrorSentences, errorSentences } from './error-copy';
import { type Format, formats } from './format';

/** Words and formats of one language. */
export interface Speech extends Words {
  format: Format;
  /** Labels of the fields Relabel knows, by property. */
  labels: Record<string, string>;
  /** Label of a metadata field: AEM's own, else ours, else its property name. */
  fieldLabel(property: string): string;
  /** An error in words. */
  explain(error: ApiError): ErrorSentences;
}

/** Labels that administrators chose in the form of the environment that was looked at last. */
const chosen = new Map<string, string>();

/** From now on these fields are called what the form of their environment calls them. */
export function learnLabels(fields: readonly Pick<Field, 'property' | 'label'>[]) {
  chosen.clear();
  for (const { property, label } of fields) if (label !== null) chosen.set(property, label);
}

/** The id of a message has no colon. */
const idOf = (property: string) => property.replace(':', '_') as Between<'field-'>;

export function speechOf(words: Words): Speech {
  const format = formats(words);
  const labels: Record<string, string> = Object.fromEntries(
    NAMED_FIELDS.map((property) => [property, words.say(`field-${idOf(property)}`)]),
  );
  return {
    ...words,
    format,
    labels,
    fieldLabel: (property) => chosen.get(property) ?? labels[property] ?? property,
    explain: (error) => errorSentences(error, words.say, format),
  };
}

/** What the command line alone says is no part of the window. */
const files = import.meta.glob<string>(
  ['../../locales/*/*.ftl', '!../../locales/*/cli.ftl', '!../../locales/*/cli-help.ftl'],
  { query: '?raw', import: 'default', eager: true },
);

const languages = languagesOf(files);
const speeches = new Map<string, Speech>();

/** The folders of all languages Relabel speaks. */
export const folders: readonly string[] = [...languages.keys()];

/** The words of a folder. */
export function speechIn(folder: string): Speech {
  const known = speeches.get(folder);
  if (known) return known;
  const words = languages.get(folder);
  if (!words) throw new Error(`There are no words in locales/${folder}.`);
  const speech = speechOf(words());
  speeches.set(folder, speech);
  return speech;
}

/** Which folder a setting means: one that is not there follows the first language of the computer that is. */
export function folderFor(
  language: Language,
  preferred: readonly string[],
  folders: readonly string[],
): string {
  if (folders.includes(language)) return language;
  for (const tag of preferred.map((tag) => tag.toLowerCase())) {
    const named = (name: string) => folders.find((folder) => folder.toLowerCase() === name);
    const folder = named(tag) ?? named(tag.replace(/-.*/, ''));
    if (folder !== undefined) return folder;
  }
  return FALLBACK;
}

/** The words for a setting. */
export function speechFor(language: Language, preferred: readonly string[]): Speech {
  return speechIn(folderFor(language, preferred, folders));
}

const SpeechContext = createContext<Speech | null>(null);

interface SpeechProviderProps {
  language: Language;
  children: ReactNode;
}

/** Gives everything below it the words of a language. */
export function SpeechProvider({ language, children }: SpeechProviderProps) {
  const speech = useMemo(() => speechFor(language, navigator.languages), [language]);
  return <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The words and formats of the window. */
export function useSpeech(): Speech {
  return useContext(SpeechContext) ?? speechIn(FALLBACK);
}
