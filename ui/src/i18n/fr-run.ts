// French: a change while it runs, what it waits for, going on later, and how fast it goes.

import type {
  closing as englishClosing,
  damage as englishDamage,
  route as englishRoute,
  run as englishRun,
  speed as englishSpeed,
  trouble as englishTrouble,
  unfinished as englishUnfinished,
} from './en-run';
import { counter } from './plural';

const count = counter('fr-FR');

export const run = {
  titles: {
    change: 'Modification des ressources',
    undo: 'Retour aux anciennes valeurs',
    retry: 'Nouvel essai',
  },
  titlePaused: 'En pause',
  titleStopping: 'Arrêt en cours',
  kinds: {
    change: 'Une modification de métadonnées.',
    undo: 'Ceci rétablit ce qu’une modification précédente a remplacé.',
    retry: 'Ceci réessaie ce qu’une modification précédente n’a pas fait.',
  },
  progress: (done: string, total: string) => `${done} sur ${total}`,
  progressLabel: 'Avancement de la modification',
  announce: (percent: string, done: string, total: string) => `${percent} : ${done} sur ${total}`,
  changed: 'Modifiées',
  broughtBack: 'Rétablies',
  alreadyRight: 'Déjà justes',
  attention: 'À regarder',
  waiting: 'En attente',
  speed: (n: string) => `environ ${n} par seconde`,
  timeLeft: (duration: string) => `encore environ ${duration}`,
  slowDown: (duration: string) =>
    `AEM nous a demandé de ralentir. Relabel attend ${duration}, puis reprend de lui-même.`,
  slowDownSaid: 'AEM nous a demandé de ralentir. Relabel attend et reprend de lui-même.',
  allowed: (n: string) => `AEM permet environ ${n} requêtes par seconde ; Relabel s’y tient.`,
  allWell: 'AEM répond normalement.',
  refused: (n: number) =>
    count(n, {
      one: 'AEM nous a demandé # fois de ralentir jusqu’ici.',
      many: 'AEM nous a demandé # de fois de ralentir jusqu’ici.',
      other: 'AEM nous a demandé # fois de ralentir jusqu’ici.',
    }),
  pausedByUser: 'Vous avez mis cette modification en pause. Rien n’est envoyé.',
  pausedByEnvironment: 'Relabel a mis cette modification en pause',
  stopUnwritten: 'La modification a été arrêtée, mais cela n’a pas pu être noté',
  settling: 'En attente de la réponse d’AEM pour ce qui est déjà parti.',
  wayOn: {
    itself:
      'Relabel regarde toutes les quelques secondes et reprend de lui-même dès que cela remarche.',
    space:
      'Libérez de la place. Relabel regarde toutes les quelques secondes et reprend de lui-même quand il y en a.',
    busy: 'Attendez qu’AEM soit moins occupé, puis continuez. « Douce » ci-dessous en demande moins à AEM.',
    page: 'Ouvrez AEM dans votre navigateur. Quand vous y revoyez vos ressources, revenez et continuez.',
    rights:
      'Demandez l’autorisation puis continuez, ou continuez maintenant : les ressources que Relabel ne peut pas modifier sont listées, les autres sont modifiées.',
    keyStore: 'Déverrouillez le trousseau de votre ordinateur, puis continuez.',
    network:
      'Regardez « Réseau » dans les réglages : il y est dit ce qui ne va pas. Puis continuez.',
    portal:
      'Ouvrez une page quelconque dans votre navigateur et identifiez-vous sur votre réseau. Relabel regarde toutes les quelques secondes et continue tout seul.',
    clock: 'Laissez l’ordinateur régler son horloge tout seul, puis continuez.',
    files:
      'Rien d’autre n’est envoyé avant de pouvoir être noté. Continuez pour réessayer. Si cela persiste, fermez Relabel et envoyez les détails à votre administrateur.',
    damage:
      'Rien d’autre n’est envoyé. Fermez Relabel et redémarrez-le : il propose alors d’enregistrer ce qui est lisible.',
    unwritten:
      'Rien d’autre n’est envoyé. Quand les fichiers peuvent de nouveau être écrits, continuez la modification ou restez-en là.',
  },
  openNetwork: 'Vérifier le réseau',
  pause: 'Pause',
  continue: 'Continuer',
  stop: 'Arrêter',
  stopTitle: 'Arrêter cette modification ?',
  stopBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'Aucune ressource n’est encore modifiée.', one: '# ressource est modifiée et le reste. Vous pourrez annuler cela ensuite.', many: '# de ressources sont modifiées et le restent. Vous pourrez annuler cela ensuite.', other: '# ressources sont modifiées et le restent. Vous pourrez annuler cela ensuite.' })} ${count(waiting, { zero: 'Plus rien n’est en attente.', one: '# ressource ne sera pas envoyée.', many: '# de ressources ne seront pas envoyées.', other: '# ressources ne seront pas envoyées.' })}`,
  stopUndoBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'Aucune ressource n’est encore rétablie.', one: '# ressource a retrouvé ses anciennes valeurs et les garde.', many: '# de ressources ont retrouvé leurs anciennes valeurs et les gardent.', other: '# ressources ont retrouvé leurs anciennes valeurs et les gardent.' })} ${count(waiting, { zero: 'Plus rien n’est en attente.', one: '# ressource reste comme elle est.', many: '# de ressources restent comme elles sont.', other: '# ressources restent comme elles sont.' })}`,
  stopYes: 'Arrêter la modification',
  keepGoing: 'Poursuivre',
  leaveHint: 'Vous pouvez quitter cette page ; la modification continue et reste visible en haut.',
  failedTitle: 'L’état de cette modification ne peut pas être affiché',
  actionFailed: 'Cela n’a pas fonctionné',
} satisfies typeof englishRun;

