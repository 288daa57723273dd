// French: complete messages to an administrator. Here the technical names stand, in English where
// Adobe's consoles show them in English.

import type { KeyKind } from '../backend/bindings';
import type { RequestCopies, RequestFacts } from './request-copy';

const consoleOf =
  'Ouvrez la Developer Console de cet environnement (dans Cloud Manager : Environnements, l’environnement, « Developer Console »), onglet Integrations.';
const tenMinutes = 'Attendez environ 10 minutes qu’AEM le sache.';
const safely =
  'Envoyez-moi le fichier par un moyen sûr, comme un gestionnaire de mots de passe ou un coffre partagé, pas dans un simple e-mail.';
const checkAgain = 'Dans Relabel, je choisis « Vérifier de nouveau » pour cette connexion';

const profileSteps = ({ keyKind, account }: RequestFacts): string[] =>
  keyKind === 'oauthServerToServer'
    ? [
        'Dans l’Admin Console, ouvrez AEM as a Cloud Service, l’instance author de cet environnement, puis un profil de produit avec le service « AEM Assets API Users ».',
        'Dans l’Adobe Developer Console, ouvrez le projet de ces informations d’identification, son API AEM, et ajoutez-leur ce profil de produit.',
      ]
    : [
        `Dans l’Admin Console, ouvrez AEM as a Cloud Service, l’instance author de cet environnement, puis un profil de produit qui ne donne que les droits nécessaires. Ajoutez-y ${account}.`,
        tenMinutes,
      ];

const grantSteps = (facts: RequestFacts, rights: string): string[] => [
  ...profileSteps(facts),
  facts.keyKind === 'oauthServerToServer'
    ? `Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe lié au profil (par exemple « AEM Assets Collaborator Users - Service ») les droits ${rights} sur ${facts.folder}. Jusque-là, il est en lecture seule.`
    : `Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe de ce profil les droits ${rights} sur ${facts.folder}. Sur une installation plus ancienne, ajoutez plutôt ${facts.account} au groupe « DAM Users » (Outils, Sécurité, Utilisateurs).`,
  'Aucun droit de publication (crx:replicate) n’est nécessaire.',
];

const newKeySteps: Record<KeyKind, (facts: RequestFacts) => string[]> = {
  serviceCredentials: ({ account }) => [
    `${consoleOf} Ouvrez « Technical Accounts », puis le compte ${account}.`,
    'Choisissez « Add certificate » (après une fuite : « Add new private key »). Les consoles plus anciennes disent « Refresh Service Credentials ». L’ancienne clé reste valable jusqu’à sa fin ou sa révocation.',
    'Téléchargez le JSON de la nouvelle clé.',
    safely,
  ],
  oauthServerToServer: () => [
    'Dans l’Adobe Developer Console, ouvrez le projet de ces informations d’identification et leur page « OAuth Server-to-Server ».',
    'Ajoutez un second secret client. Le premier continue de fonctionner.',
    'Choisissez « Download JSON ».',
    safely,
    'Quand je vous aurai dit que le nouveau fonctionne, supprimez le premier secret.',
  ],
  localDevelopmentToken: () => [
    `${consoleOf} Ouvrez « Local token » et choisissez « Get Local Development Token ». Je peux le faire si j’ai accès à cette console.`,
    'Pour un travail durable, créez plutôt des informations d’identification de service ou OAuth Server-to-Server : un jeton de ce type prend fin après 24 heures au plus.',
    safely,
  ],
  localAem: () => [
    'Vérifiez qu’AEM est démarré sur cet ordinateur et que son compte n’a pas été modifié.',
  ],
};

const registerSteps = (): string[] => [
  'Ajoutez les lignes ci-dessous à la configuration d’API (un fichier YAML du dossier « config ») dans le dépôt Git de cet environnement. Si la liste existe déjà, n’ajoutez que l’identifiant client.',
  'Lancez le pipeline de configuration de Cloud Manager pour cet environnement.',
  'L’environnement doit avoir la version 2024.10.18459 ou une version plus récente.',
];

