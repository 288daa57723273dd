### A change while it runs, what it waits for, going on later, and how fast it goes.

run-titles-change = Modification des ressources
run-titles-undo = Rétablissement des anciennes valeurs
run-titles-retry = Nouvelle tentative
run-title-paused = En pause
run-title-stopping = Arrêt en cours
run-kinds-change = Une modification de métadonnées.
run-kinds-undo = Cette annulation rétablit ce qu’une modification précédente a remplacé.
run-kinds-retry = Cette nouvelle tentative porte sur ce qu’une modification précédente n’a pas fait.
run-progress = { $done } sur { $total }
run-progress-label = Avancement de la modification
run-announce = { $percent } : { $done } sur { $total }
run-changed = Modifiées
run-brought-back = Rétablies
run-already-right = Déjà à jour
run-attention = À examiner
run-waiting = En attente
run-speed = environ { $n } par seconde
run-time-left = encore environ { $duration }
run-time-left-short = encore moins d’une minute
run-slow-down = AEM a demandé de ralentir. Relabel attend { $duration }, puis reprend automatiquement.
run-slow-down-said = AEM a demandé de ralentir. Relabel attend, puis reprend automatiquement.
run-allowed = Requêtes par seconde autorisées par AEM : environ { $n }. Relabel respecte cette limite.
run-all-well = AEM répond normalement.

run-refused =
    { $n ->
        [many] Jusqu’ici, AEM a demandé { $n } de fois de ralentir.
       *[other] Jusqu’ici, AEM a demandé { $n } fois de ralentir.
    }

run-paused-by-user = Vous avez mis cette modification en pause. Rien n’est envoyé.
run-paused-by-environment = Relabel a mis cette modification en pause
run-stop-unwritten = La modification a été arrêtée, mais cela n’a pas pu être enregistré
run-settling = En attente de la réponse d’AEM aux requêtes déjà envoyées.
run-way-on-itself = Relabel vérifie à intervalles de quelques secondes et reprend automatiquement dès que tout fonctionne de nouveau.
run-way-on-space = Libérez de l’espace. Relabel vérifie à intervalles de quelques secondes et reprend automatiquement dès qu’il y en a assez.
run-way-on-busy = Attendez qu’AEM soit moins occupé, puis continuez. La vitesse « Modérée » ci-dessous sollicite moins AEM.
run-way-on-page = Ouvrez AEM dans votre navigateur. Quand vous y verrez de nouveau vos ressources, revenez et continuez.
run-way-on-rights = Demandez l’autorisation, puis continuez. Ou continuez maintenant : Relabel liste les ressources qu’il ne peut pas modifier, et modifie les autres.
run-way-on-keyStore = Déverrouillez le trousseau de votre ordinateur, puis continuez.
run-way-on-network = Consultez « Réseau » dans les Réglages pour voir ce qui ne va pas, puis continuez.
run-way-on-portal = Ouvrez une page quelconque dans votre navigateur et identifiez-vous sur votre réseau. Relabel vérifie à intervalles de quelques secondes et reprend automatiquement.
run-way-on-clock = Activez le réglage automatique de l’heure, puis continuez.
run-way-on-files = Plus rien n’est envoyé tant que l’enregistrement est impossible. Choisissez « Continuer » pour réessayer. Si le problème persiste, fermez Relabel et envoyez les détails à votre service informatique.
run-way-on-damage = Plus rien n’est envoyé. Fermez Relabel et redémarrez-le : il proposera d’enregistrer ce qui est lisible.
run-way-on-unwritten = Plus rien n’est envoyé. Quand les fichiers pourront de nouveau être écrits, continuez la modification ou choisissez de la clore.
run-open-network = Vérifier le réseau
run-pause = Mettre en pause
run-continue = Continuer
run-stop = Arrêter
run-stop-title = Arrêter cette modification ?

run-stop-body =
    { $changed ->
        [0] Aucune ressource n’a encore été modifiée.
        [one] { $changed } ressource a été modifiée et reste modifiée. Vous pourrez annuler cette modification ensuite.
        [many] { $changed } de ressources ont été modifiées et restent modifiées. Vous pourrez annuler cette modification ensuite.
       *[other] { $changed } ressources ont été modifiées et restent modifiées. Vous pourrez annuler cette modification ensuite.
    } { $waiting ->
        [0] Plus rien n’est en attente.
        [one] { $waiting } ressource ne sera pas modifiée.
        [many] { $waiting } de ressources ne seront pas modifiées.
       *[other] { $waiting } ressources ne seront pas modifiées.
    }

