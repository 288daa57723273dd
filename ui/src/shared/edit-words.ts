// What an edit does, in words: no token, no tag id, no name of an action.

import type { FieldEdit, FieldKind } from '../backend/bindings';
import type { Speech } from '../i18n/language';
import { tagEnd } from './search-words';
import { shownOf, valueInWords } from './ValueText';
import { tokenName } from './values/tokens';

/** What a tag is called. */
type TagName = (id: string) => string;

/** A text with what is inserted into it, each token by its name in brackets. */
export function templateInWords(template: string, { words, fieldLabel }: Speech): string {
  // Braces that are doubled are meant as such.
  return template.replaceAll(/\{\{|\}\}|\{((?:"[^"]*"|[^{}"])*)\}/g, (all, token?: string) => {
    if (token === undefined) return all.charAt(0);
    return `[${tokenName(token, words, fieldLabel) ?? token}]`;
  });
}

/** What happens to one field. */
export function fieldInWords(field: FieldEdit, speech: Speech, tagName: TagName = tagEnd): string {
  const { property, kind, change, onlyEmpty } = field;
  const { words, fieldLabel, format } = speech;
  const { does } = words.edits;
  const label = fieldLabel(property);
  const named = (entries: string[]) => namesOf(kind, entries, tagName);
  const told = (() => {
    switch (change.action) {
      case 'replace': {
        const shown = shownOf(change.value);
        const value =
          valueInWords({ ...shown, entries: named(shown.entries) }, speech) ?? words.common.empty;
        return change.tokens
          ? does.replaceTokens(label, templateInWords(value, speech))
          : does.replace(label, value);
      }
      case 'add': {
        const entries = named(change.entries);
        const told = change.tokens ? entries.map((one) => templateInWords(one, speech)) : entries;
        return does.add(label, format.list(told));
      }
      case 'remove':
        return does.remove(label, format.list(named(change.entries)));
      case 'clear':
        return does.clear(label);
      case 'findReplace':
        return does.find(label, change.find, change.with);
      case 'copyFrom':
        return does.copy(label, fieldLabel(change.from));
      case 'changeCase':
        return does.letters(label, change.to);
      case 'dateFrom': {
        const { base, shift } = change;
        const from = base.kind === 'today' ? does.today : fieldLabel(base.property);
        const distance = does.distance(Math.abs(shift.amount), shift.unit);
        if (shift.amount === 0) {
          return does.date(label, base.kind === 'today' ? does.today : does.sameDay(from));
        }
        return does.date(
          label,
          shift.amount > 0 ? does.after(distance, from) : does.before(distance, from),
        );
      }
    }
  })();
  return onlyEmpty ? does.onlyEmpty(told) : told;
}

/** Ids of the tags an edit names. */
export function tagsOfEdit(fields: readonly FieldEdit[]): string[] {
  const ids = fields
    .filter(({ kind }) => kind === 'tags')
    .flatMap(({ change }) =>
      change.action === 'replace'
        ? shownOf(change.value).entries
        : 'entries' in change
          ? change.entries
          : [],
    );
  return [...new Set(ids)];
}

function namesOf(kind: FieldKind, entries: string[], tagName: TagName): string[] {
  return kind === 'tags' ? entries.map(tagName) : entries;
}
