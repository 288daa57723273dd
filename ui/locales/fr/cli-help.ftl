### The help of the command line. An id is “help”, then the commands on the way, then the argument
### (its flag, or its name where it has none) and the value: help-set-type-date. What several
### commands have in common is said once, under the id of what is above them all: help-folder.

## How help is laid out.

help-heading-usage = Utilisation :
help-heading-commands = Commandes :
help-heading-arguments = Arguments :
help-heading-options = Options :
help-note-default = [par défaut : { $what }]
help-note-variable = [variable d’environnement : { $what }]
help-note-values = [valeurs possibles : { $what }]
help-note-value = { $name } : { $what }

## The program, and what every command takes.

help = Modifier les métadonnées de nombreuses ressources AEM en ligne de commande
    .after =
        Codes de sortie : 0 réussite, 1 réseau ou autre erreur, 2 utilisation incorrecte,
        3 clé ou connexion, 4 autorisation (pour `check`, également un dossier absent ou
        masqué), 5 une partie n’a pas été effectuée (pour `query`, AEM a signalé un problème
        ou des lignes peuvent manquer), 6 arrêt avant la fin (Ctrl-C une fois ou SIGTERM)
        ou mise en pause : `jobs retry` ou `jobs resume` reprend l’opération, 130 arrêt
        immédiat par un second Ctrl-C : `jobs resume` reprend l’opération
help-data-dir = Dossier des fichiers de Relabel, à la place du dossier par défaut
help-json = Écrire des lignes JSON sur la sortie standard, un objet par ligne
help-loopback = Autoriser un fichier de clé à désigner un serveur de cet ordinateur, pour s’entraîner ou tester (également RELABEL_LOOPBACK=1)
help-ims = Serveur de connexion à utiliser à la place de celui du fichier de clé ; seuls sont admis ceux d’Adobe ou, avec --loopback, un serveur de cet ordinateur
help-language = Langue de tous les messages et des en-têtes de feuille ; par défaut, la langue de cet ordinateur. Avec --json, tous les messages sauf l’aide sont en anglais.
help-help = Afficher l’aide ; -h en affiche un résumé
help-version = Afficher la version
help-of-command = Afficher l’aide d’une commande

## Whose assets, which ones, and the word for sending.

help-connection = Connexion enregistrée, désignée par son nom ou son identifiant
help-file = Fichier de clé, utilisé pour cette exécution sans être enregistré
help-credential = Avec --file : clé à utiliser si le fichier en contient plusieurs, désignée par son nom ou son identifiant client
help-aem = Avec --file : adresse de l’environnement de création AEM, si le fichier ne la contient pas
help-confirm-address = Avec --file : confirmer qu’une adresse inhabituelle est correcte
help-folder = Dossier des ressources, par exemple /content/dam/brand
help-recursive = Inclure aussi les sous-dossiers. Une recherche les inclut toujours.
help-include-fragments = Inclure les fragments de contenu
help-saved = Recherche enregistrée sous ce nom : voir `searches list`
help-paths = Fichier contenant des chemins ou des adresses de ressources, un par ligne ; - désigne l’entrée standard
help-name = Partie du nom de fichier ou, avec *, modèle du nom entier. La casse et les accents sont ignorés.
help-text = Mots à rechercher dans toutes les métadonnées
help-kind = Type de fichier ; répétable
help-kind-image = Images
help-kind-video = Vidéos
help-kind-audio = Audio
help-kind-document = PDF, textes, présentations
help-kind-fragment = Fragments de contenu
help-kind-other = Autres fichiers
help-changed-since = Ressources modifiées ce jour-là ou plus tard : 2031-05-01, ou une date et heure ISO 8601
help-changed-before = Ressources modifiées avant ce jour ou cette date et heure
help-tag = Ressources qui portent cette balise ou une balise de niveau inférieur, désignée par son identifiant ; répétable, et une seule de ces balises suffit
help-where = Condition à laquelle un champ doit répondre, par exemple "dc:title empty", "dc:rights not empty", "dc:title contains plage" ou "dam:status = approved" ; répétable
help-without = Exclure les ressources qui répondent à une condition de la même forme que celles de --where ; répétable
help-without-folder = Exclure le contenu de ce dossier et de ses sous-dossiers ; répétable
help-without-name = Exclure les fichiers dont le nom contient ce texte ou, avec *, correspond à ce modèle ; répétable
help-without-tag = Exclure ce qui porte cette balise ou une balise de niveau inférieur ; répétable
help-dry-run = Montrer ce qui changerait, sans rien envoyer
help-yes = Envoyer sans demander de confirmation, même lorsqu’il faudrait taper le nombre de ressources
help-live = Autoriser les modifications d’un environnement de production, sinon en lecture seule
help-speed = Vitesse pour cette commande ; par défaut, celle de la connexion
help-speed-gentle = { speed-hints-gentle }
help-speed-normal = { speed-hints-normal }
help-speed-fast = { speed-hints-fast }

