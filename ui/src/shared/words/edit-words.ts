// What an edit does, in words: no token, no tag id, no name of an action.

import type { FieldEdit, FieldKind } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { shownOf, valueInWords } from '../cells/ValueText';
import { tokenName } from '../values/tokens';
import { tagEnd } from './search-words';

/** What a tag is called. */
type TagName = (id: string) => string;

/** A text with what is inserted into it, each token by its name in brackets. */
export function templateInWords(template: string, { say, fieldLabel }: Speech): string {
  // Braces that are doubled are meant as such.
  return template.replaceAll(/\{\{|\}\}|\{((?:"[^"]*"|[^{}"])*)\}/g, (all, token?: string) => {
    if (token === undefined) return all.charAt(0);
    return `[${tokenName(token, say, fieldLabel) ?? token}]`;
  });
}

/** What happens to one field. */
export function fieldInWords(field: FieldEdit, speech: Speech, tagName: TagName = tagEnd): string {
  const { property, kind, change, onlyEmpty } = field;
  const { say, fieldLabel, format } = speech;
  const label = fieldLabel(property);
  const named = (entries: string[]) => namesOf(kind, entries, tagName);
  const told = (() => {
    switch (change.action) {
      case 'replace': {
        const shown = shownOf(change.value);
        const value =
          valueInWords({ ...shown, entries: named(shown.entries) }, speech) ?? say('common-empty');
        return change.tokens
          ? say('edits-does-replace-tokens', {
              field: label,
              template: templateInWords(value, speech),
            })
          : say('edits-does-replace', { field: label, value });
      }
      case 'add': {
        const entries = named(change.entries);
        const told = change.tokens ? entries.map((one) => templateInWords(one, speech)) : entries;
        return say('edits-does-add', { field: label, entries: format.list(told) });
      }
      case 'remove':
        return say('edits-does-remove', {
          field: label,
          entries: format.list(named(change.entries)),
        });
      case 'clear':
        return say('edits-does-clear', { field: label });
      case 'findReplace':
        return change.with === ''
          ? say('edits-does-find-take-out', { field: label, find: change.find })
          : say('edits-does-find', { field: label, find: change.find, instead: change.with });
      case 'copyFrom':
        return say('edits-does-copy', { field: label, from: fieldLabel(change.from) });
      case 'changeCase':
        return say('edits-does-letters', { field: label, letters: change.to });
      case 'joinEntries':
        return say('edits-does-join', { field: label, with: change.with });
      case 'splitText':
        return say('edits-does-split', { field: label, at: change.at });
      case 'dateFrom': {
        const { base, shift } = change;
        const from = base.kind === 'today' ? null : fieldLabel(base.property);
        const distance = say('edits-does-distance', {
          n: Math.abs(shift.amount),
          unit: shift.unit,
        });
        if (shift.amount === 0) {
          return say('edits-does-date', {
            field: label,
            distance:
              from === null ? say('edits-does-today') : say('edits-does-same-day', { base: from }),
          });
        }
        return say('edits-does-date', {
          field: label,
          distance:
            shift.amount > 0
              ? say('edits-does-after', { distance, base: from })
              : say('edits-does-before', { distance, base: from }),
        });
      }
    }
  })();
  return onlyEmpty ? say('edits-does-only-empty', { what: told }) : told;
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