const kinds: RequestCopies = {
  newKey: (facts) => ({
    subject: 'Relabel : une nouvelle clé pour AEM',
    ask: `Pourriez-vous créer une nouvelle clé pour ${facts.account} ? Celle que j’ai n’est plus acceptée : elle a pris fin, a été révoquée ou remplacée.`,
    steps: newKeySteps[facts.keyKind](facts),
    why: 'Sans clé valable, aucun programme ne peut accéder à AEM avec ce compte.',
    verify:
      'J’ajoute le nouveau fichier dans Relabel et choisis « Vérifier de nouveau » ; « Accès auprès d’Adobe » doit indiquer « Fonctionne ».',
  }),
  addScope: (facts) => ({
    subject: 'Relabel : le droit AEM d’une clé',
    ask: 'Pourriez-vous ajouter le produit AEM aux informations d’identification ci-dessous ? Adobe les reconnaît, mais sans droit pour AEM.',
    steps:
      facts.keyKind === 'oauthServerToServer'
        ? [
            'Dans l’Adobe Developer Console, ouvrez le projet, choisissez « Add API » et ajoutez l’API AEM Assets Author avec OAuth Server-to-Server.',
            'Choisissez le profil de produit de cet environnement qui a le service « AEM Assets API Users ».',
            'Téléchargez de nouveau le JSON et envoyez-le-moi par un moyen sûr.',
          ]
        : [
            'Dans l’Admin Console, vérifiez qu’AEM as a Cloud Service est toujours attribué à l’organisation et que le compte technique existe encore.',
            `${consoleOf} Si le compte a disparu, créez un nouveau compte technique et envoyez-moi son fichier de clé par un moyen sûr.`,
          ],
    why: 'La liste des droits dans le fichier de clé et celle d’Adobe ne concordent plus.',
    verify: `${checkAgain} ; « Accès auprès d’Adobe » doit indiquer « Fonctionne ».`,
  }),
  rightEnvironment: (facts) => ({
    subject: 'Relabel : la clé et l’environnement AEM ne vont pas ensemble',
    ask: `Pourriez-vous m’envoyer la clé de ${facts.address}, ou y remettre ${facts.account} ? Adobe accepte la clé, mais cet environnement la refuse (401).`,
    steps: [
      'Comparez l’environnement de la clé avec l’adresse ci-dessous.',
      facts.keyKind === 'oauthServerToServer'
        ? 'S’ils diffèrent : dans l’Adobe Developer Console, ajoutez un profil de produit de cet environnement.'
        : 'S’ils diffèrent : créez une clé dans la Developer Console de cet environnement et envoyez-la-moi par un moyen sûr.',
      'S’ils concordent : vérifiez dans AEM (Outils, Sécurité, Utilisateurs) que le compte est là et n’est pas désactivé.',
      'Si l’environnement a une liste d’adresses IP autorisées dans Cloud Manager, vérifiez que la mienne y est.',
    ],
    why: 'Une clé ouvre l’environnement pour lequel elle a été créée, et aucun autre.',
    verify: `${checkAgain} ; « Être connu d’AEM » doit indiquer « Fonctionne ».`,
  }),
  registerClient: ({ clientId }) => ({
    subject: 'Relabel : ajouter un identifiant client à allowedClientIDs',
    ask: `Pourriez-vous enregistrer l’identifiant client ${clientId} dans l’environnement AEM ci-dessous ?`,
    steps: registerSteps(),
    why: 'AEM répond 403 à tout identifiant client OAuth absent de cette liste, quels que soient les droits du compte.',
    verify: `${checkAgain} ; « L’application de la clé est enregistrée » doit indiquer « Fonctionne ».`,
  }),
  addProfile: (facts) => ({
    subject: 'Relabel : profil de produit et identifiant client pour AEM',
    ask: `Pourriez-vous donner à ${facts.account} un profil de produit de l’environnement AEM ci-dessous, et y enregistrer son identifiant client ?`,
    steps: [...profileSteps(facts), ...registerSteps()],
    why: 'AEM n’admet un compte OAuth qu’avec un profil de produit de cet environnement et un identifiant client enregistré.',
    verify: `${checkAgain} ; « L’application de la clé est enregistrée » et « Lire le dossier » doivent indiquer « Fonctionne ».`,
  }),
  grantRead: (facts) => ({
    subject: `Relabel : droit de lecture sur ${facts.folder}`,
    ask: `Pourriez-vous permettre à ${facts.account} de lire ${facts.folder} et ses sous-dossiers ?`,
    steps: grantSteps(facts, 'jcr:read'),
    why: 'Le compte accède à AEM, mais n’a pas le droit de regarder dans ce dossier.',
    verify: `${checkAgain} ; « Lire le dossier » doit indiquer « Fonctionne ».`,
  }),
  grantWrite: (facts) => ({
    subject: `Relabel : droit de modification sur ${facts.folder}`,
    ask: `Pourriez-vous permettre à ${facts.account} de modifier les métadonnées des ressources de ${facts.folder} et de ses sous-dossiers ?`,
    steps: grantSteps(facts, 'jcr:read et rep:write'),
    why: 'Le compte accède à AEM et peut lire, mais AEM refuse les modifications (403). Un compte neuf est en lecture seule.',
    verify: `${checkAgain} ; « Modifier le dossier » doit indiquer « Fonctionne ».`,
  }),
  wakeEnvironment: ({ address }) => ({
    subject: 'Relabel : réveiller un environnement AEM',
    ask: `Pourriez-vous réveiller ${address} ? Il répond par une page web, comme le font les environnements en veille ou en redémarrage.`,
    steps: [
      'Dans Cloud Manager, ouvrez l’environnement et regardez son état. Si un déploiement est en cours, attendez-en la fin.',
      'S’il est en veille, ouvrez sa Developer Console et choisissez « De-hibernate ». Les environnements sandbox s’endorment après environ 8 heures sans utilisation.',
    ],
    why: 'Aucune ressource ne peut être lue ou modifiée tant que l’environnement est en veille.',
    verify: `${checkAgain} ; « Être connu d’AEM » doit indiquer « Fonctionne ».`,
  }),
  openNetwork: ({ hosts }) => ({
    subject: 'Relabel : autoriser des adresses dans le réseau de l’entreprise',
    ask: `Pourriez-vous permettre à mon ordinateur de joindre ${hosts} ?`,
    steps: [
      `Autorisez HTTPS (port 443) depuis mon ordinateur vers ${hosts}.`,
      'S’il faut un proxy, indiquez son adresse dans les réglages du système de cet ordinateur, ou dans la variable HTTPS_PROXY : Relabel utilise les deux. Il n’évalue pas les scripts (PAC).',
      'Si le proxy demande une authentification, dispensez-en ces adresses.',
      'Si l’environnement AEM a une liste d’adresses IP autorisées dans Cloud Manager, ajoutez-y celle d’où l’on voit mon ordinateur.',
    ],
    why: 'Relabel parle au service d’accès d’Adobe et à notre AEM, et à personne d’autre.',
    verify: `${checkAgain} ; « Trouver l’adresse » et « Joindre AEM » doivent indiquer « Fonctionne ».`,
  }),
  companyCertificate: ({ hosts }) => ({
    subject: 'Relabel : le certificat du réseau de notre entreprise',
    ask: `Pourriez-vous m’envoyer le certificat racine avec lequel notre réseau inspecte ce qui part vers ${hosts}, ou l’installer dans le magasin de certificats de cet ordinateur ?`,
    steps: [
      'Le mieux : installez le certificat dans le magasin du système de cet ordinateur. Relabel l’utilise aussitôt.',
      'Sinon : envoyez-moi le certificat sous forme de fichier « X.509 encodé en base 64 (.cer) », sans aucune clé privée. Je l’ajoute dans Relabel sous Réglages, Réseau.',
    ],
    why: 'Relabel vérifie chaque connexion. On ne peut pas lui demander de s’en passer.',
    verify: `${checkAgain} ; « Connexion sécurisée » doit indiquer « Fonctionne ».`,
  }),
  replaceCertificate: ({ hosts }) => ({
    subject: 'Relabel : un certificat qu’aucun programme ne doit accepter',
    ask: `Pourriez-vous remplacer le certificat que notre réseau présente pour ${hosts}, ou laisser passer ces adresses sans y toucher ? Ce qui ne va pas est indiqué ci-dessous.`,
    steps: [
      'Un certificat expiré est à renouveler ; celui d’un autre serveur, celui signé avec SHA-1 et celui qui se garantit lui-même sont à émettre de nouveau par notre propre autorité.',
      'Sinon, dispensez ces adresses de l’inspection.',
    ],
    why: 'Relabel vérifie chaque connexion. On ne peut pas lui demander de s’en passer, et personne ne devrait approuver ce certificat.',
    verify: `${checkAgain} ; « Connexion sécurisée » doit indiquer « Fonctionne ».`,
  }),
  modernTls: ({ hosts }) => ({
    subject: 'Relabel : TLS 1.2 ou 1.3',
    ask: `Pourriez-vous proposer TLS 1.2 ou 1.3, avec des chiffrements actuels, là où les connexions à ${hosts} sont inspectées ?`,
    steps: [
      'Activez-y TLS 1.2 ou 1.3.',
      'Sinon, dispensez ces adresses de l’inspection : Adobe propose les deux.',
    ],
    why: 'Ce qui est proposé aujourd’hui peut être lu et modifié en chemin.',
    verify: `${checkAgain} ; « Connexion sécurisée » doit indiquer « Fonctionne ».`,
  }),
  noClientCertificate: ({ hosts }) => ({
    subject: 'Relabel : pas de certificat client pour Adobe',
    ask: `Pourriez-vous laisser mon ordinateur joindre ${hosts} sans certificat client ?`,
    steps: [
      'Dispensez ces adresses de l’obligation de présenter un certificat de l’ordinateur. Adobe n’en demande pas.',
    ],
    why: 'Relabel s’identifie auprès d’Adobe avec une clé à lui et n’a aucun certificat à présenter.',
    verify: `${checkAgain} ; « Connexion sécurisée » doit indiquer « Fonctionne ».`,
  }),
  openProxy: ({ hosts }) => ({
    subject: 'Relabel : laisser passer AEM par le proxy',
    ask: `Pourriez-vous me permettre de joindre ${hosts} par notre proxy ?`,
    steps: [
      `Autorisez CONNECT vers le port 443 de ${hosts}.`,
      'Si le proxy demande une authentification : Relabel connaît l’authentification de base. Envoyez-moi un nom et un mot de passe par un moyen sûr, ou dispensez-en ces adresses.',
    ],
    why: 'Relabel parle au service d’accès d’Adobe et à notre AEM, et à personne d’autre.',
    verify: `${checkAgain} ; « Joindre AEM » doit indiquer « Fonctionne ».`,
  }),
  repairProxy: ({ hosts }) => ({
    subject: 'Relabel : le proxy ne fonctionne pas',
    ask: `Pourriez-vous me donner la bonne adresse de notre proxy, ou l’examiner ? Il ne me mène pas à ${hosts}.`,
    steps: [
      'L’adresse du proxy ci-dessous est-elle la bonne pour mon ordinateur ?',
      `Le proxy lui-même joint-il le port 443 de ${hosts} ?`,
    ],
    why: 'Cet ordinateur est réglé pour ne joindre les autres réseaux que par ce proxy.',
    verify: `${checkAgain} ; « Joindre AEM » doit indiquer « Fonctionne ».`,
  }),
  repairGateway: ({ hosts }) => ({
    subject: 'Relabel : une passerelle répond à la place d’AEM',
    ask: `Pourriez-vous examiner la passerelle qui répond à la place de ${hosts} ?`,
    steps: [
      'Connaît-elle les noms de ces adresses, et joint-elle leur port 443 ?',
      'Sinon, laissez passer ces adresses sans elle.',
    ],
    why: 'Sa page d’erreur vient au lieu de la réponse d’Adobe ou d’AEM.',
    verify: `${checkAgain} ; chaque étape doit indiquer « Fonctionne ».`,
  }),
};

