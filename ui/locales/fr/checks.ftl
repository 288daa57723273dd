### What a check of a connection found.

-ask-it = Envoyez la demande à votre service informatique.
-ask-administrator = Envoyez la demande à votre administrateur.

checks-step-key = La clé
checks-step-name = Recherche de l’adresse
checks-step-network = Liaison avec AEM
checks-step-secure = Connexion sécurisée
checks-step-answer = Réponse
checks-step-signIn = Connexion à Adobe
checks-step-account = Compte dans AEM
checks-step-api = Enregistrement de l’identifiant client
checks-step-read = Lecture du dossier
checks-step-write = Modification du dossier

finding-keyGood =
    { $day ->
        [none] La clé est valable.
       *[other] La clé est valable jusqu’au { $day }.
    }

finding-keyEndsSoon =
    { $time ->
        [none] La clé expire bientôt. Demandez-en une nouvelle dès maintenant, pour ne pas interrompre le travail.
       *[other] La clé ne fonctionne que jusqu’au { $time }. Demandez-en une nouvelle dès maintenant, pour ne pas interrompre le travail.
    }

finding-keyEnded =
    { $time ->
        [none] La clé a expiré. Demandez-en une nouvelle et ajoutez-la à cette connexion.
       *[other] La clé a expiré le { $time }. Demandez-en une nouvelle et ajoutez-la à cette connexion.
    }

finding-keyNotAvailable = La clé n’a pas pu être lue sur cet ordinateur.
finding-keyNotNeeded = AEM sur cet ordinateur ne demande pas de clé.

finding-clockWrong =
    { $time ->
        [none] L’horloge de cet ordinateur n’est pas à l’heure. Réglez la date et l’heure dans les réglages du système, puis vérifiez de nouveau.
       *[other] L’horloge de cet ordinateur n’est pas à l’heure. Celle d’AEM indique le { $time }. Réglez la date et l’heure dans les réglages du système, puis vérifiez de nouveau.
    }

finding-nameFound =
    L’adresse { $host ->
        [none] du serveur
       *[other] du serveur { $host }
    } a été trouvée.

finding-nameByProxy =
    C’est le proxy qui cherche l’adresse { $host ->
        [none] du serveur
       *[other] du serveur { $host }
    }, pas cet ordinateur.

finding-nameNotFound =
    Ce réseau ne trouve pas { $host ->
        [none] le serveur
       *[other] { $host }
    }. Vérifiez que vous êtes en ligne et que l’adresse de cette connexion est juste.

finding-reached =
    { $host ->
        [none] Le serveur
       *[other] { $host }
    } répond.

finding-notReached =
    Aucune réponse { $host ->
        [none] du serveur
       *[other] du serveur { $host }
    }. Le réseau de votre entreprise le bloque peut-être, ou AEM est arrêté. Vérifiez le VPN de votre entreprise. Si cela persiste, envoyez la demande à votre service informatique.

finding-aemNotStarted = AEM n’est pas démarré sur cet ordinateur. Démarrez-le, puis vérifiez de nouveau.
finding-proxySetting = Rien n’a pu être envoyé.

finding-proxyNotFound =
    Ce réseau ne trouve pas { $proxy ->
        [none] le proxy
       *[other] le proxy { $proxy }
    }. Vérifiez l’adresse du proxy et votre connexion au réseau de l’entreprise.

finding-proxyNotReached =
    Aucune réponse { $proxy ->
        [none] du proxy
       *[other] du proxy { $proxy }
    }. Vérifiez l’adresse du proxy et votre connexion au réseau de l’entreprise.

finding-proxySilent =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } n’a pas joint { $host ->
        [none] le serveur
       *[other] { $host }
    } à temps. Réessayez. Si cela persiste, envoyez la demande à votre service informatique.

finding-proxyNotTls =
    Aucune connexion sécurisée avec { $proxy ->
        [none] le proxy
       *[other] le proxy { $proxy }
    } lui-même n’a pu être établie. L’adresse de la plupart des proxys commence par http://.

finding-proxySignIn =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } demande un nom d’utilisateur et un mot de passe. Votre service informatique peut vous les donner, ou laisser passer Relabel sans eux.

finding-proxyPassword =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } n’a pas accepté le nom d’utilisateur et le mot de passe. Saisissez-les de nouveau dans les Réglages, sous Réseau.

finding-proxyRefused =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } ne laisse pas passer les connexions vers { $host ->
        [none] le serveur
       *[other] { $host }
    }. { -ask-it }

