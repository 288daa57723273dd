// French: changes that were, and what can follow them.

import type { JobKind, ReportFormat } from '../backend/bindings';
import { counter } from './plural';

const count = counter('fr-FR');

export const history = {
  title: 'Historique',
  intro:
    'Toutes les modifications faites avec Relabel sur cet ordinateur. Ouvrez-en une pour la revoir ou l’annuler.',
  search: 'Rechercher',
  searchHint: 'Dossier, champ, connexion ou personne',
  listLabel: 'Modifications, la plus récente d’abord',
  column: {
    what: 'Modification',
    where: 'Où',
    when: 'Quand',
    who: 'Qui',
    result: 'Résultat',
  },
  what: (kind: JobKind, fields: string) =>
    kind === 'undo'
      ? `Annulation : ${fields}`
      : kind === 'retry'
        ? `Nouvel essai : ${fields}`
        : fields,
  noFields: 'Aucun champ',
  found: (n: number) =>
    count(n, {
      zero: 'Aucune modification',
      one: '# modification',
      many: '# de modifications',
      other: '# modifications',
    }),
  foundMore: (n: string) => `${n} modifications pour l’instant, la suite plus bas`,
  emptyTitle: 'Pas encore de modification',
  emptyHint: 'Ce que vous modifiez apparaît ici, et peut être annulé d’ici.',
  emptyGo: 'Aller aux ressources',
  noHitsTitle: 'Aucune modification ne correspond',
  noHitsHint: (search: string) =>
    `Rien n’a été trouvé pour « ${search} ». Essayez le nom d’un dossier, d’un champ ou d’une connexion.`,
  clearSearch: 'Afficher toutes les modifications',
  failedTitle: 'L’historique n’a pas pu être lu',
  jobFailedTitle: 'Cette modification n’a pas pu être lue',
  back: 'Retour à l’historique',
  recent: 'Dernières modifications',
  seeAll: 'Tout voir',
  seeAllNamed: 'Tout voir dans l’historique',
  undoNamed: (undo: string, what: string, folder: string) => `${undo} ${what}, ${folder}`,
  phase: {
    running: 'En cours',
    paused: 'En pause',
    stopping: 'Arrêt en cours',
    stopped: 'Arrêtée',
    finished: 'Terminée',
  },
  sum: {
    changed: (kind: JobKind, n: number) =>
      kind === 'undo'
        ? count(n, {
            zero: 'aucune rétablie',
            one: '# rétablie',
            many: '# de rétablies',
            other: '# rétablies',
          })
        : count(n, {
            zero: 'aucune modifiée',
            one: '# modifiée',
            many: '# de modifiées',
            other: '# modifiées',
          }),
    alreadyRight: (n: number) =>
      count(n, { one: '# déjà juste', many: '# de déjà justes', other: '# déjà justes' }),
    attention: (n: number) =>
      count(n, { one: '# à regarder', many: '# à regarder', other: '# à regarder' }),
    notSent: (n: number) =>
      count(n, { one: '# non envoyée', many: '# de non envoyées', other: '# non envoyées' }),
    leftOut: (n: number) =>
      count(n, { one: '# écartée', many: '# d’écartées', other: '# écartées' }),
    fieldsNotDone: (n: number) =>
      count(n, {
        one: '# champ non fait',
        many: '# de champs non faits',
        other: '# champs non faits',
      }),
    waiting: (n: number) =>
      count(n, { one: '# en attente', many: '# en attente', other: '# en attente' }),
  },
  facts: {
    label: 'À propos de cette modification',
    folder: 'Dossier',
    connection: 'Connexion',
    fields: 'Champs',
    who: 'Qui',
    started: 'Début',
    took: 'Durée',
    follows: 'Fait suite à',
  },
  dayAndTime: (day: string, time: string) => `${day}, ${time}`,
  gone: 'supprimée',
  took: (duration: string, speed: string | null) =>
    speed === null ? duration : `${duration}, environ ${speed} par seconde`,
  follows: {
    change: (moment: string) => `la modification du ${moment}`,
    undo: (moment: string) => `l’annulation du ${moment}`,
    retry: (moment: string) => `l’essai du ${moment}`,
  } satisfies Record<JobKind, (moment: string) => string> as Record<
    JobKind,
    (moment: string) => string
  >,
  runningTitle: 'Cette modification n’est pas terminée',
  runningHint: (done: string, total: string) => `${done} ressources sur ${total} sont traitées.`,
  showProgress: 'Afficher son avancement',
  pausedHint: 'Elle est en pause.',
};

