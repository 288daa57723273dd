### What only the command line says. A message “cli-” followed by the id of one of the window takes
### its place there: the window’s speaks of its own buttons.

## Errors.

cli-error = Erreur : { $what }
cli-details = Détails : { $what }
cli-warning = Attention : { $what }

cli-error-notFound =
    .title = Introuvable
    .meaning = L’élément a été fermé ou supprimé, ou n’a jamais existé.
    .action = Affichez la liste de ce qui existe, puis réessayez.

cli-error-requestInvalid =
    .title = Cette commande ne peut pas être exécutée
    .meaning = Les détails disent ce qui ne va pas.
    .action = Lancez-la avec --help pour voir ce qu’elle accepte.

cli-error-liveLocked =
    .meaning = Rien n’a été modifié.
    .action = Ajoutez --live pour modifier cet environnement.

cli-error-pathInvalid =
    .action = Indiquez un dossier de /content/dam.

cli-error-jobNotEnded =
    .action = Laissez la modification se terminer, ou terminez-la avec « relabel-cli jobs resume ID ». Puis réessayez.

cli-error-planNotRunnable =
    .action = Relancez la commande.

cli-error-fileNotRead =
    .action = Vérifiez son nom et vos droits de lecture. Fermez-le dans les autres programmes.

cli-error-storeBusy =
    .meaning = Un seul programme à la fois peut travailler avec les fichiers de Relabel : la fenêtre, ou une commande relabel-cli.
    .action = Fermez l’autre Relabel ou attendez qu’il ait terminé, ou indiquez un autre dossier avec --data-dir.

cli-error-storeDamaged =
    .action = Ouvrez la fenêtre de Relabel : elle propose d’enregistrer ce qui est encore lisible.

cli-error-programFailed =
    .action = « relabel-cli jobs list » dit ce qui a été envoyé. Si cela se reproduit, signalez-le.

cli-error-tokenEnded =
    .action = Procurez-vous-en une nouvelle. Si une modification a été interrompue, « relabel-cli jobs resume --last --file KEY » la reprend. Sinon, relancez la commande avec la nouvelle clé.

cli-error-offline =
    .action = Vérifiez votre réseau et le VPN de l’entreprise. « relabel-cli check --network » montre quelle étape échoue.

cli-error-timeout =
    .action = Réessayez dans quelques minutes. « relabel-cli check --network » montre quelle étape échoue.

cli-error-tlsFailed =
    .action = « relabel-cli check --network » dit ce qui ne va pas, et à qui s’adresser.

cli-error-networkSignIn =
    .action = Identifiez-vous sur votre réseau dans un navigateur, puis réessayez. « relabel-cli check --network » dit si cela a fonctionné.

cli-error-networkBlocks =
    .action = « relabel-cli check --network » rédige la demande pour votre service informatique.

cli-error-gatewayFailed =
    .action = Réessayez dans quelques minutes. « relabel-cli check --network » rédige la demande pour votre service informatique.

cli-error-proxyFailed =
    .action = « relabel-cli check --network » dit pourquoi, et à qui s’adresser.

cli-error-proxySignIn =
    .action = Indiquez le nom d’utilisateur et le mot de passe avec « relabel-cli proxy set ». « relabel-cli check --network » dit si cela fonctionne.

cli-error-proxySetting =
    .action = Écrivez l’adresse sous la forme http://proxy.example:3128, ou http://NOM:MOT-DE-PASSE@proxy.example:3128 si le proxy demande une authentification ; dans un mot de passe, remplacez / par %2F, @ par %40, # par %23 et % par %25. « relabel-cli check --network » dit si cela fonctionne.

cli-error-noAuthorities =
    .action = Installez la liste du système (ca-certificates), vérifiez SSL_CERT_FILE et SSL_CERT_DIR, ou ajoutez l’autorité de votre réseau avec « relabel-cli certificates add ».

cli-error-clientNotRegistered =
    .action = « relabel-cli check » rédige la demande pour votre administrateur.