export const unfinished = {
  title: (n: number) =>
    count(n, {
      one: 'Une modification a été interrompue',
      many: '# de modifications ont été interrompues',
      other: '# modifications ont été interrompues',
    }),
  titleOf: {
    change: 'Une modification a été interrompue',
    undo: 'Une annulation a été interrompue',
    retry: 'Un nouvel essai a été interrompu',
  },
  intro:
    'Rien n’est perdu. Relabel regarde d’abord quelles ressources sont faites, puis continue avec les autres.',
  progress: (done: string, total: string) => `${done} ressources sur ${total} faites`,
  where: (folder: string, connection: string) => `${folder} dans ${connection}`,
  started: (moment: string) => `Début : ${moment}`,
  fields: (fields: string) => `Champs : ${fields}`,
  pausedBy: {
    user: 'Vous aviez demandé une pause.',
    environment: 'En attente de ceci :',
  },
  goOn: 'Reprendre',
  look: 'Voir le détail',
  leave: 'En rester là',
  goOnNamed: (folder: string) => `Reprendre : ${folder}`,
  lookNamed: (folder: string) => `Voir le détail : ${folder}`,
  leaveNamed: (folder: string) => `En rester là : ${folder}`,
  signInFirst: (name: string) => `Vous êtes déconnecté de ${name}. Connectez-vous, puis reprenez.`,
  unlockFirst: (name: string) =>
    `${name} est en production et en lecture seule. Déverrouillez, puis reprenez.`,
  connectionGone: (name: string) =>
    `La connexion « ${name} » n’est plus ici. Déposez son fichier de clé n’importe où dans cette fenêtre, puis reprenez.`,
  practiceGone:
    'L’environnement d’entraînement repart à neuf à chaque fois : cette modification n’a plus rien avec quoi reprendre. Rien de réel n’a été touché.',
  otherAccount: 'Pour reprendre, il faut une clé du compte qui a lancé la modification.',
  addKeyFirst: 'Ajoutez d’abord sa connexion avec un fichier de clé, puis reprenez.',
  leaveTitle: 'En rester là ?',
  leaveBody: (changed: number, waiting: number) =>
    `${count(changed, { zero: 'Aucune ressource n’est connue comme modifiée.', one: '# ressource est modifiée et le reste. Vous pourrez annuler cela dans l’historique.', many: '# de ressources sont modifiées et le restent. Vous pourrez annuler cela dans l’historique.', other: '# ressources sont modifiées et le restent. Vous pourrez annuler cela dans l’historique.' })} ${count(waiting, { zero: 'Plus rien n’est en attente.', one: '# ressource n’a pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.', many: '# de ressources n’ont pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.', other: '# ressources n’ont pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.' })} Il ne sera plus possible de reprendre ; vous pourrez réessayer le reste par une nouvelle modification.`,
  leaveYes: 'En rester là',
  leaveNo: 'Décider plus tard',
  notice: (n: number) =>
    count(n, {
      one: 'Une modification a été interrompue et peut reprendre.',
      many: '# de modifications ont été interrompues et peuvent reprendre.',
      other: '# modifications ont été interrompues et peuvent reprendre.',
    }),
  noticeShow: 'Afficher',
  noticeLater: 'Plus tard',
} satisfies typeof englishUnfinished;