## connections

help-connections = Connexions : les environnements et les clés qui y donnent accès
help-connections-add = Ajouter la connexion à laquelle un fichier de clé donne accès, et enregistrer la clé dans le trousseau. Ajouter de nouveau le même fichier ne change rien ; une clé plus récente du même compte remplace l’ancienne après confirmation ou avec --replace.
help-connections-add-file = Fichier de clé
help-connections-add-credential = Clé à utiliser si le fichier en contient plusieurs, désignée par son nom ou son identifiant client
help-connections-add-replace = Utiliser la clé du fichier à la place de celle qui est enregistrée pour le même compte
help-connections-add-aem = Adresse de l’environnement de création AEM, si le fichier ne la contient pas
help-connections-add-confirm-address = Confirmer qu’une adresse inhabituelle est correcte
help-connections-add-stage = Type d’environnement ; considéré comme la production si rien n’indique lequel
help-connections-add-local = Ajouter le SDK AEM qui s’exécute sur cet ordinateur. Aucun fichier de clé n’est nécessaire ; http n’est autorisé que pour cette adresse.
help-connections-add-local-address = Adresse du SDK
help-connections-add-local-user = S’identifier sous ce nom d’utilisateur au lieu du compte fourni avec AEM ; le mot de passe est demandé, ou lu sur l’entrée standard
help-connections-add-local-no-sign-in = Ne pas s’identifier
help-connections-set = Modifier le nom, le type d’environnement, la vitesse ou le mode d’écriture d’une connexion
help-connections-set-name = Nouveau nom
help-connections-set-stage = Type d’environnement
help-connections-set-speed = Vitesse à laquelle les requêtes peuvent se suivre, à partir de maintenant
help-connections-set-route = Mode d’écriture des prochaines modifications dans AEM
help-connections-set-route-together = Jusqu’à cinquante ressources par requête
help-connections-set-route-one-by-one = Une requête par ressource ; avec une clé OAuth, AEM compare les versions
help-connections-list = Afficher la liste des connexions
help-connections-remove = Supprimer une connexion et sa clé
help-connections-remove-everything = Supprimer aussi ses modifications avec leurs valeurs, qui ne peuvent alors plus être annulées, ses vérifications et ses requêtes
help-connections-connection = Nom ou identifiant de la connexion
help-connections-name = Nom de la connexion ; par défaut, le nom du serveur
help-connections-stage-live = Production
help-connections-stage-test = Test (« Évaluation » dans Cloud Manager)
help-connections-stage-development = Développement

## check

help-check = Vérifier si une connexion fonctionne, et montrer quelle étape échoue et ce qu’il faut demander à l’administrateur ; avec --network, vérifier uniquement le réseau
help-check-folder = Dossier dans lequel vérifier que les ressources peuvent être lues et modifiées
help-check-live = Tester aussi l’accès en écriture en production ; le test supprime tout ce qu’il écrit
help-check-network = Vérifier uniquement le réseau : le chemin vers le service de connexion d’Adobe et vers le serveur de chaque connexion, et leurs réponses. Aucune clé n’est envoyée.

## certificates and proxy

