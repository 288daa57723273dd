// French: words about the table of old and new.

import type { CannotReason, PlanShow } from '../backend/bindings';
import type { planTable as english } from './en-plan';
import { counter } from './plural';

const count = counter('fr-FR');

export const planTable = {
  show: {
    all: 'Tout',
    willChange: 'Va changer',
    alreadyRight: 'Déjà juste',
    cannot: 'Impossible',
    problems: 'Problèmes',
    edited: 'À la main',
  } satisfies Record<PlanShow, string> as Record<PlanShow, string>,
  problemsAndNotes: 'Problèmes et remarques',
  find: 'Chercher dans cette liste',
  field: 'Champ',
  allFields: 'Tous les champs',
  sortBy: (column: string) => `Trier par ${column}`,
  row: 'Ligne',
  preparing: 'Mise en ordre de la liste',
  nothingFound: 'Rien trouvé',
  nothingFoundHint: 'Aucune ressource, ancienne ou nouvelle valeur ne contient ce texte.',
  noProblems: 'Aucun problème',
  noneEdited: 'Rien n’a été modifié à la main',
  showAll: 'Tout afficher',
  hint: 'Entrée modifie une nouvelle valeur, Suppr laisse une ligne de côté.',
  hintFull:
    'Les flèches changent de ligne. Entrée ou F2 modifie la nouvelle valeur, Tab l’enregistre et passe à la suivante. Suppr laisse une ligne de côté, Ctrl et Z (Commande et Z sur un Mac) rétablit ce qui a été calculé.',
  edit: (field: string, asset: string) => `Corriger ${field} de ${asset}`,
  leaveOut: (field: string, asset: string) => `Laisser de côté ${field} de ${asset}`,
  putBack: (field: string, asset: string) => `Rétablir ${field} de ${asset}`,
  value: (field: string, asset: string) => `Nouvelle valeur de ${field} pour ${asset}`,
  byHand: 'À la main',
  editTitle: (field: string) => `Nouvelle valeur de ${field}`,
  oldValue: 'Ancien',
  makeEmpty: 'Vider ce champ',
  save: 'Enregistrer',
  keys: 'Entrée enregistre, Échap annule',
  saved: (field: string, asset: string) => `${field} de ${asset} : valeur modifiée`,
  leftOut: (field: string, asset: string) => `${field} de ${asset} : laissé de côté`,
  wasPutBack: (field: string, asset: string) => `${field} de ${asset} : valeur rétablie`,
  editFailed: 'La valeur n’a pas pu être modifiée',
  notFitting: 'Cela ne convient pas à ce champ.',
  tooLong: 'C’est trop long.',
  rowsDisagree: (one: string, other: string) => `Les lignes ${one} et ${other} se contredisent`,
  blockedTitle: (n: number) =>
    count(n, {
      one: '# problème est à régler d’abord',
      many: '# de problèmes sont à régler d’abord',
      other: '# problèmes sont à régler d’abord',
    }),
  blockedBody: 'Saisissez ces valeurs à la main, ou laissez-les de côté.',
  blockedShow: 'Les afficher',
  brokenTitle: (n: number) =>
    count(n, {
      one: 'Un autre programme a abîmé les lettres de # valeur',
      many: 'Un autre programme a abîmé les lettres de # de valeurs',
      other: 'Un autre programme a abîmé les lettres de # valeurs',
    }),
  brokenBody: (broken: string, repaired: string) =>
    `« ${broken} » dans la feuille veut sans doute dire « ${repaired} ». Rien n’est envoyé avant votre choix.`,
  brokenRepair: 'Réparer',
  brokenKeep: 'Les envoyer telles quelles',
  formUnreadTitle: 'Le formulaire de métadonnées d’AEM n’a pas pu être lu',
  formUnreadBody:
    'Les champs obligatoires, les valeurs proposées et les champs verrouillés n’ont pas été vérifiés. Revenez en arrière et relancez la vérification dans une minute.',
  inexactNote: (n: number) =>
    count(n, {
      one: 'L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de # valeur.',
      many: 'L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de # de valeurs.',
      other:
        'L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de # valeurs.',
    }),
  againNote: (n: number) =>
    count(n, {
      one: 'Une deuxième exécution modifierait encore # valeur.',
      many: 'Une deuxième exécution modifierait encore # de valeurs.',
      other: 'Une deuxième exécution modifierait encore # valeurs.',
    }),
  mend: {
    assetMissing: 'Cherchez-la dans AEM',
    stillProcessing: 'Vérifiez de nouveau dans quelques minutes',
    checkedOut: 'Demandez qu’elle soit archivée',
    unsupportedValue: 'Modifiez celle-ci dans AEM',
    kindMismatch: 'Saisissez une valeur de ce type',
    readFailed: 'Vérifiez de nouveau',
    requiredEmpty: 'Saisissez une valeur, ou laissez de côté',
    notAllowed: 'Saisissez une valeur proposée par AEM',
    tooLong: 'Saisissez une valeur plus courte',
    prefixUnknown: 'Demandez à votre administrateur de le déclarer',
    locked: 'Demandez à votre administrateur s’il peut être modifié',
    reviewStatusLocked:
      'Demandez à votre administrateur de décocher « Disable edit » de ce champ dans le schéma de métadonnées',
    listInSingle: 'Saisissez une seule valeur',
    tagUnknown: 'Changez-la, ou laissez de côté',
    dateUnreadable: 'Saisissez une date',
    numberUnreadable: 'Saisissez un nombre',
    yesNoUnreadable: 'Choisissez oui ou non',
    undecoded: 'Saisissez de nouveau la valeur',
    brokenLetters: 'Réparez-la, ou saisissez de nouveau la valeur',
    numberRounded: 'Saisissez tous ses chiffres',
    numberFormatted: 'Saisissez-le tel qu’il doit être',
    cellError: 'Saisissez la valeur',
    assetNotFound: 'Corrigez-la dans la feuille',
    assetAmbiguous: 'Choisissez celle dont il s’agit',
    rowsContradict: 'Corrigez, ou laissez de côté',
    leftOut: 'Rétablissez-la si elle en fait partie',
  } satisfies Record<CannotReason, string> as Record<CannotReason, string>,
} satisfies typeof english;
