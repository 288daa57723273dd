// The language of the window: which one, and how components reach its words.

import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ApiError, Field, Language } from '../backend/bindings';
import { en, type Words } from './en';
import { type ErrorSentences, sentences } from './error-copy';
import { type Format, formats } from './format';
import { fr } from './fr';

/** Words and formats of one language. */
export interface Speech {
  words: Words;
  format: Format;
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

function speechOf(words: Words): Speech {
  const format = formats(words);
  const labels: Record<string, string> = words.fields;
  return {
    words,
    format,
    fieldLabel: (property) => chosen.get(property) ?? labels[property] ?? property,
    explain: (error) =>
      sentences(words.errors[error.code] ?? words.errors.requestInvalid, error, format),
  };
}

const english = speechOf(en);
const french = speechOf(fr);

/** The catalogue for a setting; `system` follows the first language of the computer that Relabel speaks. */
export function speechFor(language: Language, preferred: readonly string[]): Speech {
  if (language === 'english') return english;
  if (language === 'french') return french;
  const known = preferred.find((tag) => /^(en|fr)\b/i.test(tag));
  return known?.toLowerCase().startsWith('fr') ? french : english;
}

const SpeechContext = createContext<Speech>(english);

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
