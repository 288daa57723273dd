// French: what a check of a connection found.

import type { FindingCopy, StepCopy } from './check-copy';

const hostOr = (host: string | null, other = 'le serveur') => host ?? other;
const proxyOr = (proxy: string | null) => (proxy === null ? 'le proxy' : `le proxy ${proxy}`);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const askIt = 'Envoyez la demande à votre service informatique.';
const askAdministrator = 'Envoyez la demande à votre administrateur.';

const step: StepCopy = {
  key: 'La clé',
  name: 'Trouver l’adresse',
  network: 'Joindre AEM',
  secure: 'Connexion sécurisée',
  answer: 'La bonne réponse',
  signIn: 'Accès auprès d’Adobe',
  account: 'Être connu d’AEM',
  api: 'L’application de la clé est enregistrée',
  read: 'Lire le dossier',
  write: 'Modifier le dossier',
};

const finding: FindingCopy = {
  keyGood: ({ day }) =>
    day === null ? 'La clé est en ordre.' : `La clé est en ordre et fonctionne jusqu’au ${day}.`,
  keyEndsSoon: ({ time }) =>
    time === null
      ? 'La clé prend bientôt fin. Demandez-en une nouvelle dès maintenant, pour ne pas interrompre le travail.'
      : `La clé ne fonctionne que jusqu’au ${time}. Demandez-en une nouvelle dès maintenant, pour ne pas interrompre le travail.`,
  keyEnded: ({ time }) =>
    time === null
      ? 'La clé a pris fin. Demandez-en une nouvelle et ajoutez-la à cette connexion.'
      : `La clé a pris fin le ${time}. Demandez-en une nouvelle et ajoutez-la à cette connexion.`,
  keyNotAvailable: () => 'La clé n’a pas pu être lue sur cet ordinateur.',
  keyNotNeeded: () => 'AEM sur cet ordinateur ne demande pas de clé.',
  clockWrong: ({ time }) =>
    `L’horloge de cet ordinateur n’est pas à l’heure.${time === null ? '' : ` Celle d’AEM indique ${time}.`} Réglez la date et l’heure dans les réglages du système, puis vérifiez de nouveau.`,
  nameFound: ({ host }) => `L’adresse de ${hostOr(host)} a été trouvée.`,
  nameByProxy: ({ host }) =>
    `C’est le proxy qui cherche l’adresse de ${hostOr(host)}, pas cet ordinateur.`,
  nameNotFound: ({ host }) =>
    `Personne sur ce réseau ne connaît ${hostOr(host)}. Vérifiez que vous êtes en ligne et que l’adresse de cette connexion est juste.`,
  reached: ({ host }) => `${hostOr(host, 'Le serveur')} répond.`,
  notReached: ({ host }) =>
    `Rien n’a répondu à ${hostOr(host)}. Le réseau de votre entreprise le bloque peut-être, ou AEM est arrêté.`,
  aemNotStarted: () =>
    'AEM n’est pas démarré sur cet ordinateur. Démarrez-le, puis vérifiez de nouveau.',
  proxySetting: () => 'Le proxy est mal réglé sur cet ordinateur.',
  proxyNotFound: ({ proxy }) =>
    `Personne sur ce réseau ne connaît ${proxyOr(proxy)}. Vérifiez l’adresse du proxy, et que vous êtes sur le réseau de l’entreprise.`,
  proxyNotReached: ({ proxy }) =>
    `Rien ne répond pour ${proxyOr(proxy)}. Vérifiez l’adresse du proxy, et que vous êtes sur le réseau de l’entreprise.`,
  proxySilent: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} n’a pas joint ${hostOr(host)} à temps. Réessayez, puis envoyez la demande à votre service informatique.`,
  proxyNotTls: ({ proxy }) =>
    `Aucune connexion sécurisée avec ${proxyOr(proxy)} lui-même n’a pu être établie. L’adresse de la plupart des proxys commence par http://.`,
  proxySignIn: ({ proxy }) =>
    `${capital(proxyOr(proxy))} demande un nom et un mot de passe. Votre service informatique peut vous les donner, ou laisser passer Relabel sans eux.`,
  proxyPassword: ({ proxy }) =>
    `${capital(proxyOr(proxy))} n’a pas accepté le nom et le mot de passe. Saisissez-les de nouveau dans les Réglages, sous Réseau.`,
  proxyRefused: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} ne laisse pas passer ${hostOr(host)}. ${askIt}`,
  proxyGateway: ({ proxy, host }) =>
    `${capital(proxyOr(proxy))} n’a pas pu joindre ${hostOr(host)} lui-même. ${askIt}`,
  proxyHungUp: ({ proxy }) =>
    `${capital(proxyOr(proxy))} a accepté la connexion, puis raccroché. ${askIt}`,
  tooSlow: ({ host }) =>
    `${hostOr(host, 'Le serveur')} a accepté la connexion mais n’a envoyé aucune réponse complète. Réessayez dans quelques minutes. Si cela persiste, demandez à votre service informatique : un pare-feu retient peut-être le trafic.`,
  secure: ({ host }) =>
    `Tout ce qui part vers ${hostOr(host)} est chiffré, et son certificat est approuvé.`,
  secureNotNeeded: () => 'Rien ne quitte cet ordinateur.',
  certificateNotTrusted: ({ host }) =>
    `Le réseau de votre entreprise inspecte ce qui part vers ${hostOr(host)}, et Relabel ne connaît pas encore son certificat. Demandez le fichier du certificat, puis ajoutez-le sous Réglages, Réseau.`,
  certificateHostsOwn: ({ host }) =>
    `Ce qui répond pour ${hostOr(host)} se porte garant de lui-même : aucune autorité ne le garantit. Rien ne lui a été envoyé.`,
  certificateEnded: ({ host }) =>
    `Le certificat présenté pour ${hostOr(host)} a expiré. Ceux qui gèrent ce serveur ou votre réseau doivent le renouveler.`,
  certificateNotYetValid: ({ host }) =>
    `Le certificat présenté pour ${hostOr(host)} n’est pas encore valable. Vérifiez d’abord la date de cet ordinateur.`,
  certificateOtherHost: ({ host }) =>
    `Un autre serveur a répondu à la place de ${hostOr(host)}. Rien ne lui a été envoyé.`,
  certificateWeak: ({ host }) =>
    `Le certificat présenté pour ${hostOr(host)} est signé d’une façon qui n’est plus sûre. ${askIt}`,
  secureOutdated: ({ host }) =>
    `Ce qui répond pour ${hostOr(host)} ne sait chiffrer que de façons qui ne sont plus sûres. ${askIt}`,
  secureNotSpoken: ({ host }) =>
    `Ce qui répond pour ${hostOr(host)} ne chiffre pas du tout. Rien ne lui a été envoyé. ${askIt}`,
  secureHungUp: ({ host }) =>
    `La connexion à ${hostOr(host)} a été coupée dès le premier mot, comme le font les pare-feux avec ce qu’ils bloquent. ${askIt}`,
  clientCertificateAsked: ({ host }) =>
    `Votre réseau exige un certificat de cet ordinateur pour ${hostOr(host)}, et Relabel n’en a aucun à présenter. ${askIt}`,
  noAuthorities: () =>
    'Cet ordinateur n’a pas de liste d’autorités lisible : aucun serveur ne peut prouver qui il est. C’est à la personne qui s’occupe de cet ordinateur de l’installer.',
  secureFailed: ({ host }) =>
    `Aucune connexion sécurisée vers ${hostOr(host)} n’a pu être établie.`,
  answers: ({ host }) => `${hostOr(host, 'Le serveur')} répond comme il faut.`,
  answerCut: ({ host }) =>
    `La connexion à ${hostOr(host)} a été établie, puis coupée avant toute réponse. ${askIt}`,
  answerGarbled: ({ host }) =>
    `Ce qui est venu de ${hostOr(host)} n’est pas une réponse. Quelque chose se trouve en chemin. ${askIt}`,
  networkSignIn: ({ leadsTo }) =>
    `Votre réseau veut d’abord que vous vous identifiiez${leadsTo === null ? '' : ` sur ${leadsTo}`}. Ouvrez une page quelconque dans votre navigateur, identifiez-vous, puis vérifiez de nouveau.`,
  networkBlocks: () =>
    `Une page de votre réseau est venue au lieu d’une réponse : il bloque l’adresse, ou répond à sa place. ${askIt}`,
  gatewayFailed: () =>
    'Une passerelle de votre réseau a répondu, faute d’avoir pu passer elle-même. Réessayez dans quelques minutes, puis envoyez la demande à votre service informatique.',
  signedIn: ({ time }) =>
    time === null
      ? 'Adobe a donné un laissez-passer.'
      : `Adobe a donné un laissez-passer. Il est valable jusqu’au ${time}.`,
  signInFailed: () => 'Adobe n’a pas donné de laissez-passer.',
  signInNotNeeded: () => 'AEM sur cet ordinateur ne demande rien à Adobe.',
  accountKnown: ({ account }) =>
    account === null ? 'AEM connaît le compte.' : `AEM vous connaît sous le nom ${account}.`,
  accountNotTold: () => 'AEM laisse entrer le compte, sans dire lequel c’est.',
  accountAnonymous: () =>
    'AEM ne laisse entrer cette connexion qu’en visiteur, sans reconnaître la clé. Ce que les visiteurs ne voient pas ou ne peuvent pas modifier ne fonctionnera pas.',
  otherEnvironment: () =>
    'AEM refuse un laissez-passer qu’Adobe vient de donner. La clé appartient à un autre environnement, ou le compte a été retiré de celui-ci.',
  passRefused: () =>
    'AEM refuse ce laissez-passer du jour. Il appartient à un autre environnement ou il est trop ancien. Faites-en un nouveau dans la Developer Console de cet environnement.',
  passwordRefused: () =>
    'AEM sur cet ordinateur refuse le nom ou le mot de passe. Ajoutez-le de nouveau avec les bons.',
  notAem: () =>
    'Une page web nous a refusés là où AEM devrait répondre. Ce n’est pas l’adresse d’AEM, ou quelque chose devant lui ne laisse pas passer cet ordinateur. Vérifiez d’abord l’adresse.',
  signInPage: ({ host }) =>
    `Une page d’identification${host === null ? '' : ` de ${host}`} est arrivée au lieu d’une réponse. Le réseau de votre entreprise demande de s’identifier, ou AEM n’a pas reconnu la clé.`,
  asleep: () =>
    'AEM a envoyé une page web au lieu d’une réponse. Cet environnement est en veille ou redémarre. Son retour peut prendre quelques minutes.',
  askedToWait: ({ time }) =>
    time === null
      ? 'AEM est occupé et demande d’attendre. Vérifiez de nouveau dans quelques minutes.'
      : `AEM est occupé et demande d’attendre jusqu’au ${time}. Vérifiez de nouveau après.`,
  accountFailed: () => 'AEM n’a pas répondu comme il devrait.',
  clientRegistered: () => 'AEM connaît l’application de la clé et la laisse travailler.',
  clientNotRegistered: () =>
    'AEM ne connaît pas encore l’application de cette clé. Un administrateur doit l’ajouter une fois à l’environnement.',
  clientIdRefused: () =>
    'AEM n’accepte pas l’application de cette clé. Un administrateur doit donner à son projet l’accès à AEM.',
  scopesMissing: () =>
    'L’application de la clé n’a pas les droits pour AEM. Un administrateur doit les ajouter à son projet.',
  profileMissing: () =>
    'Le compte n’est admis nulle part. Un administrateur doit lui donner un profil de produit et ajouter l’application de cette clé à l’environnement.',
  apiRefused: () =>
    'AEM ne laisse pas travailler l’application de cette clé. La raison n’a pas pu être trouvée maintenant. Vérifiez de nouveau dans quelques minutes.',
  apiNotNeeded: () => 'Ce type de clé ne demande pas d’enregistrement.',
  apiFailed: () => 'AEM n’a pas dit si l’application de cette clé est enregistrée.',
  canRead: () => 'Le compte voit ce que contient le dossier.',
  readRefused: () => `Le compte n’a pas le droit de lire ce dossier. ${askAdministrator}`,
  folderMissing: () =>
    'Ce dossier n’existe pas, ou il est caché au compte. Vérifiez l’orthographe, ou envoyez la demande à votre administrateur.',
  readFailed: () => 'Le dossier n’a pas pu être lu.',
  canWrite: () => 'Le compte peut modifier ce que contient le dossier.',
  writeRefused: () =>
    'Vous pouvez regarder, mais pas modifier. Votre administrateur doit donner ce droit au compte ; comptez ensuite environ 10 minutes.',
  writeNotTold: () => 'AEM n’a pas dit clairement si les modifications sont permises.',
  writeLeftBehind: ({ path }) =>
    `Une petite marque nommée relabelWriteCheck reste sur ${path ?? 'le dossier'}, parce qu’AEM n’a pas laissé Relabel l’enlever. Elle ne gêne rien. Relabel l’enlève de lui-même à la prochaine vérification ou modification avec cette connexion.`,
  writeLocked: () =>
    'La production est verrouillée dans cette fenêtre : la modification n’a pas été essayée.',
  notTried: () => 'Pas essayé, parce qu’une étape précédente n’a pas fonctionné.',
};

/** Checks of connections. */
export const checks = {
  step,
  finding,
  mark: {
    good: 'Fonctionne',
    warning: 'À surveiller',
    bad: 'Ne fonctionne pas',
    skipped: 'Pas essayé',
  },
  notNeeded: 'Pas nécessaire',
  running: 'Vérification en cours',
  waiting: 'Attend son tour',
  title: (name: string) => `Est-ce que ${name} fonctionne ?`,
  intro: 'Relabel essaie chaque étape jusqu’à AEM et dit où cela s’arrête.',
  folder: 'Dossier à vérifier',
  folderInvalid: 'Saisissez un dossier sous /content/dam, par exemple /content/dam/campagnes.',
  again: 'Vérifier de nouveau',
  rows: 'Étapes de la vérification',
  summaryRunning: (stepName: string) => `Vérification : ${stepName}`,
  summary: {
    both: 'Vous pouvez lire et modifier les ressources de ce dossier',
    readOnly: 'Vous pouvez lire, mais pas modifier',
    readLocked:
      'Vous pouvez lire. La production est verrouillée : la modification n’a pas été essayée',
    readNotTold: 'Vous pouvez lire. Pouvoir modifier n’est pas certain',
    noRead: 'L’accès fonctionne, mais pas la lecture de ce dossier',
    notRegistered: 'AEM ne connaît pas encore l’application de cette clé',
    asleep: 'Cet environnement est en veille',
    busy: 'AEM demande d’attendre',
    clock: 'L’horloge de cet ordinateur n’est pas à l’heure',
    leftBehind: 'Vous pouvez lire et modifier, mais une marque de la vérification reste',
    otherEnvironment: 'Cette clé n’est pas pour cet environnement',
    account: 'AEM ne vous laisse pas entrer',
    signIn: 'L’accès ne fonctionne pas',
    network: 'AEM ne peut pas être joint depuis cet ordinateur',
    key: 'La clé ne fonctionne plus',
    keyNotAvailable: 'La clé n’a pas pu être lue',
    failed: 'La vérification s’est arrêtée avant la fin',
  },
  whoNext: {
    nobody: 'Il n’y a plus rien à faire.',
    administrator:
      'La prochaine étape revient à votre administrateur. Le message est prêt à être copié.',
    you: 'L’étape ci-dessous dit quoi faire.',
  },
  failedTitle: 'La vérification n’a pas pu être faite',
  howTitle: 'Comment la modification est essayée, et ce que cela ne peut pas dire',
  how: [
    'Avec une clé OAuth, Relabel envoie à AEM une modification faite pour être refusée : elle nomme une ancienne version d’une ressource, donc rien ne peut être écrit. La façon dont AEM refuse montre si le compte a le droit de modifier.',
    'Avec toute autre clé, Relabel écrit une petite marque nommée relabelWriteCheck sur le dossier lui-même, la retire aussitôt et vérifie qu’elle a disparu. Aucune ressource n’est touchée.',
    'L’essai ne vaut que pour ce dossier. Des ressources ou des sous-dossiers peuvent avoir leurs propres règles, une ressource peut être réservée par quelqu’un, et AEM peut encore refuser une valeur non permise.',
    'Quand un droit vient d’être donné, AEM peut mettre environ 10 minutes à le savoir.',
  ],
  openSettings: 'Aller aux réglages',
  show: 'Afficher les ressources',
  copyRequest: 'Copier la demande pour votre administrateur',
  requestTitle: 'Demande pour votre administrateur',
  requestHint: 'Elle ne contient aucun secret. Collez-la dans un e-mail ou une messagerie.',
  copied: 'Copié. Collez le texte dans un e-mail ou une messagerie.',
  notCopied: 'Le texte est sélectionné. Copiez-le avec le clavier.',
  copyText: 'Copier le texte',
  message: 'Texte du message',
};