run-stop-undo-body =
    { $changed ->
        [0] Aucune ressource n’a encore été rétablie.
        [one] { $changed } ressource a retrouvé ses anciennes valeurs et les garde.
        [many] { $changed } de ressources ont retrouvé leurs anciennes valeurs et les gardent.
       *[other] { $changed } ressources ont retrouvé leurs anciennes valeurs et les gardent.
    } { $waiting ->
        [0] Plus rien n’est en attente.
        [one] { $waiting } ressource reste comme elle est.
        [many] { $waiting } de ressources restent comme elles sont.
       *[other] { $waiting } ressources restent comme elles sont.
    }

run-stop-yes = Arrêter la modification
run-keep-going = Poursuivre
run-leave-hint = Vous pouvez quitter cette page. La modification continue et reste visible en haut.
run-failed-title = L’état de cette modification ne peut pas être affiché
run-action-failed = Cela n’a pas fonctionné

unfinished-title =
    { $n ->
        [one] Une modification a été interrompue
        [many] { $n } de modifications ont été interrompues
       *[other] { $n } modifications ont été interrompues
    }

unfinished-title-of-change = Une modification a été interrompue
unfinished-title-of-undo = Une annulation a été interrompue
unfinished-title-of-retry = Une nouvelle tentative a été interrompue
unfinished-intro = Rien n’est perdu. Relabel vérifie d’abord quelles ressources sont traitées, puis continue avec les autres.

unfinished-progress = Ressources traitées : { $done } sur { $total }

unfinished-where = { $folder } dans { $connection }
unfinished-started = Début : { $moment }
unfinished-fields = Champs : { $fields }
unfinished-paused-by-user = Vous aviez demandé une pause.
unfinished-paused-by-environment = Relabel l’avait mise en pause pour la raison suivante :
unfinished-go-on = Reprendre
unfinished-look = Voir le détail
unfinished-leave = Clore la modification
unfinished-go-on-named = Reprendre : { $folder }
unfinished-look-named = Voir le détail : { $folder }
unfinished-leave-named = Clore la modification : { $folder }
unfinished-sign-in-first = Vous êtes déconnecté de « { $name } ». Connectez-vous, puis reprenez.
unfinished-unlock-first = { $name } est en production et en lecture seule. Déverrouillez l’environnement, puis reprenez.
unfinished-connection-gone = La connexion « { $name } » a été supprimée. Déposez son fichier de clé n’importe où dans cette fenêtre, puis reprenez.
unfinished-practice-gone = L’environnement d’entraînement repart de zéro à chaque fois : cette modification ne peut pas reprendre. Aucune de vos ressources n’a été touchée.
unfinished-other-account = Pour reprendre, il faut une clé du compte qui a lancé la modification.
unfinished-add-key-first = Ajoutez d’abord la connexion de cette modification avec un fichier de clé, puis reprenez.
unfinished-leave-title = Clore cette modification ?

unfinished-leave-body =
    { $changed ->
        [0] À la connaissance de Relabel, aucune ressource n’a été modifiée.
        [one] { $changed } ressource a été modifiée et reste modifiée. Vous pourrez annuler cette modification dans l’historique.
        [many] { $changed } de ressources ont été modifiées et restent modifiées. Vous pourrez annuler cette modification dans l’historique.
       *[other] { $changed } ressources ont été modifiées et restent modifiées. Vous pourrez annuler cette modification dans l’historique.
    } { $waiting ->
        [0] Plus rien n’est en attente.
        [one] Relabel ne connaît pas encore le résultat pour { $waiting } ressource : elle a peut-être été modifiée.
        [many] Relabel ne connaît pas encore le résultat pour { $waiting } de ressources : certaines ont peut-être été modifiées.
       *[other] Relabel ne connaît pas encore le résultat pour { $waiting } ressources : certaines ont peut-être été modifiées.
    } Vous ne pourrez plus reprendre cette modification, mais vous pourrez réessayer le reste dans une nouvelle modification.