finding-proxyGateway =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } lui-même n’a pas pu joindre { $host ->
        [none] le serveur
       *[other] { $host }
    }. { -ask-it }

finding-proxyHungUp =
    { $proxy ->
        [none] Le proxy
       *[other] Le proxy { $proxy }
    } a accepté la connexion, puis l’a fermée. { -ask-it }

finding-tooSlow =
    { $host ->
        [none] Le serveur
       *[other] { $host }
    } a accepté la connexion mais n’a envoyé aucune réponse complète. Réessayez dans quelques minutes. Si cela persiste, adressez-vous à votre service informatique : un pare-feu retient peut-être le trafic.

finding-secure =
    Tout ce qui part vers { $host ->
        [none] le serveur
       *[other] { $host }
    } est chiffré, et le certificat du serveur est approuvé.

finding-secureNotNeeded = Rien ne quitte cet ordinateur.

finding-certificateNotTrusted =
    Le réseau de votre entreprise inspecte ce qui part vers { $host ->
        [none] le serveur
       *[other] { $host }
    }, et Relabel n’approuve pas encore son certificat. Demandez le fichier du certificat, puis ajoutez-le sous Réglages, Réseau.

finding-certificateHostsOwn =
    Le serveur qui répond{ $host ->
        [none] {""}
       *[other] {" "}pour { $host }
    } utilise un certificat qu’il a signé lui-même : aucune autorité ne le garantit. Rien ne lui a été envoyé. { -ask-it }

finding-certificateEnded =
    Le certificat présenté pour { $host ->
        [none] le serveur
       *[other] { $host }
    } a expiré. Ceux qui gèrent ce serveur ou votre réseau doivent le renouveler.

finding-certificateNotYetValid =
    Le certificat présenté pour { $host ->
        [none] le serveur
       *[other] { $host }
    } n’est pas encore valable. Vérifiez d’abord la date de cet ordinateur.

finding-certificateOtherHost =
    Un autre serveur a répondu à la place { $host ->
        [none] du serveur
       *[other] du serveur { $host }
    }. Rien ne lui a été envoyé. { -ask-it }

finding-certificateWeak =
    Le certificat présenté pour { $host ->
        [none] le serveur
       *[other] { $host }
    } est signé d’une façon qui n’est plus sûre. { -ask-it }

finding-secureOutdated =
    Le serveur qui répond{ $host ->
        [none] {""}
       *[other] {" "}pour { $host }
    } ne prend en charge que des chiffrements qui ne sont plus sûrs. { -ask-it }

finding-secureNotSpoken =
    Le serveur qui répond{ $host ->
        [none] {""}
       *[other] {" "}pour { $host }
    } ne chiffre pas du tout. Rien ne lui a été envoyé. { -ask-it }

finding-secureHungUp =
    La connexion { $host ->
        [none] au serveur
       *[other] à { $host }
    } a été coupée dès le début : c’est ce que font les pare-feux avec ce qu’ils bloquent. { -ask-it }

finding-clientCertificateAsked =
    Votre réseau demande à cet ordinateur un certificat client pour { $host ->
        [none] le serveur
       *[other] { $host }
    }, et Relabel n’en a aucun. { -ask-it }

finding-noAuthorities = Cet ordinateur n’a pas de liste d’autorités de certification lisible : aucun serveur ne peut prouver son identité. La personne qui gère cet ordinateur doit installer cette liste.

finding-secureFailed =
    Aucune connexion sécurisée avec { $host ->
        [none] le serveur
       *[other] { $host }
    } n’a pu être établie.

finding-answers =
    { $host ->
        [none] Le serveur
       *[other] { $host }
    } répond correctement.

finding-answerCut =
    La connexion { $host ->
        [none] au serveur
       *[other] à { $host }
    } a été établie, puis coupée avant toute réponse. { -ask-it }

finding-answerGarbled =
    Ce qu’a envoyé { $host ->
        [none] le serveur
       *[other] { $host }
    } n’est pas une réponse valable. Quelque chose s’interpose. { -ask-it }

finding-networkSignIn =
    { $leadsTo ->
        [none] Votre réseau vous demande d’abord de vous identifier. Ouvrez une page quelconque dans votre navigateur, identifiez-vous, puis vérifiez de nouveau.
       *[other] Votre réseau vous demande d’abord de vous identifier sur { $leadsTo }. Ouvrez une page quelconque dans votre navigateur, identifiez-vous, puis vérifiez de nouveau.
    }

