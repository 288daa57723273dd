// French: words about recipes.

import type { ShippedRecipe } from '../backend/bindings';
import type { recipes as english } from './en-recipes';
import { counter } from './plural';

const count = counter('fr-FR');

export const recipes = {
  title: 'Recettes',
  where: 'Dans',
  shipped: {
    titleFromFile: 'Titre d’après le nom du fichier',
    descriptionFromTitle: 'Remplir les descriptions vides avec le titre',
    tidyKeywords: 'Mettre de l’ordre dans les mots-clés',
    approve: 'Marquer comme approuvé',
    expireInOneYear: 'Expire dans un an',
  } satisfies Record<ShippedRecipe, string> as Record<ShippedRecipe, string>,
  shippedDoes: {
    titleFromFile: '« plage_ete-02.jpg » devient « Plage ete 02 »',
    descriptionFromTitle: 'Les descriptions existantes restent',
    tidyKeywords: 'Tous en minuscules, chacun une seule fois',
    approve: 'Règle l’état de la révision',
    expireInOneYear: 'Règle « Expire le » à un an après aujourd’hui',
  } satisfies Record<ShippedRecipe, string> as Record<ShippedRecipe, string>,
  does: {
    more: (n: number) =>
      count(n, {
        one: 'et # autre champ',
        many: 'et # d’autres champs',
        other: 'et # autres champs',
      }),
  },
  usedAgo: (ago: string) => `Utilisée ${ago}`,
  inFolder: (folder: string) => `Toujours sur ${folder}`,
  inFolderAll: (folder: string) => `Toujours sur ${folder} et ses sous-dossiers`,
  menu: (name: string) => `Autres actions pour ${name}`,
  edit: 'Modifier',
  duplicate: 'Dupliquer',
  moveBack: 'Déplacer vers la gauche',
  moveOn: 'Déplacer vers la droite',
  saveFile: 'Enregistrer dans un fichier',
  remove: 'Supprimer',
  moved: (name: string, place: number, of: number) =>
    `${name} est maintenant numéro ${place} sur ${of}`,
  orderHint: 'Alt et les touches fléchées déplacent une recette.',
  removed: (name: string) => `« ${name} » a été supprimée.`,
  bringBack: 'La rétablir',
  broughtBack: (name: string) => `« ${name} » est de retour.`,
  fileSaved: (name: string) =>
    `« ${name} » est enregistrée dans un fichier, sans clé ni mot de passe.`,
  added: (name: string) => `« ${name} » a été ajoutée.`,
  openFile: 'Ouvrir un fichier de recette',
  restore: 'Rétablir les recettes d’origine',
  failedTitle: 'Les recettes n’ont pas pu être lues',
  actionFailed: 'Cela n’a pas fonctionné',
  emptyHint:
    'Une modification fréquente s’enregistre comme recette, depuis les pages Modifier et Vérifier.',
  loading: 'Lecture des recettes',
  saveTitle: 'Enregistrer comme recette',
  editTitle: 'Modifier la recette',
  name: 'Nom',
  nameHint: 'Il figure sur son bouton, à l’accueil.',
  nameMissing: 'Saisissez un nom.',
  nameTooLong: 'Saisissez un nom plus court, de 100 caractères au plus.',
  nameTaken: (name: string) => `Une recette « ${name} » existe déjà. L’enregistrement la remplace.`,
  nameTakenEdit: 'Une autre recette porte ce nom. Saisissez-en un autre.',
  whatItDoes: 'Ce qu’elle fait',
  changeFields: 'Changer ce qu’elle fait',
  changeFieldsHint: 'Vous choisissez des ressources pour l’essayer, puis vous l’enregistrez.',
  always: (folder: string) => `Toujours sur les ressources de ${folder}`,
  alwaysAll: (folder: string) => `Toujours sur les ressources de ${folder} et de ses sous-dossiers`,
  alwaysHint: 'Depuis l’accueil, un clic mène alors directement à la vérification.',
  save: 'Enregistrer',
  replace: 'La remplacer',
  saved: (name: string) => `« ${name} » est enregistrée`,
  savedHint: 'C’est maintenant un bouton de l’accueil.',
  fileTitle: 'Ajouter cette recette ?',
  fileSame: (name: string) =>
    `Vous avez déjà une recette « ${name} ». Celle-ci reçoit un numéro après son nom.`,
  fileFolder: (folder: string) =>
    `Elle est faite pour le dossier ${folder}. Si ce dossier n’existe pas, vous choisissez les ressources.`,
  fileAdd: 'Ajouter',
  fileFailed: 'Le fichier n’a pas pu être utilisé',
  ready: 'Recette',
  stop: (name: string) => `Ne plus utiliser la recette ${name}`,
  adapt: 'Adapter d’abord',
  tryOn: (n: number) =>
    count(n, {
      one: 'Essayer sur # ressource',
      many: 'Essayer sur # de ressources',
      other: 'Essayer sur # ressources',
    }),
  tryHint: 'Choisissez des ressources pour l’essayer.',
  looking: (folder: string) => `Recherche des ressources de ${folder}`,
  found: (n: number) =>
    count(n, {
      zero: 'Aucune pour l’instant',
      one: '# ressource trouvée',
      many: '# de ressources trouvées',
      other: '# ressources trouvées',
    }),
  startEmpty: (folder: string) => `Il n’y a aucune ressource dans ${folder}`,
  startEmptyHint:
    'La recette est faite pour ce dossier. Choisissez vous-même les ressources, ou revenez plus tard.',
  startFailed: (folder: string) => `Les ressources de ${folder} n’ont pas pu être listées`,
  chooseAssets: 'Choisir moi-même les ressources',
} satisfies typeof english;
