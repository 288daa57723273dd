### The guard of Live, what to know before a change, and going on after a pause.

guard-locked = { $stage } · lecture seule
guard-unlocked = { $stage } · déverrouillée
guard-signed-out = Déconnecté
guard-access-ended = L’accès a expiré à { $moment }
guard-access-ended-on = L’accès a expiré le { $moment }
guard-unlock = Déverrouiller pour cette fenêtre…
guard-lock-again = Verrouiller de nouveau
guard-unlock-title = Déverrouiller { $name } pour cette fenêtre ?
guard-unlock-body = C’est l’environnement de production : le public peut voir une modification immédiatement.

guard-unlock-points =
    .step-1 = Le déverrouillage ne modifie encore rien. Relabel demande toujours votre confirmation avant chaque modification.
    .step-2 = L’environnement reste déverrouillé jusqu’à ce que vous choisissiez « Verrouiller de nouveau » ou que vous fermiez Relabel.

guard-unlock-speed = Vitesse des modifications : { $name }. { $hint }.
guard-unlock-yes = Déverrouiller
guard-unlock-no = Garder en lecture seule
guard-unlock-failed = La production n’a pas pu être déverrouillée
guard-lock-failed = La production n’a pas pu être verrouillée
guard-notice-title = { $name } est en production et en lecture seule
guard-notice-change = Vous pouvez préparer et vérifier cette modification. Pour l’envoyer, déverrouillez la production.
guard-notice-check = Passez d’abord tout en revue. Pour envoyer cette modification, déverrouillez la production pour cette fenêtre.
guard-notice-paused = Pour continuer cette modification, déverrouillez la production pour cette fenêtre.

guard-confirm-many-title =
    { $n ->
        [one] Modifier { $n } ressource ?
        [many] Modifier { $n } de ressources ?
       *[other] Modifier { $n } ressources ?
    }

guard-confirm-many-body =
    { $n ->
        [one] { $n } ressource va changer dans { $name }.
        [many] { $n } de ressources vont changer dans { $name }.
       *[other] { $n } ressources vont changer dans { $name }.
    }

guard-confirm-fields = Ce qui change
guard-confirm-field = { $field } : { $value } ({ $assets })
guard-confirm-does = { $what } ({ $assets })
guard-confirm-from-sheet = comme l’indique votre feuille
guard-confirm-type = Pour continuer, saisissez le nombre de ressources : { $assets }
guard-confirm-type-hint = Demandé pour les grandes modifications, et pour les feuilles dont les ressources se trouvent dans plusieurs dossiers de premier niveau.
guard-confirm-type-wrong = Ce n’est pas le bon nombre : { $assets } vont changer.
guard-outlook-title = Avant de commencer
guard-outlook-title-bad = Cette modification échouera sans doute
guard-outlook-expected = La modification durera environ { $duration }.
guard-outlook-noted = AEM indiquera que le compte de votre clé a modifié ces ressources en dernier.
guard-outlook-checking = Relabel vérifie qu’AEM est prêt
guard-outlook-failed = Relabel n’a pas pu déterminer si AEM est prêt

guard-outlook-token-ends =
    { $duration ->
        [none]
            Votre accès expire { $isToday ->
                [yes] à
               *[no] le
            } { $moment }, avant la fin de cette modification. Obtenez d’abord une nouvelle clé d’un jour, ou commencez maintenant et déposez le nouveau fichier de clé quand la modification se mettra en pause.
       *[other]
            Votre accès expire { $isToday ->
                [yes] à
               *[no] le
            } { $moment }, avant la fin de cette modification (environ { $duration }). Obtenez d’abord une nouvelle clé d’un jour, ou commencez maintenant et déposez le nouveau fichier de clé quand la modification se mettra en pause.
    }

guard-outlook-key-ends = La clé de cette connexion expire le { $day }. Demandez-en une nouvelle à votre administrateur dès maintenant ; l’ancienne fonctionne jusque-là.
guard-outlook-besides-publishes = Si vous utilisez Content Hub, les ressources approuvées (« approved ») y apparaissent. Si vous utilisez Dynamic Media avec OpenAPI, AEM les diffuse aussi publiquement.
guard-outlook-besides-starts-workflows = Une modification de cette ampleur peut lancer de nombreux workflows dans AEM : consultez d’abord votre administrateur.
guard-outlook-open-check = Vérifier la connexion
guard-outlook-again = Vérifier de nouveau
guard-paused-key = Déposez un nouveau fichier de clé du même compte n’importe où dans cette fenêtre. La modification reprend alors automatiquement là où elle s’est arrêtée.
guard-paused-signIn = Reconnectez-vous : la modification reprend alors automatiquement là où elle s’est arrêtée.
guard-paused-choose-key = Choisir un fichier de clé
guard-paused-sign-in-now = Se connecter
guard-paused-prepare-request = Préparer une demande pour votre administrateur

guard-paused-kept =
    { $done ->
        [0] Aucune ressource n’est encore traitée, et rien n’est perdu.
        [one] { $done } ressource est déjà traitée et reste telle quelle.
        [many] { $done } de ressources sont déjà traitées et restent telles quelles.
       *[other] { $done } ressources sont déjà traitées et restent telles quelles.
    }
