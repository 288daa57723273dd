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

const files = import.meta.glob<string>('../../locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every language Relabel speaks, by the name of its folder. */
export const speeches: ReadonlyMap<string, Speech> = new Map(
  [...languagesOf(files)].map(([folder, words]) => [folder, speechOf(words)]),
);

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
  const folder = folderFor(language, preferred, [...speeches.keys()]);
  const speech = speeches.get(folder);
  if (!speech) throw new Error(`There are no words in locales/${folder}.`);
  return speech;
}

const SpeechContext = createContext<Speech>(speechFor(FALLBACK, []));

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
  return useContext(SpeechContext);
}
