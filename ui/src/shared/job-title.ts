// What a job is called: by its fields.

import type { JobFacts } from '../backend/bindings';
import type { Speech } from '../i18n/language';

/** "Copyright and Keywords", "Undo: Title". */
export function jobTitle(
  { kind, fields }: Pick<JobFacts, 'kind' | 'fields'>,
  { say, format, fieldLabel }: Speech,
): string {
  const named =
    fields.length === 0 ? say('history-no-fields') : format.list(fields.map(fieldLabel));
  return say('history-what', { kind, fields: named });
}
