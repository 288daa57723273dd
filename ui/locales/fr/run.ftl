### A change while it runs, what it waits for, going on later, and how fast it goes.

run-titles-change = Modification des ressources
run-titles-undo = Retour aux anciennes valeurs
run-titles-retry = Nouvel essai
run-title-paused = En pause
run-title-stopping = Arrêt en cours
run-kinds-change = Une modification de métadonnées.
run-kinds-undo = Ceci rétablit ce qu’une modification précédente a remplacé.
run-kinds-retry = Ceci réessaie ce qu’une modification précédente n’a pas fait.
run-progress = { $done } sur { $total }
run-progress-label = Avancement de la modification
run-announce = { $percent } : { $done } sur { $total }
run-changed = Modifiées
run-brought-back = Rétablies
run-already-right = Déjà justes
run-attention = À regarder
run-waiting = En attente
run-speed = environ { $n } par seconde
run-time-left = encore environ { $duration }
run-time-left-short = encore moins d’une minute
run-slow-down = AEM nous a demandé de ralentir. Relabel attend { $duration }, puis reprend de lui-même.
run-slow-down-said = AEM nous a demandé de ralentir. Relabel attend et reprend de lui-même.
run-allowed = AEM permet environ { $n } requêtes par seconde ; Relabel s’y tient.
run-all-well = AEM répond normalement.

run-refused =
    { $n ->
        [many] AEM nous a demandé { $n } de fois de ralentir jusqu’ici.
       *[other] AEM nous a demandé { $n } fois de ralentir jusqu’ici.
    }

run-paused-by-user = Vous avez mis cette modification en pause. Rien n’est envoyé.
run-paused-by-environment = Relabel a mis cette modification en pause
run-stop-unwritten = La modification a été arrêtée, mais cela n’a pas pu être noté
run-settling = En attente de la réponse d’AEM pour ce qui est déjà parti.
run-way-on-itself = Relabel regarde toutes les quelques secondes et reprend de lui-même dès que cela remarche.
run-way-on-space = Libérez de la place. Relabel regarde toutes les quelques secondes et reprend de lui-même quand il y en a.
run-way-on-busy = Attendez qu’AEM soit moins occupé, puis continuez. « Douce » ci-dessous en demande moins à AEM.
run-way-on-page = Ouvrez AEM dans votre navigateur. Quand vous y revoyez vos ressources, revenez et continuez.
run-way-on-rights = Demandez l’autorisation puis continuez, ou continuez maintenant : les ressources que Relabel ne peut pas modifier sont listées, les autres sont modifiées.
run-way-on-keyStore = Déverrouillez le trousseau de votre ordinateur, puis continuez.
run-way-on-network = Regardez « Réseau » dans les réglages : il y est dit ce qui ne va pas. Puis continuez.
run-way-on-portal = Ouvrez une page quelconque dans votre navigateur et identifiez-vous sur votre réseau. Relabel regarde toutes les quelques secondes et continue tout seul.
run-way-on-clock = Laissez l’ordinateur régler son horloge tout seul, puis continuez.
run-way-on-files = Rien d’autre n’est envoyé avant de pouvoir être noté. Continuez pour réessayer. Si cela persiste, fermez Relabel et envoyez les détails à votre administrateur.
run-way-on-damage = Rien d’autre n’est envoyé. Fermez Relabel et redémarrez-le : il propose alors d’enregistrer ce qui est lisible.
run-way-on-unwritten = Rien d’autre n’est envoyé. Quand les fichiers peuvent de nouveau être écrits, continuez la modification ou restez-en là.
run-open-network = Vérifier le réseau
run-pause = Pause
run-continue = Continuer
run-stop = Arrêter
run-stop-title = Arrêter cette modification ?

run-stop-body =
    { $changed ->
        [0] Aucune ressource n’est encore modifiée.
        [one] { $changed } ressource est modifiée et le reste. Vous pourrez annuler cela ensuite.
        [many] { $changed } de ressources sont modifiées et le restent. Vous pourrez annuler cela ensuite.
       *[other] { $changed } ressources sont modifiées et le restent. Vous pourrez annuler cela ensuite.
    } { $waiting ->
        [0] Plus rien n’est en attente.
        [one] { $waiting } ressource ne sera pas envoyée.
        [many] { $waiting } de ressources ne seront pas envoyées.
       *[other] { $waiting } ressources ne seront pas envoyées.
    }

