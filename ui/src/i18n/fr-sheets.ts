// French: words about spreadsheets, and about a check that is left open.

import type {
  MatchBy,
  SheetEncoding,
  SheetForm,
  SheetFormat,
  SheetSeparator,
} from '../backend/bindings';
import type {
  sheets as english,
  openCheck as englishCheck,
  sheetErrors as englishErrors,
} from './en-sheets';
import type { ErrorCopy } from './error-copy';
import { counter } from './plural';

const count = counter('fr-FR');

export const openCheck = {
  noticeTitle: 'Une vérification est encore ouverte',
  notice: 'Rien n’en a encore été envoyé.',
  back: 'Revenir à la vérification',
  discard: 'L’abandonner',
  lostTitle: (n: number) =>
    count(n, {
      one: 'Abandonner # valeur modifiée à la main ?',
      many: 'Abandonner # de valeurs modifiées à la main ?',
      other: 'Abandonner # valeurs modifiées à la main ?',
    }),
  lostBody: 'Ce que vous avez modifié ou laissé de côté dans le tableau serait perdu.',
  lostFieldsTitle: 'Abandonner les champs remplis ?',
  lostFieldsBody: {
    environment: 'Ils concernent l’environnement que vous quittez.',
    recipe: 'La recette apporte ses propres champs.',
  },
  giveUp: 'Les abandonner',
  keep: 'Les garder',
} satisfies typeof englishCheck;

