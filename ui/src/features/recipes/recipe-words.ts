// What a recipe is called and what it does, in words.

import type { Edit, Recipe, RecipeSelection } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { fieldInWords } from '../../shared/edit-words';
import { searchInWords, tagEnd } from '../../shared/search-words';

/** Fields told on a button; the others are counted. */
const TOLD = 2;

/** The name on its button. */
export function nameOf({ name, shipped }: Pick<Recipe, 'name' | 'shipped'>, speech: Speech) {
  if (shipped === null) return name;
  // The number that keeps it apart from one the user gave this name.
  const number = / \d+$/.exec(name)?.[0] ?? '';
  return `${speech.words.recipes.shipped[shipped]}${number}`;
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