run-stop-undo-body =
    { $changed ->
        [0] Aucune ressource n’est encore rétablie.
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
run-leave-hint = Vous pouvez quitter cette page ; la modification continue et reste visible en haut.
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
unfinished-title-of-retry = Un nouvel essai a été interrompu
unfinished-intro = Rien n’est perdu. Relabel regarde d’abord quelles ressources sont faites, puis continue avec les autres.
unfinished-progress = { $done } ressources sur { $total } faites
unfinished-where = { $folder } dans { $connection }
unfinished-started = Début : { $moment }
unfinished-fields = Champs : { $fields }
unfinished-paused-by-user = Vous aviez demandé une pause.
unfinished-paused-by-environment = En attente de ceci :
unfinished-go-on = Reprendre
unfinished-look = Voir le détail
unfinished-leave = En rester là
unfinished-go-on-named = Reprendre : { $folder }
unfinished-look-named = Voir le détail : { $folder }
unfinished-leave-named = En rester là : { $folder }
unfinished-sign-in-first = Vous êtes déconnecté de { $name }. Connectez-vous, puis reprenez.
unfinished-unlock-first = { $name } est en production et en lecture seule. Déverrouillez, puis reprenez.
unfinished-connection-gone = La connexion « { $name } » n’est plus ici. Déposez son fichier de clé n’importe où dans cette fenêtre, puis reprenez.
unfinished-practice-gone = L’environnement d’entraînement repart à neuf à chaque fois : cette modification n’a plus rien avec quoi reprendre. Rien de réel n’a été touché.
unfinished-other-account = Pour reprendre, il faut une clé du compte qui a lancé la modification.
unfinished-add-key-first = Ajoutez d’abord sa connexion avec un fichier de clé, puis reprenez.
unfinished-leave-title = En rester là ?

unfinished-leave-body =
    { $changed ->
        [0] Aucune ressource n’est connue comme modifiée.
        [one] { $changed } ressource est modifiée et le reste. Vous pourrez annuler cela dans l’historique.
        [many] { $changed } de ressources sont modifiées et le restent. Vous pourrez annuler cela dans l’historique.
       *[other] { $changed } ressources sont modifiées et le restent. Vous pourrez annuler cela dans l’historique.
    } { $waiting ->
        [0] Plus rien n’est en attente.
        [one] { $waiting } ressource n’a pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.
        [many] { $waiting } de ressources n’ont pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.
       *[other] { $waiting } ressources n’ont pas encore de résultat : une partie de ce qui était en route est peut-être arrivée.
    } Il ne sera plus possible de reprendre ; vous pourrez réessayer le reste par une nouvelle modification.

unfinished-leave-yes = En rester là
unfinished-leave-no = Décider plus tard

unfinished-notice =
    { $n ->
        [one] Une modification a été interrompue et peut reprendre.
        [many] { $n } de modifications ont été interrompues et peuvent reprendre.
       *[other] { $n } modifications ont été interrompues et peuvent reprendre.
    }

unfinished-notice-show = Afficher
unfinished-notice-later = Plus tard

closing-title = Fermer Relabel maintenant ?
closing-running = Une modification est encore en cours : { $done } sur { $total }.
closing-paused = Une modification est en pause : { $done } sur { $total }.

closing-several =
    { $n ->
        [one] { $n } modification n’est pas terminée :
        [many] { $n } de modifications ne sont pas terminées :
       *[other] { $n } modifications ne sont pas terminées :
    }

closing-line = { $done } ressources sur { $total } faites
closing-kept = Si vous fermez Relabel maintenant, rien n’est perdu : au prochain démarrage, vous pourrez reprendre.
closing-ended = La modification s’est terminée entre-temps.
closing-keep-open = Laisser ouvert
closing-close = Fermer Relabel
closing-is-closing = En attente des dernières réponses d’AEM. Rien de nouveau n’est envoyé.
closing-failed = Relabel n’a pas pu être fermé : { $why }.
closing-failed-title = Relabel n’a pas pu être fermé

route-label = Comment les modifications sont écrites
route-names-together = Plusieurs ressources par requête
route-names-oneByOne = Une requête par ressource
route-together = Jusqu’à 50 ressources à la fois : rapide et léger pour AEM. La modification d’un collègue sur le même champ est perdue si elle arrive dans la dernière seconde.
route-with-versions = Plus lent. AEM compare les versions : la modification d’un collègue n’est jamais écrasée.
route-one-by-one = Plus lent et plus lourd pour AEM. La modification d’un collègue sur le même champ est perdue si elle arrive dans la dernière seconde.
route-applies-to = S’applique aux prochaines modifications dans { $connection }.
route-refused = AEM a refusé plusieurs ressources dans une requête. Relabel les écrit une par une jusqu’à { $until }, puis réessaie.
route-saved = Enregistré : { $name }.
route-failed = Ce choix n’a pas pu être enregistré

speed-label = Vitesse
speed-names-gentle = Douce
speed-names-normal = Normale
speed-names-fast = Rapide
speed-hints-gentle = Jusqu’à 20 ressources par seconde
speed-hints-normal = Jusqu’à 300 ressources par seconde
speed-hints-fast = Aussi vite qu’AEM le permet
speed-holds = Vaut pour tout ce qui est envoyé à { $connection }.
speed-saved = Enregistré : { $name }.
speed-failed = La vitesse n’a pas pu être changée

trouble-link = Provoquer des ennuis pour s’entraîner
trouble-title = Des ennuis pour s’entraîner
trouble-intro = Voyez ce que fait Relabel quand AEM passe une mauvaise journée. Tout se passe dans l’environnement d’entraînement seulement.
trouble-staged = À l’œuvre maintenant
trouble-none = Tout va bien : l’environnement d’entraînement répond à chaque requête.
trouble-colon =  :{ " " }
trouble-at-work = À l’œuvre : { $hits }

trouble-hits =
    { $n ->
        [0] n’a encore rien rencontré
        [one] a touché { $n } requête
        [many] a touché { $n } de requêtes
       *[other] a touché { $n } requêtes
    }

trouble-limit = Au plus { $n } requêtes par seconde
trouble-latency = Chaque réponse commence après { $n } ms
trouble-calm = Tout calmer
trouble-calm-hint = Plus d’ennuis, plus de limite, et aussi vite qu’au début.
trouble-calm-done = Tout est de nouveau calme.
trouble-staged-now = Provoqué : { $name }
trouble-events = Faire arriver quelque chose
trouble-kinds-slowDown = AEM demande de ralentir
trouble-kinds-down = AEM est en panne une minute
trouble-kinds-loginPage = Page de connexion au lieu de données
trouble-kinds-passEnds = Le laissez-passer se termine
trouble-kinds-noPermission = Pas d’autorisation dans un dossier
trouble-kinds-otherEdits = Quelqu’un d’autre modifie 5 ressources
trouble-kinds-answerLost = La réponse d’AEM se perd
trouble-kinds-oneFails = Une ressource échoue toujours
trouble-kind-hints-slowDown = 20 fois, chaque fois pour 2 secondes
trouble-kind-hints-down = Dès la prochaine requête, chacune rencontre une page d’erreur
trouble-kind-hints-loginPage = Les 12 prochaines requêtes
trouble-kind-hints-passEnds = Pendant la prochaine modification ; Relabel en cherche un nouveau tout seul
trouble-kind-hints-noPermission = Dans le dossier « People »
trouble-kind-hints-otherEdits = Des vidéos, pendant que toute la bibliothèque est modifiée
trouble-kind-hints-answerLost = 3 ressources de la prochaine modification : chacune arrive, sa réponse non
trouble-kind-hints-oneFails = « Glass workshop team », dans « People »
trouble-limits = Combien de requêtes AEM permet par seconde
trouble-limit-of = { $n } par seconde
trouble-latencies = Combien de temps AEM met à commencer une réponse
trouble-latency-of = { $n } ms
trouble-own = Tout autre ennui
trouble-own-label = Ennui, par écrit
trouble-own-hint = Par exemple 503-html:every=2,for=60s
trouble-stage = Le provoquer
trouble-own-invalid = Relabel ne comprend pas ceci : { $why }
trouble-how = Ce qu’on peut écrire
trouble-back = Retour à la connexion
trouble-failed = L’environnement d’entraînement n’a pas accepté
trouble-gone = L’environnement d’entraînement ne tourne pas

damage-title = Les fichiers de Relabel sont endommagés
damage-what = Le fichier où Relabel note chaque modification n’est plus fiable. Cela arrive quand un disque faiblit ou que le courant se coupe.
damage-aem = Vos ressources dans AEM ne sont pas touchées. Vos clés sont en sûreté dans le trousseau de cet ordinateur.
damage-nothing = Tant que ceci n’est pas décidé, rien n’est lu dans AEM et rien n’y est envoyé.
damage-save-title = 1. Enregistrer ce qui est lisible
damage-save-hint = Une feuille de chaque modification encore lisible : ressource, champ, valeur avant, valeur après. Gardez-la : c’est votre trace si quelque chose doit être annulé à la main.
damage-save = Enregistrer ce qui est lisible
damage-saved = Enregistré.
damage-not-saved = Rien n’a été enregistré.
damage-save-failed = Ce qui est lisible n’a pas pu être enregistré
damage-afresh-title = 2. Commencer avec un Relabel vide
damage-afresh-hint = Le fichier endommagé est gardé à côté du nouveau, pour votre administrateur. Les connexions sont à ajouter de nouveau ; l’historique est vide.
damage-afresh = Commencer avec un Relabel vide
damage-afresh-ask = Commencer avec un Relabel vide ?
damage-afresh-body = L’historique et les connexions repartent vides. Le fichier endommagé est renommé et gardé. Les modifications qu’il notait ne pourront plus être annulées d’un clic.
damage-afresh-not-saved = Vous n’avez pas encore enregistré ce qui est lisible.
damage-afresh-yes = Commencer vide
damage-afresh-running = Relabel redémarre.
damage-afresh-failed = Relabel n’a pas pu commencer vide
damage-cannot-start = Relabel ne peut pas démarrer
damage-close = Fermer Relabel
