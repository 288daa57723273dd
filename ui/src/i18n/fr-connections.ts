// French: key files and connections.

/** The answer to a dropped key file, and adding what it opens. */
export const key = {
  title: 'Est-ce le bon environnement ?',
  refusedTitle: 'Ce fichier ne peut pas être utilisé',
  file: 'Fichier',
  fileNamed: (name: string) => `Fichier : ${name}`,
  kind: {
    serviceCredentials: 'des informations d’identification de service',
    localDevelopmentToken: 'un laissez-passer personnel valable un jour',
    oauthServerToServer: 'des informations d’identification OAuth',
    localAem: 'l’accès à AEM sur cet ordinateur',
  },
  /** For the details of an administrator. */
  technicalKind: {
    serviceCredentials:
      'informations d’identification de service, JWT (Adobe dit aussi « legacy »)',
    localDevelopmentToken: 'jeton de développement local',
    oauthServerToServer: 'OAuth de serveur à serveur',
    localAem: 'AEM SDK, Basic ou sans authentification',
  },
  sentence: (kind: string, where: string | null) =>
    where === null ? `Ce fichier contient ${kind}.` : `Ce fichier contient ${kind} pour ${where}.`,
  where: (program: string | null, environment: string | null, host: string | null) =>
    program !== null && environment !== null
      ? `le programme ${program}, environnement ${environment}`
      : host,
  account: 'Compte',
  ends: 'Fin',
  environmentUnknown: 'le fichier ne le dit pas',
  environment: 'Environnement',
  validUntil: 'Valable jusqu’au',
  validUnknown: 'Le fichier ne le dit pas',
  validForever: 'Aucune prévue',
  severalTitle: 'Quelle clé voulez-vous ajouter ?',
  severalIntro: (file: string, n: string) => `${file} contient ${n} clés.`,
  severalUnnamed: (n: string) => `Clé ${n}`,
  severalChoose: 'Prendre cette clé',
  severalChooseNamed: (name: string) => `Prendre cette clé : ${name}`,
  addressLabel: 'Adresse d’AEM',
  addressWhich: 'Pour quel AEM est-elle ?',
  addressHint: 'L’adresse que vous voyez dans le navigateur quand vous travaillez dans AEM.',
  addressFromFile: 'Nous l’avons déduite du fichier. Corrigez-la si elle est fausse.',
  addressMissing:
    'Saisissez l’adresse de votre environnement AEM, par exemple https://author-p123-e456.adobeaemcloud.com.',
  addressHost: (host: string) =>
    `Relabel se connecte chez Adobe avec cette clé et n’utilise le laissez-passer que sur ${host}.`,
  addressPass: (host: string) => `Relabel n’utilise ce laissez-passer que sur ${host}.`,
  addressUnusual: (host: string) =>
    `${host} n’est pas une adresse habituelle d’AEM as a Cloud Service. Continuez seulement si votre administrateur vous a donné exactement cette adresse.`,
  addressConfirm: (host: string) => `Oui, ${host} est notre AEM. S’y connecter avec cette clé.`,
  addressConfirmMissing: 'Cochez cette case, ou corrigez l’adresse.',
  nameLabel: 'Nom',
  nameHint: 'Comme vous l’appelez, par exemple « Site web, test ».',
  stageLabel: 'Quel type d’environnement est-ce ?',
  stageHint: {
    live: 'Visible du public. En lecture seule tant que vous ne la déverrouillez pas.',
    test: 'Pour essayer avec de vrais contenus.',
    development: 'Pour les développeurs.',
    practice: 'Des contenus fictifs sur cet ordinateur.',
  },
  stageGuessed: (stage: string) => `L’adresse fait penser à : ${stage}. Changez-le si c’est faux.`,
  stageCareful: 'L’adresse ne le dit pas. Production est le choix prudent.',
  add: 'Ajouter la connexion',
  otherFile: 'Choisir un autre fichier',
  sessionOnly: 'Garder seulement jusqu’à la fermeture de Relabel',
  keyStoreTitle: 'Rien n’est encore enregistré',
  sameTitle: 'Vous avez déjà ajouté cette clé',
  sameBody: (name: string) => `Elle appartient à « ${name} ». Il n’y a rien à faire.`,
  sameOpen: (name: string) => `Ouvrir ${name}`,
  sameElsewhere: 'L’utiliser pour un autre AEM',
  replaceTitle: (name: string) => `Remplacer la clé de ${name} ?`,
  replaceBody: (host: string) =>
    `Ce fichier contient une autre clé du même compte. Relabel se connecte chez Adobe avec elle, n’utilise le laissez-passer que sur ${host}, et oublie l’ancienne. Tout le reste est conservé.`,
  replacePass: (host: string) =>
    `Ce fichier contient un autre laissez-passer de la même personne. Relabel ne l’utilise que sur ${host}, et oublie l’ancien. Tout le reste est conservé.`,
  replaceOlder:
    'Cette clé est plus ancienne que celle en service. Remplacez-la seulement si votre administrateur vous l’a demandé.',
  replaceNow: 'Fin de la clé en service',
  replaceThen: 'Fin de la clé de ce fichier',
  replaceYes: 'Remplacer la clé',
  replaceNo: 'Garder l’ancienne',
  otherAccountTitle: (name: string) => `Ce n’est pas une clé de ${name}`,
  otherAccountBody: (account: string) =>
    `Elle appartient à un autre compte : ${account}. Une clé ne peut être remplacée que par une clé du même compte.`,
  otherAccountAdd: 'Ajouter une nouvelle connexion',
  signingIn: 'Connexion à AEM',
  addedTitle: (name: string) => `${name} est prêt`,
  replacedTitle: (name: string) => `${name} a sa nouvelle clé`,
  accessUntil: (moment: string) => `Fin du laissez-passer : ${moment}.`,
  renewed: 'Relabel le renouvelle tout seul.',
  notRenewed: 'Après cela, déposez un nouveau fichier.',
  storedForSession:
    'Gardée seulement jusqu’à la fermeture de Relabel, puis oubliée. Nous ne l’envoyons jamais ailleurs. Conservez le fichier pour la prochaine fois.',
  deleteTitle: 'La clé est dans le trousseau de votre ordinateur',
  deleteBody: (file: string) =>
    `Nous ne l’envoyons jamais ailleurs. Vous pouvez maintenant supprimer le fichier ${file} : qui le possède peut ouvrir votre AEM.`,
  deleteFile: 'Supprimer le fichier',
  deleteKeep: 'Le garder',
  deleted: (file: string) => `${file} a été supprimé.`,
  kept: (file: string) => `${file} reste à sa place. Gardez-le en lieu sûr.`,
  deleteFailed: 'Le fichier n’a pas été supprimé',
  signInFailedTitle: 'La connexion est enregistrée, mais l’accès n’a pas fonctionné',
  showAssets: 'Afficher les ressources',
  backToJob: 'Revenir à la modification',
  checkConnection: 'Vérifier la connexion',
};

