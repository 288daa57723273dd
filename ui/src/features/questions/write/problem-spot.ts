// Where in a query AEM found a problem.

import type { QueryProblem } from '../../../backend/bindings';

/** The word at the line and column that AEM names; `null` where it names none that is there. */
export function spotOf(
  text: string,
  { line, column }: QueryProblem,
): { from: number; to: number } | null {
  if (line === null) return null;
  const lines = text.split('\n');
  const here = lines[line - 1];
  if (here === undefined) return null;
  const begin = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = Math.min(Math.max(0, (column ?? 1) - 1), here.length);
  const word = /^\$?\w+/.exec(here.slice(at))?.[0].length ?? 1;
  const end = column === null ? here.length : Math.min(here.length, at + word);
  return { from: begin + at, to: begin + Math.max(at, end) };
}
