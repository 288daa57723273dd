// What a recipe may be called.

import type { Say } from '../../i18n/catalogue';

/** Longest name, in characters, as the core has it. */
const LONGEST = 100;

/** What is wrong with a name, or `null`. */
export function nameProblem(name: string, say: Say): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return say('recipes-name-missing');
  return [...trimmed].length > LONGEST ? say('recipes-name-too-long') : null;
}
