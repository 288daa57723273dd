// What a job is called, what it does, where, and who ran it.

import type { JobFacts } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import type { JobConnection } from '../state/job-connection';
import { fieldInWords } from './edit-words';
import { folderInWords } from './folders';
import { visible } from './visible-text';

/** "Copyright and Keywords", "Undo: Title". */
export function jobTitle(
  { kind, fields }: Pick<JobFacts, 'kind' | 'fields'>,
  { say, format, fieldLabel }: Speech,
): string {
  const named =
    fields.length === 0 ? say('history-no-fields') : format.list(fields.map(fieldLabel));
  return say('history-what', { kind, fields: named });
}

/** What happens to each field; nothing where each asset has values of its own. */
export function jobEdit({ edit }: Pick<JobFacts, 'edit'>, speech: Speech): string[] {
  return edit.fields.map((field) => visible(fieldInWords(field, speech)));
}

/** The folder of its assets, or the only asset: "campaigns / summer-2026 / hero.jpg". */
export function jobPlace(
  { folder, asset }: Pick<JobFacts, 'folder' | 'asset'>,
  { say }: Speech,
): string {
  const names = folderInWords(folder);
  if (asset === null) return names ?? say('assets-all-assets');
  return names === null ? visible(asset) : `${names} / ${visible(asset)}`;
}

/** Who sat at the computer, else the account of the connection; `null` where neither is known. */
export function jobUser(
  { osUser }: Pick<JobFacts, 'osUser'>,
  { now }: Pick<JobConnection, 'now'>,
): string | null {
  return osUser === '' ? (now?.key.account ?? null) : osUser;
}
