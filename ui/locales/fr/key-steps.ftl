### What to do when a key is renewed, or must not work any more. Adobe’s consoles speak
### English, so the names of their buttons stay.

-key-step-console = Ouvrir la Developer Console de cet environnement (Cloud Manager, Environnements, « Developer Console »), onglet « Integrations », puis « Technical Accounts ». Ouvrir le compte de cette clé.
-key-step-send = Télécharger le nouveau fichier (JSON) et le transmettre par un moyen sûr : un gestionnaire de mots de passe ou un coffre partagé, pas un simple e-mail.
-key-step-add = Dans Relabel, ouvrir cette connexion, choisir « Ajouter une nouvelle clé », puis le nouveau fichier.
-key-step-forgets = Remplace l’ancienne clé par la nouvelle dans le trousseau, et oublie l’ancienne clé et son jeton d’accès. Une modification en pause reprend.
-key-step-check = Choisir « Vérifier » et s’assurer que chaque étape fonctionne. Supprimer ensuite le fichier téléchargé.
-key-step-adobe-console = Dans l’Adobe Developer Console, ouvrir le projet de cette clé et sa page « OAuth Server-to-Server ».
-key-step-late = Les jetons d’accès déjà émis peuvent fonctionner encore 24 heures au plus. Si c’est trop long, retirer pendant ce délai le compte de ses profils de produit dans l’Admin Console.
-key-step-copies = Supprimer chaque copie de l’ancien fichier : téléchargements, e-mails, messageries instantanées, dossiers partagés, corbeille.
-key-step-remove = Si AEM n’est plus utile ici, ouvrir cette connexion dans Relabel et choisir « Supprimer ».

key-steps-who-you = Vous
key-steps-who-administrator = Votre administrateur
key-steps-who-relabel = Relabel
key-steps-progress = Étapes faites : { $done } sur { $total }
key-steps-copy = Copier ces étapes
key-steps-copy-title = Étapes à transmettre
key-steps-copy-hint = Elles ne contiennent aucun secret.
key-steps-line = { $n }. { $who } : { $text }

key-steps-about =
    Compte : { $account }
    Adresse d’AEM : { $address }

key-steps-renew-serviceCredentials =
    .title = Renouveler la clé
    .intro = Une clé de ce type est valable un an. L’ancienne fonctionne jusqu’à son expiration.
    .step-1 = { -key-step-console }
    .step-2 = Choisir « Add certificate ». Les consoles plus anciennes disent « Refresh Service Credentials ».
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = { -key-step-check }
    .step-7 = Quand tout le monde aura la nouvelle clé, révoquer puis supprimer l’ancienne.

key-steps-renew-oauthServerToServer =
    .title = Changer le secret
    .intro = Le secret n’expire pas. Il peut y en avoir deux à la fois : aucune interruption n’est nécessaire.
    .step-1 = { -key-step-adobe-console }
    .step-2 = Ajouter un second secret client. S’il y en a déjà deux, supprimer d’abord celui qui ne sert plus.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = { -key-step-check }
    .step-7 = Supprimer l’ancien secret.

key-steps-renew-localDevelopmentToken =
    .title = Obtenir la clé du lendemain
    .intro = Une clé de ce type expire après 24 heures au plus et ne peut pas être renouvelée automatiquement.
    .step-1 = Ouvrir la Developer Console de cet environnement (Cloud Manager, Environnements, « Developer Console »), onglet « Integrations ».
    .step-2 = Ouvrir « Local token », choisir « Get Local Development Token », puis télécharger le jeton.
    .step-3 = Déposer le fichier dans cette fenêtre.
    .step-4 = Utilise aussitôt la nouvelle clé. Une modification en pause reprend.
    .step-5 = Pour une utilisation durable, créer plutôt des informations d’identification de service ou OAuth Server-to-Server.

key-steps-revoke-serviceCredentials =
    .title = Mettre la clé hors service
    .intro = Pour une clé perdue ou vue par quelqu’un d’autre. Étapes à suivre dans l’ordre.
    .step-1 = { -key-step-console }
    .step-2 = Choisir « Add new private key ». La nouvelle devient la clé en cours.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = Choisir « Vérifier » et s’assurer que tout fonctionne avec la nouvelle clé.
    .step-7 = Choisir « Revoke » pour l’ancienne clé. À partir de là, elle ne donne plus de jetons d’accès.
    .step-8 = Choisir « Delete » pour l’ancienne clé.
    .step-9 = Dans une console plus ancienne qui n’offre que « Refresh Service Credentials » : choisir d’abord cette commande. L’ancienne clé reste enregistrée jusqu’à son expiration ; supprimer donc aussi les informations d’identification d’API du compte technique dans l’Admin Console, et ouvrir une demande d’assistance auprès d’Adobe.
    .step-10 = { -key-step-late }
    .step-11 = { -key-step-copies }
    .step-12 = { -key-step-remove }

key-steps-revoke-oauthServerToServer =
    .title = Mettre la clé hors service
    .intro = Pour un secret perdu ou vu par quelqu’un d’autre. Étapes à suivre dans l’ordre.
    .step-1 = { -key-step-adobe-console }
    .step-2 = Ajouter un second secret client.
    .step-3 = { -key-step-send }
    .step-4 = { -key-step-add }
    .step-5 = { -key-step-forgets }
    .step-6 = Choisir « Vérifier » et s’assurer que tout fonctionne avec le nouveau secret.
    .step-7 = Supprimer l’ancien secret. À partir de là, il ne donne plus de jetons d’accès.
    .step-8 = Si plus personne n’utilise ces informations d’identification : les supprimer du projet, retirer leur identifiant client de « allowedClientIDs », et lancer le pipeline de configuration.
    .step-9 = { -key-step-late }
    .step-10 = { -key-step-copies }
    .step-11 = { -key-step-remove }

key-steps-revoke-localDevelopmentToken =
    .title = Mettre la clé hors service
    .intro = Cette clé appartient à une personne et expire après 24 heures au plus.
    .step-1 = Choisir « Se déconnecter » sur cette page.
    .step-2 = Oublie l’accès en cours et n’envoie plus rien à AEM.
    .step-3 = { -key-step-copies }
    .step-4 = Si quelqu’un d’autre a pu l’obtenir, retirer le titulaire de la clé des profils de produit dans l’Admin Console jusqu’à l’expiration de la clé.
    .step-5 = { -key-step-remove }
