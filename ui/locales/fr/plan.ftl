### Old and new, before anything is sent.

plan-show-all = Toutes
plan-show-willChange = Vont changer
plan-show-alreadyRight = Déjà à jour
plan-show-cannot = Impossible
plan-show-problems = Problèmes
plan-show-leftOut = Ignorées
plan-show-noted = Remarques
plan-show-edited = Modifiées à la main

# Avant les filtres, qui comptent des valeurs et non des ressources.
plan-menu-copy-new = Copier la nouvelle valeur
plan-menu-copy-old = Copier l’ancienne valeur
plan-values = Valeurs
plan-find = Rechercher dans cette liste
plan-field = Champ
plan-all-fields = Tous les champs
plan-sort-by = Trier par « { $column } »
plan-row = Ligne
plan-preparing = Tri de la liste

plan-nothing-found = Aucun résultat
plan-nothing-found-hint = Aucune ressource ni aucune valeur, ancienne ou nouvelle, ne contient ce texte.
plan-no-problems = Aucun problème
plan-none-edited = Aucune valeur n’a été modifiée à la main
plan-show-all-rows = Tout afficher
plan-hint = Appuyez sur Entrée pour modifier une nouvelle valeur, sur Suppr pour ignorer une ligne.
plan-hint-full = Changez de ligne avec les flèches. Entrée ou F2 modifie la nouvelle valeur ; Tab l’enregistre et passe à la suivante. Suppr ignore une ligne. Ctrl+Z (Commande+Z sur un Mac) rétablit la valeur calculée.
plan-hint-rows = Quand des lignes de la feuille se contredisent, 1 utilise la première, 2 la deuxième.
plan-edit = Modifier « { $field } » pour { $asset }
plan-leave-out = Ignorer « { $field } » pour { $asset }
plan-put-back = Rétablir « { $field } » pour { $asset }
plan-value = Nouvelle valeur du champ « { $field } » pour { $asset }
plan-by-hand = Modifiée à la main
plan-edit-title = Nouvelle valeur du champ « { $field } »
plan-old-value = Ancienne valeur
plan-make-empty = Vider ce champ
plan-save = Enregistrer
plan-keys = Entrée enregistre, Échap annule
plan-saved = « { $field } » pour { $asset } : valeur modifiée
plan-left-out = « { $field } » pour { $asset } : valeur ignorée
plan-was-put-back = « { $field } » pour { $asset } : valeur rétablie
plan-edit-failed = La valeur n’a pas pu être modifiée
plan-not-fitting = Cette valeur ne convient pas à ce champ.
plan-too-long = C’est trop long.
plan-rows-disagree = Les lignes { $one } et { $other } se contredisent
plan-row-number = Ligne { $row }
plan-row-use = Utiliser la ligne { $row }
plan-row-use-for = Utiliser la ligne { $row } pour le champ « { $field } » ({ $asset })
plan-rows-about = La feuille donne des valeurs différentes pour le champ « { $field } » ({ $asset }) :

plan-rows-for-all =
    { $which ->
        [first] Faire de même pour tous les cas semblables : toujours la première ligne
       *[last] Faire de même pour tous les cas semblables : toujours la dernière ligne
    }

plan-rows-taken =
    { $which ->
        [first] { $n ->
            [one] La première ligne a été utilisée pour { $n } valeur
            [many] La première ligne a été utilisée pour { $n } de valeurs
           *[other] La première ligne a été utilisée pour { $n } valeurs
        }
       *[last] { $n ->
            [one] La dernière ligne a été utilisée pour { $n } valeur
            [many] La dernière ligne a été utilisée pour { $n } de valeurs
           *[other] La dernière ligne a été utilisée pour { $n } valeurs
        }
    }

plan-blocked-title =
    { $n ->
        [one] { $n } problème à régler d’abord
        [many] { $n } de problèmes à régler d’abord
       *[other] { $n } problèmes à régler d’abord
    }

plan-blocked-body =
    { $n ->
        [one] Saisissez cette valeur vous-même, ou ignorez-la.
       *[other] Saisissez ces valeurs vous-même, ou ignorez-les.
    }
plan-blocked-show = Afficher

plan-broken-title =
    { $n ->
        [one] Un autre programme a altéré les caractères de { $n } valeur
        [many] Un autre programme a altéré les caractères de { $n } de valeurs
       *[other] Un autre programme a altéré les caractères de { $n } valeurs
    }

plan-broken-body = « { $broken } » dans la feuille signifie sans doute « { $repaired } ». Rien n’est envoyé avant votre choix.
plan-broken-repair = Réparer
plan-broken-keep = Envoyer sans réparer
plan-form-unread-title = Le schéma de métadonnées d’AEM n’a pas pu être lu
plan-form-unread-body = Les champs obligatoires, les valeurs proposées et les champs verrouillés n’ont pas été vérifiés. Revenez en arrière et relancez la vérification dans une minute.

