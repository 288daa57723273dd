// What a recipe is called and what it does, in words.

import type { Edit, Recipe, RecipeSelection } from '../../backend/bindings';
import type { Speech } from '../../i18n/language';
import { fieldInWords } from '../../shared/words/edit-words';
import { folderCalled, type TitleOf } from '../../shared/words/folders';
import { searchInWords, tagEnd } from '../../shared/words/search-words';

/** Fields told on a button; the others are counted. */
const TOLD = 2;

/** The name on its button. */
export function nameOf({ name, shipped }: Pick<Recipe, 'name' | 'shipped'>, speech: Speech) {
  if (shipped === null) return name;
  // The number that keeps it apart from one the user gave this name.
  const number = / \d+$/.exec(name)?.[0] ?? '';
  return `${speech.say(`recipes-shipped-${shipped}`)}${number}`;
}

/** What a recipe does, as short as a button wants it. */
function editInWords({ fields }: Edit, speech: Speech): string {
  const told = fields.slice(0, TOLD).map((field) => fieldInWords(field, speech));
  const more = fields.length - told.length;
  return [...told, ...(more > 0 ? [speech.say('recipes-does-more', { n: more })] : [])].join(' · ');
}

/** What a recipe does, on its button. */
export function doesInWords({ edit, shipped }: Recipe, speech: Speech): string {
  return shipped === null
    ? editInWords(edit, speech)
    : speech.say(`recipes-shipped-does-${shipped}`);
}

/** A name for an edit nobody has named yet: its fields. */
export function suggestedName({ fields }: Edit, speech: Speech): string {
  const labels = fields.slice(0, 3).map(({ property }) => speech.fieldLabel(property));
  return speech.format.list(labels);
}

/** What the assets of a recipe are called on its way to them. */
export function placeNameOf(place: RecipeSelection, titleOf: TitleOf, speech: Speech): string {
  const folder = (path: string) => folderCalled(path, titleOf, speech);
  return place.kind === 'search'
    ? searchInWords(place.search, speech, tagEnd, folder)
    : folder(place.path);
}

/** Where a recipe always goes. */
export function placeInWords(place: RecipeSelection, titleOf: TitleOf, speech: Speech): string {
  const { say } = speech;
  const name = placeNameOf(place, titleOf, speech);
  if (place.kind === 'search') return say('searches-on-found', { search: name });
  return place.recursive
    ? say('recipes-in-folder-all', { folder: name })
    : say('recipes-in-folder', { folder: name });
}
