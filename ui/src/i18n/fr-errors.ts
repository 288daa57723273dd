// French: what went wrong, what it means, and who does what.

import type { ErrorCode } from '../backend/bindings';
import type { ErrorCopy } from './error-copy';
import { questionErrors } from './fr-questions';

const askForNewKey = 'Demandez un nouveau fichier de clé à votre administrateur AEM.';
const sendDetails = 'Envoyez les détails ci-dessous à votre administrateur AEM.';

export const errors = {
  keyFileEmpty: {
    title: 'Ce fichier est vide',
    meaning: 'Le téléchargement s’est sans doute arrêté avant de commencer.',
    action: 'Téléchargez de nouveau le fichier de clé, puis déposez-le ici.',
  },
  keyFileTooLarge: {
    title: 'Ce n’est pas un fichier de clé',
    meaning: 'Il est bien plus gros que n’importe quel fichier de clé.',
    action: 'Cherchez un petit fichier qui se termine par .json, puis déposez-le ici.',
  },
  keyFileUnreadable: {
    title: 'Ce fichier n’a pas pu être ouvert',
    meaning: 'Il a peut-être été déplacé, ou vous n’avez pas le droit de le lire.',
    action: 'Copiez-le sur votre bureau, puis déposez-le ici.',
  },
  keyFileNotRecognised: {
    title: 'Ce n’est pas un fichier de clé connu de Relabel',
    meaning: 'Il ne contient aucune des entrées d’un fichier de clé AEM.',
    action:
      'Demandez à votre administrateur AEM les informations d’identification de service, ou OAuth, de votre environnement.',
  },
  keyFileIncomplete: {
    title: 'Il manque la moitié de ce fichier',
    meaning: 'Il s’arrête au milieu, comme un téléchargement interrompu.',
    action: 'Téléchargez de nouveau le fichier de clé, puis déposez-le ici.',
  },
  keyFileSavedError: {
    title: 'Ce fichier contient un message d’erreur, pas une clé',
    meaning: 'La page dont il provient avait un problème à ce moment-là.',
    action: 'Demandez à votre administrateur AEM de télécharger de nouveau le fichier de clé.',
  },
  keyFileRetiredJwt: {
    title: 'Adobe a retiré ce type de fichier de clé',
    meaning: 'Il vient d’une console qui ne délivre plus de clés utilisables ici.',
    action:
      'Demandez à votre administrateur AEM les informations d’identification de service, dans la Developer Console de votre environnement AEM.',
  },
  keyFilePublicOnly: {
    title: 'La moitié secrète de la clé manque',
    meaning: 'Ce fichier ne contient que la moitié publique, qui n’ouvre rien.',
    action: 'Demandez le fichier de clé complet à votre administrateur AEM.',
  },
  keyFileOtherProject: {
    title: 'Ce fichier de clé est celui d’un autre produit Adobe',
    meaning: ({ field }) =>
      field === null ? 'Il n’ouvre pas AEM.' : `Ce qu’il ouvre (« ${field} ») n’est pas AEM.`,
    action: 'Demandez à votre administrateur AEM un fichier de clé de votre environnement AEM.',
  },
  keyFileArchive: {
    title: 'C’est une archive, pas un fichier de clé',
    meaning: 'Relabel ne regarde pas dans les archives, comme les fichiers ZIP.',
    action: 'Ouvrez l’archive, sortez-en le fichier de clé, puis déposez celui-ci ici.',
  },
  keyFileDocument: {
    title: 'C’est une image ou un document, pas un fichier de clé',
    meaning: 'La photo d’une clé, ou un courrier qui en parle, n’ouvre rien.',
    action: 'Cherchez un petit fichier qui se termine par .json ou .env, puis déposez-le ici.',
  },
  keyFileFieldMissing: {
    title: 'Il manque quelque chose dans ce fichier de clé',
    meaning: ({ field }) =>
      field === null ? 'Une entrée nécessaire est absente.' : `L’entrée « ${field} » est absente.`,
    action: askForNewKey,
  },
  keyFileKeyUnusable: {
    title: 'La clé de ce fichier est inutilisable',
    meaning: 'Elle est endommagée, ou d’un type qu’AEM ne délivre pas.',
    action: askForNewKey,
  },
  keyFileKeyWeak: {
    title: 'La clé de ce fichier est trop faible',
    meaning: 'Elle a moins de 2048 bits ; aujourd’hui, une telle clé peut être devinée.',
    action: askForNewKey,
  },
  keyFileKeyMismatch: {
    title: 'Les parties de ce fichier de clé ne vont pas ensemble',
    meaning: 'La clé et son certificat viennent de fichiers différents.',
    action: askForNewKey,
  },
  keyFileExpired: {
    title: ({ ended }) =>
      ended === null
        ? 'Ce fichier de clé a expiré'
        : `Ce fichier de clé ne fonctionne plus depuis le ${ended}`,
    meaning: 'Un fichier de clé est valable un an.',
    action: askForNewKey,
  },
  tokenFileExpired: {
    title: ({ ended }) =>
      ended === null ? 'Ce laissez-passer a expiré' : `Ce laissez-passer a expiré le ${ended}`,
    meaning: 'Un laissez-passer de ce type est valable un jour.',
    action: 'Demandez-en un nouveau dans la Developer Console d’AEM, puis déposez-le ici.',
  },
  signInHostNotAllowed: {
    title: 'Ce fichier de clé désigne un serveur de connexion inconnu',
    meaning: ({ host }) =>
      host === null
        ? 'Ce n’est pas un serveur d’Adobe. Rien n’y a été envoyé.'
        : `${host} n’est pas un serveur d’Adobe. Rien n’y a été envoyé.`,
    action: 'N’utilisez pas ce fichier. Dites à votre administrateur AEM d’où il vient.',
  },
  addressNotAllowed: {
    title: 'La clé ne peut pas être envoyée à cette adresse',
    meaning: ({ host }) =>
      host === null
        ? 'Ce n’est pas l’adresse d’un environnement auteur AEM.'
        : `${host} n’est pas l’adresse d’un environnement auteur AEM.`,
    action:
      'Saisissez l’adresse que vous voyez dans le navigateur quand vous travaillez dans AEM. Elle commence par https://author-.',
  },
  addressNeedsConfirmation: {
    title: 'Cette adresse est inhabituelle',
    meaning: ({ host }) =>
      host === null
        ? 'AEM a d’ordinaire une autre adresse.'
        : `AEM a d’ordinaire une autre adresse que ${host}.`,
    action: 'Confirmez-la seulement si votre administrateur vous a donné exactement cette adresse.',
  },
  importGone: {
    title: 'Ce fichier de clé a attendu trop longtemps',
    meaning: 'Par sécurité, Relabel oublie un fichier de clé qui n’est pas utilisé aussitôt.',
    action: 'Choisissez de nouveau le fichier.',
  },
  replaceNotConfirmed: {
    title: 'Ce compte a déjà une autre clé',
    meaning: 'Rien n’a été remplacé : Relabel ne le fait que si vous le dites.',
    action: 'Déposez de nouveau le fichier et choisissez s’il remplace l’ancienne clé.',
  },
  otherAccount: {
    title: 'Cette clé appartient à un autre compte',
    meaning: 'Elle ne peut pas remplacer la clé de cette connexion.',
    action: 'Déposez la clé du même compte, ou ajoutez celle-ci comme une connexion à part.',
  },
  keyFileChanged: {
    title: 'Le fichier n’a pas été supprimé',
    meaning: 'Ce n’est plus celui qui a été lu, ou il n’est déjà plus là.',
    action: 'Regardez le fichier vous-même, et supprimez-le si vous n’en avez plus besoin.',
  },
  keyStoreMissing: {
    title: 'Cet ordinateur n’a pas de trousseau de clés',
    meaning: 'Relabel ne garde les clés nulle part ailleurs : rien n’a été enregistré.',
    action:
      'Gardez la clé seulement jusqu’à la fermeture de Relabel, ou demandez un trousseau à votre service informatique.',
  },
  keyStoreLocked: {
    title: 'Le trousseau de clés de votre ordinateur est verrouillé',
    meaning: 'Rien n’a été enregistré.',
    action:
      'Déverrouillez-le et réessayez, ou gardez la clé seulement jusqu’à la fermeture de Relabel.',
  },
  keyStoreFailed: {
    title: 'Le trousseau de clés de votre ordinateur a refusé',
    meaning: 'Rien n’a été enregistré.',
    action: 'Réessayez, ou gardez la clé seulement jusqu’à la fermeture de Relabel.',
  },
  keyGone: {
    title: 'La clé de cette connexion a disparu',
    meaning: 'Elle n’est plus dans le trousseau de clés de cet ordinateur.',
    action: 'Déposez de nouveau le fichier de clé.',
  },
  notFound: {
    title: 'Cet élément n’existe plus',
    meaning: 'Il a été fermé ou supprimé entre-temps.',
    action: 'Revenez en arrière et reprenez de là.',
  },
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
  liveLocked: {
    title: 'L’environnement de production est en lecture seule',
    meaning:
      'Rien n’a été modifié. La production reste verrouillée tant que vous ne la déverrouillez pas dans cette fenêtre.',
    action: 'Déverrouillez-la en haut de la fenêtre quand vous êtes sûr, puis réessayez.',
  },
  countNotTyped: {
    title: 'Le nombre de ressources n’a pas été confirmé',
    meaning:
      'Rien n’a été modifié. Autant de ressources ne changent qu’après en avoir saisi le nombre.',
    action: 'Saisissez le nombre de ressources, puis recommencez.',
  },
  certificateNotRecognised: {
    title: 'Ce fichier n’est pas un certificat',
    meaning: 'Un fichier de certificat se termine le plus souvent par .pem, .crt ou .cer.',
    action:
      'Demandez à votre service informatique le certificat du réseau de votre entreprise, sous forme de fichier.',
  },
  certificateNotAuthority: {
    title: 'Ce n’est pas le certificat dont Relabel a besoin',
    meaning:
      'Il appartient à un seul serveur et n’en garantit aucun autre : l’approuver ne servirait à rien.',
    action:
      'Demandez à votre service informatique le certificat racine du réseau de votre entreprise.',
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
      'Votre réseau inspecte les échanges d’une façon que cet ordinateur n’accepte pas, ou l’adresse est fausse.',
    action:
      'Vérifiez le réseau dans les Réglages : vous y verrez ce qui ne va pas, et pourrez ajouter le certificat de votre entreprise.',
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
  unexpectedAnswer: {
    title: 'AEM a donné une réponse que Relabel ne comprend pas',
    meaning: 'Elle n’a rien modifié.',
    action: sendDetails,
  },
  fieldInvalid: {
    title: ({ field }) =>
      field === null
        ? 'Un champ ne peut pas être envoyé'
        : `${field} ne peut pas être modifié ainsi`,
    meaning: 'AEM le gère lui-même, ou la valeur ne convient pas.',
    action: 'Choisissez un autre champ, ou corrigez la valeur.',
  },
  pathInvalid: {
    title: 'Ce dossier ne fait pas partie de la bibliothèque',
    meaning: 'Relabel ne travaille que dans la bibliothèque de ressources d’AEM.',
    action: 'Choisissez un dossier dans la liste.',
  },
  planNotRunnable: {
    title: 'Cette vérification n’est plus utilisable',
    meaning: 'Elle a déjà été exécutée, n’est pas complète ou n’a rien à modifier.',
    action: 'Revenez en arrière et vérifiez de nouveau.',
  },
  fileNotRead: {
    title: 'Le fichier n’a pas pu être lu',
    meaning: 'Un autre programme le bloque peut-être, ou vous n’avez pas le droit de le lire.',
    action: 'Fermez-le dans ce programme, ou copiez-le sur votre bureau, puis choisissez-le.',
  },
  fileNotWritten: {
    title: ({ full }) =>
      full ? 'Le disque est plein' : 'Le fichier n’a pas pu être enregistré à cet endroit',
    meaning: ({ full }) =>
      full
        ? 'Il n’y a plus de place pour le fichier. Celui qui s’y trouvait n’a pas changé.'
        : 'Il est peut-être ouvert dans un autre programme, ou ce dossier vous est interdit.',
    action: ({ full }) =>
      full
        ? 'Libérez de la place, ou choisissez un autre endroit.'
        : 'Fermez-le dans ce programme, ou choisissez un autre endroit.',
  },
  storeFailed: {
    title: ({ full }) =>
      full ? 'Le disque est plein' : 'Les fichiers de Relabel ne peuvent pas être écrits',
    meaning: ({ full }) =>
      full
        ? 'Relabel note chaque étape avant d’envoyer quoi que ce soit, et il n’y a plus de place.'
        : 'Relabel note chaque étape avant d’envoyer quoi que ce soit.',
    action: ({ full }) => (full ? 'Libérez de la place, puis réessayez.' : sendDetails),
  },
  storeDamaged: {
    title: 'Les fichiers de Relabel sont endommagés',
    meaning: 'Rien n’est envoyé tant qu’ils le sont. Ce qui est dans AEM n’a pas bougé.',
    action: 'Fermez Relabel et redémarrez-le : il propose alors d’enregistrer ce qui est lisible.',
  },
  storeNewer: {
    title: 'Un Relabel plus récent a servi sur cet ordinateur',
    meaning: 'Cette version ne peut pas lire ses fichiers.',
    action: 'Installez la dernière version de Relabel.',
  },
  storeBusy: {
    title: 'Relabel est déjà ouvert',
    meaning: 'Une seule fenêtre à la fois peut travailler avec ses fichiers.',
    action: 'Fermez l’autre, puis réessayez.',
  },
  practiceFailed: {
    title: 'L’environnement d’entraînement n’a pas démarré',
    meaning: 'Quelque chose sur cet ordinateur l’en empêche.',
    action: 'Réessayez. Si cela persiste, redémarrez Relabel.',
  },
  sheetNotRecognised: {
    title: 'Ce n’est pas une feuille de calcul connue de Relabel',
    meaning: 'Ce n’est ni un fichier Excel ni du texte avec un signe entre les cellules.',
    action: 'Enregistrez-la en .xlsx ou .csv, puis choisissez ce fichier.',
  },
  sheetOldFormat: {
    title: 'Ce format de feuille de calcul n’est pas pris en charge',
    meaning: 'C’est un ancien fichier Excel, ou celui d’un autre programme (.xls, .ods).',
    action: 'Ouvrez-la, enregistrez-la en .xlsx, puis choisissez ce fichier.',
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
  recipeNotRecognised: {
    title: 'Ce n’est pas une recette de Relabel',
    meaning: 'Le fichier n’a aucune des entrées d’une recette.',
    action: 'Choisissez un fichier qui se termine par .relabel.json.',
  },
  recipeNewer: {
    title: 'Cette recette vient d’un Relabel plus récent',
    meaning: 'Elle peut demander une chose que celui-ci ne sait pas faire.',
    action: 'Mettez Relabel à jour, puis rouvrez la recette.',
  },
  searchTooLong: {
    title: 'Cette recherche est trop longue',
    meaning: 'AEM n’accepte pas une recherche aussi longue.',
    action: 'Retirez quelques conditions, puis recherchez de nouveau.',
  },
  searchClosed: {
    title: 'AEM ne laisse pas ce compte faire de recherche',
    meaning:
      'Par nom de fichier et par type, Relabel peut chercher malgré tout, en parcourant le dossier. Pour le reste, c’est à AEM de répondre.',
    action:
      'Cherchez seulement par nom ou par type, ou choisissez les ressources dans leur dossier. Pour le reste, demandez à votre administrateur AEM que le compte puisse utiliser le Query Builder.',
  },
  tagsNotReadable: {
    title: 'Les balises d’AEM n’ont pas pu être lues',
    meaning:
      'Sans elles, rien de ce qui porte des balises ne peut être vérifié. Rien n’a été modifié.',
    action:
      'Réessayez. Si cela persiste, demandez à votre administrateur AEM que le compte puisse lire les balises.',
  },
  ...questionErrors,
  requestInvalid: {
    title: 'Quelque chose s’est mal passé dans Relabel',
    meaning: 'La fenêtre et le cœur de l’application ne se sont pas compris. Rien n’a été envoyé.',
    action: 'Redémarrez Relabel. Si cela se reproduit, gardez les détails ci-dessous.',
  },
} satisfies Record<ErrorCode, ErrorCopy> as Record<ErrorCode, ErrorCopy>;