export const sheets = {
  title: 'Feuilles',
  intro:
    'Une feuille de calcul dit ce qui doit changer : une ligne par ressource, une colonne par champ.',
  dropTitle: 'Déposez une feuille ici',
  dropHint: 'Un fichier Excel (.xlsx, .xlsb, .xls), LibreOffice (.ods) ou du texte (.csv).',
  choose: 'Choisir un fichier',
  stepsTitle: 'Comment faire',
  steps: [
    'Télécharger une feuille',
    'La modifier dans Excel',
    'La déposer ici',
    'Vérifier et exécuter',
  ],
  noConnectionTitle: 'Choisissez d’abord où travailler',
  whichTitle: 'À quel environnement cette feuille est-elle destinée ?',
  noConnection:
    'Une feuille modifie les ressources d’un environnement. Ajoutez sa clé, ou essayez l’environnement d’entraînement.',
  refusedTitle: (name: string) => `« ${name} » n’a pas pu être ouvert`,
  waitsTitle: (name: string) => `« ${name} » est ouvert`,
  waits: 'Une modification est en cours : rien n’a été déplacé. La feuille attend sous Feuilles.',
  waitsShow: 'Afficher la feuille',
  waitsLater: 'Plus tard',
  close: 'Fermer cette feuille',
  other: 'Choisir un autre fichier',
  how: 'Lecture du fichier',
  form: {
    xlsx: 'Fichier Excel',
    xlsb: 'Fichier Excel (binaire)',
    xls: 'Fichier Excel (97 à 2003)',
    ods: 'Fichier OpenDocument',
    csv: 'Fichier texte',
  } satisfies Record<SheetForm, string> as Record<SheetForm, string>,
  rows: (n: number) =>
    count(n, { zero: 'aucune ligne', one: '# ligne', many: '# de lignes', other: '# lignes' }),
  tab: 'Onglet',
  inTab: (name: string) => `onglet « ${name} »`,
  unnamedTab: (n: number) => `Onglet ${n}`,
  encoding: 'Encodage',
  encodings: {
    utf8: 'UTF-8 (le plus courant)',
    utf16Le: 'UTF-16 (texte Unicode d’Excel)',
    utf16Be: 'UTF-16, autre ordre',
    windows1252: 'Windows-1252 (Europe occidentale)',
    windows1250: 'Windows-1250 (Europe centrale)',
    macintosh: 'Mac (ancien, Europe occidentale)',
  } satisfies Record<SheetEncoding, string> as Record<SheetEncoding, string>,
  probably: 'probablement',
  separator: 'Séparateur',
  separators: {
    comma: 'Virgule',
    semicolon: 'Point-virgule',
    tab: 'Tabulation',
  } satisfies Record<SheetSeparator, string> as Record<SheetSeparator, string>,
  usualSeparator: 'semicolon' as SheetSeparator,
  isOurs: 'Créée par Relabel.',
  isRemembered:
    'Les colonnes vont là où elles allaient dans un fichier précédent aux mêmes titres.',
  readingAgain: 'Nouvelle lecture du fichier',
  samples: 'Premières lignes',
  samplesHint: 'Au-dessus de chaque colonne figure le champ qui reçoit ses valeurs.',
  table: (name: string) => `Premières lignes de ${name}`,
  row: 'Ligne',
  unnamed: (n: number) => `Colonne ${n}`,
  goesInto: 'Va dans',
  use: (heading: string, use: string) => `${heading} va dans : ${use}`,
  namesAsset: 'La ressource elle-même',
  notUsed: 'Non utilisée',
  offer: (field: string) => `Utiliser comme ${field}`,
  otherField: 'Un autre champ, par son nom technique…',
  askAgain: 'Redemander l’ordre de ses dates',
  take: 'Utiliser ce champ',
  otherFieldOf: (heading: string) => `Champ pour « ${heading} »`,
  fieldSaid: (heading: string, use: string) => `« ${heading} » : ${use}`,
  columnsUsed: (n: number) =>
    count(n, {
      zero: 'Aucune colonne ne va encore dans un champ.',
      one: '# colonne va dans un champ.',
      many: '# de colonnes vont dans des champs.',
      other: '# colonnes vont dans des champs.',
    }),
  columnsHidden: (n: number) =>
    count(n, {
      one: '# colonne non utilisée n’est pas affichée.',
      many: '# de colonnes non utilisées ne sont pas affichées.',
      other: '# colonnes non utilisées ne sont pas affichées.',
    }),
  fieldsFailed: 'Les champs de cet environnement n’ont pas pu être lus',
  assets: 'La ressource de chaque ligne',
  assetColumn: 'Colonne de la ressource',
  noColumn: 'Non choisie',
  assetBy: 'Elle contient',
  by: {
    path: 'Le chemin ou l’adresse',
    fileName: 'Le nom du fichier',
    id: 'L’identifiant dans AEM',
  } satisfies Record<MatchBy, string> as Record<MatchBy, string>,
  within: 'Où chercher',
  withinHint: 'Dans ce dossier et tous ses sous-dossiers.',
  everywhere: 'Toute la bibliothèque',
  rest: 'Lecture des cellules',
  clearWord: 'Mot qui vide un champ',
  clearWordHint: (word: string) => `Une cellule qui ne contient que ${word}.`,
  listSeparator: 'Séparateur des entrées d’une liste',
  listSeparatorHint: (sign: string) => `Par exemple mer${sign}été`,
  blankWord: 'Saisissez un mot.',
  blankSign: 'Saisissez un signe.',
  rule: (word: string) => `Les cellules vides ne changent rien. « ${word} » vide un champ.`,
  questions: (n: number) =>
    count(n, {
      one: 'Une chose à décider d’abord',
      many: '# de choses à décider d’abord',
      other: '# choses à décider d’abord',
    }),
  answered: 'Toutes les questions ont une réponse',
  ask: {
    encoding: 'Les caractères s’affichent-ils correctement ?',
    encodingHint:
      'Regardez les lettres accentuées des premières lignes. Si l’une d’elles est fausse, choisissez un autre encodage.',
    encodingYes: 'Oui, tout est correct',
    encodingOther: (name: string) => `Essayer ${name}`,
    assetColumn: 'Quelle colonne désigne la ressource ?',
    assetColumnHint: 'Elle contient le chemin, le nom du fichier ou l’identifiant de la ressource.',
    dates: (heading: string) => `Dates de « ${heading} »`,
    datesHint: (example: string) =>
      `${example} peut se lire de deux façons. Laquelle est la bonne ?`,
    list: (heading: string) => `Entrées de « ${heading} »`,
    listHint: (example: string) => `« ${example} » contient-il plusieurs entrées ?`,
    listYes: (sign: string) => `Oui, séparées par ${sign}`,
    listNo: 'Non, c’est une seule entrée',
  },
  signs: {
    ',': 'une virgule',
    ';': 'un point-virgule',
    '\t': 'une tabulation',
    '\n': 'un saut de ligne',
  } as Record<string, string>,
  open: {
    encoding: 'Dites d’abord si les caractères s’affichent correctement.',
    assetColumn: 'Dites d’abord quelle colonne désigne la ressource.',
    dateOrder: (heading: string) => `Dites d’abord comment lire les dates de « ${heading} ».`,
    listSeparator: (heading: string) =>
      `Dites d’abord ce qui sépare les entrées de « ${heading} ».`,
    noFields: 'Choisissez un champ pour au moins une colonne.',
    blank: 'Il manque un mot ou un signe.',
  },
  check: 'Vérifier cette feuille',
  checkFailed: 'La feuille n’a pas pu être vérifiée',
  backToSheet: 'Revenir à la feuille',
  reading: 'Lecture des lignes de la feuille',
  matching: 'Recherche des ressources de la feuille',
  madeBy: (name: string) => `D’après la feuille « ${name} ».`,
  candidates: {
    title: (named: string) => `De quel « ${named} » s’agit-il ?`,
    count: (n: number) =>
      count(n, {
        one: '# ressource porte ce nom.',
        many: '# de ressources portent ce nom.',
        other: '# ressources portent ce nom.',
      }),
    first: (n: number) =>
      `Les ${n} premières sont affichées. S’il s’agit d’une autre, écrivez son chemin dans la feuille.`,
    list: 'Ressources',
    taken: 'Une autre ligne de la feuille parle déjà de cette ressource.',
    choose: 'Prendre celle-ci',
    open: (named: string) => `Choisir de quel ${named} il s’agit`,
    failed: 'Les ressources de ce nom n’ont pas pu être listées',
    chosen: (path: string) => `Il s’agit de ${path}`,
  },
  export: {
    ofFolder: 'Télécharger une feuille de ce dossier',
    ofSelection: 'Télécharger en feuille',
    title: 'Télécharger en feuille',
    of: (n: number, folder: string) =>
      count(n, {
        one: `# ressource de ${folder}`,
        many: `# de ressources de ${folder}`,
        other: `# ressources de ${folder}`,
      }),
    chosen: (n: number) =>
      count(n, {
        one: '# ressource choisie',
        many: '# de ressources choisies',
        other: '# ressources choisies',
      }),
    hint: 'Une ligne par ressource. Modifiez-la dans Excel, puis déposez-la ici : seul ce que vous y avez changé change dans AEM.',
    fields: 'Champs',
    filled: 'Tous les champs où l’une de ces ressources a une valeur',
    some: 'Seulement ces champs',
    chooseFields: 'Champs de la feuille',
    search: 'Chercher un champ',
    noneFound: 'Aucun champ ne porte ce nom.',
    noneChosen: 'Choisissez au moins un champ.',
    most: 'Une feuille accepte 100 champs.',
    format: 'Type de fichier',
    formats: {
      xlsx: 'Excel (.xlsx)',
      csv: 'Texte (.csv)',
    } satisfies Record<SheetFormat, string> as Record<SheetFormat, string>,
    formatHints: {
      xlsx: 'S’ouvre dans Excel et LibreOffice. Toutes les valeurs restent intactes.',
      csv: 'Pour l’importation d’AEM et d’autres programmes. En l’enregistrant, Excel abîme les longs nombres et les zéros du début.',
    } satisfies Record<SheetFormat, string> as Record<SheetFormat, string>,
    separatorHint:
      'Excel en français attend des points-virgules, l’importation d’AEM des virgules.',
    tooMany: (n: string) =>
      `Un fichier Excel accepte ${n} ressources au plus. Choisissez le texte.`,
    save: 'Enregistrer sous…',
    writing: 'Création de la feuille',
    read: (read: string, of: string) => `${read} ressources lues sur ${of}`,
    stop: 'Arrêter',
    done: 'La feuille est enregistrée',
    rows: (n: number) =>
      count(n, {
        one: 'Elle a # ligne.',
        many: 'Elle a # de lignes.',
        other: 'Elle a # lignes.',
      }),
    next: 'Modifiez-la dans votre tableur, enregistrez-la, puis déposez-la sur cette fenêtre.',
    leftBlank: (n: number) =>
      count(n, {
        one: '# valeur ne tient pas dans une feuille. Sa cellule est vide : elle reste donc inchangée.',
        many: '# de valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : elles restent donc inchangées.',
        other:
          '# valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : elles restent donc inchangées.',
      }),
    notForAem: (fields: string) =>
      `Pour Relabel seulement : l’importation d’AEM n’accepte pas ${fields}, dont les entrées contiennent le signe « | ».`,
    failed: 'La feuille n’a pas pu être créée',
    waits: 'La liste des ressources n’est pas encore complète.',
    empty: 'Il n’y a aucune ressource à mettre dans une feuille.',
  },
} satisfies typeof english;

