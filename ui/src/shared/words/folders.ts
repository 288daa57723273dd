// Folders of the library by their paths, and what they are called.

import type { Speech } from '../../i18n/language';
import { visible } from './visible-text';

/** Top of the asset library in every AEM. */
export const TOP = '/content/dam';

/** Names told of a long path; the last ones tell most. */
const TOLD = 3;

/** What people call a folder; `null` where that is not known. */
export type TitleOf = (path: string) => string | null;

/** For a library nobody looked at yet. */
export const NO_TITLES: TitleOf = () => null;

/** The last part of a path. */
export function placeName(path: string, { say }: Speech): string {
  return path === TOP ? say('assets-all-assets') : path.slice(path.lastIndexOf('/') + 1);
}

/** A folder as people know it: "campaigns / summer-2026"; `null` for the whole library. */
export function folderInWords(path: string): string | null {
  const names = namesOf(path);
  return names.length === 0 ? null : visible(names.join(' / '));
}

/** The folder of an asset; `null` for the whole library, and for a name that is no path. */
export function folderOfAsset(path: string): string | null {
  return folderInWords(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

/** The title of a folder, or its names, of many the first and the last: "campaigns / … / web / hero". */
export function folderCalled(path: string, titleOf: TitleOf, { say }: Speech): string {
  if (path === TOP) return say('assets-all-assets');
  const names = namesOf(path);
  const [first = ''] = names;
  const told = names.length > TOLD ? [first, '…', ...names.slice(1 - TOLD)] : names;
  return visible(titleOf(path) ?? told.join(' / '));
}

function namesOf(path: string): string[] {
  const below = path.replace(/^\/content\/dam\/?/, '');
  return below === '' ? [] : below.split('/');
}