cli-error-clientIdRefused =
    .action = « relabel-cli check » rédige la demande pour votre administrateur.

cli-error-keyFileEmpty =
    .action = Téléchargez de nouveau le fichier de clé.

cli-error-keyFileTooLarge =
    .action = Cherchez un petit fichier dont le nom se termine par .json.

cli-error-keyFileUnreadable =
    .action = Vérifiez son nom et vos droits de lecture.

cli-error-keyFileIncomplete =
    .action = Téléchargez de nouveau le fichier de clé.

cli-error-keyFileArchive =
    .action = Extrayez le fichier de clé de l’archive, puis indiquez-le.

cli-error-keyFileDocument =
    .action = Cherchez un petit fichier dont le nom se termine par .json ou .env.

cli-error-tokenFileExpired =
    .action = Procurez-vous-en une nouvelle dans la Developer Console d’AEM.

cli-error-addressNeedsConfirmation =
    .action = Si c’est bien votre environnement de création AEM, ajoutez --confirm-address.

cli-error-importGone =
    .action = Relancez la commande.

cli-error-replaceNotConfirmed =
    .action = Ajoutez --replace pour utiliser la clé du fichier à sa place.

cli-error-otherAccount =
    .action = Indiquez une clé du même compte.

cli-error-keyStoreMissing =
    .action = Indiquez la clé dans chaque commande avec --file, ou demandez un trousseau à votre service informatique.

cli-error-keyStoreLocked =
    .action = Déverrouillez-le et réessayez, ou indiquez la clé dans chaque commande avec --file.

cli-error-keyStoreFailed =
    .action = Réessayez, ou indiquez la clé dans chaque commande avec --file.

cli-error-keyGone =
    .action = Ajoutez de nouveau le fichier de clé avec « relabel-cli connections add ».

cli-error-endpointMissing =
    .action = « relabel-cli query --list » indique les points d’entrée et les requêtes persistantes disponibles.

cli-error-sheetGone =
    .action = Relancez la commande.

cli-error-sheetChanged =
    .action = Relancez la commande.

## What a check finds.

cli-finding-writeLocked = La production est en lecture seule : l’accès en écriture n’a pas été testé. Ajoutez --live pour le tester.

cli-finding-certificateNotTrusted =
    Le réseau de votre entreprise inspecte ce qui part vers { $host ->
        [none] le serveur
       *[other] { $host }
    }, et Relabel n’approuve pas encore son certificat. Demandez le fichier du certificat, puis ajoutez-le avec « relabel-cli certificates add ».

cli-finding-proxyPassword =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } n’a pas accepté le nom d’utilisateur et le mot de passe. Indiquez-les de nouveau avec « relabel-cli proxy set ».

cli-request = Demande pour votre administrateur :
cli-name-what-to-check = Indiquez une --connection, un fichier de clé avec --file, ou --network.
cli-check-stopped = Arrêté.
cli-check-stopping = Arrêt en cours : Relabel annule son essai. Appuyez de nouveau sur Ctrl-C pour arrêter immédiatement.

## Counts, times and lists.

cli-count = { $name } : { $n }
cli-assets-and-fields = { $assets } (champs : { $fields })
cli-nothing-to-do = rien à faire
cli-more = … et { $n } de plus
cli-quoted = « { $text } »

cli-seconds =
    { $n ->
        [one] { $n } seconde
        [many] { $n } de secondes
       *[other] { $n } secondes
    }

cli-minutes =
    { $n ->
        [one] { $n } minute
        [many] { $n } de minutes
       *[other] { $n } minutes
    }

cli-hours =
    { $n ->
        [one] { $n } heure
        [many] { $n } d’heures
       *[other] { $n } heures
    }

cli-days =
    { $n ->
        [one] { $n } jour
        [many] { $n } de jours
       *[other] { $n } jours
    }

## Questions to the person at the terminal.

# What has to be typed to agree; “yes” always counts.
cli-yes = oui

cli-type-yes = Tapez { $yes } :
cli-type-number = Pour continuer, tapez le nombre de ressources :

