// The edit while it is being written: a draft per field.

import type { Edit, Field, FieldKind, ShownValue, Value } from '../../backend/bindings';
import { shownOf } from '../../shared/ValueText';
import { finishedValue, type ValueProblem, valueProblem } from '../../shared/values/value';

/** One field of the edit, possibly without its value yet. */
export interface Draft {
  property: string;
  kind: FieldKind;
  action: 'replace' | 'clear';
  /** Kept while the action is "clear", so that choosing "replace" again brings it back. */
  value: Value | null;
}

/** A draft for a field that was just added. */
export function newDraft(field: Pick<Field, 'property' | 'kind'>): Draft {
  return { property: field.property, kind: field.kind, action: 'replace', value: null };
}

/** Whether a name has the form prefix:name, as AEM wants it. The core decides which it accepts. */
export function isPropertyName(name: string): boolean {
  return /^[A-Za-z][\w.-]*:[A-Za-z_][\w.-]*$/.test(name);
}

/** What keeps a draft from being checked. */
export function problemOf({ action, value }: Draft): ValueProblem | null {
  return action === 'clear' ? null : valueProblem(value);
}

/** The edit, or `null` while a draft has a problem or there is none. */
export function editOf(drafts: Draft[]): Edit | null {
  if (drafts.length === 0 || drafts.some((draft) => problemOf(draft) !== null)) return null;
  return {
    fields: drafts.map(({ property, kind, action, value }) => ({
      property,
      kind,
      change:
        action === 'clear' || value === null
          ? { action: 'clear' }
          : { action: 'replace', value: finishedValue(value), tokens: false },
      onlyEmpty: false,
    })),
  };
}

/** What a field will hold, for the sample. `null` while that is not known. */
export function shownAfter(draft: Draft): ShownValue | null {
  const { kind, action, value } = draft;
  if (action === 'clear') return { kind, entries: [], labels: [] };
  if (value === null || problemOf(draft) !== null) return null;
  return { ...shownOf(finishedValue(value)), kind };
}
