// French: key files and connections.

/** The answer to a dropped key file, and adding what it opens. */
export const key = {
  title: 'Est-ce le bon environnement ?',
  reading: 'Lecture du fichier de clé',
  refusedTitle: 'Ce fichier ne peut pas être utilisé',
  file: 'Fichier',
  fileNamed: (name: string) => `Fichier : ${name}`,
  kind: {
    serviceCredentials: 'des informations d’identification de service',
    localDevelopmentToken: 'un laissez-passer personnel valable un jour',
    oauthServerToServer: 'des informations d’identification OAuth',
  },
  sentence: (kind: string, where: string | null) =>
    where === null ? `Ce fichier contient ${kind}.` : `Ce fichier contient ${kind} pour ${where}.`,
  where: (program: string | null, environment: string | null, host: string | null) =>
    program !== null && environment !== null
      ? `le programme ${program}, environnement ${environment}`
      : host,
  account: 'Compte',
  environment: 'Environnement',
  validUntil: 'Valable jusqu’au',
  validUnknown: 'Le fichier ne le dit pas',
  addressLabel: 'Adresse d’AEM',
  addressHint: 'L’adresse que vous voyez dans le navigateur quand vous travaillez dans AEM.',
  addressMissing:
    'Saisissez l’adresse de votre environnement AEM, par exemple https://author-p123-e456.adobeaemcloud.com.',
  nameLabel: 'Nom',
  nameHint: 'Comme vous l’appelez, par exemple « Site web, test ».',
  stageLabel: 'Quel type d’environnement est-ce ?',
  stageHint: {
    live: 'Visible du public. Relabel demande avant chaque modification.',
    test: 'Pour essayer avec de vrais contenus.',
    development: 'Pour les développeurs.',
    practice: 'Des contenus fictifs sur cet ordinateur.',
  },
  existing: (name: string) => `Cette clé appartient à « ${name} ». Elle sera mise à jour.`,
  add: 'Ajouter la connexion',
  update: 'Mettre à jour la connexion',
  otherFile: 'Choisir un autre fichier',
  sessionOnly: 'Garder seulement jusqu’à la fermeture de Relabel',
  keyStoreTitle: 'Rien n’est encore enregistré',
  confirmTitle: 'Envoyer la clé à cette adresse ?',
  confirmBody: (host: string) =>
    `${host} n’est pas une adresse habituelle d’AEM as a Cloud Service. Continuez seulement si votre administrateur vous a donné exactement cette adresse.`,
  confirmYes: 'Oui, c’est mon AEM',
  signingIn: 'Connexion à AEM',
  addedTitle: (name: string) => `${name} est prêt`,
  accessUntil: (moment: string) => `Laissez-passer valable jusqu’à ${moment}.`,
  renewed: 'Relabel le renouvelle tout seul.',
  notRenewed: 'Après cela, déposez un nouveau fichier.',
  stored:
    'Gardée dans le trousseau de clés de votre ordinateur. Nous ne l’envoyons jamais ailleurs. Vous pouvez supprimer le fichier.',
  storedForSession:
    'Gardée seulement jusqu’à la fermeture de Relabel, puis oubliée. Nous ne l’envoyons jamais ailleurs.',
  signInFailedTitle: 'La connexion est enregistrée, mais l’accès n’a pas fonctionné',
  showAssets: 'Afficher les ressources',
  checkAgain: 'Vérifier de nouveau',
};

/** The page of all connections. */
export const connections = {
  title: 'Connexions',
  intro: 'Chaque connexion est un environnement AEM et la clé qui l’ouvre.',
  add: 'Choisir un fichier',
  addHint: 'Pour en ajouter une, déposez son fichier de clé n’importe où dans cette fenêtre.',
  environment: 'Environnement',
  account: 'Compte',
  ends: 'Fin de la clé',
  added: 'Ajoutée',
  remembered: 'Dans le trousseau de clés de cet ordinateur',
  session: 'Seulement jusqu’à la fermeture de Relabel',
  keyStored: 'Clé',
  check: 'Vérifier l’accès',
  checkNamed: (name: string) => `Vérifier l’accès de ${name}`,
  checking: 'Vérification',
  works: (moment: string) => `L’accès fonctionne. Laissez-passer valable jusqu’à ${moment}.`,
  remove: 'Supprimer',
  removeNamed: (name: string) => `Supprimer ${name}`,
  removeTitle: (name: string) => `Supprimer ${name} ?`,
  removeBody:
    'Sa clé est retirée du trousseau de clés de cet ordinateur. AEM n’est pas touché. Pour vous reconnecter, il vous faudra le fichier de clé.',
  removeYes: 'Supprimer la connexion',
  emptyTitle: 'Pas encore de connexion',
  emptyHint: 'Déposez le fichier de clé envoyé par votre administrateur AEM, ou choisissez-le.',
  failedTitle: 'Les connexions n’ont pas pu être lues',
  open: 'Afficher les ressources',
  openNamed: (name: string) => `Afficher les ressources de ${name}`,
};
