// What a recipe is called and what it does, in words.

import type { Edit, FieldEdit, Recipe, RecipeSelection } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { searchInWords, tagEnd } from '../../shared/search-words';
import { shownOf, valueInWords } from '../../shared/ValueText';

/** Fields told on a button; the others are counted. */
const TOLD = 2;

/** The name on its button. */
export function nameOf({ name, shipped }: Pick<Recipe, 'name' | 'shipped'>, speech: Speech) {
  return shipped === null ? name : speech.words.recipes.shipped[shipped];
}

/** What happens to one field. */
export function fieldInWords({ property, change, onlyEmpty }: FieldEdit, speech: Speech): string {
  const { words, fieldLabel, format } = speech;
  const { does } = words.recipes;
  const label = fieldLabel(property);
  const told = (() => {
    switch (change.action) {
      case 'replace': {
        const value = valueInWords(shownOf(change.value), speech) ?? words.common.empty;
        return change.tokens ? does.replaceTokens(label, value) : does.replace(label, value);
      }
      case 'add':
        return does.add(label, format.list(change.entries));
      case 'remove':
        return does.remove(label, format.list(change.entries));
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

/** What a recipe does, as short as a button wants it. */
function editInWords({ fields }: Edit, speech: Speech): string {
  const told = fields.slice(0, TOLD).map((field) => fieldInWords(field, speech));
  const more = fields.length - told.length;
  return [...told, ...(more > 0 ? [speech.words.recipes.does.more(more)] : [])].join(' · ');
}

/** What a recipe does, on its button. */
export function doesInWords({ edit, shipped }: Recipe, speech: Speech): string {
  return shipped === null ? editInWords(edit, speech) : speech.words.recipes.shippedDoes[shipped];
}

/** A name for an edit nobody has named yet: its fields. */
export function suggestedName({ fields }: Edit, speech: Speech): string {
  const labels = fields.slice(0, 3).map(({ property }) => speech.fieldLabel(property));
  return speech.format.list(labels);
}

/** The last part of a path. */
export function folderName(path: string, allAssets: string): string {
  return path === '/content/dam' ? allAssets : path.slice(path.lastIndexOf('/') + 1);
}

/** What the assets of a recipe are called on its way to them. */
export function placeNameOf(place: RecipeSelection, speech: Speech): string {
  return place.kind === 'search'
    ? searchInWords(place.search, speech, tagEnd)
    : folderName(place.path, speech.words.assets.allAssets);
}

/** Where a recipe always goes; `null` when the assets are chosen each time. */
export function placeInWords(selection: RecipeSelection | null, speech: Speech): string | null {
  const { words } = speech;
  if (selection === null) return null;
  if (selection.kind === 'search') {
    return words.searches.onFound(searchInWords(selection.search, speech, tagEnd));
  }
  const folder = folderName(selection.path, words.assets.allAssets);
  return selection.recursive ? words.recipes.inFolderAll(folder) : words.recipes.inFolder(folder);
}