plan-inexact-note =
    { $n ->
        [one] L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de { $n } valeur.
        [many] L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de { $n } de valeurs.
       *[other] L’annulation ne rétablira peut-être pas le type ou les millisecondes exacts de { $n } valeurs.
    }

plan-again-note =
    { $n ->
        [one] Une deuxième exécution modifierait de nouveau { $n } valeur.
        [many] Une deuxième exécution modifierait de nouveau { $n } de valeurs.
       *[other] Une deuxième exécution modifierait de nouveau { $n } valeurs.
    }

plan-mend-assetMissing = Cherchez-la dans AEM
plan-mend-stillProcessing = Vérifiez de nouveau dans quelques minutes
plan-mend-checkedOut = Demandez qu’elle soit archivée
plan-mend-unsupportedValue = Modifiez celle-ci dans AEM
plan-mend-kindMismatch = Saisissez une valeur de ce type
plan-mend-readFailed = Vérifiez de nouveau
plan-mend-requiredEmpty = Saisissez une valeur, ou ignorez la ligne
plan-mend-notAllowed = Saisissez une valeur proposée par AEM
plan-mend-tooLong = Saisissez une valeur plus courte
plan-mend-prefixUnknown = Demandez à votre administrateur de déclarer ce préfixe
plan-mend-locked = Demandez à votre administrateur si ce champ peut être modifié
plan-mend-reviewStatusLocked = Demandez à votre administrateur de décocher « Désactiver la modification » pour ce champ dans le schéma de métadonnées
plan-mend-listInSingle = Saisissez une seule valeur
plan-mend-tagUnknown = Choisissez une autre balise, ou ignorez la ligne
plan-mend-dateUnreadable = Saisissez une date
plan-mend-numberUnreadable = Saisissez un nombre
plan-mend-yesNoUnreadable = Choisissez oui ou non
plan-mend-undecoded = Saisissez de nouveau la valeur
plan-mend-brokenLetters = Réparez la valeur, ou saisissez-la de nouveau
plan-mend-numberRounded = Saisissez tous ses chiffres
plan-mend-numberFormatted = Saisissez-le tel qu’il doit être
plan-mend-cellError = Saisissez la valeur
plan-mend-assetNotFound = Corrigez le chemin, le nom ou l’identifiant dans la feuille
plan-mend-assetAmbiguous = Choisissez celle dont il s’agit
plan-mend-rowsContradict = Choisissez une ligne, corrigez la valeur ou ignorez-la
plan-mend-leftOut = Rétablissez-la si elle a sa place ici

check-title = Avant et après
check-intro = Rien n’a encore été envoyé.

check-scope =
    { $n ->
        [one] { $n } valeur de { $assets } ressource va changer.
        [many] { $n } de valeurs de { $assets ->
            [one] { $assets } ressource
            [many] { $assets } de ressources
           *[other] { $assets } ressources
        } vont changer.
       *[other] { $n } valeurs de { $assets ->
            [one] { $assets } ressource
            [many] { $assets } de ressources
           *[other] { $assets } ressources
        } vont changer.
    }
check-reading = Lecture des valeurs actuelles : { $read } sur { $total }
check-reading-label = Lecture des ressources
check-filters = Afficher
check-all = Toutes
check-filter = { $name } { $n }
check-list-label = Anciennes et nouvelles valeurs
check-column-asset = Ressource
check-column-field = Champ
check-column-old = Avant
check-column-new = Après
check-column-state = Effet
check-state-willChange = Va changer
check-state-alreadyRight = Déjà à jour
check-state-cannot = Impossible
check-nothing-title = Rien ne changerait
check-nothing-right = Toutes les ressources ont déjà ces valeurs.
check-nothing-cannot = Les ressources qui n’ont pas encore ces valeurs ont été ignorées ou ne peuvent pas être modifiées. La liste indique pourquoi.
check-none-in-filter = Aucune
check-failed-title = La vérification s’est arrêtée

check-change =
    { $n ->
        [one] Modifier { $n } ressource
        [many] Modifier { $n } de ressources
       *[other] Modifier { $n } ressources
    }

check-edit-again = Revenir à la modification
check-live-title = Modifier l’environnement de production ?

check-live-body =
    { $n ->
        [one] { $n } ressource va changer dans { $name }. Le public peut le voir immédiatement.
        [many] { $n } de ressources vont changer dans { $name }. Le public peut le voir immédiatement.
       *[other] { $n } ressources vont changer dans { $name }. Le public peut le voir immédiatement.
    }

check-live-field = { $field } : { $value }
check-live-clear = le champ sera vide

check-live-cells =
    { $n ->
        [one] { $n } valeur change
        [many] { $n } de valeurs changent
       *[other] { $n } valeurs changent
    }

check-start-failed = La modification n’a pas pu commencer
