// An error in words, with the facts it came with.

import type { ApiError, ErrorCode } from '../backend/bindings';
import type { Say } from './catalogue';
import type { Format } from './format';

/** What happened, what it means, and who does what about it. */
export interface ErrorSentences {
  title: string;
  meaning: string;
  action: string;
}

/** The sentences of an error, its facts filled in. */
export function errorSentences(
  { code, details }: ApiError,
  say: Say,
  format: Format,
): ErrorSentences {
  const { host, proxy, field, path, ended, seconds, full } = details;
  const facts = {
    host,
    proxy,
    field,
    path,
    ended: ended === null ? null : format.dateTime(ended),
    wait: seconds === null ? null : format.duration(Math.abs(seconds)),
    full: full === true ? ('yes' as const) : ('no' as const),
  };
  const sentences = (known: ErrorCode) => ({
    title: say(`error-${known}.title`, facts),
    meaning: say(`error-${known}.meaning`, facts),
    action: say(`error-${known}.action`, facts),
  });
  const said = sentences(code);
  // There are no words for a code that this window does not know.
  return said.title === '' ? sentences('requestInvalid') : said;
}
