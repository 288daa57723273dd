// What a recipe may be called.

import type { Words } from '../../i18n/en';

/** Longest name, in characters, as the core has it. */
const LONGEST = 100;

/** What is wrong with a name, or `null`. */
export function nameProblem(name: string, words: Words): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return words.recipes.nameMissing;
  return [...trimmed].length > LONGEST ? words.recipes.nameTooLong : null;
}
