### Changes that were, and what can follow them.

history-title = Historique
history-intro = Toutes les modifications faites avec Relabel sur cet ordinateur. Ouvrez-en une pour la revoir ou l’annuler.
history-search = Rechercher
history-search-hint = Dossier, champ, connexion ou personne
history-list-label = Modifications, la plus récente d’abord
history-column-what = Modification
history-column-where = Où
history-column-when = Quand
history-column-who = Qui
history-column-result = Résultat

history-what =
    { $kind ->
        [undo] Annulation : { $fields }
        [retry] Nouvelle tentative : { $fields }
       *[change] { $fields }
    }

history-no-fields = Aucun champ

history-found =
    { $n ->
        [0] Aucune modification
        [one] { $n } modification
        [many] { $n } de modifications
       *[other] { $n } modifications
    }

history-found-more =
    { $n ->
        [one] { $n } modification pour l’instant, la suite plus bas
        [many] { $n } de modifications pour l’instant, la suite plus bas
       *[other] { $n } modifications pour l’instant, la suite plus bas
    }

history-empty-title = Aucune modification pour l’instant
history-empty-hint = Vos modifications apparaissent ici. Vous pouvez aussi les annuler d’ici.
history-empty-go = Aller aux ressources
history-no-hits-title = Aucune modification ne correspond
history-no-hits-hint = Rien n’a été trouvé pour « { $search } ». Essayez le nom d’un dossier, d’un champ ou d’une connexion.
history-clear-search = Afficher toutes les modifications
history-failed-title = L’historique n’a pas pu être lu
history-job-failed-title = Cette modification n’a pas pu être lue
history-delete = Supprimer…
history-delete-title = Supprimer cette modification ?
history-delete-body = Ses anciennes et nouvelles valeurs sont supprimées de cet ordinateur, de même que son annulation ou ses nouvelles tentatives. La modification ne pourra plus être annulée, et son rapport ne pourra plus être enregistré. AEM n’est pas touché.
history-delete-yes = Supprimer la modification
history-delete-failed = La modification n’a pas été supprimée
history-back = Revenir à l’historique
history-recent = Dernières modifications
history-see-all = Tout voir
history-see-all-named = Tout voir dans l’historique
history-undo-named = { $undo } { $what }, { $folder }
history-phase-running = En cours
history-phase-paused = En pause
history-phase-stopping = Arrêt en cours
history-phase-stopped = Arrêtée
history-phase-finished = Terminée

history-sum-changed =
    { $kind ->
        [undo]
            { $n ->
                [0] aucune rétablie
                [one] { $n } rétablie
                [many] { $n } de rétablies
               *[other] { $n } rétablies
            }
       *[other]
            { $n ->
                [0] aucune modifiée
                [one] { $n } modifiée
                [many] { $n } de modifiées
               *[other] { $n } modifiées
            }
    }

history-sum-already-right = { $n } déjà à jour

history-sum-attention = { $n } à examiner

history-sum-not-sent =
    { $n ->
        [one] { $n } non envoyée
        [many] { $n } de non envoyées
       *[other] { $n } non envoyées
    }

history-sum-left-out =
    { $n ->
        [one] { $n } ignorée
        [many] { $n } d’ignorées
       *[other] { $n } ignorées
    }

history-sum-fields-not-done =
    { $n ->
        [one] { $n } champ non traité
        [many] { $n } de champs non traités
       *[other] { $n } champs non traités
    }

history-sum-waiting = { $n } en attente
history-facts-label = À propos de cette modification
history-facts-folder = Dossier
history-facts-connection = Connexion
history-facts-fields = Champs
history-facts-who = Qui
history-facts-started = Début
history-facts-took = Durée
history-facts-follows = Fait suite à
history-day-and-time = { $day }, { $time }
history-gone = supprimée

history-took =
    { $speed ->
        [none] { $duration }
       *[other] { $duration }, environ { $speed } par seconde
    }

