### Questions about content fragments, their answers, and what can go wrong with them.

error-endpointMissing =
    .title = Cette question ne peut plus être posée à AEM
    .meaning = La partie d’AEM interrogée a disparu ou a été déplacée.
    .action = Rouvrez la page « Questions ». Si cela persiste, adressez-vous à votre administrateur AEM.

error-schemaNotReadable =
    .title = Relabel n’a pas pu déterminer quelles questions sont possibles ici
    .meaning = AEM a décrit ses fragments de contenu sous une forme que Relabel ne connaît pas.
    .action = Réessayez. Si cela persiste, envoyez les détails ci-dessous à votre administrateur AEM.

error-answerTooLarge =
    .title = La réponse est trop volumineuse pour Relabel
    .meaning = L’une de ses pages dépasse à elle seule 32 mégaoctets.
    .action = Sélectionnez moins de colonnes, ou demandez moins à la fois.

error-answerGone =
    .title = Cette réponse a été fermée
    .meaning = Relabel ne garde que les dernières réponses consultées.
    .action = Posez de nouveau la question.

error-queryNameTaken =
    .title = AEM a déjà une question de ce nom
    .meaning = Rien n’a été remplacé.
    .action = Choisissez un autre nom, ou remplacez celle qui existe.

error-queryNameInvalid =
    .title = AEM n’accepte pas ce nom
    .meaning = Un nom se compose de lettres sans accent, de chiffres, de - et de _.
    .action = Choisissez un autre nom.

questions-title = Questions
questions-intro = Interrogez AEM sur ses fragments de contenu.
questions-no-connection = Les questions s’adressent à un environnement AEM. Choisissez-en un, ou essayez l’environnement d’entraînement.
questions-ways = Façon d’interroger AEM
questions-way-ask = Interroger
questions-way-saved = Enregistrées
questions-way-write = Écrire
questions-looking = Recherche des questions possibles
questions-look-failed = Relabel n’a pas pu déterminer quelles questions sont possibles ici
questions-models-failed = Les fragments de contenu de cet environnement n’ont pas pu être lus
questions-endpoint = Partie d’AEM
questions-everywhere = Tout AEM (global)

questions-none =
    .title = Aucune question n’est encore possible ici
    .hint = Cet environnement n’est pas configuré pour les questions sur les fragments de contenu. Votre administrateur AEM peut y remédier : la demande explique comment. Appuyez ensuite sur « Rechercher de nouveau ».

questions-not-allowed =
    .title = Le compte de votre clé n’est pas autorisé ici
    .hint = AEM ne lui dit pas quelles questions sont possibles. Votre administrateur AEM peut l’autoriser : la demande explique comment. Appuyez ensuite sur « Rechercher de nouveau ».

questions-no-models = Cette partie d’AEM n’a aucun modèle de fragment de contenu.
questions-again = Rechercher de nouveau
questions-write-to-admin = Afficher la demande pour votre administrateur
questions-admin-title = Demande pour votre administrateur AEM
questions-admin-hint = Copiez-la dans un e-mail ou un message instantané.
questions-message-hello = Bonjour,
questions-message-thanks = Merci !
questions-message-address = AEM : { $address }
questions-message-account = Compte : { $account }
questions-message-some-account = le compte technique de ma clé
questions-message-steps = Ce qu’il faut faire :

questions-message-endpoint =
    .ask = Pourriez-vous créer un point d’entrée GraphQL dans cet environnement AEM ? J’aimerais l’interroger sur ses fragments de contenu avec Relabel, mais Relabel n’y trouve aucun point d’entrée.
    .step-1 = Dans AEM, ouvrez Outils, Général, Navigateur de configuration. Dans les propriétés de la configuration, cochez « Requêtes persistantes GraphQL » et « Modèles de fragment de contenu ».
    .step-2 = Ouvrez Outils, Général, GraphQL, choisissez « Créer », puis cette configuration.
    .step-3 = Vérifiez que les modèles de fragment de contenu de la configuration sont activés.