export const closing = {
  title: 'Fermer Relabel maintenant ?',
  running: (done: string, total: string) =>
    `Une modification est encore en cours : ${done} sur ${total}.`,
  paused: (done: string, total: string) => `Une modification est en pause : ${done} sur ${total}.`,
  several: (n: number) =>
    count(n, {
      one: '# modification n’est pas terminée :',
      many: '# de modifications ne sont pas terminées :',
      other: '# modifications ne sont pas terminées :',
    }),
  line: (done: string, total: string) => `${done} ressources sur ${total} faites`,
  kept: 'Si vous fermez Relabel maintenant, rien n’est perdu : au prochain démarrage, vous pourrez reprendre.',
  ended: 'La modification s’est terminée entre-temps.',
  keepOpen: 'Laisser ouvert',
  close: 'Fermer Relabel',
  isClosing: 'En attente des dernières réponses d’AEM. Rien de nouveau n’est envoyé.',
  failed: (why: string) => `Relabel n’a pas pu être fermé : ${why}.`,
  failedTitle: 'Relabel n’a pas pu être fermé',
} satisfies typeof englishClosing;

export const speed = {
  label: 'Vitesse',
  names: { gentle: 'Douce', normal: 'Normale', fast: 'Rapide' },
  hints: {
    gentle: 'Jusqu’à 20 ressources par seconde',
    normal: 'Jusqu’à 300 ressources par seconde',
    fast: 'Aussi vite qu’AEM le permet',
  },
  holds: (connection: string) => `Vaut pour tout ce qui est envoyé à ${connection}.`,
  saved: (name: string) => `Enregistré : ${name}.`,
  failed: 'La vitesse n’a pas pu être changée',
} satisfies typeof englishSpeed;

export const route = {
  label: 'Comment les modifications sont écrites',
  names: {
    together: 'Plusieurs ressources par requête',
    oneByOne: 'Une requête par ressource',
  },
  together:
    'Jusqu’à 50 ressources à la fois : rapide et léger pour AEM. La modification d’un collègue sur le même champ est perdue si elle arrive dans la dernière seconde.',
  withVersions:
    'Plus lent. AEM compare les versions : la modification d’un collègue n’est jamais écrasée.',
  oneByOne:
    'Plus lent et plus lourd pour AEM. La modification d’un collègue sur le même champ est perdue si elle arrive dans la dernière seconde.',
  appliesTo: (connection: string) => `S’applique aux prochaines modifications dans ${connection}.`,
  refused: (until: string) =>
    `AEM a refusé plusieurs ressources dans une requête. Relabel les écrit une par une jusqu’à ${until}, puis réessaie.`,
  saved: (name: string) => `Enregistré : ${name}.`,
  failed: 'Ce choix n’a pas pu être enregistré',
} satisfies typeof englishRoute;