unfinished-leave-yes = Clore la modification
unfinished-leave-no = Décider plus tard

unfinished-notice =
    { $n ->
        [one] Une modification a été interrompue. Vous pouvez la reprendre.
        [many] { $n } de modifications ont été interrompues. Vous pouvez les reprendre.
       *[other] { $n } modifications ont été interrompues. Vous pouvez les reprendre.
    }

unfinished-notice-show = Afficher
unfinished-notice-later = Plus tard

closing-title = Fermer Relabel maintenant ?
closing-running = Une modification est encore en cours : { $done } sur { $total }.
closing-paused = Une modification est en pause : { $done } sur { $total }.

closing-several =
    { $n ->
        [one] { $n } modification n’est pas terminée :
        [many] { $n } de modifications ne sont pas terminées :
       *[other] { $n } modifications ne sont pas terminées :
    }

closing-line = { $done } sur { $total }
closing-kept = Si vous fermez Relabel maintenant, rien n’est perdu : vous pourrez reprendre au prochain démarrage.
closing-practice = L’environnement d’entraînement est réinitialisé à chaque ouverture : si vous fermez Relabel maintenant, la modification en cours s’y arrête définitivement.
closing-ended = La modification s’est terminée entre-temps.
closing-keep-open = Laisser ouvert
closing-close = Fermer Relabel
closing-is-closing = En attente des dernières réponses d’AEM. Rien de nouveau n’est envoyé.
closing-failed = Relabel n’a pas pu être fermé. { $why }.
closing-failed-title = Relabel n’a pas pu être fermé

route-label = Mode d’écriture des modifications
route-names-together = Plusieurs ressources par requête
route-names-oneByOne = Une requête par ressource
route-together = Jusqu’à 50 ressources à la fois : rapide et léger pour AEM. La modification d’un collègue sur le même champ est perdue si elle est enregistrée dans la seconde qui précède l’écriture.
route-with-versions = Plus lent. AEM compare les versions : la modification d’un collègue n’est pas écrasée. Exception : là où l’API d’AEM ne garderait pas le type d’une valeur, la modification d’un collègue sur le même champ est perdue si elle est enregistrée dans la seconde qui précède l’écriture.
route-one-by-one = Plus lent et plus lourd pour AEM. La modification d’un collègue sur le même champ est perdue si elle est enregistrée dans la seconde qui précède l’écriture.
route-applies-to = S’applique aux prochaines modifications dans { $connection }.
route-refused = AEM a refusé une requête portant sur plusieurs ressources. Relabel les écrit donc une par une. Reprise des requêtes groupées : { $until }.
route-saved = Enregistré : { $name }.
route-failed = Ce choix n’a pas pu être enregistré

speed-label = Vitesse
speed-names-gentle = Modérée
speed-names-normal = Normale
speed-names-fast = Rapide
speed-hints-gentle = Jusqu’à 20 ressources par seconde
speed-hints-normal = Jusqu’à 300 ressources par seconde
speed-hints-fast = Aussi vite qu’AEM le permet
speed-holds = S’applique à tout ce qui est envoyé à { $connection }.
speed-saved = Enregistré : { $name }.
speed-failed = La vitesse n’a pas pu être changée

trouble-link = Simuler des incidents
trouble-title = Simuler des incidents
trouble-intro = Découvrez comment Relabel réagit quand AEM rencontre des incidents. Seul l’environnement d’entraînement est concerné.
trouble-staged = En cours
trouble-none = Aucun incident : l’environnement d’entraînement répond à chaque requête.
trouble-colon =  :{ " " }
trouble-at-work = En cours : { $hits }

trouble-hits =
    { $n ->
        [0] aucune requête pour l’instant
        [one] { $n } requête touchée
        [many] { $n } de requêtes touchées
       *[other] { $n } requêtes touchées
    }

trouble-limit =
    { $n ->
        [one] Au plus { $n } requête par seconde
        [many] Au plus { $n } de requêtes par seconde
       *[other] Au plus { $n } requêtes par seconde
    }