questions-message-look =
    .ask = Pourriez-vous autoriser ce compte à lire les points d’entrée GraphQL de cet environnement AEM ? La lecture lui est refusée.
    .step-1 = Dans AEM, ouvrez Outils, Sécurité, Autorisations.
    .step-2 = Donnez au groupe du compte le droit jcr:read sur /content/cq:graphql et, sous /conf, sur les configurations concernées.

questions-message-read =
    .ask = Pourriez-vous autoriser ce compte à lire les fragments de contenu ? AEM répond à ses questions sans erreur, mais sans aucune ligne : il omet sans rien dire ce qu’un compte n’a pas le droit de lire.
    .step-1 = Dans AEM, ouvrez Outils, Sécurité, Utilisateurs, et cherchez le compte.
    .step-2 = Ajoutez-le à un groupe qui peut lire les dossiers des fragments, par exemple content-authors ou « DAM Users » ; pour des informations d’identification OAuth, ajoutez un profil de produit qui a ce droit.
    .step-3 = Le groupe a besoin de jcr:read sur les dossiers des fragments, sous /content/dam.

questions-form-label = La question
questions-form-model = Sur quoi porte la question ?
questions-form-choose-model = Choisir…
questions-form-columns = Que voulez-vous voir ?

questions-form-ticked =
    { $n ->
        [0] Aucune colonne sélectionnée
        [one] { $n } colonne sélectionnée
        [many] { $n } de colonnes sélectionnées
       *[other] { $n } colonnes sélectionnées
    }

questions-form-find-field = Rechercher un champ
questions-form-no-field = Aucun champ correspondant
questions-form-all-fields = Afficher les { $n } champs
questions-form-fewer-fields = Afficher moins de champs
questions-form-fields-of = Champs de « { $title } »
questions-form-open = Afficher les champs de « { $title } »
questions-form-close = Masquer les champs de « { $title } »
questions-form-not-here = Certains champs ne sont disponibles que sous « Écrire ».
questions-form-conditions = Lesquels ?
questions-form-no-conditions = Tous.
questions-form-add-condition = Ajouter une condition
questions-form-remove-condition = Retirer la condition { $n }
questions-form-condition = Condition { $n }
questions-form-field = Champ
questions-form-choose-field = Choisir un champ
questions-form-test = Condition
questions-form-value = Valeur
questions-form-match-case = Respecter la casse
questions-form-all-tests = Conditions à respecter
questions-form-all = Toutes les conditions
questions-form-one = Au moins une condition
questions-form-empty-always = « est vide » et « est rempli » s’appliquent dans tous les cas.
questions-form-sort = Ordre
questions-form-sort-by = Trier par
questions-form-then-by = Puis par
questions-form-no-sort = Dans l’ordre d’AEM
questions-form-direction = Sens
questions-form-ascending = De A à Z, du plus petit au plus grand
questions-form-descending = De Z à A, du plus grand au plus petit
questions-form-more = Langue et variation
questions-form-locale = Langue
questions-form-locale-hint = Par exemple, en ou fr. Laissez vide pour toutes les langues.
questions-form-variation = Variation
questions-form-variation-hint = Affichée quand un fragment la possède.
questions-form-submit = Interroger AEM
questions-form-show-query = Afficher la requête
questions-form-persist = Enregistrer dans AEM…
questions-form-clear = Recommencer
questions-form-problem-model = Choisissez sur quoi porte la question.
questions-form-problem-field = Choisissez un champ, ou retirez cette condition.
questions-form-problem-missing = Saisissez une valeur, ou retirez cette condition.
questions-form-problem-number = Saisissez un nombre, par exemple 12 ou 3,5.
questions-form-problem-whole = Saisissez un nombre entier.
questions-form-problem-path = Saisissez un chemin qui commence par /content/dam/.

questions-form-problems =
    { $n ->
        [one] Il manque quelque chose à la question
        [many] Il manque { $n } d’éléments à la question
       *[other] Il manque { $n } éléments à la question
    }

