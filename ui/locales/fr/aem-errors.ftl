### What Adobe’s sign-in, AEM and the network answer instead of what was asked for.

-send-details = Envoyez les détails ci-dessous à votre administrateur AEM.

error-keyRejected =
    .title = Adobe n’a pas accepté ce fichier de clé
    .meaning = Il a peut-être expiré, ou un plus récent l’a remplacé.
    .action = { -ask-for-new-key }

error-credentialUnknown =
    .title = Adobe ne reconnaît pas ce fichier de clé
    .meaning = Le compte auquel il appartient a sans doute été supprimé.
    .action = { -ask-for-new-key }

error-scopeMissing =
    .title = Ce fichier de clé ne donne pas accès à AEM
    .meaning = Adobe reconnaît la clé, mais ne lui accorde pas l’accès à AEM.
    .action = { -send-details }

error-clockWrong =
    .title = L’horloge de cet ordinateur n’est pas à l’heure
    .meaning =
        { $wait ->
            [none] Adobe refuse la connexion des ordinateurs dont l’horloge est décalée.
           *[other] Elle est décalée de { $wait } : Adobe refuse donc la connexion.
        }
    .action = Activez le réglage automatique de l’heure, puis réessayez.

error-tokenEnded =
    .title =
        { $ended ->
            [none] Votre clé d’un jour a expiré
           *[other] Votre clé d’un jour a expiré le { $ended }
        }
    .meaning = Une clé de ce type est valable un jour et ne se renouvelle pas.
    .action = Déposez-en une nouvelle n’importe où dans cette fenêtre, puis continuez.

error-signInUnavailable =
    .title = Le service de connexion d’Adobe ne répond pas
    .meaning = Cela ne dure d’ordinaire que quelques minutes.
    .action = Attendez un instant, puis réessayez.

error-signInRefused =
    .title = AEM n’a pas accepté cette clé
    .meaning = La clé a peut-être été remplacée, ou elle appartient à un autre environnement.
    .action = Vérifiez l’adresse de la connexion. Si elle est juste, demandez un nouveau fichier de clé à votre administrateur.

error-signedOut =
    .title = Vous êtes déconnecté de cet environnement
    .meaning = Vous vous êtes déconnecté : rien n’est envoyé à AEM.
    .action = Reconnectez-vous pour continuer.

error-clientNotRegistered =
    .title = AEM ne reconnaît pas encore l’identifiant client de cette clé
    .meaning = Adobe reconnaît la clé, mais son identifiant client n’a jamais été enregistré dans cet environnement.
    .action = Demandez à votre administrateur AEM d’enregistrer l’identifiant client dans l’environnement. Puis réessayez.

error-clientIdRefused =
    .title = AEM n’accepte pas l’identifiant client de cette clé
    .meaning = Adobe reconnaît la clé, mais AEM refuse cet identifiant (403003).
    .action = Demandez à votre administrateur d’ajouter l’API AEM Assets Author au projet de la clé.

error-versionLost =
    .title = AEM ne peut pas savoir si une ressource a changé
    .meaning = Entre cet ordinateur et AEM, quelque chose supprime l’en-tête de version (If-Match) des modifications envoyées.
    .action = Demandez à votre service informatique de laisser passer cet en-tête, puis continuez.

error-permissionMissing =
    .title = Ce compte n’a pas l’autorisation nécessaire
    .meaning =
        { $path ->
            [none] AEM a refusé la demande.
           *[other] Le compte de cette clé n’a pas d’autorisation dans { $path }.
        }
    .action = Demandez à votre administrateur AEM de donner l’autorisation à ce compte. Comptez une dizaine de minutes, puis réessayez.

error-pathMissing =
    .title = AEM n’a rien trouvé à cet endroit
    .meaning =
        { $path ->
            [none] L’élément a été déplacé ou supprimé, ou il est caché à ce compte.
           *[other] { $path } a été déplacé ou supprimé, ou il est caché à ce compte.
        }
    .action = Choisissez un autre dossier.

error-offline =
    .title = AEM est injoignable
    .meaning =
        { $host ->
            [none] Il n’y a pas de réseau, ou l’adresse n’existe pas.
           *[other] Il n’y a pas de réseau, ou { $host } n’existe pas.
        }
    .action = Vérifiez votre réseau et le VPN de votre entreprise, puis réessayez.

