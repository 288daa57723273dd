// French: what Adobe's sign-in, AEM and the network answer instead of what was asked for.

import type { aemErrors as englishErrors } from './en-aem-errors';
import type { ErrorCopy } from './error-copy';
import { askForNewKey } from './fr-key-errors';

export const sendDetails = 'Envoyez les détails ci-dessous à votre administrateur AEM.';

export const aemErrors = {
  keyRejected: {
    title: 'Adobe n’a pas accepté ce fichier de clé',
    meaning: 'Il a peut-être expiré, ou un plus récent l’a remplacé.',
    action: askForNewKey,
  },
  credentialUnknown: {
    title: 'Adobe ne connaît pas ce fichier de clé',
    meaning: 'Le compte auquel il appartient a sans doute été supprimé.',
    action: askForNewKey,
  },
  scopeMissing: {
    title: 'Ce fichier de clé n’a pas l’autorisation pour AEM',
    meaning: 'Adobe connaît la clé mais ne la laisse pas entrer dans AEM.',
    action: sendDetails,
  },
  clockWrong: {
    title: 'L’horloge de cet ordinateur est fausse',
    meaning: ({ wait }) =>
      wait === null
        ? 'Adobe refuse la connexion des ordinateurs dont l’horloge est décalée.'
        : `Elle est décalée de ${wait}, et Adobe refuse la connexion de tels ordinateurs.`,
    action: 'Laissez l’ordinateur régler son horloge lui-même, puis réessayez.',
  },
  tokenEnded: {
    title: ({ ended }) =>
      ended === null
        ? 'Votre laissez-passer du jour a expiré'
        : `Votre laissez-passer du jour a expiré le ${ended}`,
    meaning: 'Un laissez-passer de ce type est valable un jour et ne se renouvelle pas.',
    action: 'Déposez-en un nouveau n’importe où dans cette fenêtre, puis continuez.',
  },
  signInUnavailable: {
    title: 'Le service de connexion d’Adobe ne répond pas',
    meaning: 'Cela ne dure d’ordinaire que quelques minutes.',
    action: 'Attendez un peu, puis réessayez.',
  },
  signInRefused: {
    title: 'AEM n’a pas laissé entrer cette clé',
    meaning: 'La clé a peut-être été remplacée, ou elle appartient à un autre environnement.',
    action:
      'Vérifiez l’adresse de la connexion. Si elle est juste, demandez un nouveau fichier de clé à votre administrateur.',
  },
  signedOut: {
    title: 'Vous êtes déconnecté de cet environnement',
    meaning: 'Vous vous êtes déconnecté : rien n’est envoyé à AEM.',
    action: 'Reconnectez-vous pour continuer.',
  },
  clientNotRegistered: {
    title: 'AEM ne connaît pas encore cette clé',
    meaning:
      'Adobe connaît la clé, mais personne n’a dit à cet environnement de la laisser entrer.',
    action:
      'Demandez à votre administrateur AEM d’inscrire la clé dans l’environnement. Puis réessayez.',
  },
  clientIdRefused: {
    title: 'AEM n’accepte pas l’application de cette clé',
    meaning: 'Adobe connaît la clé, mais AEM refuse son identifiant client (403003).',
    action:
      'Demandez à votre administrateur d’ajouter l’API AEM Assets Author au projet de la clé.',
  },
  versionLost: {
    title: 'AEM ne peut pas savoir si une ressource a changé',
    meaning: 'Entre cet ordinateur et AEM, la version (If-Match) est retirée des modifications.',
    action: 'Demandez à votre service informatique de laisser passer cet en-tête, puis continuez.',
  },
  permissionMissing: {
    title: 'Ce compte n’a pas l’autorisation nécessaire',
    meaning: ({ path }) =>
      path === null
        ? 'AEM l’a refusé.'
        : `Le compte de cette clé n’a pas d’autorisation dans ${path}.`,
    action:
      'Demandez à votre administrateur AEM de donner l’autorisation à ce compte. Comptez une dizaine de minutes, puis réessayez.',
  },
  pathMissing: {
    title: 'AEM n’a rien à cet endroit',
    meaning: ({ path }) =>
      path === null
        ? 'L’élément a été déplacé, supprimé, ou il est caché à ce compte.'
        : `${path} a été déplacé, supprimé, ou est caché à ce compte.`,
    action: 'Choisissez un autre dossier.',
  },
  offline: {
    title: 'AEM est injoignable',
    meaning: ({ host }) =>
      host === null
        ? 'Il n’y a pas de réseau, ou l’adresse n’existe pas.'
        : `Il n’y a pas de réseau, ou ${host} n’existe pas.`,
    action: 'Vérifiez votre réseau et le VPN de votre entreprise, puis réessayez.',
  },
  tlsFailed: {
    title: 'Pas de connexion sécurisée avec AEM',
    meaning:
      'Ce qui a répondu n’a pas pu prouver qui il est, ou ne sait pas chiffrer de façon sûre.',
    action:
      'Vérifiez le réseau dans les Réglages : vous y verrez ce qui ne va pas, et à qui le dire.',
  },
  timeout: {
    title: 'AEM a mis trop de temps à répondre',
    meaning: 'Il est peut-être très occupé.',
    action: 'Attendez un peu, puis réessayez.',
  },
  slowDown: {
    title: 'AEM est très occupé',
    meaning: ({ wait }) =>
      wait === null
        ? 'Il nous a demandé de revenir plus tard.'
        : `Il nous a demandé de revenir dans ${wait}.`,
    action: 'Réessayez plus tard.',
  },
  notData: {
    title: 'AEM est en veille ou redémarre',
    meaning:
      'Il a envoyé une page web au lieu de données. Un environnement de test se met en veille quand personne ne s’en sert.',
    action:
      'Ouvrez AEM dans votre navigateur pour le réveiller, attendez quelques minutes, puis réessayez.',
  },
  networkSignIn: {
    title: 'Votre réseau veut que vous vous identifiiez',
    meaning: ({ host }) =>
      host === null
        ? 'Sa page est venue au lieu d’une réponse d’AEM.'
        : `Sa page, sur ${host}, est venue au lieu d’une réponse d’AEM.`,
    action: 'Ouvrez une page quelconque dans votre navigateur, identifiez-vous, puis réessayez.',
  },
  networkBlocks: {
    title: 'Votre réseau a répondu à la place d’AEM',
    meaning: 'Sa page est venue au lieu de données : il bloque l’adresse, ou s’interpose.',
    action:
      'Vérifiez le réseau dans les Réglages : vous y trouverez le message à votre service informatique.',
  },
  gatewayFailed: {
    title: 'Une passerelle de votre réseau a répondu à la place d’AEM',
    meaning: 'Elle n’a pas pu passer elle-même.',
    action:
      'Attendez quelques minutes et réessayez. Si cela dure, vérifiez le réseau dans les Réglages.',
  },
  proxyFailed: {
    title: 'Le proxy ne laisse pas passer Relabel',
    meaning: ({ proxy, host }) =>
      proxy === null
        ? 'Il n’a pas transmis la connexion.'
        : `${proxy} n’a pas transmis la connexion${host === null ? '' : ` à ${host}`}.`,
    action: 'Vérifiez le réseau dans les Réglages : vous y verrez pourquoi, et à qui le dire.',
  },
  proxySignIn: {
    title: 'Le proxy demande un nom et un mot de passe',
    meaning: ({ proxy }) =>
      proxy === null
        ? 'Il n’a pas accepté ce qu’il a reçu.'
        : `${proxy} n’a pas accepté ce qu’il a reçu.`,
    action: 'Saisissez le bon nom et le bon mot de passe dans les Réglages, sous Réseau.',
  },
  proxySetting: {
    title: 'Le proxy est mal réglé sur cet ordinateur',
    meaning: ({ field }) =>
      field === null
        ? 'Son adresse n’en est pas une. Rien n’a été envoyé sans lui.'
        : `La variable ${field} ne désigne aucun proxy. Rien n’a été envoyé sans lui.`,
    action: 'Saisissez l’adresse du proxy dans les Réglages, sous Réseau.',
  },
  proxyAddress: {
    title: 'Ce n’est pas l’adresse d’un proxy',
    meaning: 'Rien n’a été modifié.',
    action:
      'Écrivez-la sous la forme proxy.example:3128, avec https:// ou socks5:// devant si besoin.',
  },
  noAuthorities: {
    title: 'Cet ordinateur n’approuve aucune autorité',
    meaning: 'Il n’a pas de liste d’autorités lisible : aucun serveur ne peut prouver qui il est.',
    action:
      'Demandez à la personne qui s’occupe de cet ordinateur d’installer cette liste (ca-certificates).',
  },
  unexpectedAnswer: {
    title: 'AEM a donné une réponse que Relabel ne comprend pas',
    meaning: 'Elle n’a rien modifié.',
    action: sendDetails,
  },
} satisfies Record<keyof typeof englishErrors, ErrorCopy>;
