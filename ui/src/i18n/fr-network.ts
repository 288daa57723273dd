// French: company networks.

import type { network as english, certificateErrors as englishErrors } from './en-network';
import type { ErrorCopy } from './error-copy';
import { counter } from './plural';

const count = counter('fr-FR');
const hosts = (n: number) =>
  count(n, { one: '# adresse', many: '# d’adresses', other: '# adresses' });

export const network = {
  title: 'Réseau',
  intro: 'Comment Relabel atteint Adobe et AEM, et que faire quand votre réseau s’y oppose.',
  proxy: {
    label: 'Proxy',
    kinds: {
      system: 'Utiliser le proxy du système',
      without: 'Aucun proxy',
      fixed: 'Ce proxy',
    },
    systemNone: 'Aucune adresse n’est définie actuellement.',
    systemFixed: (proxy: string) => `Actuellement ${proxy}.`,
    systemVariable: (proxy: string, name: string) =>
      `Actuellement ${proxy}, d’après la variable ${name}.`,
    systemScript:
      'Le système trouve son proxy à l’aide d’un script (PAC), que Relabel ne peut pas exécuter. Demandez l’adresse du proxy à votre service informatique et saisissez-la ci-dessous.',
    systemMalformed: (name: string) => `La variable ${name} ne contient pas l’adresse d’un proxy.`,
    address: 'Adresse',
    addressHint: 'Par exemple proxy.example:3128',
    user: 'Nom d’utilisateur',
    userHint: 'Seulement si le proxy en demande un',
    password: 'Mot de passe',
    passwordHint: 'Conservé dans le trousseau de clés de cet ordinateur',
    passwordMissing: 'Le trousseau de clés n’en contient pas. Saisissez-le ici.',
    passwordKept: 'Enregistré',
    use: 'Utiliser ce proxy',
    apply: 'Appliquer',
    saved: 'Enregistré. Ce choix s’applique dès maintenant.',
    readFailed: 'Le réglage du proxy n’a pas pu être lu',
    failed: 'Le proxy n’a pas été modifié',
  },
  certificates: 'Certificats d’entreprise',
  certificatesHint:
    'Utile seulement si le réseau de votre entreprise inspecte les échanges et que cet ordinateur ne connaît pas son certificat.',
  none: 'Aucun. Relabel approuve ce que cet ordinateur approuve.',
  listFailed: 'Les certificats n’ont pas pu être lus',
  ends: (day: string) => `Se termine le ${day}`,
  ended: (day: string) => `Terminé depuis le ${day}`,
  add: 'Ajouter un certificat d’entreprise…',
  addFailed: 'Le certificat n’a pas pu être ajouté',
  refused: (file: string) => `${file} ne peut pas être ajouté`,
  remove: 'Retirer',
  removeNamed: (name: string) => `Retirer ${name}`,
  removeTitle: (name: string) => `Ne plus approuver ${name} ?`,
  removeBody:
    'Sur un réseau qui en a besoin, Relabel n’atteindra plus AEM. Vous pourrez l’ajouter de nouveau depuis son fichier.',
  removeYes: 'Ne plus l’approuver',
  removeFailed: 'Le certificat n’a pas pu être retiré',
  trustTitle: (n: number) =>
    count(n, {
      one: 'Approuver ce certificat ?',
      many: 'Approuver ces # de certificats ?',
      other: 'Approuver ces # certificats ?',
    }),
  trustWarning:
    'Qui détient ce certificat peut lire ce que Relabel envoie et reçoit, y compris votre laissez-passer. C’est ce que font les réseaux d’entreprise qui inspectent les échanges.',
  trustOnlyIf: 'Approuvez-le seulement si votre service informatique vous a donné ce fichier.',
  trustYes: 'Approuver',
  file: 'Fichier',
  issuedTo: 'Délivré à',
  issuedBy: 'Délivré par',
  validUntil: 'Valable jusqu’au',
  fingerprint: 'SHA-256',
  check: 'Vérifier le réseau',
  checkAgain: 'Vérifier de nouveau le réseau',
  checkHint:
    'Interroge la connexion d’Adobe et chacun de vos environnements AEM. Aucune clé n’est envoyée.',
  checkFailed: 'Le réseau n’a pas pu être vérifié',
  checking: 'Vérification du réseau',
  step: {
    name: 'Nom',
    network: 'Liaison',
    secure: 'Connexion sécurisée',
    answer: 'Réponse',
  },
  byProxy: {
    variable: (proxy: string, name: string) =>
      `Par le proxy ${proxy}, comme le dit la variable ${name}.`,
    system: (proxy: string) => `Par le proxy ${proxy}, comme le disent les réglages du système.`,
    user: (proxy: string) => `Par le proxy ${proxy}, comme vous l’avez défini.`,
  },
  withoutProxy: 'Sans proxy.',
  allGood: (n: number) =>
    count(n, {
      one: 'Le réseau laisse passer Relabel.',
      many: `Les ${hosts(n)} sont joignables.`,
      other: `Les ${hosts(n)} sont joignables.`,
    }),
  failed: {
    name: (n: number, of: number) =>
      `${n} sur ${hosts(of)} ${n > 1 ? 'introuvables' : 'introuvable'} : cet ordinateur est hors ligne, ou son réseau ne connaît pas le nom.`,
    network: (n: number, of: number) =>
      `${n} sur ${hosts(of)} ${n > 1 ? 'injoignables' : 'injoignable'} : le réseau ne laisse pas passer Relabel.`,
    secure: (n: number, of: number) =>
      `${n} sur ${hosts(of)} sans connexion sécurisée : la ligne ci-dessous dit pourquoi.`,
    answer: (n: number, of: number) =>
      `${n} sur ${hosts(of)} sans la bonne réponse : votre réseau répond à sa place, ou la coupe.`,
  },
} satisfies typeof english;

export const certificateErrors = {
  certificateNotRecognised: {
    title: 'Ce fichier n’est pas un certificat',
    meaning: 'Un fichier de certificat se termine le plus souvent par .pem, .crt ou .cer.',
    action:
      'Demandez à votre service informatique le certificat racine du réseau de votre entreprise au format « X.509 encodé en base 64 (.cer) ».',
  },
  certificateNotAuthority: {
    title: 'Ce n’est pas le certificat dont Relabel a besoin',
    meaning:
      'Il appartient à un seul serveur et n’en garantit aucun autre : l’approuver ne servirait à rien.',
    action:
      'Demandez à votre service informatique le certificat racine du réseau de votre entreprise.',
  },
  certificateWeak: {
    title: 'Ce certificat n’est pas assez sûr',
    meaning:
      'Sa clé est trop courte, ou il est signé avec SHA-1 : rien de ce qu’il garantit n’est accepté.',
    action:
      'Demandez à votre service informatique le certificat racine actuel du réseau de votre entreprise.',
  },
  certificateFileEnded: {
    title: ({ ended }) =>
      ended === null ? 'Ce certificat a expiré' : `Ce certificat a expiré le ${ended}`,
    meaning: 'Un certificat expiré ne garantit plus rien.',
    action: 'Demandez celui qui est valable à votre service informatique.',
  },
  certificateHasPrivateKey: {
    title: 'Ce fichier contient aussi une clé secrète',
    meaning:
      'Un certificat à approuver ne vient jamais avec son secret. Relabel n’en a rien gardé.',
    action:
      'Dites à votre service informatique d’où vient le fichier, et demandez le certificat seul.',
  },
} satisfies Record<keyof typeof englishErrors, ErrorCopy>;
