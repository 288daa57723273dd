// French: words about actions on fields.

import type {
  DateUnit,
  EditProblemCode,
  FieldAction,
  FindMode,
  LetterCase,
  ReadOnlyReason,
} from '../backend/bindings';
import type { edits as english } from './en-edits';
import { counter } from './plural';

const count = counter('fr-FR');
const assets = (n: number) =>
  count(n, { one: '# ressource', many: '# de ressources', other: '# ressources' });

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
  entriesOf: (label: string) => `${label} : entrées`,
  onlyEmpty: 'Seulement si le champ est vide',
  required: 'Obligatoire dans AEM',
  longest: (n: number) =>
    count(n, {
      one: 'Au plus # caractère',
      many: 'Au plus # de caractères',
      other: 'Au plus # caractères',
    }),
  saveRecipe: 'Enregistrer comme recette',
  list: {
    add: (field: string) => `Ajouter à ${field}`,
    remove: (field: string) => `Retirer de ${field}`,
    order: 'À quelle place',
    atEnd: 'À la fin',
    atStart: 'Au début',
    addNote: 'Ce qui est là reste, et rien n’est ajouté deux fois.',
    removeNote: 'Les ressources qui ne l’ont pas sont déjà correctes.',
    offered: 'Choisir une valeur',
    missing: 'Saisissez au moins une entrée.',
  },
  now: {
    loading: 'Lecture des valeurs actuelles',
    failed: 'Les valeurs actuelles n’ont pas pu être lues.',
    allEmpty: (n: number) =>
      count(n, {
        one: 'Vide sur la seule ressource',
        many: 'Vide sur les # de ressources',
        other: 'Vide sur les # ressources',
      }),
    first: (n: number) =>
      count(n, {
        one: 'sur la première ressource',
        many: 'sur les # premières ressources',
        other: 'sur les # premières ressources',
      }),
    same: (n: number) =>
      count(n, {
        one: 'Actuellement',
        many: 'Actuellement sur les # de ressources',
        other: 'Actuellement sur les # ressources',
      }),
    several: (n: string) => `Plusieurs valeurs (${n})`,
    some: 'Une valeur, vide ailleurs',
    listTitle: (field: string) => `Ce que contient actuellement ${field}`,
    assets,
    use: 'Reprendre cette valeur',
    takeThis: (value: string) => `Reprendre « ${value} »`,
    more: (n: number) =>
      count(n, {
        one: 'et une autre valeur',
        many: 'et # d’autres valeurs',
        other: 'et # autres valeurs',
      }),
    among: (n: number) =>
      count(n, {
        one: 'Parmi la première ressource.',
        many: 'Parmi les # premières ressources.',
        other: 'Parmi les # premières ressources.',
      }),
  },
  sample: {
    leftAlone: 'Reste tel quel',
    notYet: 'Remplissez la partie gauche pour voir le résultat.',
    mend: 'Corrigez d’abord ce qui est en rouge.',
    found: (n: number, of: number) =>
      of === 1
        ? count(n, {
            zero: 'Absent de la première ressource',
            one: 'Trouvé dans la première ressource',
            other: '',
          })
        : count(n, {
            zero: `Absent des ${of} premières ressources`,
            one: `Trouvé dans # des ${of} premières ressources`,
            other: `Trouvé dans # des ${of} premières ressources`,
          }),
  },
  find: {
    find: 'Rechercher',
    instead: 'Remplacer par',
    insteadHint: 'Laissez vide pour supprimer le texte trouvé.',
    missing: 'Saisissez ce qu’il faut rechercher.',
    mode: 'Portée de la recherche',
    modes: {
      plain: 'Partout dans le texte',
      wholeWord: 'Mots entiers',
      regex: 'Motif (avancé)',
    } satisfies Record<FindMode, string>,
    patternHint:
      'Une expression régulière. $1 reprend ce que la première paire de parenthèses a trouvé.',
    matchCase: 'Respecter la casse',
  },
  copy: {
    label: 'Copier de',
    note: 'Là où ce champ est vide, rien ne se passe.',
    missing: 'Choisissez le champ à copier.',
  },
  letters: {
    label: 'Écrire',
    names: {
      sentence: 'Première lettre en majuscule',
      title: 'Chaque Mot En Majuscule',
      upper: 'TOUT EN MAJUSCULES',
      lower: 'tout en minuscules',
    } satisfies Record<LetterCase, string>,
  },
  dateFrom: {
    amount: 'Combien',
    unit: 'Jours, semaines, mois ou années',
    units: (unit: DateUnit, n: number) =>
      ({
        days: n < 2 ? 'jour' : 'jours',
        weeks: n < 2 ? 'semaine' : 'semaines',
        months: 'mois',
        years: n < 2 ? 'an' : 'ans',
      })[unit],
    direction: 'Avant ou après',
    after: 'après',
    before: 'avant',
    base: 'Compté à partir de',
    today: 'aujourd’hui',
    at: 'Heure',
    atBase: 'La même heure que l’autre date',
    atMidnight: 'Le début de la journée',
    atTime: 'À une heure précise',
    time: 'Heure précise',
    note: 'Là où l’autre date est vide, rien ne se passe.',
  },
  date: {
    hint: 'Par exemple 3 mai 2031, ou 3 mai 2031 10:00.',
    calendar: 'Choisir dans un calendrier',
    which: 'De quel jour s’agit-il ?',
    unreadable: 'Ce n’est pas une date. Écrivez-la comme 3 mai 2031.',
    missing: 'Saisissez une date.',
    zone: 'Fuseau horaire',
    changeZone: 'Changer de fuseau horaire',
    inWords: (when: string, zone: string) => `${when}, ${zone}`,
  },
  readOnly: {
    computed: 'AEM calcule cette valeur',
    machinery: 'Géré par AEM lui-même',
    fromFile: 'Vient du fichier lui-même',
    formSaysSo: 'Verrouillé par votre formulaire AEM',
    otherPlace: 'AEM le garde à côté des métadonnées',
    form: 'Enregistré sous une forme que Relabel n’écrit pas',
  } satisfies Record<ReadOnlyReason, string>,
  readOnlyGroup: 'Non modifiables',
  readingFields: 'Lecture des champs de votre formulaire AEM',
  insert: {
    button: 'Insérer',
    buttonFor: (label: string) => `Insérer dans ${label}`,
    menu: 'Ce qui peut être inséré',
    suggested: (n: number) =>
      count(n, {
        zero: 'Rien de ce nom ne peut être inséré',
        one: '# élément à insérer. Les flèches choisissent, Entrée insère.',
        other: '# éléments à insérer. Les flèches choisissent, Entrée insère.',
      }),
    example: (text: string) => `Ici : ${text}`,
    isEmpty: 'Ici : vide',
    groups: {
      file: 'Du fichier',
      folder: 'Du dossier',
      other: 'Compteur et dates',
      fields: 'Un autre champ',
    },
    tokens: {
      fileName: { name: 'Nom du fichier', meaning: 'Avec son extension' },
      fileStem: { name: 'Nom sans extension', meaning: 'Ce qui précède le dernier point' },
      fileWords: {
        name: 'Nom du fichier en mots',
        meaning: 'Tirets et tirets bas deviennent des espaces',
      },
      fileEnding: { name: 'Extension du fichier', meaning: 'Par exemple jpg' },
      folderName: { name: 'Dossier', meaning: 'Nom du dossier de la ressource' },
      folderTop: {
        name: 'Premier dossier',
        meaning: 'Nom du dossier juste sous la bibliothèque',
      },
      folderSecond: { name: 'Deuxième dossier', meaning: 'Nom du dossier suivant' },
      counter: { name: 'Compteur', meaning: '001, 002, 003 dans l’ordre de la liste' },
      today: { name: 'Aujourd’hui', meaning: 'Le jour où vous lancez la modification' },
      year: { name: 'Cette année', meaning: 'Sur quatre chiffres' },
    },
    fieldMeaning: 'Ce que contient ce champ',
  },
  problems: {
    empty: () => 'Saisissez une valeur.',
    tokenUnknown: (text: string) => `« ${text} » n’existe pas.`,
    tokenUnclosed: () => 'Il manque un } à la fin.',
    filterUnknown: (text: string) => `« ${text} » après le | n’existe pas.`,
    filterArgument: (text: string) => `« ${text} » n’est pas écrit comme il faut.`,
    fieldUnknown: (text: string) => `Il n’y a pas de champ « ${text} ».`,
    patternInvalid: () => 'Ce motif est illisible. Il manque peut-être une parenthèse.',
    patternTooLarge: () => 'Ce motif est trop grand.',
    tagUnknown: (text: string) => `AEM ne connaît pas la balise « ${text} ».`,
    dateUnreadable: () => 'Ce n’est pas une date.',
    dateAmbiguous: () => 'Cette date peut se lire de deux façons.',
    numberUnreadable: () => 'Ce n’est pas un nombre.',
    notAllowed: (text: string) => `« ${text} » ne fait pas partie des valeurs proposées par AEM.`,
    tooLong: () => 'C’est plus long que ce qu’AEM accepte.',
    readOnly: () => 'Ce champ n’est pas modifiable.',
    prefixUnknown: (text: string) =>
      `AEM ne connaît peut-être pas les noms qui commencent par « ${text} », et les refuserait.`,
    actionDoesNotFit: () => 'Impossible avec ce genre de champ.',
    selfReference: () => 'Ici, un champ ne peut pas reprendre sa propre valeur.',
  } satisfies Record<EditProblemCode, (text: string) => string>,
  problemUnnamed: 'Quelque chose ici n’est pas connu.',
  mend: {
    didYouMean: (token: string) => `Utiliser ${token}`,
    literal: 'Garder les accolades telles quelles',
    registered: 'Il est enregistré dans AEM',
    takeOut: 'Retirer',
  },
  stopped: (n: number) =>
    count(n, {
      one: 'Un champ n’est pas encore terminé.',
      many: '# de champs ne sont pas encore terminés.',
      other: '# champs ne sont pas encore terminés.',
    }),
  /** What an edit does, told where it cannot be changed. */
  does: {
    replace: (field: string, value: string) => `${field} : ${value}`,
    replaceTokens: (field: string, template: string) => `${field} composé de ${template}`,
    add: (field: string, entries: string) => `Ajouter ${entries} à ${field}`,
    remove: (field: string, entries: string) => `Retirer ${entries} de ${field}`,
    clear: (field: string) => `Vider ${field}`,
    find: (field: string, find: string, instead: string) =>
      instead === ''
        ? `Retirer « ${find} » de ${field}`
        : `« ${find} » devient « ${instead} » dans ${field}`,
    copy: (field: string, from: string) => `${field} repris de ${from}`,
    letters: (field: string, letters: LetterCase) =>
      ({
        upper: `${field} en majuscules`,
        lower: `${field} en minuscules`,
        title: `${field} avec une majuscule à chaque mot`,
        sentence: `${field} avec une majuscule au début`,
      })[letters],
    date: (field: string, distance: string) => `${field} : ${distance}`,
    today: 'aujourd’hui',
    sameDay: (base: string) => `le jour de ${base}`,
    after: (distance: string, base: string) => `${distance} après ${base}`,
    before: (distance: string, base: string) => `${distance} avant ${base}`,
    distance: (n: number, unit: DateUnit) =>
      ({
        days: count(n, { one: '# jour', many: '# de jours', other: '# jours' }),
        weeks: count(n, { one: '# semaine', many: '# de semaines', other: '# semaines' }),
        months: count(n, { one: '# mois', many: '# de mois', other: '# mois' }),
        years: count(n, { one: '# an', many: '# d’ans', other: '# ans' }),
      })[unit],
    onlyEmpty: (what: string) => `${what}, seulement si le champ est vide`,
  },
} satisfies typeof english;