export const sheetErrors = {
  sheetNotRecognised: {
    title: 'Ce n’est pas une feuille de calcul connue de Relabel',
    meaning:
      'Ce n’est ni un fichier Excel, ni un fichier LibreOffice, ni du texte avec un signe entre les cellules.',
    action: 'Enregistrez-la en .xlsx ou .csv, puis choisissez ce fichier.',
  },
  sheetOldFormat: {
    title: 'Ce fichier Excel est trop ancien',
    meaning: 'Il a été enregistré au format d’Excel 95 ou antérieur.',
    action: 'Ouvrez-le, enregistrez-le en .xlsx, puis choisissez ce fichier.',
  },
  sheetProtected: {
    title: 'Ce fichier est protégé par un mot de passe',
    meaning: 'Relabel ne peut pas l’ouvrir.',
    action: 'Enregistrez-le sans mot de passe, puis choisissez ce fichier.',
  },
  sheetTooLarge: {
    title: 'Ce fichier contient plus que Relabel n’ouvre',
    meaning: 'Il contient bien plus que ce qu’il faut pour des lignes de ressources.',
    action:
      'Enregistrez seulement les lignes utiles dans un nouveau fichier, puis choisissez celui-ci.',
  },
  sheetDamaged: {
    title: 'Ce fichier est endommagé',
    meaning: 'Il s’arrête trop tôt, ou ses parties se contredisent. Rien n’a été utilisé.',
    action: 'Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis choisissez-le.',
  },
  sheetEmpty: {
    title: 'Il n’y a aucune ligne dans cette feuille',
    meaning: 'Sous les en-têtes, il n’y a rien à lire.',
    action: 'Choisissez un autre onglet ou un autre fichier.',
  },
  sheetGone: {
    title: 'Cette feuille a été fermée',
    meaning: 'Relabel ne garde une feuille que pendant que vous travaillez avec elle.',
    action: 'Choisissez de nouveau le fichier.',
  },
  sheetChanged: {
    title: 'Ce fichier a changé depuis son ouverture',
    meaning: 'Il a été enregistré de nouveau, déplacé ou supprimé entre-temps.',
    action: 'Choisissez de nouveau le fichier.',
  },
  sheetQuestionOpen: {
    title: 'Un point de cette feuille n’est pas encore décidé',
    meaning: ({ field }) =>
      field === null
        ? 'Relabel ne devine pas quand deux lectures conviennent.'
        : `Il s’agit de la colonne « ${field} » : Relabel ne devine pas quand deux lectures conviennent.`,
    action: 'Répondez à la question sur la page de la feuille, puis vérifiez de nouveau.',
  },
} satisfies Record<keyof typeof englishErrors, ErrorCopy>;