trouble-latency = Chaque réponse commence après { $n }{"\u00A0"}ms
trouble-calm = Réinitialiser
trouble-calm-hint = Aucun incident, aucune limite et la vitesse d’origine.
trouble-calm-done = L’environnement d’entraînement fonctionne de nouveau normalement.
trouble-staged-now = Simulation en cours : { $name }
trouble-events = Choisir un incident
trouble-kinds-slowDown = AEM demande de ralentir
trouble-kinds-down = AEM est en panne une minute
trouble-kinds-loginPage = Page d’identification au lieu de données
trouble-kinds-passEnds = L’accès expire
trouble-kinds-noPermission = Pas d’autorisation dans un dossier
trouble-kinds-otherEdits = Quelqu’un d’autre modifie 5 ressources
trouble-kinds-answerLost = La connexion se coupe après l’arrivée de la modification
trouble-kinds-oneFails = Une ressource échoue à chaque fois
trouble-kind-hints-slowDown = 20 fois, pendant 2 secondes à chaque fois
trouble-kind-hints-down = Chaque requête reçoit une page d’erreur, à partir de la prochaine
trouble-kind-hints-loginPage = Les 12 prochaines requêtes
trouble-kind-hints-passEnds = Pendant la prochaine modification ; Relabel le renouvelle automatiquement
trouble-kind-hints-noPermission = Dans le dossier « People »
trouble-kind-hints-otherEdits = Dans le dossier « Videos », pendant que vous modifiez toute la bibliothèque
trouble-kind-hints-answerLost = 3 ressources de la prochaine modification : chacune parvient à AEM, mais sa réponse est perdue
trouble-kind-hints-oneFails = « Glass workshop team », dans « People »
trouble-limits = Requêtes par seconde autorisées par AEM
trouble-limit-of = { $n } par seconde
trouble-latencies = Délai avant qu’AEM commence à répondre
trouble-latency-of = { $n }{"\u00A0"}ms
trouble-own = Autres incidents
trouble-own-label = Incident à simuler
trouble-own-hint = Par exemple, 503-html:every=2,for=60s
trouble-stage = Simuler
trouble-own-invalid = Relabel ne comprend pas ceci : { $why }
trouble-how = Ce que vous pouvez saisir
trouble-back = Revenir à la connexion
trouble-failed = L’environnement d’entraînement n’a pas accepté cette demande
trouble-gone = L’environnement d’entraînement n’est pas démarré

damage-title = Les fichiers de Relabel sont endommagés
damage-what = Le fichier où Relabel enregistre chaque modification n’est plus fiable. Cela peut arriver quand un disque tombe en panne ou que le courant est coupé.
damage-aem = Vos ressources dans AEM ne sont pas touchées. Vos clés sont en sécurité dans le trousseau de cet ordinateur.
damage-nothing = Tant que vous n’avez pas décidé, rien n’est lu dans AEM et rien n’y est envoyé.
damage-save-title = 1. Enregistrer ce qui est lisible
damage-save-hint = Une feuille qui recense toutes les modifications encore lisibles : ressource, champ, valeur avant, valeur après. Gardez-la : elle vous servira de référence si quelque chose doit être annulé à la main.
damage-save = Enregistrer ce qui est lisible
damage-saved = Enregistré.
damage-not-saved = Rien n’a été enregistré.
damage-save-failed = Ce qui est lisible n’a pas pu être enregistré
damage-afresh-title = 2. Repartir de zéro
damage-afresh-hint = Le fichier endommagé est gardé à côté du nouveau, pour votre administrateur. Vous devrez ajouter de nouveau vos connexions, et l’historique sera vide.
damage-afresh = Repartir de zéro
damage-afresh-ask = Repartir de zéro ?
damage-afresh-body = Il n’y aura plus ni historique ni connexions. Le fichier endommagé est renommé et gardé. Les modifications qu’il enregistrait ne pourront plus être annulées d’un clic.
damage-afresh-not-saved = Vous n’avez pas encore enregistré ce qui est lisible.
damage-afresh-yes = Repartir de zéro
damage-afresh-running = Relabel redémarre.
damage-afresh-failed = Relabel n’a pas pu repartir de zéro
damage-cannot-start = Relabel ne peut pas démarrer
damage-close = Fermer Relabel
