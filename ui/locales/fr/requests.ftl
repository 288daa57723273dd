### Complete messages to an administrator. With the technical names: administrators look
### for them in Adobe’s consoles.

-developer-console = Ouvrez la Developer Console de cet environnement (dans Cloud Manager : Environnements, l’environnement, « Developer Console »), onglet « Integrations ».

-send-safely = Envoyez-moi le fichier par un moyen sûr, comme un gestionnaire de mots de passe ou un coffre partagé, pas dans un simple e-mail.

-ten-minutes = Attendez environ 10 minutes qu’AEM en tienne compte.

-check-again = Dans Relabel, je choisirai « Vérifier de nouveau » pour cette connexion

request-steps-newKey-serviceCredentials =
    .step-1 = { -developer-console } Ouvrez « Technical Accounts », puis { $account }.
    .step-2 = Choisissez « Add certificate » (après une fuite : « Add new private key »). Les consoles plus anciennes disent « Refresh Service Credentials ». L’ancienne clé reste valable jusqu’à son expiration ou sa révocation.
    .step-3 = Téléchargez le JSON de la nouvelle clé.
    .step-4 = { -send-safely }

request-steps-newKey-oauthServerToServer =
    .step-1 = Dans l’Adobe Developer Console, ouvrez le projet de ces informations d’identification et leur page « OAuth Server-to-Server ».
    .step-2 = Ajoutez un second secret client. Le premier continue de fonctionner.
    .step-3 = Choisissez « Download JSON ».
    .step-4 = { -send-safely }
    .step-5 = Quand je vous aurai dit que le nouveau fonctionne, supprimez le premier secret.

request-steps-newKey-localDevelopmentToken =
    .step-1 = Le jeton agit au nom de la personne qui le crée : merci de vérifier que j’ai l’accès nécessaire pour ouvrir moi-même la Developer Console de cet environnement (dans Cloud Manager : Environnements, l’environnement, « Developer Console »), onglet « Integrations », y ouvrir « Local token » et y choisir « Get Local Development Token ».
    .step-2 = Pour une utilisation durable, créez plutôt des informations d’identification de service ou OAuth Server-to-Server : un jeton de ce type expire après 24 heures au plus.
    .step-3 = { -send-safely }

request-steps-newKey-localAem =
    .step-1 = Vérifiez qu’AEM est démarré sur mon ordinateur et que son compte n’a pas été modifié.

request-steps-profile-credential =
    .step-1 = Dans l’Admin Console, ouvrez AEM as a Cloud Service, l’instance author de cet environnement, puis un profil de produit avec le service « AEM Assets API Users ».
    .step-2 = Dans l’Adobe Developer Console, ouvrez le projet de ces informations d’identification, puis son API AEM, et ajoutez ce profil de produit aux informations d’identification.

request-steps-profile-account =
    .step-1 = Dans l’Admin Console, ouvrez AEM as a Cloud Service, l’instance author de cet environnement, puis un profil de produit qui ne donne que les droits nécessaires. Ajoutez-y { $account }.
    .step-2 = { -ten-minutes }

request-steps-register =
    .step-1 = Ajoutez les lignes ci-dessous à la configuration d’API (un fichier YAML du dossier « config ») dans le dépôt Git de cet environnement. Si la liste existe déjà, n’ajoutez que l’identifiant client.
    .step-2 = Lancez le pipeline de configuration de Cloud Manager pour cet environnement.
    .step-3 = L’environnement doit être en version 2024.10.18459 ou ultérieure.

request-newKey =
    .subject = Relabel : une nouvelle clé pour AEM
    .ask = Pourriez-vous créer une nouvelle clé pour { $account } ? Celle que j’ai expire bientôt, ou n’est plus acceptée parce qu’elle a expiré, a été révoquée ou remplacée.
    .why = Sans clé valable, aucun programme ne peut accéder à AEM avec ce compte.
    .verify = J’ajouterai le nouveau fichier dans Relabel et choisirai « Vérifier de nouveau » ; « La clé » et « Connexion à Adobe » doivent indiquer « Fonctionne ».

request-addScope =
    .subject = Relabel : ajouter AEM à une clé
    .ask = Pourriez-vous ajouter le produit AEM aux informations d’identification ci-dessous ? Adobe les reconnaît, mais sans droit pour AEM.
    .why = AEM n’admet une application qu’avec les droits de son API, et Adobe tire ces droits du projet.
    .verify = { -check-again } ; « Connexion à Adobe » et « Enregistrement de l’identifiant client » doivent indiquer « Fonctionne ».

