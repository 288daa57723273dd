// English: words about actions on fields.

import type { FieldAction } from '../backend/bindings';

export const edits = {
  /** What happens to a field. */
  action: {
    replace: 'Replace with',
    add: 'Add',
    remove: 'Remove',
    clear: 'Clear',
    findReplace: 'Find and replace',
    copyFrom: 'Copy from another field',
    changeCase: 'Change capitals',
    dateFrom: 'Date from another field',
  } satisfies Record<FieldAction['action'], string>,
  /** The entries below an editor, named by its label. */
  entriesOf: (label: string) => `${label}: entries`,
};