history-follows-change = la modification du { $moment }
history-follows-undo = l’annulation du { $moment }
history-follows-retry = la nouvelle tentative du { $moment }
history-running-title = Cette modification n’est pas terminée

history-running-hint = Ressources traitées : { $done } sur { $total }.

history-show-progress = Afficher l’avancement
history-paused-hint = Elle est en pause.

after-title =
    { $kind ->
        [undo]
            { $n ->
                [0] Aucune ressource n’a retrouvé ses anciennes valeurs
                [one] { $n } ressource a retrouvé ses anciennes valeurs
                [many] { $n } de ressources ont retrouvé leurs anciennes valeurs
               *[other] { $n } ressources ont retrouvé leurs anciennes valeurs
            }
       *[other]
            { $n ->
                [0] Aucune ressource modifiée
                [one] { $n } ressource modifiée
                [many] { $n } de ressources modifiées
               *[other] { $n } ressources modifiées
            }
    }

after-all-done-change = Toutes les valeurs choisies sont maintenant dans AEM.
after-all-done-undo = Toutes les anciennes valeurs ont été rétablies.
after-all-done-retry = Toutes les ressources qui restaient ont maintenant les valeurs choisies.
after-adjusted = AEM a modifié certaines des valeurs choisies ; voir ci-dessous.

after-attempts =
    { $n ->
        [one] envoyée une fois
        [many] envoyée { $n } de fois
       *[other] envoyée { $n } fois
    }

after-undo-long = Annuler la modification…
after-retry = Réessayer…
after-preparing = Préparation
after-undo-failed = L’annulation n’a pas pu être préparée
after-not-retried-conflict-title =
    { $n ->
        [one] « Réessayer » ignore { $n } ressource en conflit
        [many] « Réessayer » ignore { $n } de ressources en conflit
       *[other] « Réessayer » ignore { $n } ressources en conflit
    }

after-not-retried-conflict = Quelqu’un d’autre a modifié des valeurs entre-temps : Relabel n’y touche pas.
after-not-retried-conflict-show = Voir les conflits

after-not-retried-cannotBeDone-title =
    { $n ->
        [one] « Réessayer » ignore { $n } ressource qui ne peut pas être modifiée
        [many] « Réessayer » ignore { $n } de ressources qui ne peuvent pas être modifiées
       *[other] « Réessayer » ignore { $n } ressources qui ne peuvent pas être modifiées
    }

after-not-retried-cannotBeDone = La vérification l’a déjà montré. La raison figure à côté de chaque ressource : une fois le problème réglé, sélectionnez-la de nouveau.
after-not-retried-cannotBeDone-show = Voir ce qui est impossible
after-retry-failed = La nouvelle tentative n’a pas pu être préparée
after-connection-gone = La connexion « { $name } » a été supprimée
after-add-key = Déposez le fichier de clé de « { $name } » n’importe où dans cette fenêtre, puis revenez ici.
after-practice-gone = L’environnement d’entraînement repart de zéro à chaque fois : il n’y a plus rien à rétablir.
after-nothing-left = Il n’y a plus rien à faire ici. Ouvrez l’historique pour voir ce qui a été fait depuis.
after-report = Enregistrer le rapport
after-reports-xlsx = Classeur Excel
after-reports-csv = Fichier CSV
after-reports-notDone = Seulement ce qui n’est pas fait
after-report-hints-xlsx = Chaque ressource, avec les valeurs avant et après et le résultat
after-report-hints-csv = La même chose, pour tout tableur
after-report-hints-notDone = Une feuille à compléter et à réutiliser
after-saved = Le rapport est enregistré.
after-save-failed = Le rapport n’a pas pu être enregistré
after-sheet = Résultat
after-report-column-asset = Ressource
after-report-column-field = Champ
after-report-column-before = Avant
after-report-column-after = Après
after-report-column-outcome = Résultat
after-report-column-what-to-do = Que faire
after-report-column-to-be-cleared = à vider

