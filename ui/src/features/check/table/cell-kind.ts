// How a cell is edited, and what was typed into it.

import type { FieldKind, PlanRow, ShownValue, Value } from '../../../backend/bindings';
import { readNumber } from '../../../shared/values/value';

/** Kinds that are edited where they stand; the others need a dialog. */
export function isInline(kind: FieldKind): kind is 'text' | 'number' {
  return kind === 'text' || kind === 'number';
}

/**
 * The editor that shows all of a value: an asset may hold several entries in a field that is
 * edited as one text, and one line has no room for line breaks.
 */
export function editorKind(row: PlanRow, kind: FieldKind): FieldKind {
  if (kind !== 'text' && kind !== 'longText' && kind !== 'number') return kind;
  if (row.old.entries.length > 1 || row.new.entries.length > 1) return 'list';
  const hasBreaks = [...row.old.entries, ...row.new.entries].some((entry) => /[\r\n]/.test(entry));
  return hasBreaks && kind === 'text' ? 'longText' : kind;
}

/** The text an inline editor begins with. */
export function givenText(row: PlanRow): string {
  return row.new.entries[0] ?? '';
}

/** What was typed as a value, `null` for an empty field; `undefined` where it is no number. */
export function typedValue(kind: 'text' | 'number', text: string): Value | null | undefined {
  if (text.trim() === '') return null;
  if (kind === 'text') return { kind: 'text', text };
  const number = readNumber(text);
  return number === null ? undefined : { kind: 'number', number };
}

/** A stored value in the form of an editor. */
export function givenValue(kind: FieldKind, { entries }: ShownValue): Value | null {
  const [first] = entries;
  if (first === undefined) return null;
  switch (kind) {
    case 'text':
    case 'longText':
      return { kind: 'text', text: entries.join(', ') };
    case 'list':
    case 'tags':
      return { kind: 'list', entries };
    case 'date':
      return { kind: 'date', date: first };
    case 'yesNo':
      return { kind: 'yesNo', yes: first === 'true' };
    case 'number':
      return { kind: 'number', number: first };
  }
}

/** What one row of a sheet says of a cell, as it would be set by hand; `null` clears the field. */
export function saidValue(cell: PlanRow, said: ShownValue, kind: FieldKind): Value | null {
  return givenValue(editorKind({ ...cell, new: said }, kind), said);
}