finding-networkBlocks = Votre réseau a envoyé une page au lieu de la réponse : il bloque l’adresse, ou répond à la place d’AEM. { -ask-it }
finding-gatewayFailed = Une passerelle de votre réseau a répondu, faute d’avoir pu joindre le serveur. Réessayez dans quelques minutes. Si cela persiste, envoyez la demande à votre service informatique.

finding-signedIn =
    { $time ->
        [none] Adobe a accordé l’accès.
       *[other] Adobe a accordé l’accès jusqu’au { $time }.
    }

finding-signInFailed = Adobe n’a pas accordé l’accès.
finding-signInNotNeeded = AEM sur cet ordinateur ne demande pas de connexion à Adobe.

finding-accountKnown =
    { $account ->
        [none] AEM reconnaît le compte.
       *[other] AEM vous reconnaît sous le nom { $account }.
    }

finding-accountNotTold = AEM accepte le compte, mais n’indique pas lequel.
finding-accountAnonymous = AEM n’a pas accepté la clé : cette connexion n’a que l’accès d’un visiteur. Vous ne pouvez voir et modifier que ce qui est permis à un visiteur. Vérifiez que la clé appartient à cet environnement.
finding-otherEnvironment = AEM refuse l’accès qu’Adobe vient d’accorder. Soit la clé appartient à un autre environnement, soit le compte a été retiré de l’environnement de cette connexion.
finding-passRefused = AEM refuse cette clé d’un jour. Elle appartient à un autre environnement ou elle est trop ancienne. Créez-en une nouvelle dans la Developer Console de cet environnement.
finding-passwordRefused = AEM sur cet ordinateur refuse le nom d’utilisateur ou le mot de passe. Ajoutez de nouveau la connexion en saisissant les bons identifiants.
finding-notAem = Une page web a refusé l’accès là où AEM aurait dû répondre. Soit ce n’est pas l’adresse d’AEM, soit quelque chose devant AEM ne laisse pas passer cet ordinateur. Vérifiez d’abord l’adresse.

finding-signInPage =
    { $host ->
        [none] Une page d’identification est arrivée au lieu d’une réponse. Le réseau de votre entreprise demande de s’identifier, ou AEM n’a pas accepté la clé.
       *[other] Une page d’identification du serveur { $host } est arrivée au lieu d’une réponse. Le réseau de votre entreprise demande de s’identifier, ou AEM n’a pas accepté la clé.
    }

finding-asleep = AEM a envoyé une page web au lieu d’une réponse. Cet environnement est en veille prolongée ou redémarre. Un redémarrage prend quelques minutes.

finding-askedToWait =
    { $time ->
        [none] AEM est occupé et demande d’attendre. Vérifiez de nouveau dans quelques minutes.
       *[other] AEM est occupé et demande d’attendre jusqu’au { $time }. Vérifiez de nouveau ensuite.
    }

finding-accountFailed = AEM n’a pas répondu correctement.
finding-clientRegistered = AEM reconnaît l’identifiant client de la clé.
finding-clientNotRegistered = AEM ne reconnaît pas encore l’identifiant client de cette clé. Un administrateur doit l’ajouter à l’environnement (une fois suffit).
finding-clientIdRefused = AEM n’accepte pas l’identifiant client de cette clé. Un administrateur doit donner au projet de la clé l’accès à AEM.
finding-scopesMissing = Le projet de cette clé n’a pas les droits nécessaires pour AEM. Un administrateur doit les y ajouter.
finding-profileMissing = Le compte n’a aucun accès. Un administrateur doit lui donner un profil de produit et ajouter l’identifiant client de cette clé à l’environnement.
finding-apiRefused = AEM refuse l’identifiant client de cette clé ; la raison n’a pas pu être déterminée. Vérifiez de nouveau dans quelques minutes.
finding-apiNotNeeded = Ce type de clé ne demande pas d’enregistrement.
finding-apiFailed = AEM n’a pas dit si l’identifiant client de cette clé est enregistré.
finding-canRead = Le compte voit ce que contient le dossier.
finding-readRefused = Le compte n’a pas le droit de lire ce dossier. { -ask-administrator }
finding-folderMissing = Ce dossier n’existe pas, ou il est caché au compte. Vérifiez l’orthographe, ou envoyez la demande à votre administrateur.
finding-readFailed = Le dossier n’a pas pu être lu.
finding-canWrite = Le compte peut modifier ce que contient le dossier.
finding-writeRefused = Vous pouvez lire ce dossier, mais pas modifier ce qu’il contient. Votre administrateur doit donner ce droit au compte ; comptez ensuite environ 10 minutes.
finding-writeNotTold = AEM n’a pas dit clairement si les modifications sont permises.