questions-tests-contains = contient
questions-tests-equals = est
questions-tests-differs = est vide, ou n’est pas
questions-tests-lacks = est vide, ou ne contient pas
questions-tests-startsWith = commence par
questions-tests-numberEquals = est égal à
questions-tests-numberDiffers = est vide, ou différent de
questions-tests-above = est supérieur à
questions-tests-atLeast = est supérieur ou égal à
questions-tests-below = est inférieur à
questions-tests-atMost = est inférieur ou égal à
questions-tests-dayEquals = est le
questions-tests-dayDiffers = est vide, ou n’est pas le
questions-tests-after = est après le
questions-tests-notBefore = est au plus tôt le
questions-tests-before = est avant le
questions-tests-notAfter = est au plus tard le
questions-tests-yes = vaut « oui »
questions-tests-no = vaut « non »
questions-tests-path = est le fragment
questions-tests-empty = est vide
questions-tests-filled = est rempli
questions-helper-_path = Chemin
questions-helper-_id = Identifiant
questions-helper-_tags = Balises
questions-helper-_locale = Langue
questions-helper-_variation = Variation
questions-helper-_variations = Variations
questions-helper-_model = Modèle
questions-helper-_metadata = Métadonnées
questions-query-title = La question en GraphQL
questions-query-hint = Ce que vous avez saisi est envoyé séparément, sous forme de variables.
questions-query-query = Requête
questions-query-variables = Variables (en JSON)
questions-query-copy = Copier la requête
questions-query-copy-variables = Copier les variables
questions-query-copied = Copié.
questions-query-not-copied = Sélectionnez le texte et copiez-le au clavier.
questions-query-to-editor = Ouvrir sous « Écrire »
questions-saved-find = Rechercher une question enregistrée
questions-saved-list = Questions enregistrées dans AEM
questions-saved-failed = Les questions enregistrées n’ont pas pu être lues
questions-saved-none = Aucune question n’est enregistrée dans cet environnement.
questions-saved-none-hint = Créez-en une sous « Interroger », puis enregistrez-la dans AEM. D’autres pourront aussi l’exécuter.
questions-saved-none-found = Aucune question correspondante.
questions-saved-of = dans { $configuration }
questions-saved-no-variables = Il n’y a rien à remplir.
questions-saved-required = Nécessaire pour cette question.
questions-saved-otherwise = Si vide : { $value }
questions-saved-json = En JSON, { $declared }
questions-saved-json-invalid = Ce n’est pas du JSON valide.
questions-saved-not-set = Non défini
questions-saved-run = Exécuter
questions-saved-cached = La réponse d’AEM peut dater d’une minute.
questions-saved-to-editor = Ouvrir sous « Écrire »
questions-persist-title = Enregistrer cette question dans AEM
questions-persist-hint = Tous ceux qui travaillent avec cet environnement pourront l’exécuter, les sites et les applications aussi.
questions-persist-name = Nom
questions-persist-name-hint = Lettres sans accent, chiffres, - et _. Par exemple, aventures-sans-image.
questions-persist-name-missing = Saisissez un nom.
questions-persist-name-invalid = N’utilisez que des lettres sans accent, des chiffres, - et _ : 100 caractères au plus.
questions-persist-taken = AEM a déjà une question « { $name } ». L’enregistrement la remplace.
questions-persist-values-hint = Les valeurs de vos conditions ne sont pas enregistrées avec la question : chacun les saisit en l’exécutant.
questions-persist-save = Enregistrer dans AEM
questions-persist-replace = Remplacer dans AEM
questions-persist-saved = « { $name } » est enregistrée dans AEM.
questions-persist-failed = La question n’a pas été enregistrée
questions-persist-locked = C’est l’environnement de production, et il est verrouillé. Déverrouillez-le pour y enregistrer la question.
questions-persist-live-title = Enregistrer « { $name } » en production ?
questions-persist-live-replace-title = Remplacer « { $name } » en production ?
questions-persist-live-body = Les sites et les applications qui utilisent { $connection } pourront exécuter cette question immédiatement.
questions-persist-live-replace-body = Les sites et les applications qui utilisent { $connection } l’exécutent peut-être déjà, et pourraient bientôt recevoir la nouvelle réponse.
questions-persist-back = Ne pas enregistrer
questions-write-editor = Requête en GraphQL
questions-write-loading = Ouverture de l’éditeur
questions-write-hint = Ctrl+Espace : suggestions. Ctrl+Entrée : exécuter. Échap, puis Tab : quitter l’éditeur.
questions-write-variables = Variables (en JSON)
questions-write-variables-hint = Laissez vide s’il n’y en a pas.
questions-write-variables-invalid = Ce n’est pas un objet JSON. Exemple d’objet JSON : { "{" }"nom": "valeur"{ "}" }.
questions-write-missing = Écrivez d’abord une requête.
questions-write-run = Exécuter
questions-write-past = Afficher les requêtes précédentes
questions-write-past-title = Requêtes précédentes
questions-write-past-none = Aucune requête n’a encore été exécutée dans cet environnement.
questions-write-past-failed = Les requêtes précédentes n’ont pas pu être lues
questions-write-past-take = Réutiliser la requête du { $moment }
questions-write-no-schema = Pas de suggestions : AEM ne fournit pas de schéma ici. Les requêtes s’exécutent quand même.
questions-write-phrases-completions = Suggestions
questions-write-phrases-diagnostics = Problèmes
questions-write-phrases-no-diagnostics = Aucun problème
questions-write-phrases-line = ligne
questions-write-phrases-close = Fermer
questions-results-label = Réponse
questions-results-first = La réponse s’affiche ici
questions-results-fragments = Les fragments de contenu sont des textes et des données, comme des articles, des produits ou des voyages, qu’AEM garde à part des pages.
questions-results-example = Essayer : tous les fragments « { $title } »
questions-results-first-hint-ask = Choisissez sur quoi porte la question, puis appuyez sur « Interroger AEM ».
questions-results-first-hint-saved = Choisissez une question enregistrée, puis appuyez sur « Exécuter ».
questions-results-first-hint-write = Écrivez une requête, puis appuyez sur « Exécuter ».