cli-ask-undo =
    { $n ->
        [one] Rétablir les anciennes valeurs de { $n } ressource ?
        [many] Rétablir les anciennes valeurs de { $n } de ressources ?
       *[other] Rétablir les anciennes valeurs de { $n } ressources ?
    }

cli-ask-retry =
    { $n ->
        [one] Réessayer pour { $n } ressource ?
        [many] Réessayer pour { $n } de ressources ?
       *[other] Réessayer pour { $n } ressources ?
    }

cli-change-needs-yes =
    { $n ->
        [one] Cela modifierait { $n } ressource. Ajoutez --yes pour envoyer la modification, ou --dry-run pour un simple aperçu.
        [many] Cela modifierait { $n } de ressources. Ajoutez --yes pour envoyer la modification, ou --dry-run pour un simple aperçu.
       *[other] Cela modifierait { $n } ressources. Ajoutez --yes pour envoyer la modification, ou --dry-run pour un simple aperçu.
    }

cli-needs-yes =
    { $n ->
        [one] Cela modifierait { $n } ressource. Ajoutez --yes pour envoyer la modification.
        [many] Cela modifierait { $n } de ressources. Ajoutez --yes pour envoyer la modification.
       *[other] Cela modifierait { $n } ressources. Ajoutez --yes pour envoyer la modification.
    }

cli-password-of = Mot de passe pour { $user } :{ " " }
cli-password-unread = Le mot de passe n’a pas pu être lu.
cli-password-empty = Le mot de passe est vide.

## Which assets.

cli-name-connection = Indiquez une --connection, ou un fichier de clé avec --file.
cli-name-assets = Indiquez les ressources : un --folder, une recherche comme --name ou --tag, --saved ou --paths.
cli-search-or-list = Les conditions de recherche ne peuvent pas être combinées avec --saved ou --paths.
cli-no-asset = Il n’y a aucune ressource à modifier.
cli-no-asset-below = Il n’y a aucune ressource à modifier dans { $path }.

cli-found =
    { $n ->
        [one] { $n } ressource trouvée.
        [many] { $n } de ressources trouvées.
       *[other] { $n } ressources trouvées.
    }

cli-no-assets-at =
    { $n ->
        [one] { $n } chemin ne mène à aucune ressource :
        [many] { $n } de chemins ne mènent à aucune ressource :
       *[other] { $n } chemins ne mènent à aucune ressource :
    }

cli-not-paths =
    { $n ->
        [one] { $n } ligne n’est pas un chemin :
        [many] { $n } de lignes ne sont pas des chemins :
       *[other] { $n } lignes ne sont pas des chemins :
    }

cli-list-too-large = { $file } est trop gros pour une liste de chemins.
cli-list-not-utf8 = { $file } n’est pas un texte en UTF-8. Enregistrez-le comme texte avec l’encodage UTF-8, puis réessayez.

cli-read =
    { $n ->
        [one] { $n } lue
        [many] { $n } lues
       *[other] { $n } lues
    }

cli-read-of = Lecture : { $n } sur { $total }
cli-no-test = « { $test } » n’est pas une condition. Écrivez "PROPERTY empty", "PROPERTY not empty", "PROPERTY contains TEXT" ou "PROPERTY = VALUE".
cli-no-such-search = Il n’y a pas de recherche enregistrée « { $name } ». Voir « relabel-cli searches list ».
cli-search-saved = Enregistrée sous « { $name } ».
cli-search-removed = « { $name } » a été supprimée.

## What changes.

