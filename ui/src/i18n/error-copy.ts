// What the catalogues say about an error, and how facts get into the sentence.

import type { ApiError } from '../backend/bindings';
import type { Format } from './format';

/** The facts of an error, already in the language of the window. */
export interface Facts {
  host: string | null;
  proxy: string | null;
  field: string | null;
  path: string | null;
  /** A date in words. */
  ended: string | null;
  /** A duration in words. */
  wait: string | null;
  full: boolean;
}

type Sentence = string | ((facts: Facts) => string);

/** What happened, what it means, and who does what about it. */
export interface ErrorCopy {
  title: Sentence;
  meaning: Sentence;
  action: Sentence;
}

/** An error in words. */
export interface ErrorSentences {
  title: string;
  meaning: string;
  action: string;
}

/** Fills the facts of an error into its copy. */
export function sentences(copy: ErrorCopy, error: ApiError, format: Format): ErrorSentences {
  const { host, proxy, field, path, ended, seconds, full } = error.details;
  const facts: Facts = {
    host,
    proxy,
    field,
    path,
    ended: ended === null ? null : format.dateTime(ended),
    wait: seconds === null ? null : format.duration(Math.abs(seconds)),
    full: full === true,
  };
  const write = (sentence: Sentence) => (typeof sentence === 'string' ? sentence : sentence(facts));
  return { title: write(copy.title), meaning: write(copy.meaning), action: write(copy.action) };
}