questions-results-rows =
    { $n ->
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }

questions-results-asking = Interrogation d’AEM en cours

questions-results-so-far =
    { $n ->
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    } pour l’instant

questions-results-complete =
    { $n ->
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }, réponse complète

questions-results-stopped =
    Arrêtée après { $n ->
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }

questions-results-some =
    { $n ->
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }, réponse incomplète

questions-results-left-out =
    { $n ->
        [one] { $n } autre ligne reçue d’AEM ne remplissait pas la condition « est vide » ou « est rempli »
        [many] { $n } d’autres lignes reçues d’AEM ne remplissaient pas la condition « est vide » ou « est rempli »
       *[other] { $n } autres lignes reçues d’AEM ne remplissaient pas la condition « est vide » ou « est rempli »
    }

questions-results-stop = Arrêter
questions-results-list = Réponse d’AEM
questions-results-hint = Déplacez-vous avec les flèches, affichez la ligne entière avec Entrée.
questions-results-failed = AEM n’a pas répondu
questions-results-rows-failed = Les lignes n’ont pas pu être lues
questions-results-stop-failed = L’arrêt n’a pas fonctionné
questions-results-row = Ligne { $n }

questions-results-more-values =
    { $n ->
        [one] { $n } autre
        [many] { $n } d’autres
       *[other] { $n } autres
    }

questions-results-partial-title = AEM n’a envoyé qu’une partie de la réponse
questions-results-partial = Relabel affiche ce qu’il a reçu. Des lignes ou des valeurs peuvent manquer.

questions-results-note-pageRepeated =
    .title = AEM a envoyé deux fois les mêmes lignes
    .text = Relabel a cessé d’interroger AEM : il peut donc manquer des lignes. Posez de nouveau la question, ou choisissez un autre ordre.

questions-results-note-morePages =
    .title = AEM a plus de lignes que cette requête n’en demande
    .text = Pour les obtenir toutes, la requête doit accepter $after et demander pageInfo { "{" } endCursor hasNextPage { "}" }. Sous « Interroger », Relabel le fait automatiquement.