help-certificates = Certificats de réseaux d’entreprise que Relabel approuve en plus de ceux du système
help-certificates-add = Approuver, en plus des certificats qu’approuve cet ordinateur, celui d’un réseau d’entreprise qui inspecte les échanges. Rien ne désactive la vérification elle-même.
help-certificates-add-file = Certificat ou chaîne de certificats : PEM, DER ou PKCS#7
help-certificates-add-yes = Ne pas demander de confirmation
help-certificates-list = Afficher la liste des certificats ajoutés
help-certificates-remove = Ne plus approuver un certificat
help-certificates-remove-fingerprint = Empreinte SHA-256 du certificat telle que l’affiche `certificates list`, ou son début
help-proxy = Proxy par lequel Relabel accède à Adobe et à AEM
help-proxy-show = Montrer quel proxy est utilisé, et où il est défini
help-proxy-set = Utiliser ce proxy, et non celui des variables ou du système. Les hôtes indiqués dans NO_PROXY sont toujours joints sans proxy.
help-proxy-set-address = Adresse, par exemple http://proxy.example:3128 ; https:// et socks5:// sont également acceptés
help-proxy-set-user = S’y identifier sous ce nom d’utilisateur. Le mot de passe est demandé, ou lu sur la première ligne de l’entrée standard, et conservé dans le trousseau du système.
help-proxy-system = Utiliser le proxy des variables d’environnement, sinon celui du système. C’est le réglage par défaut.
help-proxy-without = N’utiliser aucun proxy, même si une variable ou le système en désigne un

## assets and set

help-assets = Afficher la liste des ressources d’un dossier, d’une recherche ou d’une liste
help-set = Modifier des champs de toutes les ressources d’un dossier, d’une recherche ou d’une liste
help-set-property = Propriété à définir, par exemple dc:rights ; une --value doit suivre pour chacune
help-set-value = Nouvelle valeur. Les entrées d’une liste sont séparées par |.
help-set-type = Type de la valeur ; par défaut, celui du champ standard, sinon string. Avec plusieurs propriétés, un type pour chacune ou pour aucune.
help-set-type-string = Un texte
help-set-type-string-list = Une liste de textes, séparés par |
help-set-type-date = ISO 8601, par exemple 2031-05-01 ou 2031-05-01T10:00:00+02:00
help-set-type-boolean = true ou false
help-set-type-long = Un nombre entier
help-set-type-decimal = Un nombre décimal
help-set-add = Entrées à ajouter à une liste, par exemple dc:subject=mer|soleil. Celles qui y sont déjà restent à leur place.
help-set-remove = Entrées à retirer d’une liste, par exemple dc:subject=mer|soleil
help-set-clear = Propriété à vider ; répétable
help-set-find = Texte à rechercher dans les propriétés indiquées avec --in
help-set-replace = Texte de remplacement ; peut être vide
help-set-in = Propriété dans laquelle --find recherche ; répétable
help-set-whole-word = Ne rechercher que des mots entiers
help-set-regex = Traiter le texte comme une expression régulière ; le remplacement peut contenir $1 ou ${ "{" }nom{ "}" }
help-set-match-case = Respecter la casse
help-set-copy-from = Propriété qui reçoit la valeur d’une autre, par exemple dc:description=dc:title
help-set-case = Changer la casse, par exemple dc:title=sentence : upper, lower, title ou sentence
help-set-join = Liste dont les entrées deviennent un seul texte, par exemple "dc:creator=, " pour les séparer par une virgule
help-set-split = Textes qui deviennent les entrées d’une liste, coupés à chaque séparateur, par exemple "dc:subject=;"
help-set-date-from = Date relative, comptée à partir d’aujourd’hui ou d’un autre champ, par exemple prism:expirationDate=today+1y ou prism:embargoDate=prism:publicationDate-1d@18:00, en jours (d), semaines (w), mois (m) ou années (y)
help-set-only-empty = Ne modifier que les champs vides
help-set-tokens = Remplacer { "{" }file.name{ "}" }, { "{" }folder.name{ "}" }, { "{" }counter:001{ "}" }, { "{" }today{ "}" }, { "{" }field dc:title{ "}" } et d’autres variables dans les valeurs et les entrées ajoutées
help-set-zone = Fuseau horaire, par exemple Europe/Paris, pour les dates qui n’en ont pas et pour compter les jours de { "{" }today{ "}" } et de --date-from ; par défaut, celui de cet ordinateur

## export and import