follow-up-title-undo = Ce qui sera rétabli
follow-up-title-retry = Ce qui sera retenté
follow-up-intro-undo = Cette annulation rétablit ce que la modification du { $moment } a remplacé. Les valeurs que quelqu’un a modifiées depuis restent telles quelles. Rien n’a encore été envoyé.
follow-up-intro-retry = Cette nouvelle tentative porte sur ce que la modification du { $moment } n’a pas fait, avec les mêmes valeurs. Rien n’a encore été envoyé.

follow-up-start-undo =
    { $n ->
        [one] Rétablir { $n } ressource
        [many] Rétablir { $n } de ressources
       *[other] Rétablir { $n } ressources
    }

follow-up-start-retry =
    { $n ->
        [one] Réessayer pour { $n } ressource
        [many] Réessayer pour { $n } de ressources
       *[other] Réessayer pour { $n } ressources
    }

follow-up-now = Maintenant
follow-up-comes-back = Après annulation
follow-up-back = Revenir sans commencer

follow-up-confirm-title-undo =
    { $n ->
        [one] Rétablir { $n } ressource ?
        [many] Rétablir { $n } de ressources ?
       *[other] Rétablir { $n } ressources ?
    }

follow-up-confirm-title-retry =
    { $n ->
        [one] Réessayer pour { $n } ressource ?
        [many] Réessayer pour { $n } de ressources ?
       *[other] Réessayer pour { $n } ressources ?
    }

follow-up-live-title-undo = Rétablir les anciennes valeurs dans l’environnement de production ?
follow-up-live-title-retry = Réessayer dans l’environnement de production ?
follow-up-value-undo =
    { $n ->
        [one] l’ancienne valeur sera rétablie
       *[other] les anciennes valeurs seront rétablies
    }

follow-up-value-retry =
    { $n ->
        [one] la valeur choisie sera écrite
       *[other] les valeurs choisies seront écrites
    }
follow-up-expected = Durée : environ { $duration }.

conflicts-title = Modifiées par quelqu’un d’autre
conflicts-intro-change = Quelqu’un a modifié ces ressources entre votre vérification et l’exécution : Relabel les a laissées telles quelles. Pour écrire quand même vos valeurs, sélectionnez de nouveau ces ressources : la nouvelle vérification montre les valeurs actuelles.
conflicts-intro-undo = Quelqu’un a modifié des champs de ces ressources après la modification que vous annulez : Relabel a laissé ces champs tels quels et a rétabli les autres. Pour rétablir quand même les anciennes valeurs de ces champs, modifiez de nouveau ces ressources.
conflicts-intro-retry = Quelqu’un a modifié ces ressources entre-temps : Relabel les a laissées telles quelles. Pour écrire quand même vos valeurs, sélectionnez de nouveau ces ressources : la nouvelle vérification montre les valeurs actuelles.
conflicts-list-label = Ressources modifiées par quelqu’un d’autre
conflicts-table-label = Valeurs pour { $asset }
conflicts-column-field = Champ
conflicts-column-before = Avant
conflicts-column-theirs = L’autre valeur
conflicts-yours-change = Votre valeur
conflicts-yours-undo = À rétablir
conflicts-yours-retry = Votre valeur
conflicts-is-theirs = modifiée par quelqu’un d’autre
conflicts-rest-change = comme avant
conflicts-rest-undo = rétablie
conflicts-rest-retry = comme avant
conflicts-more = En afficher { $n } de plus
conflicts-failed-title = Les valeurs n’ont pas pu être lues

chart-title = Déroulement
chart-title-going = Déroulement jusqu’ici
chart-speed = Ressources par seconde
chart-refused = AEM a demandé de ralentir
chart-summary = Ressources par seconde : { $peak } au plus. Durée : { $duration }.

chart-refused-times =
    { $n ->
        [0] AEM n’a jamais demandé de ralentir.
        [one] AEM a demandé de ralentir une fois.
        [many] AEM a demandé de ralentir { $n } de fois.
       *[other] AEM a demandé de ralentir { $n } fois.
    }

chart-start = Début
chart-failed-title = Le déroulement de cette modification n’a pas pu être lu