finding-writeLeftBehind =
    Un petit marqueur nommé relabelWriteCheck reste sur { $path ->
        [none] le dossier
       *[other] { $path }
    }, parce qu’AEM n’a pas laissé Relabel le retirer. Il est sans danger. Relabel le retire automatiquement à la prochaine vérification ou modification avec cette connexion.

finding-writeLocked = La production est verrouillée dans cette fenêtre : l’accès en écriture n’a pas été testé.
finding-notTried = Non essayé, car une étape précédente n’a pas fonctionné.

checks-mark-good = Fonctionne
checks-mark-warning = À surveiller
checks-mark-bad = Ne fonctionne pas
checks-mark-skipped = Non essayé
checks-not-needed = Non nécessaire
checks-running = Vérification en cours
checks-waiting = En attente
checks-title = Est-ce que { $name } fonctionne ?
checks-intro = Relabel essaie chaque étape jusqu’à AEM et montre où cela s’arrête.
checks-folder = Dossier à vérifier
checks-folder-invalid = Saisissez un dossier sous /content/dam, par exemple /content/dam/campagnes.
checks-again = Vérifier de nouveau
checks-rows = Étapes de la vérification
checks-making-step = Vérification : { $stepName }
checks-summary-both = Vous pouvez lire et modifier les ressources de ce dossier
checks-summary-readOnly = Vous pouvez lire les ressources, mais pas les modifier
checks-summary-readLocked = Vous pouvez lire les ressources. La production est verrouillée : l’accès en écriture n’a pas été testé
checks-summary-readNotTold = Vous pouvez lire les ressources. Il n’est pas certain que vous puissiez les modifier
checks-summary-noRead = Vous êtes connecté, mais vous ne pouvez pas lire ce dossier
checks-summary-notRegistered = AEM ne reconnaît pas encore l’identifiant client de cette clé
checks-summary-asleep = Cet environnement est en veille prolongée ou redémarre
checks-summary-busy = AEM demande d’attendre
checks-summary-clock = L’horloge de cet ordinateur n’est pas à l’heure
checks-summary-leftBehind = Vous pouvez lire et modifier les ressources, mais un marqueur de la vérification est resté en place
checks-summary-otherEnvironment = Cette clé n’est pas pour cet environnement
checks-summary-account = AEM vous refuse l’accès
checks-summary-signIn = La connexion a échoué
checks-summary-network = AEM ne peut pas être joint depuis cet ordinateur
checks-summary-key = La clé ne fonctionne plus
checks-summary-keyNotAvailable = La clé n’a pas pu être lue
checks-summary-failed = La vérification s’est arrêtée avant la fin
checks-who-next-nobody = Il n’y a plus rien à faire.
checks-who-next-administrator = La prochaine étape revient à votre administrateur ou à votre service informatique. La demande est prête à être copiée.
checks-who-next-you = L’étape ci-dessous indique quoi faire.
checks-failed-title = La vérification n’a pas pu être faite
checks-how-title = Comment l’accès en écriture est testé, et ce que le test ne peut pas montrer

checks-how =
    .step-1 = Avec une clé OAuth, Relabel envoie à AEM une modification qu’AEM doit refuser : elle porte sur une version que la ressource n’a jamais eue, donc rien ne peut être écrit. La façon dont AEM refuse montre si le compte a le droit de modifier.
    .step-2 = Avec toute autre clé, Relabel écrit un petit marqueur nommé relabelWriteCheck sur le dossier lui-même, le retire aussitôt et vérifie qu’il a disparu. Aucune ressource n’est touchée.
    .step-3 = Le test ne concerne que ce dossier. Des ressources ou des sous-dossiers peuvent avoir d’autres règles, une ressource peut être extraite par quelqu’un, et AEM peut encore refuser une valeur qu’il n’autorise pas.
    .step-4 = Quand un droit vient d’être donné, AEM peut mettre environ 10 minutes à l’appliquer.

checks-open-settings = Aller aux Réglages
checks-show = Afficher les ressources
checks-copy-request = Copier la demande
checks-request-title = Demande à envoyer
checks-request-hint = Elle ne contient aucun secret. Collez-la dans un e-mail ou un message instantané.
checks-copied = Copié. Collez le texte dans un e-mail ou un message instantané.
checks-not-copied = Le texte est sélectionné. Copiez-le avec le clavier.
checks-copy-text = Copier le texte
checks-message = Texte à copier
