// French: words about actions on fields.

import type { FieldAction } from '../backend/bindings';
import type { edits as english } from './en-edits';

export const edits = {
  /** What happens to a field. */
  action: {
    replace: 'Remplacer par',
    add: 'Ajouter',
    remove: 'Retirer',
    clear: 'Vider',
    findReplace: 'Rechercher et remplacer',
    copyFrom: 'Copier d’un autre champ',
    changeCase: 'Changer la casse',
    dateFrom: 'Date calculée',
  } satisfies Record<FieldAction['action'], string>,
  entriesOf: (label: string) => `${label}\u00a0: entrées`,
} satisfies typeof english;