help-export = Écrire dans une feuille de calcul les métadonnées de toutes les ressources d’un dossier, d’une recherche ou d’une liste
help-export-out = Nouveau fichier ; son extension, .xlsx ou .csv, détermine le format
help-export-fields = Propriétés, une par colonne, par exemple dc:title,dc:rights ; par défaut, les champs standard renseignés dans au moins une des ressources
help-export-separator = Séparateur des cellules d’un fichier .csv. Excel attend celui de la langue de l’ordinateur ; AEM attend une virgule.
help-export-replace = Remplacer FILE s’il existe déjà
help-import = Modifier des champs d’après une feuille de calcul : une ligne par ressource. Une cellule vide ne modifie pas son champ.
help-import-sheet = Feuille de calcul : .xlsx, .xlsb, .xls, .ods ou .csv. Sa première ligne contient les en-têtes : `assetPath` pour les ressources ; pour chaque champ, son nom technique, son libellé dans le schéma de métadonnées d’AEM ou le nom que lui donne Relabel dans la langue de --language. Pour un en-tête dans une autre langue, le champ est seulement suggéré, pas utilisé.
help-import-within = Ne modifier que les ressources de ce dossier et de ses sous-dossiers
help-import-map = Champ dans lequel va une colonne, par exemple "Mention légale=dc:rights" ; répétable. Le champ peut être `assetPath`, ou rien pour une colonne à ne pas utiliser.
help-import-tab = Onglet d’un fichier Excel, désigné par son nom ; par défaut, le premier
help-import-date-order = Ordre dans lequel sont écrites les dates telles que 03/04/2031, dans les colonnes dont les dates ne le montrent pas
help-import-date-order-dmy = Jour, mois, année
help-import-date-order-mdy = Mois, jour, année
help-import-zone = Fuseau horaire des dates qui n’en ont pas, par exemple Europe/Paris ; par défaut, celui de cet ordinateur
help-import-clear-word = Une cellule qui ne contient que ce mot vide son champ ; par défaut, "(clear)"
help-import-list-separator = Séparateur des entrées d’une liste ; par défaut, "|"
help-import-by = Ce qui désigne la ressource de chaque ligne ; par défaut, déduit du contenu de la colonne des ressources. Les noms de fichier et les identifiants sont recherchés dans le dossier de --within.
help-import-by-path = Son chemin ou son adresse
help-import-by-name = Son nom de fichier
help-import-by-id = Son identifiant (jcr:uuid)
help-import-letters = Que faire des caractères altérés par un autre programme, par exemple "Â©" pour "©". Rien n’est envoyé tant que ce choix n’est pas fait.
help-import-letters-repair = Les réparer
help-import-letters-keep = Envoyer sans réparer
help-import-encoding = Encodage du texte d’un fichier .csv, si Relabel ne peut pas le détecter
help-import-encoding-utf8 = { sheets-encodings-utf8 }
help-import-encoding-utf16le = { sheets-encodings-utf16Le }
help-import-encoding-utf16be = { sheets-encodings-utf16Be }
help-import-encoding-windows1252 = { sheets-encodings-windows1252 }
help-import-encoding-windows1250 = { sheets-encodings-windows1250 }
help-import-encoding-macintosh = { sheets-encodings-macintosh }

## recipes and searches

help-recipes = Recettes : modifications enregistrées sous un nom
help-recipes-list = Afficher la liste des recettes
help-recipes-run = Exécuter une recette sur toutes les ressources d’un dossier, d’une recherche ou d’une liste, ou sur celles avec lesquelles elle a été enregistrée
help-recipes-run-recipe = Nom ou identifiant de la recette
help-searches = Recherches enregistrées
help-searches-list = Afficher la liste des recherches enregistrées
help-searches-save = Enregistrer une recherche sous un nom
help-searches-save-called = Nom de la recherche
help-searches-save-folder = Dossier où rechercher, avec ses sous-dossiers
help-searches-remove = Supprimer une recherche enregistrée
help-searches-remove-name = Nom ou identifiant de la recherche

## query

help-query = Interroger les fragments de contenu avec GraphQL et écrire un objet JSON par ligne de résultat
help-query-key = { help-file }
help-query-credential = Avec --key : clé à utiliser si le fichier en contient plusieurs, désignée par son nom ou son identifiant client
help-query-aem = Avec --key : adresse de l’environnement de création AEM, si le fichier ne la contient pas
help-query-confirm-address = Avec --key : confirmer qu’une adresse inhabituelle est correcte
help-query-list = Afficher la liste des points d’entrée et des requêtes persistantes
help-query-endpoint = Configuration dont le point d’entrée est interrogé, par exemple wknd-shared
help-query-file = Fichier contenant la requête
help-query-vars = Fichier JSON contenant les valeurs des variables de la requête
help-query-persisted = Requête persistante, sous la forme configuration/nom
help-query-var = Valeur d’une des variables de la requête persistante ; répétable

## jobs

