// What a job is called: by its fields.

import type { JobFacts } from '../backend/bindings';
import type { Speech } from '../i18n/language';

/** "Copyright and Keywords", "Undo: Title". */
export function jobTitle(
  { kind, fields }: Pick<JobFacts, 'kind' | 'fields'>,
  { words, format, fieldLabel }: Speech,
): string {
  const named = fields.length === 0 ? words.history.noFields : format.list(fields.map(fieldLabel));
  return words.history.what(kind, named);
}