export const trouble = {
  link: 'Provoquer des ennuis pour s’entraîner',
  title: 'Des ennuis pour s’entraîner',
  intro:
    'Voyez ce que fait Relabel quand AEM passe une mauvaise journée. Tout se passe dans l’environnement d’entraînement seulement.',
  staged: 'À l’œuvre maintenant',
  none: 'Tout va bien : l’environnement d’entraînement répond à chaque requête.',
  colon: ' : ',
  atWork: (hits: string) => `À l’œuvre : ${hits}`,
  hits: (n: number) =>
    count(n, {
      zero: 'n’a encore rien rencontré',
      one: 'a touché # requête',
      many: 'a touché # de requêtes',
      other: 'a touché # requêtes',
    }),
  limit: (n: string) => `Au plus ${n} requêtes par seconde`,
  latency: (n: string) => `Chaque réponse commence après ${n} ms`,
  calm: 'Tout calmer',
  calmHint: 'Plus d’ennuis, plus de limite, et aussi vite qu’au début.',
  calmDone: 'Tout est de nouveau calme.',
  stagedNow: (name: string) => `Provoqué : ${name}`,
  events: 'Faire arriver quelque chose',
  kinds: {
    slowDown: 'AEM demande de ralentir',
    down: 'AEM est en panne une minute',
    loginPage: 'Page de connexion au lieu de données',
    passEnds: 'Le laissez-passer se termine',
    noPermission: 'Pas d’autorisation dans un dossier',
    otherEdits: 'Quelqu’un d’autre modifie 5 ressources',
    answerLost: 'La réponse d’AEM se perd',
    oneFails: 'Une ressource échoue toujours',
  },
  kindHints: {
    slowDown: '20 fois, chaque fois pour 2 secondes',
    down: 'Dès la prochaine requête, chacune rencontre une page d’erreur',
    loginPage: 'Les 12 prochaines requêtes',
    passEnds: 'Pendant la prochaine modification ; Relabel en cherche un nouveau tout seul',
    noPermission: 'Dans le dossier « People »',
    otherEdits: 'Des vidéos, pendant que toute la bibliothèque est modifiée',
    answerLost: '3 ressources de la prochaine modification : chacune arrive, sa réponse non',
    oneFails: '« Glass workshop team », dans « People »',
  },
  limits: 'Combien de requêtes AEM permet par seconde',
  limitOf: (n: string) => `${n} par seconde`,
  latencies: 'Combien de temps AEM met à commencer une réponse',
  latencyOf: (n: string) => `${n} ms`,
  own: 'Tout autre ennui',
  ownLabel: 'Ennui, par écrit',
  ownHint: 'Par exemple 503-html:every=2,for=60s',
  stage: 'Le provoquer',
  ownInvalid: (why: string) => `Relabel ne comprend pas ceci : ${why}`,
  how: 'Ce qu’on peut écrire',
  back: 'Retour à la connexion',
  failed: 'L’environnement d’entraînement n’a pas accepté',
  gone: 'L’environnement d’entraînement ne tourne pas',
} satisfies typeof englishTrouble;

export const damage = {
  title: 'Les fichiers de Relabel sont endommagés',
  what: 'Le fichier où Relabel note chaque modification n’est plus fiable. Cela arrive quand un disque faiblit ou que le courant se coupe.',
  aem: 'Vos ressources dans AEM ne sont pas touchées. Vos clés sont en sûreté dans le trousseau de cet ordinateur.',
  nothing: 'Tant que ceci n’est pas décidé, rien n’est lu dans AEM et rien n’y est envoyé.',
  saveTitle: '1. Enregistrer ce qui est lisible',
  saveHint:
    'Une feuille de chaque modification encore lisible : ressource, champ, valeur avant, valeur après. Gardez-la : c’est votre trace si quelque chose doit être annulé à la main.',
  save: 'Enregistrer ce qui est lisible',
  saved: 'Enregistré.',
  notSaved: 'Rien n’a été enregistré.',
  saveFailed: 'Ce qui est lisible n’a pas pu être enregistré',
  afreshTitle: '2. Commencer avec un Relabel vide',
  afreshHint:
    'Le fichier endommagé est gardé à côté du nouveau, pour votre administrateur. Les connexions sont à ajouter de nouveau ; l’historique est vide.',
  afresh: 'Commencer avec un Relabel vide',
  afreshAsk: 'Commencer avec un Relabel vide ?',
  afreshBody:
    'L’historique et les connexions repartent vides. Le fichier endommagé est renommé et gardé. Les modifications qu’il notait ne pourront plus être annulées d’un clic.',
  afreshNotSaved: 'Vous n’avez pas encore enregistré ce qui est lisible.',
  afreshYes: 'Commencer vide',
  afreshRunning: 'Relabel redémarre.',
  afreshFailed: 'Relabel n’a pas pu commencer vide',
  cannotStart: 'Relabel ne peut pas démarrer',
  close: 'Fermer Relabel',
} satisfies typeof englishDamage;
