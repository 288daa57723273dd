// English: words about recipes.

import type { ShippedRecipe } from '../backend/bindings';
import { counter } from './plural';

const count = counter('en-GB');

export const recipes = {
  title: 'Recipes',
  where: 'In',
  /** Names of those that come with Relabel, until somebody changes them. */
  shipped: {
    titleFromFile: 'Title from file name',
    descriptionFromTitle: 'Fill empty descriptions with the title',
    tidyKeywords: 'Tidy up keywords',
    approve: 'Mark as approved',
    expireInOneYear: 'Expire in one year',
  } satisfies Record<ShippedRecipe, string> as Record<ShippedRecipe, string>,
  /** What they do, by example where that says more. */
  shippedDoes: {
    titleFromFile: '“summer_beach-02.jpg” becomes “Summer beach 02”',
    descriptionFromTitle: 'Descriptions that are there stay',
    tidyKeywords: 'All in small letters, each one once',
    approve: 'Sets the review status',
    expireInOneYear: 'Sets “Expires on” to one year from today',
  } satisfies Record<ShippedRecipe, string> as Record<ShippedRecipe, string>,
  /** What a recipe does, field by field. */
  does: {
    more: (n: number) => count(n, { one: 'and # more field', other: 'and # more fields' }),
  },
  usedAgo: (ago: string) => `Used ${ago}`,
  inFolder: (folder: string) => `Always on ${folder}`,
  inFolderAll: (folder: string) => `Always on ${folder} and below`,
  menu: (name: string) => `More about ${name}`,
  edit: 'Edit',
  duplicate: 'Duplicate',
  moveBack: 'Move to the left',
  moveOn: 'Move to the right',
  saveFile: 'Save as file',
  remove: 'Remove',
  moved: (name: string, place: number, of: number) => `${name} is now number ${place} of ${of}`,
  orderHint: 'Alt and the arrow keys move a recipe.',
  removed: (name: string) => `“${name}” was removed.`,
  bringBack: 'Bring it back',
  broughtBack: (name: string) => `“${name}” is back.`,
  fileSaved: (name: string) => `“${name}” was saved to a file. It holds no key and no password.`,
  added: (name: string) => `“${name}” was added.`,
  openFile: 'Open a recipe file',
  restore: 'Bring back the original recipes',
  failedTitle: 'The recipes could not be read',
  actionFailed: 'That did not work',
  emptyHint: 'A change you make often can be saved as a recipe, on the pages Change and Check.',
  loading: 'Reading the recipes',
  // Saving and editing.
  saveTitle: 'Save as recipe',
  editTitle: 'Edit recipe',
  name: 'Name',
  nameHint: 'It stands on its button on Home.',
  nameMissing: 'Enter a name.',
  nameTooLong: 'Enter a shorter name, of at most 100 characters.',
  nameTaken: (name: string) => `There is a recipe “${name}” already. Saving takes its place.`,
  nameTakenEdit: 'Another recipe has this name. Enter a different one.',
  whatItDoes: 'What it does',
  changeFields: 'Change what it does',
  changeFieldsHint: 'You choose some assets to try it on, then save it again.',
  always: (folder: string) => `Always on the assets of ${folder}`,
  alwaysAll: (folder: string) => `Always on the assets of ${folder} and all folders below`,
  alwaysHint: 'Pressing it on Home then leads straight to old and new.',
  save: 'Save',
  replace: 'Replace it',
  saved: (name: string) => `“${name}” is saved`,
  savedHint: 'It is a button on Home now.',
  // A file.
  fileTitle: 'Add this recipe?',
  fileSame: (name: string) =>
    `You have a recipe “${name}” already. This one gets a number behind its name.`,
  fileFolder: (folder: string) =>
    `It is made for the folder ${folder}. Where there is no such folder, you choose the assets.`,
  fileAdd: 'Add',
  fileFailed: 'The file could not be used',
  // On the Assets page.
  ready: 'Recipe',
  stop: (name: string) => `Stop using the recipe ${name}`,
  adapt: 'Change it first',
  tryOn: (n: number) => count(n, { one: 'Try it on # asset', other: 'Try it on # assets' }),
  tryHint: 'Choose some assets to try it on.',
  // On the way from Home to the Check page.
  looking: (folder: string) => `Looking for the assets of ${folder}`,
  found: (n: number) =>
    count(n, { zero: 'None found yet', one: '# asset found', other: '# assets found' }),
  startEmpty: (folder: string) => `There are no assets in ${folder}`,
  startEmptyHint:
    'The recipe is made for this folder. Choose the assets yourself, or look at it later.',
  startFailed: (folder: string) => `The assets of ${folder} could not be listed`,
  chooseAssets: 'Choose the assets myself',
};