request-steps-addScope-credential =
    .step-1 = Dans l’Adobe Developer Console, ouvrez le projet, choisissez « Add API » et ajoutez l’API AEM Assets Author avec OAuth Server-to-Server.
    .step-2 = Choisissez le profil de produit de cet environnement qui a le service « AEM Assets API Users ».
    .step-3 = Téléchargez de nouveau le JSON et envoyez-le-moi par un moyen sûr.

request-steps-addScope-account =
    .step-1 = Dans l’Admin Console, vérifiez qu’AEM as a Cloud Service est toujours attribué à l’organisation et que le compte technique existe encore.
    .step-2 = { -developer-console } Si le compte a disparu, créez un nouveau compte technique et envoyez-moi son fichier de clé par un moyen sûr.

request-rightEnvironment =
    .subject = Relabel : la clé et l’environnement AEM ne correspondent pas
    .ask = Pourriez-vous m’envoyer une clé pour { $address }, ou y rétablir { $account } ? Adobe accepte la clé que j’ai, mais cet environnement la refuse (401).
    .step-1 = Comparez l’environnement de la clé avec l’adresse ci-dessus.
    .step-2 =
        { $keyKind ->
            [oauthServerToServer] S’ils diffèrent : dans l’Adobe Developer Console, ajoutez aux informations d’identification un profil de produit de cet environnement.
           *[other] S’ils diffèrent : créez une clé dans la Developer Console de cet environnement et envoyez-la-moi par un moyen sûr.
        }
    .step-3 = S’ils concordent : vérifiez dans AEM (Outils, Sécurité, Utilisateurs) que le compte existe et n’est pas désactivé.
    .step-4 = Si l’environnement a une liste d’adresses IP autorisées dans Cloud Manager, vérifiez que la mienne y est.
    .why = Une clé ouvre l’environnement pour lequel elle a été créée, et aucun autre.
    .verify = { -check-again } ; « Compte dans AEM » doit indiquer « Fonctionne ».

request-registerClient =
    .subject = Relabel : ajouter un identifiant client à allowedClientIDs
    .ask = Pourriez-vous enregistrer l’identifiant client { $clientId } dans l’environnement AEM ci-dessous ?
    .why = AEM répond 403 à tout identifiant client OAuth absent de cette liste, quels que soient les droits du compte.
    .verify = { -check-again } ; « Enregistrement de l’identifiant client » doit indiquer « Fonctionne ».

request-addProfile =
    .subject = Relabel : profil de produit et identifiant client pour AEM
    .ask = Pourriez-vous ajouter { $account } à un profil de produit de l’environnement AEM ci-dessous, et y enregistrer son identifiant client ?
    .why = AEM n’admet un compte OAuth qu’avec un profil de produit de cet environnement et un identifiant client enregistré.
    .verify = { -check-again } ; « Enregistrement de l’identifiant client » et « Lecture du dossier » doivent indiquer « Fonctionne ».

request-grantRead =
    .subject = Relabel : droit de lecture sur { $folder }
    .ask = Pourriez-vous autoriser { $account } à lire { $folder } et ses sous-dossiers ?
    .step-1 =
        { $keyKind ->
            [oauthServerToServer] Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe lié au profil (par exemple « AEM Assets Collaborator Users - Service ») le droit jcr:read sur { $folder }.
           *[other] Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe de ce profil le droit jcr:read sur { $folder }. Sur une installation plus ancienne, ajoutez plutôt { $account } au groupe « DAM Users » (Outils, Sécurité, Utilisateurs).
        }
    .step-2 = Aucun droit de publication (crx:replicate) n’est nécessaire.
    .why = Le compte accède à AEM, mais n’a pas le droit de lire ce dossier.
    .verify = { -check-again } ; « Lecture du dossier » doit indiquer « Fonctionne ».