cli-name-change = Indiquez ce qui doit changer.
cli-pairs = Chaque --property demande une --value : il y a { $names } --property et { $values } --value.
cli-types = Donnez un --type pour chaque --property, ou pour aucune.
cli-not-yes-no = { $field } : « { $value } » n’est ni true ni false.
cli-not-whole = { $field } : « { $value } » n’est pas un nombre entier.
cli-not-a-date = { $field } : « { $value } » n’est pas une date. Écrivez-la sous la forme 2031-05-01.
cli-no-distance = « { $value } » n’est pas une date relative. Écrivez today+1y ou NAME-30d@18:00.
cli-no-pair = « { $value } » n’a pas la forme NAME=…
cli-no-case = « { $value } » n’est ni upper, ni lower, ni title, ni sentence.
cli-no-such-zone = Il n’y a pas de fuseau horaire « { $name } ». Écrivez-le sous la forme Europe/Paris.
cli-zone-without-name = Cet ordinateur ne dit pas comment s’appelle son fuseau horaire. Indiquez-en un avec --zone.
cli-no-such-recipe = Il n’y a pas de recette « { $name } ». Voir « relabel-cli recipes list ».
cli-recipe-without-assets = Cette recette a été enregistrée sans ressources. Indiquez un --folder, une recherche ou --paths.
cli-recipe-in = dans { $path }
cli-recipe-search = sur ce que trouve une recherche

## Old and new, and how it would end.

cli-checked = Vérifié. { $counts }
cli-form-unread = Les champs obligatoires, les valeurs proposées et les champs verrouillés n’ont pas été vérifiés.
cli-would-end = Rien n’a été envoyé. L’exécution finirait ainsi : { $counts }
cli-nothing-to-send = Rien à envoyer. { $counts }
cli-nothing-sent = Rien n’a été envoyé.

cli-token-ends =
    { $takes ->
        [none] La clé d’un jour expire le { $time }, sans doute avant la fin de cette modification, et ne peut pas être renouvelée. Avec une nouvelle, « relabel-cli jobs resume » reprend la modification.
       *[other] La clé d’un jour expire le { $time }, sans doute avant la fin de cette modification (il faut environ { $takes }), et ne peut pas être renouvelée. Avec une nouvelle, « relabel-cli jobs resume » reprend la modification.
    }

## While it runs, and how it ended.

cli-done = Terminé. { $counts }
cli-so-far = Jusqu’ici : { $counts }
cli-stopped = Arrêté. { $counts }
cli-job-stopped = Ce qui a été modifié reste modifié. « relabel-cli jobs retry { $job } » envoie le reste, « relabel-cli jobs undo { $job } » rétablit les anciennes valeurs.
cli-job-held = La modification n’est pas terminée. « relabel-cli jobs resume { $job } » la reprend.
cli-going-on = Reprise en cours.
cli-stopping = Arrêt en cours… Appuyez de nouveau sur Ctrl-C pour arrêter immédiatement.
cli-ended-at-once = Arrêt immédiat. Les ressources déjà en cours d’envoi ont peut-être été modifiées.
cli-waits = En attente, pendant 15 minutes au plus. { $why }
cli-holds = En pause. { $why }
cli-slow-down = AEM a demandé de ralentir : attente de { $duration }

cli-still-at-work =
    { $n ->
        [one] AEM traite encore { $n } ressource
        [many] AEM traite encore { $n } de ressources
       *[other] AEM traite encore { $n } ressources
    }

# “Failed: 3 fields of 2 assets. AEM did not accept the value”.
cli-reason = { $outcome } : { $many }. { $why }

cli-conflict = { $field } : avant { $before }, l’autre valeur { $theirs }, la vôtre { $yours }
cli-conflicts = Modifiées par quelqu’un d’autre entre-temps, et laissées telles quelles :

## Changes that were made or began.

