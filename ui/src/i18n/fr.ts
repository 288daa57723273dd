// French: every word of the window except connections, errors and field names.

import type { Words } from './en';
import { checks } from './fr-checks';
import { connections, key, local } from './fr-connections';
import { edits } from './fr-edits';
import { errors } from './fr-errors';
import { fields } from './fr-fields';
import { guard } from './fr-guard';
import { after, chart, conflicts, followUp, history } from './fr-history';
import { keySteps } from './fr-key-steps';
import { network } from './fr-network';
import { planTable } from './fr-plan';
import { questions } from './fr-questions';
import { reasons } from './fr-reasons';
import { recipes } from './fr-recipes';
import { requests } from './fr-requests';
import { closing, damage, route, run, speed, trouble, unfinished } from './fr-run';
import { searches } from './fr-searches';
import { openCheck, sheets } from './fr-sheets';
import { tags } from './fr-tags';
import { counter } from './plural';

const count = counter('fr-FR');
const assets = (n: number) =>
  count(n, { one: '# ressource', many: '# de ressources', other: '# ressources' });

export const fr = {
  locale: 'fr-FR',
  errors,
  reasons,
  fields,
  guard,
  history,
  after,
  followUp,
  conflicts,
  chart,
  network,
  checks,
  requests,
  edits,
  tags,
  recipes,
  planTable,
  searches,
  questions,
  openCheck,
  sheets,
  keySteps,
  local,
  common: {
    cancel: 'Annuler',
    back: 'Retour',
    close: 'Fermer',
    tryAgain: 'Réessayer',
    forAdministrator: 'Détails pour votre administrateur',
    loading: 'Chargement',
    justNow: 'à l’instant',
    empty: 'vide',
    yes: 'Oui',
    no: 'Non',
    unknown: 'inconnu',
    assets,
    seeConnections: 'Aller aux connexions',
  },
  shell: {
    navigation: 'Principale',
    home: 'Accueil',
    assets: 'Ressources',
    sheets: 'Feuilles',
    questions: 'Questions',
    history: 'Historique',
    connections: 'Connexions',
    settings: 'Réglages',
    connection: 'Connexion',
    noConnection: 'Aucune connexion choisie',
    switchConnection: (name: string, stage: string) => `Connexion : ${name}, ${stage}`,
    accessEnds: (moment: string) => `L’accès se termine à ${moment}`,
    accessEndsOn: (moment: string) => `L’accès se termine le ${moment}`,
    jobRunning: (done: string, total: string) => `${done} sur ${total}`,
    jobPaused: 'En pause',
    jobStopping: 'Arrêt en cours',
    showJob: (state: string) => `Afficher cette modification : ${state}`,
    jobFinished: 'Modification terminée',
    jobStopped: 'Modification arrêtée',
    steps: 'Étapes de cette modification',
    step: {
      choose: 'Choisir',
      change: 'Modifier',
      check: 'Vérifier',
      run: 'Exécuter',
    },
    stepState: (name: string, n: number, state: 'done' | 'current' | 'ahead') =>
      state === 'done'
        ? `Étape ${n} sur 4, ${name}, terminée`
        : state === 'current'
          ? `Étape ${n} sur 4, ${name}, en cours`
          : `Étape ${n} sur 4, ${name}, à venir`,
    drop: 'Déposez le fichier',
    dropHint: 'Clé, feuille ou recette : lâchez-la n’importe où dans cette fenêtre.',
    severalTitle: (taken: string) => `Seul « ${taken} » a été ouvert`,
    several: (others: string) =>
      `Relabel ouvre un fichier à la fois. Déposez les autres l’un après l’autre : ${others}.`,
    severalMore: (n: string) => `${n} autres`,
  },
  stage: {
    live: 'Production',
    test: 'Test',
    development: 'Développement',
    practice: 'Entraînement',
  },
  welcome: {
    title: 'Réétiquetez toutes vos ressources d’un coup',
    intro: 'Commencez par le fichier de clé envoyé par votre administrateur AEM.',
    dropTitle: 'Déposez votre fichier de clé ici',
    dropHint: 'Il ouvre la porte de votre environnement AEM. Il se termine d’ordinaire par .json.',
    choose: 'Choisir un fichier',
    practice: 'Essayer dans l’environnement d’entraînement',
    practiceHint:
      'Pas encore de fichier de clé ? Entraînez-vous avec une bibliothèque fictive. Rien ne quitte cet ordinateur.',
    sheet: 'Ouvrir une feuille de calcul',
    localAem: 'Développeurs : utiliser l’AEM SDK de cet ordinateur',
    promise: (keyStore: string) =>
      `La clé est gardée dans ${keyStore}, le trousseau de clés de cet ordinateur. Nous ne l’envoyons jamais ailleurs.`,
    stepsTitle: 'Comment ça marche',
    steps: [
      'Choisissez les ressources',
      'Dites ce qui doit changer',
      'Vérifiez l’ancien et le nouveau',
      'Exécutez',
    ],
    homeTitle: 'Bienvenue',
    homeIntro: 'Où souhaitez-vous travailler ?',
    open: (name: string) => `Ouvrir ${name}`,
    openShort: 'Ouvrir',
    addTitle: 'Un autre environnement ?',
    addHint: 'Déposez son fichier de clé n’importe où dans cette fenêtre.',
    practiceTitle: 'Environnement d’entraînement',
    practiceShort: 'Essayer',
  },
  key,
  assets: {
    folders: 'Dossiers',
    allAssets: 'Toutes les ressources',
    foldersFailed: 'Les dossiers n’ont pas pu être lus',
    folderFailed: 'Lecture impossible. Fermez puis rouvrez le dossier pour réessayer.',
    subfolders: 'Avec les sous-dossiers',
    fragments: 'Fragments de contenu aussi',
    fragmentsLeftOut: (n: number) =>
      count(n, {
        one: '# fragment de contenu laissé de côté',
        many: '# de fragments de contenu laissés de côté',
        other: '# fragments de contenu laissés de côté',
      }),
    view: 'Affichage',
    table: 'Tableau',
    grid: 'Grille',
    listLabel: (folder: string) => `Ressources dans ${folder}`,
    column: { name: 'Nom', kind: 'Type', folder: 'Dossier', modified: 'Modifiée le' },
    kind: {
      image: 'Image',
      video: 'Vidéo',
      audio: 'Audio',
      document: 'Document',
      fragment: 'Fragment de contenu',
      other: 'Fichier',
    },
    selectAll: 'Tout sélectionner',
    selectNone: 'Ne rien sélectionner',
    select: (name: string) => `Sélectionner ${name}`,
    stillLooking: (n: number) =>
      count(n, {
        zero: 'Recherche des ressources',
        one: '# ressource pour l’instant',
        many: '# de ressources pour l’instant',
        other: '# ressources pour l’instant',
      }),
    noneTicked: (n: number) =>
      count(n, {
        one: 'Rien n’est coché : la seule ressource ici sera modifiée',
        many: 'Rien n’est coché : les # de ressources ici seront modifiées',
        other: 'Rien n’est coché : les # ressources ici seront modifiées',
      }),
    ticked: (n: number, of: number) =>
      count(n, { one: `# sur ${assets(of)} cochée`, other: `# sur ${assets(of)} cochées` }),
    change: (n: number) =>
      count(n, {
        one: 'Modifier # ressource',
        many: 'Modifier # de ressources',
        other: 'Modifier # ressources',
      }),
    changeAll: (n: number) =>
      count(n, {
        one: 'Modifier # ressource',
        many: 'Modifier les # de ressources',
        other: 'Modifier les # ressources',
      }),
    emptyTitle: 'Ce dossier n’a pas de ressource',
    emptyHint: 'Ouvrez un de ses dossiers, ou regardez dans tous à la fois.',
    emptyHintRecursive: 'Il n’y a rien non plus dans ses sous-dossiers.',
    includeSubfolders: 'Inclure les sous-dossiers',
    failedTitle: 'Les ressources n’ont pas pu être listées',
    partialTitle: 'Cette liste n’est pas complète',
    noConnectionTitle: 'Choisissez d’abord où travailler',
    noConnectionHint: 'Ouvrez une connexion, ou essayez l’environnement d’entraînement.',
  },
  change: {
    title: 'Qu’est-ce qui doit changer ?',
    intro: (n: number) =>
      count(n, {
        one: 'Sur # ressource.',
        many: 'Sur chacune des # de ressources.',
        other: 'Sur chacune des # ressources.',
      }),
    noChoiceTitle: 'Aucune ressource n’est choisie',
    noChoiceHint: 'Choisissez d’abord les ressources, puis dites ce qui doit changer.',
    pickFirstHint: 'Les plus souvent modifiés :',
    addField: 'Ajouter un champ',
    searchField: 'Trouver un champ',
    group: {
      basics: 'Essentiel',
      rights: 'Droits',
      publishing: 'Publication',
      origin: 'Origine',
      schema: 'De votre formulaire AEM',
      seen: 'Vus sur ces ressources',
      other: 'Autres champs',
    },
    otherField: 'Un autre champ par son nom technique',
    otherName: 'Nom technique',
    otherNameHint: 'Votre administrateur peut vous le dire, par exemple dam:colour.',
    otherNameInvalid:
      'Un nom technique a un préfixe et un deux-points, comme dc:rights, sans espace.',
    otherNameTaken: 'Ce champ est déjà dans la liste.',
    otherKind: 'Que contient-il ?',
    add: 'Ajouter',
    kind: {
      text: 'Texte',
      longText: 'Texte long',
      list: 'Liste',
      tags: 'Balises',
      date: 'Date',
      yesNo: 'Oui ou non',
      number: 'Nombre',
    },
    action: 'Ce qui se passe',
    clearNote: (field: string) => `${field} sera vide sur chaque ressource.`,
    remove: (field: string) => `Retirer ${field} de cette modification`,
    value: (field: string) => `Nouvelle valeur de ${field}`,
    valueMissing: 'Saisissez une valeur, ou choisissez « Vider » pour vider le champ.',
    numberInvalid: 'Saisissez un nombre, comme 12 ou 3,5.',
    addEntry: 'Ajouter l’entrée',
    entryPlaceholder: 'Écrivez puis appuyez sur Entrée',
    listNote: 'La nouvelle liste remplace toute l’ancienne liste.',
    timeZone: (zone: string) => `Fuseau horaire : ${zone}`,
    sample: 'Par exemple',
    sampleLoading: 'Lecture de quelques ressources',
    sampleFailed: 'Les premières ressources n’ont pas pu être lues',
    check: (n: number) =>
      count(n, {
        one: 'Vérifier # ressource',
        many: 'Vérifier # de ressources',
        other: 'Vérifier # ressources',
      }),
    backToAssets: 'Retour aux ressources',
  },
  check: {
    title: 'Ancien et nouveau',
    intro: 'Rien n’a encore été envoyé.',
    reading: (read: string, total: string) =>
      `Lecture des valeurs actuelles : ${read} sur ${total}`,
    readingLabel: 'Lecture des ressources',
    filters: 'Afficher',
    all: 'Tout',
    filter: (name: string, n: string) => `${name} ${n}`,
    listLabel: 'Anciennes et nouvelles valeurs',
    column: { asset: 'Ressource', field: 'Champ', old: 'Ancien', new: 'Nouveau', state: 'Effet' },
    state: { willChange: 'Va changer', alreadyRight: 'Déjà juste', cannot: 'Impossible' },
    nothingTitle: 'Rien ne changerait',
    nothingRight: 'Toutes les ressources ont déjà ces valeurs.',
    nothingCannot:
      'Les ressources différentes ne peuvent pas être modifiées. « Problèmes » dit pourquoi.',
    noneInFilter: 'Aucune',
    failedTitle: 'La vérification s’est arrêtée',
    change: (n: number) =>
      count(n, {
        one: 'Modifier # ressource',
        many: 'Modifier # de ressources',
        other: 'Modifier # ressources',
      }),
    editAgain: 'Retour à la modification',
    liveTitle: 'Modifier l’environnement de production ?',
    liveBody: (n: number, name: string) =>
      count(n, {
        one: `# ressource va changer dans ${name}. Le public peut le voir aussitôt.`,
        many: `# de ressources vont changer dans ${name}. Le public peut le voir aussitôt.`,
        other: `# ressources vont changer dans ${name}. Le public peut le voir aussitôt.`,
      }),
    liveField: (field: string, value: string) => `${field} : ${value}`,
    liveClear: 'sera vide',
    liveCells: (n: number) =>
      count(n, {
        one: '# valeur change',
        many: '# de valeurs changent',
        other: '# valeurs changent',
      }),
    startFailed: 'La modification n’a pas pu commencer',
  },
  run,
  unfinished,
  closing,
  route,
  speed,
  trouble,
  damage,
  result: {
    stopped: 'Vous avez arrêté cette modification avant sa fin.',
    someNot: (n: number) =>
      count(n, {
        one: '# ressource demande votre attention.',
        many: '# de ressources demandent votre attention.',
        other: '# ressources demandent votre attention.',
      }),
    someFieldsNot: (n: number) =>
      count(n, {
        one: '# champ n’a pas la valeur choisie.',
        many: '# de champs n’ont pas la valeur choisie.',
        other: '# champs n’ont pas la valeur choisie.',
      }),
    took: (duration: string) => `Durée : ${duration}.`,
    outcomes: 'Résultats',
    outcome: {
      changed: 'Modifiées',
      alreadyRight: 'Déjà justes',
      conflict: 'Conflit',
      failed: 'Échec',
      notSent: 'Non envoyées',
      unsure: 'Incertain',
      leftOut: 'Écartées',
      cannotBeDone: 'Impossible',
    },
    meaning: {
      changed: 'Écrites, puis relues.',
      alreadyRight: 'Avaient déjà les nouvelles valeurs.',
      conflict: 'Quelqu’un les a modifiées après votre vérification. Laissées telles quelles.',
      failed: 'AEM les a refusées.',
      notSent: 'Jamais envoyées à AEM.',
      unsure: 'Envoyées, mais AEM n’a pas dit comment cela s’est terminé.',
      leftOut: 'Vous les avez écartées.',
      cannotBeDone: 'La vérification disait qu’elles ne peuvent pas être modifiées.',
    },
    field: (field: string, why: string) => `${field} : ${why}`,
    fields: (fields: number, assets: number) =>
      `${count(fields, { one: '# champ', many: '# de champs', other: '# champs' })} de ${count(assets, { one: '# ressource', many: '# de ressources', other: '# ressources' })}`,
    why: 'Raisons',
    listLabel: (outcome: string) => `Ressources : ${outcome}`,
    column: { asset: 'Ressource', folder: 'Dossier', outcome: 'Résultat', why: 'Pourquoi' },
    status: (status: number) => `Statut HTTP ${status}`,
    kept: (value: string) => `AEM a enregistré : ${value}`,
    backToAssets: 'Retour aux ressources',
    changeMore: 'Modifier encore',
    failedTitle: 'Le résultat n’a pas pu être lu',
  },
  connections,
  settings: {
    title: 'Réglages',
    appearance: 'Langue et apparence',
    language: 'Langue',
    languages: { system: 'Comme cet ordinateur', english: 'English', french: 'Français' },
    theme: 'Couleurs',
    themes: { system: 'Comme cet ordinateur', light: 'Clair', dark: 'Sombre' },
    storage: 'Où les données sont gardées',
    dataFolder: 'Fichiers de Relabel',
    keyStore: 'Clés',
    keyStoreHint: (name: string) =>
      `Dans ${name}, le trousseau de clés de cet ordinateur. Jamais dans un fichier.`,
    practice: 'Environnement d’entraînement',
    practiceHint: 'Un AEM fictif sur cet ordinateur, pour essayer. Rien ne quitte cet ordinateur.',
    practiceOpen: 'Ouvrir l’environnement d’entraînement',
    about: 'À propos de Relabel',
    version: (version: string) => `Version ${version}`,
    licence: 'Logiciel libre sous licence Apache 2.0.',
    saveFailed: 'Le réglage n’a pas pu être enregistré',
    loopback:
      'Cette fenêtre a été ouverte pour des tests : un fichier de clé peut désigner un serveur de cet ordinateur.',
  },
} satisfies Words;
