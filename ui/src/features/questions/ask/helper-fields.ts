// Fields that AEM adds to every fragment: they have words of ours.

import type { Between, Say } from '../../../i18n/catalogue';

const HELPERS: readonly Between<'questions-helper-'>[] = [
  '_path',
  '_id',
  '_tags',
  '_locale',
  '_variation',
  '_variations',
  '_model',
  '_metadata',
];

/** What such a field is called; `null` for every other one. */
export function helperTitle(name: string, say: Say): string | null {
  const helper = HELPERS.find((one) => one === name);
  return helper === undefined ? null : say(`questions-helper-${helper}`);
}