cli-fact-job = Opération
cli-fact-what = Type
cli-fact-state = État
cli-fact-started = Début
cli-fact-ended = Fin
cli-fact-user = Par
cli-fact-connection = Connexion
cli-fact-folder = Dossier
cli-fact-fields = Champs
cli-fact-assets = Ressources
cli-fact-outcome = Résultat
cli-fact-possible = Actions possibles
cli-kind-change = modification
cli-kind-undo = annulation
cli-kind-retry = nouvelle tentative
cli-kind-of = { $kind } de { $job }
cli-state-finished = terminée
cli-state-stopped = arrêtée
cli-state-interrupted = interrompue
cli-state-running = en cours
cli-job-title = Opération { $job } ({ $kind }, { $time }, { $folder })
cli-no-job-found = Aucune opération ne correspond.
cli-no-job-yet = Il n’y a pas encore d’opération.
cli-no-unfinished-job = Toutes les opérations sont terminées.
cli-no-such-job = Il n’y a pas d’opération « { $id } ». Voir « relabel-cli jobs list ».
cli-several-jobs = Les identifiants de plusieurs opérations commencent par « { $id } ». Indiquez davantage de caractères.
cli-job-has-ended = L’opération { $job } est terminée. « relabel-cli jobs retry { $job } » envoie ce qu’elle n’a pas fait.
cli-job-not-ended = L’opération { $job } n’est pas terminée. « relabel-cli jobs resume { $job } » la reprend.
cli-job-given-up = L’opération { $job } a été close sans traiter le reste.
cli-end-job = L’opération { $job } n’est pas terminée. La clore sans traiter le reste ?
cli-undo-needs-yes = L’opération { $job } n’est pas terminée. Ajoutez --yes pour la clore sans traiter le reste, puis annuler ce qu’elle a modifié.

cli-go-on =
    { $n ->
        [one] Continuer avec { $n } ressource ?
        [many] Continuer avec { $n } de ressources ?
       *[other] Continuer avec { $n } ressources ?
    }

cli-go-on-needs-yes =
    { $n ->
        [one] Cela continuerait avec { $n } ressource. Ajoutez --yes pour continuer.
        [many] Cela continuerait avec { $n } de ressources. Ajoutez --yes pour continuer.
       *[other] Cela continuerait avec { $n } ressources. Ajoutez --yes pour continuer.
    }

cli-connection-not-kept = La connexion de l’opération { $job }, « { $name } », n’est pas enregistrée. Indiquez-en une avec --connection, ou son fichier de clé avec --file.
cli-report = Rapport
cli-job-deleted = L’opération { $job } et ses valeurs ont été supprimées.
cli-report-saved = { $file } a été enregistré pour l’opération { $job }.
cli-report-ending = Le nom d’un rapport doit se terminer par .xlsx ou .csv : --out FILE.xlsx ou --out FILE.csv.
cli-not-done-is-csv = Avec --not-done, le nom du fichier doit se terminer par .csv : --out FILE.csv.

## Spreadsheets.

cli-rows =
    { $n ->
        [one] { $n } ligne dans { $file }.
        [many] { $n } de lignes dans { $file }.
       *[other] { $n } lignes dans { $file }.
    }

cli-row = Ligne { $row }, { $field } : { $why }
cli-column-not-used = { $column } : non utilisée
cli-column-offered = { $column } : non utilisée. Si c’est { $property }, ajoutez --map "{ $column }={ $property }"
cli-no-tabs = Un fichier texte n’a pas d’onglets. Retirez --tab.
cli-no-such-tab = Il n’y a pas d’onglet « { $name } », seulement { $tabs }.
cli-no-map = --map demande HEADING=PROPERTY, pas « { $value } ».
cli-no-such-column = La feuille n’a pas de colonne « { $name } ».
cli-broken-letters = Ajoutez --letters repair pour réparer, ou --letters keep pour envoyer sans réparer.

cli-blocked =
    { $n ->
        [one] Rien n’a été envoyé : il faut d’abord corriger { $n } cellule dans la feuille.
        [many] Rien n’a été envoyé : il faut d’abord corriger { $n } de cellules dans la feuille.
       *[other] Rien n’a été envoyé : il faut d’abord corriger { $n } cellules dans la feuille.
    }