request-grantWrite =
    .subject = Relabel : droit de modification sur { $folder }
    .ask = Pourriez-vous autoriser { $account } à modifier les métadonnées des ressources de { $folder } et de ses sous-dossiers ?
    .step-1 =
        { $keyKind ->
            [oauthServerToServer] Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe lié au profil (par exemple « AEM Assets Collaborator Users - Service ») les droits jcr:read et rep:write sur { $folder }. Jusque-là, ce groupe est en lecture seule.
           *[other] Dans AEM, ouvrez Outils, Sécurité, Autorisations. Donnez au groupe de ce profil les droits jcr:read et rep:write sur { $folder }. Sur une installation plus ancienne, ajoutez plutôt { $account } au groupe « DAM Users » (Outils, Sécurité, Utilisateurs).
        }
    .step-2 = Aucun droit de publication (crx:replicate) n’est nécessaire.
    .why = Le compte accède à AEM et peut lire, mais AEM refuse les modifications (403). Un nouveau compte est en lecture seule.
    .verify = { -check-again } ; « Modification du dossier » doit indiquer « Fonctionne ».

request-wakeEnvironment =
    .subject = Relabel : sortir un environnement AEM de la veille prolongée
    .ask = Pourriez-vous vérifier l’état de { $address }, et sortir cet environnement de la veille prolongée si nécessaire ? Il répond par une page web, comme le font les environnements en veille prolongée ou en redémarrage.
    .step-1 = Dans Cloud Manager, ouvrez l’environnement et vérifiez son état. Si un déploiement est en cours, attendez qu’il soit terminé.
    .step-2 = S’il est en veille prolongée, ouvrez sa Developer Console et choisissez « De-hibernate ». Les environnements sandbox se mettent en veille prolongée après environ 8 heures sans utilisation.
    .why = Aucune ressource ne peut être lue ou modifiée tant que l’environnement est en veille prolongée.
    .verify = { -check-again } ; « Compte dans AEM » doit indiquer « Fonctionne ».

request-openNetwork =
    .subject = Relabel : autoriser des adresses dans le réseau de l’entreprise
    .ask = Pourriez-vous permettre à mon ordinateur de joindre { $hosts } ?
    .step-1 = Autorisez HTTPS (port 443) depuis mon ordinateur vers { $hosts }.
    .step-2 = S’il faut un proxy, indiquez son adresse dans les réglages du système de mon ordinateur, ou dans la variable HTTPS_PROXY : Relabel utilise l’un ou l’autre. Il n’évalue pas les scripts (PAC).
    .step-3 = Si le proxy demande une authentification, dispensez-en ces adresses.
    .step-4 = Si l’environnement AEM a une liste d’adresses IP autorisées dans Cloud Manager, ajoutez-y l’adresse par laquelle mon ordinateur le joint.
    .why = Relabel ne communique qu’avec le service de connexion d’Adobe et avec notre AEM.
    .verify = { -check-again } ; « Recherche de l’adresse » et « Liaison avec AEM » doivent indiquer « Fonctionne ».

request-companyCertificate =
    .subject = Relabel : le certificat du réseau de notre entreprise
    .ask = Pourriez-vous m’envoyer le certificat racine avec lequel notre réseau inspecte ce qui part vers { $hosts }, ou l’installer dans le magasin de certificats de mon ordinateur ?
    .step-1 = Le mieux : installez le certificat dans le magasin du système de mon ordinateur. Relabel l’utilise aussitôt.
    .step-2 = Sinon : envoyez-moi le certificat sous forme de fichier « X.509 encodé en base 64 (.cer) », sans aucune clé privée. Je l’ajouterai dans Relabel sous Réglages, Réseau.
    .why = Relabel vérifie chaque connexion. Cette vérification ne peut pas être désactivée.
    .verify = { -check-again } ; « Connexion sécurisée » doit indiquer « Fonctionne ».

request-replaceCertificate =
    .subject = Relabel : un certificat qu’aucun programme ne doit accepter
    .ask = Pourriez-vous remplacer le certificat que notre réseau présente pour { $hosts }, ou laisser passer ces adresses sans y toucher ? Ce qui ne va pas est indiqué ci-dessous.
    .step-1 = Si le certificat a expiré, renouvelez-le. S’il est établi pour un autre serveur, signé avec SHA-1 ou auto-signé, faites-en émettre un nouveau par notre propre autorité.
    .step-2 = Sinon, dispensez ces adresses de l’inspection.
    .why = Relabel vérifie chaque connexion. Cette vérification ne peut pas être désactivée, et personne ne devrait approuver ce certificat.
    .verify = { -check-again } ; « Connexion sécurisée » doit indiquer « Fonctionne ».