help-jobs = Modifications effectuées ou commencées : afficher, reprendre, annuler, réessayer, enregistrer un rapport
help-jobs-list = Afficher la liste des opérations, de la plus récente à la plus ancienne
help-jobs-list-search = Uniquement les opérations dont le dossier, la connexion, les champs ou l’utilisateur contiennent ces mots
help-jobs-list-limit = Nombre maximal d’opérations à afficher
help-jobs-show = Afficher une opération : ce qu’elle concerne, comment elle s’est terminée et pourquoi, et ce que quelqu’un d’autre a modifié
help-jobs-id = Identifiant de l’opération, ou son début
help-jobs-last = L’opération la plus récente ; pour reprendre, la plus récente qui n’est pas terminée
help-jobs-resume = Reprendre une opération interrompue : le programme a été fermé, ou l’opération mise en pause
help-jobs-undo = Rétablir les valeurs qu’une opération a remplacées. Les valeurs que quelqu’un d’autre a modifiées depuis restent inchangées.
help-jobs-retry = Réessayer ce qu’une opération n’a pas fait
help-jobs-delete = Supprimer une opération terminée, avec ses valeurs et ses éventuelles annulations ou nouvelles tentatives. Elle ne peut alors plus être annulée.
help-jobs-report = Enregistrer un rapport sur le résultat de chaque ressource et de chaque champ
help-jobs-report-out = Fichier : .xlsx, ou .csv pour du texte séparé par des virgules. Un fichier existant est remplacé.
help-jobs-report-not-done = Uniquement ce qui n’a pas été fait, sous forme de feuille (.csv) que l’importation d’AEM peut lire

## sandbox

help-sandbox = Environnement d’entraînement : simulation d’AEM et du service de connexion d’Adobe
help-sandbox-serve = Démarrer l’environnement et le laisser répondre jusqu’à Ctrl-C
help-sandbox-serve-port = Port sur cet ordinateur ; 0 pour n’importe quel port libre
help-sandbox-serve-assets = Nombre de ressources fictives, à la place de la bibliothèque d’entraînement
help-sandbox-serve-content = Fichier de contenu, à la place de la bibliothèque d’entraînement
help-sandbox-serve-keys = Dossier dans lequel écrire un fichier de clé de chaque type, OAuth sous toutes ses formes
help-sandbox-serve-read-only = Démarrer comme le fait AEM : le compte de service a un accès en lecture seule
help-sandbox-serve-local-aem = Se comporter comme le SDK AEM sur cet ordinateur : authentification par nom d’utilisateur et mot de passe (admin, admin), sans jeton d’accès
help-sandbox-serve-unregistered = Identifiants client OAuth absents de la liste de ceux que l’environnement autorise
help-sandbox-serve-no-profile = Comptes OAuth sans profil de produit
help-sandbox-serve-rate = Laisser passer N requêtes par seconde et répondre 429 aux autres
help-sandbox-serve-burst = Avec --rate : nombre de requêtes qui peuvent arriver en même temps après une pause
help-sandbox-serve-window = Avec --rate : compter les requêtes par fenêtres de ce nombre de secondes, quelle que soit leur fréquence
help-sandbox-serve-retry-after = Avec --rate : ce que la réponse 429 dit du moment où réessayer : secondes, `date`, `date+SECONDS`, `none` ou `garbage`. Par défaut, une seconde ou la durée de la fenêtre.
help-sandbox-serve-rate-of = Avec --rate : requêtes concernées par la limite
help-sandbox-serve-rate-of-writes = Écritures uniquement
help-sandbox-serve-rate-of-all = Toutes les requêtes à AEM
help-sandbox-serve-rate-then = Avec --rate et --rate-every : limite qui alterne avec celle de --rate
help-sandbox-serve-rate-every = Avec --rate-then : durée d’application de chaque limite
help-sandbox-serve-latency-ms = Temps que met AEM à commencer une réponse
help-sandbox-serve-jitter-ms = Ajouter un délai aléatoire de ce nombre de millisecondes au plus
help-sandbox-serve-seed = Graine des valeurs aléatoires ; la même graine donne le même résultat
help-sandbox-serve-token-life = Durée de validité des jetons d’accès ; celle des vrais jetons est d’un peu moins d’une journée
help-sandbox-serve-fault = Incident à simuler ; répétable
help-sandbox-serve-control = Permettre le pilotage par HTTP sous /control, avec un jeton affiché au démarrage