/** The page of all connections, and the page of one. */
export const connections = {
  title: 'Connexions',
  intro: 'Chaque connexion est un environnement AEM et la clé qui l’ouvre.',
  add: 'Choisir un fichier',
  addHint: 'Pour en ajouter une, déposez son fichier de clé n’importe où dans cette fenêtre.',
  addLocal: 'AEM sur cet ordinateur',
  back: 'Toutes les connexions',
  environment: 'Environnement',
  account: 'Compte',
  ends: 'Fin de la clé',
  remembered: 'Dans le trousseau de clés de cet ordinateur',
  session: 'Seulement jusqu’à la fermeture de Relabel',
  keyStored: 'Clé',
  noKey: 'Aucune nécessaire',
  keyEndsSoon: (day: string, relative: string) => `La clé prend fin le ${day} (${relative}).`,
  keyEnded: (day: string) => `La clé a pris fin le ${day}. Ajoutez-en une nouvelle pour continuer.`,
  passEnds: (moment: string, left: string) => `Fin du laissez-passer : ${moment}, encore ${left}`,
  passEnded: (moment: string) =>
    `Le laissez-passer a pris fin : ${moment}. Déposez-en un nouveau pour continuer.`,
  signedOut: 'Déconnecté. Rien n’est envoyé tant que vous ne vous reconnectez pas.',
  check: 'Vérifier',
  checkNamed: (name: string) => `Vérifier ${name}`,
  manage: 'Gérer',
  manageNamed: (name: string) => `Gérer ${name}`,
  addKey: 'Ajouter une nouvelle clé',
  addKeyNamed: (name: string) => `Ajouter une nouvelle clé à ${name}`,
  addKeyHint: 'L’ancienne clé fonctionne jusqu’à ce que la nouvelle prenne sa place.',
  edit: 'Changer le nom ou le type',
  editTitle: 'Nom et type d’environnement',
  save: 'Enregistrer',
  signOut: 'Se déconnecter',
  signOutHint: 'Se déconnecter oublie le laissez-passer ; la clé reste.',
  signIn: 'Se connecter',
  signInNamed: (name: string) => `Se connecter à ${name}`,
  signedOutNow: 'Déconnecté. Le laissez-passer est oublié.',
  signedInNow: (moment: string) => `Connecté. Fin du laissez-passer : ${moment}.`,
  actionFailed: 'Cela n’a pas fonctionné',
  keySection: 'Clé et accès',
  stepsSection: 'Quand il faut changer la clé',
  remove: 'Supprimer',
  removeNamed: (name: string) => `Supprimer ${name}`,
  removeTitle: (name: string) => `Supprimer ${name} ?`,
  removeBody:
    'Sa clé est retirée du trousseau de clés de cet ordinateur. AEM n’est pas touché. Pour vous reconnecter, il vous faudra le fichier de clé.',
  removeYes: 'Supprimer la connexion',
  emptyTitle: 'Pas encore de connexion',
  emptyHint: 'Déposez le fichier de clé envoyé par votre administrateur AEM, ou choisissez-le.',
  failedTitle: 'Les connexions n’ont pas pu être lues',
  open: 'Afficher les ressources',
  openNamed: (name: string) => `Afficher les ressources de ${name}`,
};

/** AEM on this computer. */
export const local = {
  title: 'AEM sur cet ordinateur',
  intro:
    'Pour les développeurs qui font tourner l’AEM SDK sur cet ordinateur. Aucun fichier de clé n’est nécessaire, aucune clé n’est envoyée.',
  address: 'Adresse',
  addressHint: 'Le SDK démarre sur http://localhost:4502, sauf réglage contraire.',
  addressRefused:
    'Ce n’est pas une adresse sur cet ordinateur. Elle ressemble à http://localhost:4502.',
  signIn: 'Comment se connecter',
  shippedAccount: 'Avec le compte fourni avec AEM',
  shippedAccountHint: 'Le cas habituel.',
  nobody: 'Sans se connecter',
  nobodyHint: 'Seulement si cet AEM laisse entrer tout le monde.',
  promise:
    'La connexion à cette seule adresse n’est pas chiffrée, car elle ne quitte jamais cet ordinateur. Toute autre adresse reste chiffrée.',
  add: 'Ajouter et vérifier',
  name: 'AEM sur cet ordinateur',
};