request-modernTls =
    .subject = Relabel : TLS 1.2 ou 1.3
    .ask = Pourriez-vous proposer TLS 1.2 ou 1.3, avec des chiffrements actuels, là où les connexions à { $hosts } sont inspectées ?
    .step-1 = Activez-y TLS 1.2 ou 1.3.
    .step-2 = Sinon, dispensez ces adresses de l’inspection : Adobe propose les deux.
    .why = Avec le chiffrement proposé aujourd’hui, ce qui est envoyé peut être lu et modifié en chemin.
    .verify = { -check-again } ; « Connexion sécurisée » doit indiquer « Fonctionne ».

request-noClientCertificate =
    .subject = Relabel : pas de certificat client pour Adobe
    .ask = Pourriez-vous laisser mon ordinateur joindre { $hosts } sans certificat client ?
    .step-1 = Dispensez ces adresses de l’obligation de présenter un certificat client. Adobe n’en demande pas.
    .why = Relabel s’identifie auprès d’Adobe avec sa clé et n’a aucun certificat client.
    .verify = { -check-again } ; « Connexion sécurisée » doit indiquer « Fonctionne ».

request-openProxy =
    .subject = Relabel : laisser passer AEM par le proxy
    .ask = Pourriez-vous me permettre de joindre { $hosts } par notre proxy ?
    .step-1 = Autorisez CONNECT vers le port 443 de { $hosts }.
    .step-2 = Si le proxy demande une authentification : Relabel prend en charge l’authentification de base. Envoyez-moi un nom d’utilisateur et un mot de passe par un moyen sûr, ou dispensez ces adresses de l’authentification.
    .why = Relabel ne communique qu’avec le service de connexion d’Adobe et avec notre AEM.
    .verify = { -check-again } ; « Liaison avec AEM » doit indiquer « Fonctionne ».

request-repairProxy =
    .subject = Relabel : le proxy ne fonctionne pas
    .ask = Pourriez-vous me donner la bonne adresse de notre proxy, ou vérifier le proxy ? Il ne me permet pas de joindre { $hosts }.
    .step-1 = Vérifiez que l’adresse du proxy ci-dessus est la bonne pour mon ordinateur.
    .step-2 = Vérifiez que le proxy lui-même joint le port 443 de { $hosts }.
    .why = Mon ordinateur est réglé pour ne joindre les autres réseaux que par ce proxy.
    .verify = { -check-again } ; « Liaison avec AEM » doit indiquer « Fonctionne ».

request-repairGateway =
    .subject = Relabel : une passerelle répond à la place d’AEM
    .ask = Pourriez-vous examiner la passerelle qui répond à la place de { $hosts } ?
    .step-1 = Vérifiez qu’elle résout ces adresses et qu’elle joint leur port 443.
    .step-2 = Sinon, faites en sorte que le trafic vers ces adresses ne passe pas par elle.
    .why = Sa page d’erreur arrive à la place de la réponse d’Adobe ou d’AEM.
    .verify = { -check-again } ; aucune étape ne doit indiquer « Ne fonctionne pas ».

request-greeting = Bonjour,
request-what-to-do = Ce qu’il faut faire :
request-lines = Les lignes à ajouter :
request-why = Pourquoi :
request-verify = Comment vérifier que cela a fonctionné :
request-no-secret = Ce message ne contient ni clé, ni mot de passe, ni jeton.
request-thanks = Merci !
request-some-account = le compte de ma clé
request-some-client = de ma clé
request-fact = { $name } : { $fact }
request-fact-key-kind = Type de clé
request-fact-account = Compte
request-fact-client = Identifiant client
request-fact-organisation = Organisation Adobe
request-fact-program = Programme
request-fact-environment = Environnement
request-fact-address = Adresse d’AEM
request-fact-folder = Dossier
request-fact-hosts = Adresses nécessaires
request-fact-proxy = Serveur proxy
request-fact-said = Réponse reçue
request-key-kind-serviceCredentials = informations d’identification de service AEM (compte technique, JWT)
request-key-kind-localDevelopmentToken = jeton de développement local
request-key-kind-oauthServerToServer = informations d’identification OAuth Server-to-Server
request-key-kind-localAem = SDK AEM sur mon ordinateur