/** What can follow a change that ended: undo, another try, a report. */
export const after = {
  title: (kind: JobKind, n: number) =>
    kind === 'undo'
      ? count(n, {
          zero: 'Aucune ressource n’a retrouvé ses anciennes valeurs',
          one: '# ressource a retrouvé ses anciennes valeurs',
          many: '# de ressources ont retrouvé leurs anciennes valeurs',
          other: '# ressources ont retrouvé leurs anciennes valeurs',
        })
      : count(n, {
          zero: 'Aucune ressource modifiée',
          one: '# ressource modifiée',
          many: '# de ressources modifiées',
          other: '# ressources modifiées',
        }),
  allDone: {
    change: 'Toutes les ressources ont maintenant les valeurs choisies.',
    undo: 'Toutes les ressources sont comme avant.',
    retry: 'Toutes les ressources qui restaient ont maintenant les valeurs choisies.',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  adjusted: 'AEM a modifié certaines des valeurs choisies ; voir ci-dessous.',
  attempts: (n: number) =>
    count(n, { one: 'envoyée une fois', many: 'envoyée # de fois', other: 'envoyée # fois' }),
  undoLong: 'Annuler la modification…',
  retry: 'Réessayer…',
  preparing: 'Préparation',
  undoFailed: 'L’annulation n’a pas pu être préparée',
  retryFailed: 'Le nouvel essai n’a pas pu être préparé',
  connectionGone: (name: string) => `La connexion « ${name} » a été supprimée`,
  addKey: (name: string) =>
    `Déposez le fichier de clé de « ${name} » n’importe où dans cette fenêtre, puis revenez ici.`,
  practiceGone:
    'L’environnement d’entraînement repart de zéro à chaque fois : il n’y a plus rien à rétablir.',
  nothingLeft:
    'Il ne reste rien à reprendre. Ouvrez l’historique pour voir ce qui a été fait depuis.',
  report: 'Enregistrer le rapport',
  reports: {
    xlsx: 'Classeur Excel',
    csv: 'Fichier CSV',
    notDone: 'Seulement ce qui n’est pas fait',
  } satisfies Record<ReportFormat, string> as Record<ReportFormat, string>,
  reportHints: {
    xlsx: 'Chaque ressource avec avant, après et résultat',
    csv: 'La même chose, pour tout tableur',
    notDone: 'Une feuille à compléter et à réutiliser',
  } satisfies Record<ReportFormat, string> as Record<ReportFormat, string>,
  saved: 'Le rapport est enregistré.',
  saveFailed: 'Le rapport n’a pas pu être enregistré',
  sheet: 'Résultat',
  reportColumn: {
    asset: 'Ressource',
    field: 'Champ',
    before: 'Avant',
    after: 'Après',
    outcome: 'Résultat',
    whatToDo: 'Que faire',
    toBeCleared: 'à effacer',
  },
};

/** Old and new of what follows a change, before it is started. */
export const followUp = {
  title: {
    undo: 'Ce qui revient',
    retry: 'Ce qui est réessayé',
  },
  intro: {
    undo: (moment: string) =>
      `Ceci rétablit ce que la modification du ${moment} a remplacé. Les ressources modifiées par quelqu’un depuis restent telles quelles. Rien n’a encore été envoyé.`,
    retry: (moment: string) =>
      `Ceci réessaie ce que la modification du ${moment} n’a pas fait, avec les mêmes valeurs. Rien n’a encore été envoyé.`,
  },
  start: {
    undo: (n: number) =>
      count(n, {
        one: 'Rétablir # ressource',
        many: 'Rétablir # de ressources',
        other: 'Rétablir # ressources',
      }),
    retry: (n: number) =>
      count(n, {
        one: 'Réessayer # ressource',
        many: 'Réessayer # de ressources',
        other: 'Réessayer # ressources',
      }),
  },
  now: 'Actuel',
  comesBack: 'Rétabli',
  back: 'Revenir sans commencer',
  confirmTitle: {
    undo: (n: number) =>
      count(n, {
        one: 'Rétablir # ressource ?',
        many: 'Rétablir # de ressources ?',
        other: 'Rétablir # ressources ?',
      }),
    retry: (n: number) =>
      count(n, {
        one: 'Réessayer # ressource ?',
        many: 'Réessayer # de ressources ?',
        other: 'Réessayer # ressources ?',
      }),
  },
  liveTitle: {
    undo: 'Rétablir les anciennes valeurs dans l’environnement de production ?',
    retry: 'Réessayer dans l’environnement de production ?',
  },
  value: {
    undo: 'retrouve son ancienne valeur',
    retry: 'reçoit la valeur choisie',
  },
  expected: (duration: string) => `Cela dure environ ${duration}.`,
};

/** What somebody else changed meanwhile. */
export const conflicts = {
  title: 'Modifiées par quelqu’un d’autre',
  intro: {
    change:
      'Quelqu’un a modifié ces ressources entre votre vérification et l’exécution : Relabel les a laissées telles quelles. Pour écrire tout de même vos valeurs, choisissez de nouveau ces ressources : la nouvelle vérification montre ce qui s’y trouve.',
    undo: 'Quelqu’un a modifié ces ressources après la modification que vous annulez : Relabel les a laissées telles quelles. Pour rétablir tout de même les anciennes valeurs, modifiez de nouveau ces ressources.',
    retry:
      'Quelqu’un a modifié ces ressources entre-temps : Relabel les a laissées telles quelles. Pour écrire tout de même vos valeurs, choisissez de nouveau ces ressources : la nouvelle vérification montre ce qui s’y trouve.',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  listLabel: 'Ressources modifiées par quelqu’un d’autre',
  tableLabel: (asset: string) => `Valeurs de ${asset}`,
  column: {
    field: 'Champ',
    before: 'Avant',
    theirs: 'La leur',
  },
  yours: {
    change: 'La vôtre',
    undo: 'À rétablir',
    retry: 'La vôtre',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  isTheirs: 'modifié par quelqu’un d’autre',
  rest: {
    change: 'comme avant',
    undo: 'rétabli',
    retry: 'comme avant',
  } satisfies Record<JobKind, string> as Record<JobKind, string>,
  more: (n: number) =>
    count(n, {
      one: 'En afficher # de plus',
      many: 'En afficher # de plus',
      other: 'En afficher # de plus',
    }),
  failedTitle: 'Les valeurs n’ont pas pu être lues',
};

/** The small chart of a run. */
export const chart = {
  title: 'Déroulement',
  titleGoing: 'Le déroulement jusqu’ici',
  speed: 'Ressources par seconde',
  refused: 'AEM a demandé de ralentir',
  summary: (peak: string, duration: string) =>
    `Jusqu’à ${peak} ressources par seconde, pendant ${duration}.`,
  refusedTimes: (n: number) =>
    count(n, {
      zero: 'AEM n’a jamais demandé de ralentir.',
      one: 'AEM a demandé de ralentir une fois.',
      many: 'AEM a demandé de ralentir # de fois.',
      other: 'AEM a demandé de ralentir # fois.',
    }),
  start: 'Début',
  failedTitle: 'Le déroulement de cette modification n’a pas pu être lu',
};