cli-ask-encoding = L’encodage de ce fichier n’est pas certain. Indiquez-le avec --encoding.
cli-ask-asset-column = Aucune colonne n’indique les ressources. Ajoutez --map "HEADING=assetPath" ; les en-têtes sont { $headings }.
cli-ask-date-order = « { $value } » dans la colonne « { $column } » peut désigner deux jours différents. Indiquez l’ordre avec --date-order dmy ou mdy.
cli-ask-list-separator = « { $value } » dans la colonne « { $column } » peut contenir plusieurs entrées. Indiquez leur séparateur avec --list-separator "{ $sign }", ou "|" si c’en est une seule.
cli-sheet-ending = Le nom du fichier doit se terminer par .xlsx ou .csv.
cli-file-is-there = { $file } existe déjà. Ajoutez --replace pour le remplacer.
cli-replace-file = { $file } existe déjà. Le remplacer ?
cli-nothing-written = Rien n’a été écrit.
cli-export-stopped = Arrêté. Rien n’a été écrit.
cli-export-was-whole = Arrêté, mais le fichier était déjà complet.

cli-exported =
    { $n ->
        [one] { $n } ressource se trouve dans { $file }.
        [many] { $n } de ressources se trouvent dans { $file }.
       *[other] { $n } ressources se trouvent dans { $file }.
    }

cli-not-exported =
    { $n ->
        [one] { $n } ressource n’a pas pu être lue et n’y figure pas.
        [many] { $n } de ressources n’ont pas pu être lues et n’y figurent pas.
       *[other] { $n } ressources n’ont pas pu être lues et n’y figurent pas.
    }

cli-left-blank =
    { $n ->
        [one] { $n } valeur ne tient pas dans une feuille. Sa cellule est vide : l’importation du fichier ne modifie pas cette valeur.
        [many] { $n } de valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : l’importation du fichier ne modifie pas ces valeurs.
       *[other] { $n } valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : l’importation du fichier ne modifie pas ces valeurs.
    }

cli-not-for-aem = Colonnes que l’importation d’AEM lirait autrement, mais que Relabel lit correctement : { $columns }.

## Connections and their keys.

cli-key-place = programme { $program }, environnement { $environment }
cli-key-client = identifiant client { $id }
cli-key-account = compte { $account }
cli-key-until = valable jusqu’au { $day }
cli-connection-added = « { $name } » a été ajoutée pour { $address }.
cli-connection-updated = « { $name } » a été mise à jour pour { $address }.
cli-connection-key-replaced = La clé de « { $name } » a été remplacée pour { $address }.
cli-connection-removed = « { $name } » et sa clé ont été supprimées.
cli-old-key-not-revoked = L’ancienne clé n’est pas révoquée pour autant. README.md explique comment un administrateur peut la révoquer.
cli-stage-assumed = Rien n’indique s’il s’agit d’un environnement de production : Relabel le considère donc comme tel, en lecture seule sans --live. Si ce n’en est pas un : relabel-cli connections set NAME --stage test (ou development).
cli-no-such-connection = Aucune connexion ne s’appelle « { $name } ». Voir « relabel-cli connections list ».
cli-several-connections = Plusieurs connexions s’appellent « { $name } ». Utilisez l’identifiant que montre « relabel-cli connections list ».
cli-live-locked = « { $name } » est en production et en lecture seule. Ajoutez --live pour modifier cet environnement.
cli-user-name-invalid = Le nom d’utilisateur est vide, ou contient un deux-points.
cli-credentials = Le fichier contient plusieurs clés :
cli-which-credential = Laquelle ? Tapez son numéro :
cli-no-credential-chosen = Aucune clé n’a été choisie.
cli-no-client = sans identifiant client
cli-name-credential = Le fichier contient plusieurs clés : { $names }. Indiquez-en une avec --credential.
cli-several-credentials = Plusieurs clés du fichier s’appellent « { $name } » : { $names }. Indiquez-en une par son identifiant client.
cli-no-such-credential = Le fichier ne contient pas de clé « { $name } », seulement { $names }.
cli-single-credential = Le fichier contient une seule clé ({ $id }). Retirez --credential, ou indiquez celle-ci.
cli-ask-address = Adresse de l’environnement de création AEM ?
cli-name-address = Cette clé n’indique pas à quel environnement AEM elle est destinée. Ajoutez --aem https://author-p…-e….adobeaemcloud.com.
cli-address-suggested = Cette clé n’indique pas à quel environnement AEM elle est destinée. D’après les noms que contient son fichier, ce serait --aem { $address }
cli-confirm-address = { $host } n’est pas une adresse habituelle d’AEM as a Cloud Service. Est-ce l’adresse de votre environnement AEM, et Relabel peut-il y utiliser l’accès que donne cette clé ?
cli-other-key = Une autre clé du même compte est enregistrée sous « { $name } ».
cli-later-key = Une clé du même compte, qui expire plus tard, est enregistrée sous « { $name } ».
cli-key-there = enregistrée :     { $key }
cli-key-in-file = dans le fichier : { $key }
cli-key-needs-replace = Ajoutez --replace pour utiliser la clé du fichier à sa place.
cli-replace-key = Remplacer celle qui est enregistrée ?

