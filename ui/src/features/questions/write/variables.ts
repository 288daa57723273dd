// Values for the variables of a persisted query.

import type { PersistedQuery, QueryVariable, VariableValue } from '../../../backend/bindings';
import { readNumber } from '../../../shared/values/value';

/** What is wrong with a value. */
export type VariableProblem = 'missing' | 'number' | 'whole' | 'json';

/** Variables that somebody fills in: the cursor of a page is Relabel's own. */
export function askedVariables({ query, variables }: PersistedQuery): QueryVariable[] {
  const hasPages = query.includes('endCursor') && query.includes('hasNextPage');
  return variables.filter(({ name, required }) => !(hasPages && name === 'after' && !required));
}

/** What keeps a value from being sent. */
export function variableProblem(variable: QueryVariable, text: string): VariableProblem | null {
  if (text.trim() === '') {
    return variable.required ? 'missing' : null;
  }
  switch (variable.kind) {
    case 'integer': {
      const number = readNumber(text);
      if (number === null) return 'number';
      return Number.isInteger(Number(number)) ? null : 'whole';
    }
    case 'number':
      return readNumber(text) === null ? 'number' : null;
    case 'other':
      return isJson(text) ? null : 'json';
    default:
      return null;
  }
}

/** The values in the form of the border; `null` while one is wrong. */
export function valuesOf(
  variables: QueryVariable[],
  texts: Readonly<Record<string, string>>,
): VariableValue[] | null {
  const values: VariableValue[] = [];
  for (const variable of variables) {
    const text = texts[variable.name] ?? '';
    if (variableProblem(variable, text) !== null) return null;
    const isNumber = variable.kind === 'integer' || variable.kind === 'number';
    values.push({ name: variable.name, text: isNumber ? (readNumber(text) ?? '') : text });
  }
  return values;
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is what variables are sent as: an object, or nothing. */
export function isJsonObject(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whether AEM takes a name for a query. */
export function isQueryName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,100}$/.test(name);
}