questions-results-note-pageFull =
    .title = Il y a peut-être d’autres lignes
    .text = AEM envoie 50 lignes à la fois, sauf indication contraire, et cette requête ne demande pas si c’est tout. Pour les obtenir toutes, elle doit accepter $after et demander pageInfo { "{" } endCursor hasNextPage { "}" }. Sous « Interroger », Relabel le fait automatiquement.

questions-results-note-otherLists =
    .title = La requête demande plusieurs listes
    .text = Les lignes sont celles de la première. Demandez les autres séparément.

questions-results-refused-title = AEM n’a pas pu répondre à cette question

questions-results-refused =
    { $n ->
        [one] AEM a trouvé un problème :
        [many] AEM a trouvé { $n } de problèmes :
       *[other] AEM a trouvé { $n } problèmes :
    }

questions-results-told = Ce que dit AEM
questions-results-at = ligne { $line }, position { $column }
questions-results-line = ligne { $line }
questions-results-place = à { $place }
questions-results-nothing-title = Aucun résultat
questions-results-nothing-filter = Aucun fragment ne remplit ces conditions, ou le compte de votre clé n’a pas le droit de voir ceux qui les remplissent.

questions-results-nothing-left-out =
    { $n ->
        [one] AEM a envoyé { $n } fragment ; il ne remplit pas la condition « est vide » ou « est rempli ».
        [many] AEM a envoyé { $n } de fragments ; aucun ne remplit la condition « est vide » ou « est rempli ».
       *[other] AEM a envoyé { $n } fragments ; aucun ne remplit la condition « est vide » ou « est rempli ».
    }

questions-results-empty-title = Aucune ligne
questions-results-empty-all = Soit il n’y a aucun fragment, soit le compte de votre clé n’a pas le droit de les lire : dans ce cas, AEM les omet sans le dire. Si vous savez qu’il y en a, demandez à votre administrateur AEM d’ajouter le compte à un groupe qui peut les lire, par exemple content-authors.
questions-results-empty = Rien ne correspond à la question, ou le compte de votre clé n’a pas le droit de lire ce qui y correspond : dans ce cas, AEM l’omet sans le dire. Si vous savez que des données existent, adressez-vous à votre administrateur AEM.
questions-results-export = Exporter
questions-results-exports-xlsx = Excel (.xlsx)
questions-results-exports-csv = CSV (.csv)
questions-results-exports-json = JSON (.json)
questions-results-export-hints-xlsx = Pour les tableurs.
questions-results-export-hints-csv = Texte avec des points-virgules, comme Excel l’attend en français.
questions-results-export-hints-json = Exactement ce qu’AEM a envoyé.
questions-results-too-many-rows = Une feuille Excel peut contenir { $most } lignes au plus. Utilisez le format CSV.
questions-results-exporting = Enregistrement du fichier
questions-results-exported = Le fichier est enregistré.
questions-results-export-failed = Le fichier n’a pas été enregistré

questions-results-take =
    { $n ->
        [one] Sélectionner cette ressource
        [many] Sélectionner ces { $n } de ressources
       *[other] Sélectionner ces { $n } ressources
    }

questions-results-taking = Recherche dans AEM
questions-results-take-failed = La sélection n’a pas pu être faite

questions-results-take-missing =
    { $found ->
        [one] { $found } trouvée
        [many] { $found } de trouvées
       *[other] { $found } trouvées
    }, { $n ->
        [one] { $n } introuvable
        [many] { $n } d’introuvables
       *[other] { $n } introuvables
    }

questions-results-take-missing-hint = Ce qui est introuvable a été déplacé ou supprimé, ou n’est pas une ressource.
questions-results-take-none = Aucun de ces éléments n’est une ressource dans AEM

questions-results-take-some =
    { $n ->
        [one] Continuer avec cette ressource
        [many] Continuer avec ces { $n } de ressources
       *[other] Continuer avec ces { $n } ressources
    }

questions-results-take-not = Ne pas les utiliser
