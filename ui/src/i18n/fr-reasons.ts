// French: why single assets are not changed.

import type { CannotReason, CellNote, OutcomeReason } from '../backend/bindings';

/** Why single assets are not changed: a short reason and what to do. */
export const reasons = {
  cannot: {
    assetMissing: 'Déplacée, supprimée ou hors de ses dates d’activation',
    stillProcessing: 'AEM est encore en train de la traiter',
    checkedOut: 'Quelqu’un l’a extraite',
    unsupportedValue: 'Sa valeur actuelle a une forme qui ne peut pas être réécrite',
    kindMismatch: 'Le champ contient ici un autre type de valeur',
    readFailed: 'Elle n’a pas pu être lue',
    requiredEmpty: 'Obligatoire, et serait vide',
    notAllowed: 'Ne fait pas partie des valeurs proposées par AEM',
    tooLong: 'Trop long pour ce champ',
    prefixUnknown: 'AEM ne connaît peut-être pas le début du nom du champ',
    locked: 'Ce champ est verrouillé par votre formulaire AEM',
    reviewStatusLocked:
      'Votre formulaire AEM verrouille l’état de la révision : Adobe le livre avec « Disable edit » coché',
    listInSingle: 'Plusieurs valeurs pour un champ qui n’en contient qu’une',
    tagUnknown: 'AEM ne connaît pas cette balise',
    dateUnreadable: 'Ce n’est pas une date',
    numberUnreadable: 'Ce n’est pas un nombre',
    yesNoUnreadable: 'Ce n’est ni oui ni non',
    undecoded: 'Certains caractères du fichier sont illisibles',
    brokenLetters: 'Un autre programme a abîmé les lettres de la feuille',
    numberRounded: 'Le tableur a arrondi ce long nombre',
    numberFormatted: 'Le tableur affiche ce nombre sous une autre forme',
    cellError: 'La cellule contient une erreur du tableur',
    assetNotFound: 'Aucune ressource n’a ce chemin, ce nom ou cet identifiant',
    assetAmbiguous: 'Plusieurs ressources portent ce nom',
    rowsContradict: 'Une autre ligne de la feuille dit autre chose',
    leftOut: 'Vous l’avez laissée de côté',
  } satisfies Record<CannotReason, string> as Record<CannotReason, string>,
  note: {
    rowsMerged: 'Plusieurs lignes disent la même chose',
    tagMoved: 'La balise a été déplacée dans AEM, la nouvelle est utilisée',
    changesAgain: 'Une deuxième exécution la modifierait encore',
    sourceEmpty: 'Le champ dont elle vient est vide',
    otherRequiredEmpty: 'Un autre champ obligatoire de cette ressource est vide',
    lineEnds: 'Seules les fins de ligne diffèrent',
    undoInexact: 'L’annulation peut ne pas rendre son type exact ou ses millisecondes',
  } satisfies Record<CellNote, string> as Record<CellNote, string>,
  outcome: {
    changedByOther: {
      title: 'Modifiée par quelqu’un après votre vérification',
      action: 'Vérifiez de nouveau ces ressources pour voir les nouvelles valeurs.',
    },
    assetMissing: {
      title: 'Déplacée, supprimée ou hors de ses dates d’activation',
      action: 'Cherchez-la dans AEM. Si elle devrait y être, demandez qui l’a déplacée.',
    },
    notPermitted: {
      title: 'Pas d’autorisation pour la modifier',
      action:
        'Demandez l’autorisation à votre administrateur AEM. Comptez une dizaine de minutes, puis réessayez.',
    },
    locked: {
      title: 'Verrouillée ou extraite par quelqu’un',
      action: 'Demandez à cette personne de l’archiver, puis réessayez.',
    },
    valueRejected: {
      title: 'AEM n’a pas accepté la valeur',
      action: 'Vérifiez la valeur : elle est peut-être trop longue ou d’un autre type.',
    },
    serverError: {
      title: 'AEM a échoué plusieurs fois sur elle',
      action: 'Réessayez plus tard. Si cela persiste, envoyez les détails à votre administrateur.',
    },
    notTaken: {
      title: 'AEM a accepté la modification mais garde une autre valeur',
      action: 'Une règle d’AEM fixe peut-être ce champ. Demandez à votre administrateur.',
    },
    answerLost: {
      title: 'La réponse d’AEM s’est perdue',
      action:
        'Vérifiez de nouveau ces ressources : certaines sont modifiées, d’autres peut-être pas.',
    },
    stopped: {
      title: 'La modification a été arrêtée avant',
      action: 'Vérifiez et exécutez de nouveau pour continuer avec elles.',
    },
    precondition: {
      title: 'AEM dit qu’elle a changé entre-temps',
      action: 'Vérifiez de nouveau ces ressources pour voir les nouvelles valeurs.',
    },
    unexpectedAnswer: {
      title: 'AEM a donné une réponse que Relabel ne comprend pas',
      action: 'Envoyez les détails à votre administrateur.',
    },
    fieldProtected: {
      title: 'Seul AEM peut renseigner ce champ',
      action: 'N’incluez pas ce champ : AEM le renseigne lui-même.',
    },
    checkedIn: {
      title: 'Archivée : à extraire dans AEM avant toute modification',
      action: 'Demandez à votre administrateur de l’extraire dans AEM, puis réessayez.',
    },
    notCommitted: {
      title: 'AEM n’a pas pu l’enregistrer : modification simultanée ou préfixe de champ inconnu',
      action:
        'Réessayez. Si cela persiste, vérifiez les noms des champs ou contactez votre administrateur.',
    },
    goneMeanwhile: {
      title: 'Supprimée ou déplacée entre-temps',
      action: 'Cherchez-la dans AEM, ou demandez qui l’a déplacée.',
    },
    folderLeft: {
      title: 'Supprimée ou déplacée entre-temps ; un dossier peut rester à cet emplacement',
      action: 'Regardez dans AEM ce qui s’y trouve, et ne supprimez qu’un dossier vide.',
    },
    goneAfterwards: {
      title: 'Supprimée ou déplacée après l’enregistrement par AEM',
      action: 'Cherchez-la dans AEM, ou demandez qui l’a déplacée.',
    },
    stillProcessing: {
      title: 'AEM est encore en train de la traiter',
      action: 'Réessayez dans quelques minutes.',
    },
    changedElsewhere: {
      title: 'AEM dit avoir modifié aussi autre chose',
      action:
        'Regardez dans AEM ce que nomment les détails, et envoyez-les à votre administrateur.',
    },
    adjustedByAem: {
      title: 'AEM a modifié la valeur',
      action:
        'Elle est enregistrée. La liste montre ce qu’AEM garde ; Annuler rétablit l’ancienne valeur.',
    },
    retypedByAem: {
      title: 'AEM a changé le type de la valeur',
      action: 'Relabel l’a corrigée. Rien à faire.',
    },
    interfaceRefused: {
      title: 'AEM ne le montre pas à l’application de cette clé',
      action: 'Demandez à votre administrateur AEM si l’application peut utiliser ces ressources.',
    },
  } satisfies Record<OutcomeReason, { title: string; action: string }> as Record<
    OutcomeReason,
    { title: string; action: string }
  >,
};