/** Messages to administrators. */
export const requests = {
  kinds,
  greeting: 'Bonjour,',
  whatToDo: 'Ce qu’il faut faire :',
  lines: 'Les lignes à ajouter :',
  why: 'Pourquoi :',
  verify: 'Comment nous voyons que c’est fait :',
  noSecret: 'Ce message ne contient ni clé, ni mot de passe, ni jeton.',
  thanks: 'Merci !',
  someAccount: 'le compte de ma clé',
  someClient: 'de ma clé',
  fact: (name: string, fact: string) => `${name} : ${fact}`,
  facts: {
    keyKind: 'Type de clé',
    account: 'Compte',
    client: 'Identifiant client',
    organisation: 'Organisation Adobe',
    program: 'Programme',
    environment: 'Environnement',
    address: 'Adresse d’AEM',
    folder: 'Dossier',
    hosts: 'Adresses nécessaires',
    proxy: 'Serveur proxy',
    said: 'Ce qui est revenu',
  },
  keyKinds: {
    serviceCredentials: 'informations d’identification de service AEM (compte technique, JWT)',
    localDevelopmentToken: 'jeton de développement local',
    oauthServerToServer: 'informations d’identification OAuth Server-to-Server',
    localAem: 'AEM SDK sur cet ordinateur',
  },
};