## Certificates and the proxy.

cli-certificate-issuer = émis par { $name }
cli-certificate-until = valable jusqu’au { $day }
cli-certificate-ended = EXPIRÉ LE { $day } : il n’est plus utilisé
cli-certificate-means = Qui détient la clé de ce certificat peut lire et modifier ce que Relabel envoie. N’approuvez-le que si votre service informatique vous l’a donné.
cli-certificate-trust = L’approuver ?
cli-certificate-trusted = Approuvé désormais, pour toutes les connexions.
cli-certificate-not-added = Rien n’a été ajouté.
cli-certificate-needs-yes = Ajoutez --yes pour approuver ce certificat.
cli-certificate-removed = Le certificat « { $name } » n’est plus approuvé.
cli-no-such-certificate = Aucun certificat n’a cette empreinte. Voir « relabel-cli certificates list ».
cli-several-certificates = Plusieurs empreintes commencent ainsi. Indiquez davantage de caractères de l’empreinte.
cli-proxy = Par le proxy { $proxy }.
cli-proxy-as = Par le proxy { $proxy }, en tant que { $user }.
cli-proxy-without-password = Par le proxy { $proxy }. Le mot de passe pour { $user } n’est pas dans le trousseau : indiquez-le de nouveau.
cli-proxy-none = Sans proxy : ni une variable ni le système n’en désignent.
cli-proxy-script = Le système trouve son proxy par un script (PAC), que Relabel ne peut pas exécuter. Relabel n’utilise donc aucun proxy. Demandez l’adresse du proxy et indiquez-la avec « relabel-cli proxy set ».

## Questions in GraphQL.

cli-query-name-connection = Indiquez une --connection, ou un fichier de clé avec --key.
cli-query-name-what = Indiquez --endpoint avec --file, ou bien --persisted, ou bien --list.
cli-query-persisted-name = Une requête persistante s’indique sous la forme CONFIG/NAME.
cli-query-no-variable = --var demande NAME=VALUE, pas « { $value } ».
cli-query-no-such-variable = La requête n’a pas de variable « { $name } ».
cli-query-not-allowed = AEM ne laisse pas ce compte chercher les points d’entrée. Demandez à votre administrateur AEM de lui donner jcr:read sur /content/cq:graphql et sur /conf pour les configurations concernées.
cli-query-no-endpoint = AEM n’a pas de point d’entrée GraphQL. Un administrateur doit en créer un.
cli-query-no-rows = Aucune ligne. AEM omet sans le dire ce que le compte ne peut pas lire.
cli-query-problem = AEM : { $what }

cli-questions-results-note-morePages =
    .text = Pour les avoir toutes, la requête doit accepter $after et demander pageInfo { "{" } endCursor hasNextPage { "}" }.

cli-questions-results-note-pageFull =
    .text = AEM envoie 50 lignes à la fois sauf indication contraire, et cette requête ne demande pas si c’est tout. Pour les avoir toutes, elle doit accepter $after et demander pageInfo { "{" } endCursor hasNextPage { "}" }.

## The practice environment on its own.

cli-practice-at = L’environnement d’entraînement répond à l’adresse { $address }
cli-practice-control = Il se pilote à l’adresse { $address } avec le jeton { $token }
cli-practice-end = Appuyez sur Ctrl-C pour y mettre fin.
