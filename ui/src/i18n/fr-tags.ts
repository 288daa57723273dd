// French: words about tags.

import type { tags as english } from './en-tags';
import { counter } from './plural';

const count = counter('fr-FR');

export const tags = {
  placeholder: 'Saisissez une partie du nom',
  all: 'Toutes les balises',
  allHint: 'Cochez les balises. La flèche droite ouvre un groupe.',
  paste: 'Coller plusieurs',
  pasteHint: 'Noms, chemins ou identifiants : un par ligne, ou séparés par des virgules.',
  pasteLabel: 'Balises à ajouter',
  pasteLook: 'Les chercher',
  found: (n: number) =>
    count(n, {
      one: '# balise trouvée',
      many: '# de balises trouvées',
      other: '# balises trouvées',
    }),
  toChoose: (n: number) =>
    count(n, {
      one: '# mot désigne plusieurs balises',
      many: '# de mots désignent plusieurs balises',
      other: '# mots désignent plusieurs balises',
    }),
  which: (word: string) => `Quelle balise « ${word} » ?`,
  unknown: (n: number) =>
    count(n, {
      one: '# balise est inconnue d’AEM',
      many: '# de balises sont inconnues d’AEM',
      other: '# balises sont inconnues d’AEM',
    }),
  unknownHint: 'Corrigez-les ci-dessus et cherchez à nouveau, ou retirez-les.',
  takeOut: 'Retirer ce qui est inconnu',
  add: (n: number) =>
    count(n, {
      zero: 'Ajouter des balises',
      one: 'Ajouter # balise',
      many: 'Ajouter # de balises',
      other: 'Ajouter # balises',
    }),
  use: 'Utiliser ces balises',
  reading: 'Lecture des balises d’AEM',
  failed: 'Les balises n’ont pas pu être lues',
  emptyTree: 'Il n’y a pas encore de balises dans AEM.',
  unknownTag: (name: string) => `${name} (inconnue)`,
  missing: 'Choisissez au moins une balise.',
} satisfies typeof english;