error-tlsFailed =
    .title = Pas de connexion sécurisée avec AEM
    .meaning = Le serveur qui a répondu n’a pas pu prouver son identité, ou ne sait pas chiffrer de façon sûre.
    .action = Vérifiez le réseau dans les Réglages : vous y verrez ce qui ne va pas, et à qui vous adresser.

error-timeout =
    .title = AEM a mis trop de temps à répondre
    .meaning = Il est peut-être très occupé.
    .action = Attendez un instant, puis réessayez.

error-slowDown =
    .title = AEM est très occupé
    .meaning =
        { $wait ->
            [none] Il a demandé d’attendre.
           *[other] Il a demandé d’attendre { $wait }.
        }
    .action = Réessayez plus tard.

error-notData =
    .title = AEM est en veille prolongée ou redémarre
    .meaning = Il a envoyé une page web au lieu de données. Un environnement sandbox se met en veille prolongée quand personne ne s’en sert.
    .action = Ouvrez AEM dans votre navigateur. S’il indique que l’environnement est en veille prolongée, demandez à votre administrateur de l’en sortir. Sinon, attendez quelques minutes, puis réessayez.

error-networkSignIn =
    .title = Votre réseau vous demande de vous identifier
    .meaning =
        { $host ->
            [none] Sa page est arrivée à la place de la réponse d’AEM.
           *[other] Sa page, sur { $host }, est arrivée à la place de la réponse d’AEM.
        }
    .action = Ouvrez une page quelconque dans votre navigateur, identifiez-vous, puis réessayez.

error-networkBlocks =
    .title = Votre réseau a répondu à la place d’AEM
    .meaning = Sa page est arrivée à la place des données : il bloque l’adresse, ou s’interpose.
    .action = Vérifiez le réseau dans les Réglages : vous y trouverez la demande à envoyer à votre service informatique.

error-gatewayFailed =
    .title = Une passerelle de votre réseau a répondu à la place d’AEM
    .meaning = Elle n’a pas réussi à joindre AEM.
    .action = Attendez quelques minutes et réessayez. Si cela persiste, vérifiez le réseau dans les Réglages.

error-proxyFailed =
    .title = Le proxy ne laisse pas passer Relabel
    .meaning =
        { $proxy ->
            [none] Il n’a pas transmis la connexion.
           *[other]
                { $host ->
                    [none] { $proxy } n’a pas transmis la connexion.
                   *[other] { $proxy } n’a pas transmis la connexion à { $host }.
                }
        }
    .action = Vérifiez le réseau dans les Réglages : vous y verrez pourquoi, et à qui vous adresser.

error-proxySignIn =
    .title = Le proxy demande un nom d’utilisateur et un mot de passe
    .meaning =
        { $proxy ->
            [none] Il a refusé la connexion : les identifiants manquent ou sont incorrects.
           *[other] { $proxy } a refusé la connexion : les identifiants manquent ou sont incorrects.
        }
    .action = Saisissez le bon nom d’utilisateur et le bon mot de passe dans les Réglages, sous Réseau.

error-proxySetting =
    .title = Le proxy est mal configuré sur cet ordinateur
    .meaning =
        { $field ->
            [none] Son adresse n’est pas valable. Tant que ce n’est pas corrigé, rien n’est envoyé.
           *[other] La variable { $field } ne contient pas l’adresse d’un proxy. Tant que ce n’est pas corrigé, rien n’est envoyé.
        }
    .action = Saisissez l’adresse du proxy dans les Réglages, sous Réseau.

error-proxyAddress =
    .title = Ce n’est pas l’adresse d’un proxy
    .meaning = Rien n’a été modifié.
    .action = Saisissez l’adresse sous la forme proxy.example:3128, avec https:// ou socks5:// devant si besoin.

error-noAuthorities =
    .title = Cet ordinateur n’approuve aucune autorité de certification
    .meaning = Il n’a pas de liste d’autorités lisible : aucun serveur ne peut prouver son identité.
    .action = Demandez à la personne qui gère cet ordinateur d’installer cette liste (ca-certificates).

error-unexpectedAnswer =
    .title = Relabel ne comprend pas la réponse d’AEM
    .meaning = Son format n’est pas reconnu : Relabel n’en a rien utilisé.
    .action = { -send-details }
