### Why single assets are not changed.

reasons-cannot-assetMissing = Ressource déplacée, supprimée ou hors de sa période d’activation
reasons-cannot-stillProcessing = AEM est encore en train de traiter la ressource
reasons-cannot-checkedOut = Quelqu’un a extrait la ressource
reasons-cannot-unsupportedValue = La valeur actuelle est enregistrée sous une forme que Relabel ne peut pas écrire
reasons-cannot-kindMismatch = Le champ contient ici un autre type de valeur
reasons-cannot-readFailed = La ressource n’a pas pu être lue
reasons-cannot-requiredEmpty = Champ obligatoire qui serait vide
reasons-cannot-notAllowed = Valeur qui ne fait pas partie de celles proposées par AEM
reasons-cannot-tooLong = Valeur trop longue pour ce champ
reasons-cannot-prefixUnknown = AEM ne reconnaît peut-être pas le préfixe du nom du champ
reasons-cannot-locked = Ce champ est verrouillé par votre schéma de métadonnées
reasons-cannot-reviewStatusLocked = Votre schéma de métadonnées verrouille l’état de la révision : Adobe le fournit avec « Désactiver la modification » coché
reasons-cannot-listInSingle = Plusieurs valeurs pour un champ qui n’en accepte qu’une
reasons-cannot-tagUnknown = Balise non reconnue par AEM
reasons-cannot-dateUnreadable = Ce n’est pas une date
reasons-cannot-numberUnreadable = Ce n’est pas un nombre
reasons-cannot-yesNoUnreadable = Ce n’est ni oui ni non
reasons-cannot-undecoded = Certains caractères du fichier sont illisibles
reasons-cannot-brokenLetters = Un autre programme a altéré les caractères de la feuille
reasons-cannot-numberRounded = Le tableur a arrondi ce long nombre
reasons-cannot-numberFormatted = Le tableur affiche ce nombre sous une autre forme
reasons-cannot-cellError = La cellule contient une erreur du tableur
reasons-cannot-assetNotFound = Aucune ressource n’a ce chemin, ce nom ou cet identifiant
reasons-cannot-assetAmbiguous = Plusieurs ressources portent ce nom
reasons-cannot-rowsContradict = Des lignes de la feuille se contredisent
reasons-cannot-leftOut = Vous avez choisi de l’ignorer
reasons-note-rowsMerged = Plusieurs lignes disent la même chose
reasons-note-tagMoved = La balise a été déplacée dans AEM ; son nouvel emplacement est utilisé
reasons-note-changesAgain = Une deuxième exécution modifierait de nouveau la valeur
reasons-note-sourceEmpty = Le champ dont vient la valeur est vide
reasons-note-otherRequiredEmpty = Un autre champ obligatoire de cette ressource est vide
reasons-note-lineEnds = Seuls les sauts de ligne diffèrent
reasons-note-undoInexact = L’annulation ne rétablira peut-être pas le type exact ou les millisecondes

reasons-outcome-changedByOther =
    .title = Quelqu’un d’autre a modifié la ressource entre-temps
    .action = Vérifiez de nouveau ces ressources pour voir les valeurs actuelles.

reasons-outcome-assetMissing =
    .title = Ressource déplacée, supprimée ou hors de sa période d’activation
    .action = Cherchez ces ressources dans AEM. Si elles sont censées y être, demandez qui les a déplacées.

reasons-outcome-notPermitted =
    .title = Pas d’autorisation de modifier la ressource
    .action = Demandez l’autorisation à votre administrateur AEM. Comptez une dizaine de minutes, puis réessayez.

reasons-outcome-locked =
    .title = Ressource verrouillée ou extraite par quelqu’un
    .action = Demandez aux personnes concernées de déverrouiller ou d’archiver ces ressources, puis réessayez.

reasons-outcome-valueRejected =
    .title = AEM n’a pas accepté la valeur
    .action = Vérifiez les valeurs : elles sont peut-être trop longues ou d’un autre type.

reasons-outcome-serverError =
    .title = AEM n’a pas réussi à enregistrer la ressource, malgré plusieurs tentatives
    .action = Réessayez plus tard. Si cela persiste, envoyez les détails à votre administrateur.

reasons-outcome-notTaken =
    .title = AEM a accepté la modification mais garde une autre valeur
    .action = Une règle d’AEM fixe peut-être ce champ. Adressez-vous à votre administrateur.

reasons-outcome-answerLost =
    .title = La réponse d’AEM a été perdue
    .action = Vérifiez de nouveau ces ressources : certaines ont peut-être été modifiées, d’autres non.

reasons-outcome-stopped =
    .title = La modification a été arrêtée avant d’atteindre ces ressources
    .action = Pour les traiter, choisissez « Réessayer ».

reasons-outcome-precondition =
    .title = AEM indique que la ressource a changé entre-temps
    .action = Vérifiez de nouveau ces ressources pour voir les valeurs actuelles.

reasons-outcome-unexpectedAnswer =
    .title = Relabel ne comprend pas la réponse d’AEM
    .action = Envoyez les détails à votre administrateur.

reasons-outcome-fieldProtected =
    .title = Seul AEM peut renseigner ce champ
    .action = N’incluez pas ce champ : AEM le renseigne lui-même.

reasons-outcome-checkedIn =
    .title = La gestion des versions d’AEM protège la ressource des modifications
    .action = Envoyez les détails à votre administrateur.

reasons-outcome-notCommitted =
    .title = AEM n’a pas pu enregistrer la ressource : modification simultanée ou préfixe de champ inconnu
    .action = Réessayez. Si cela persiste, vérifiez les noms des champs ou contactez votre administrateur.

reasons-outcome-goneMeanwhile =
    .title = Ressource supprimée ou déplacée entre-temps
    .action = Cherchez ces ressources dans AEM, ou demandez qui les a déplacées.

reasons-outcome-folderLeft =
    .title = Ressource supprimée ou déplacée entre-temps ; un dossier peut rester à cet emplacement
    .action = Regardez dans AEM ce qui se trouve à ces emplacements, et ne supprimez que des dossiers vides.

reasons-outcome-goneAfterwards =
    .title = Ressource supprimée ou déplacée après l’enregistrement par AEM
    .action = Cherchez ces ressources dans AEM, ou demandez qui les a déplacées.

reasons-outcome-stillProcessing =
    .title = AEM est encore en train de traiter la ressource
    .action = Réessayez dans quelques minutes.

reasons-outcome-changedElsewhere =
    .title = AEM indique avoir aussi modifié autre chose
    .action = Vérifiez dans AEM les éléments cités dans les détails, et envoyez ces détails à votre administrateur.

reasons-outcome-adjustedByAem =
    .title = AEM a modifié la valeur
    .action = La liste montre ce qu’AEM a enregistré ; « Annuler la modification » rétablit les anciennes valeurs.

reasons-outcome-retypedByAem =
    .title = AEM a changé le type de la valeur
    .action = Relabel a rétabli le bon type. Rien à faire.

reasons-outcome-interfaceRefused =
    .title = AEM ne montre pas la ressource à cette clé
    .action = Demandez à votre administrateur AEM si l’application peut utiliser ces ressources.
