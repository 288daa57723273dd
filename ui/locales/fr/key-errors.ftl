### What is wrong with a key file, its address or the key store.

-ask-for-new-key = Demandez un nouveau fichier de clé à votre administrateur AEM.

error-keyFileEmpty =
    .title = Ce fichier est vide
    .meaning = Le téléchargement a sans doute échoué.
    .action = Téléchargez de nouveau le fichier de clé, puis déposez-le ici.

error-keyFileTooLarge =
    .title = Ce n’est pas un fichier de clé
    .meaning = Il est bien plus gros que n’importe quel fichier de clé.
    .action = Cherchez un petit fichier dont le nom se termine par .json, puis déposez-le ici.

error-keyFileUnreadable =
    .title = Ce fichier n’a pas pu être ouvert
    .meaning = Il a peut-être été déplacé, ou vous n’avez pas le droit de le lire.
    .action = Copiez-le sur votre bureau, puis déposez-le ici.

error-keyFileNotRecognised =
    .title = Ce n’est pas un fichier de clé reconnu par Relabel
    .meaning = Il ne contient aucune des entrées d’un fichier de clé AEM.
    .action = Demandez à votre administrateur AEM les informations d’identification de service ou OAuth de votre environnement.

error-keyFileIncomplete =
    .title = Il manque une partie de ce fichier
    .meaning = Il s’arrête au milieu, comme un téléchargement interrompu.
    .action = Téléchargez de nouveau le fichier de clé, puis déposez-le ici.

error-keyFileSavedError =
    .title = Ce fichier contient un message d’erreur, pas une clé
    .meaning = La page dont il provient avait un problème à ce moment-là.
    .action = Demandez à votre administrateur AEM de télécharger de nouveau le fichier de clé.

error-keyFileRetiredJwt =
    .title = Adobe a retiré ce type de fichier de clé
    .meaning = Il contient des informations d’identification JWT de l’Adobe Developer Console, qu’Adobe n’accepte plus.
    .action = Demandez à votre administrateur AEM des informations d’identification de service créées dans la Developer Console de votre environnement AEM.

error-keyFilePublicOnly =
    .title = La moitié secrète de la clé manque
    .meaning = Ce fichier ne contient que la moitié publique, qui ne donne aucun accès.
    .action = Demandez le fichier de clé complet à votre administrateur AEM.

error-keyFileOtherProject =
    .title = Ce fichier de clé est celui d’un autre produit Adobe
    .meaning =
        { $field ->
            [none] Il ne donne pas accès à AEM.
           *[other] Il donne accès à « { $field } », pas à AEM.
        }
    .action = Demandez à votre administrateur AEM un fichier de clé de votre environnement AEM.

error-keyFileArchive =
    .title = C’est une archive, pas un fichier de clé
    .meaning = Relabel n’ouvre pas les archives telles que les fichiers ZIP.
    .action = Extrayez le fichier de clé de l’archive, puis déposez-le ici.

error-keyFileDocument =
    .title = C’est une image ou un document, pas un fichier de clé
    .meaning = La photo d’une clé, ou un courrier qui en parle, ne donne aucun accès.
    .action = Cherchez un petit fichier dont le nom se termine par .json ou .env, puis déposez-le ici.

error-keyFileFieldMissing =
    .title = Il manque quelque chose dans ce fichier de clé
    .meaning =
        { $field ->
            [none] Une entrée nécessaire est absente.
           *[other] L’entrée « { $field } » est absente.
        }
    .action = { -ask-for-new-key }

error-keyFileKeyUnusable =
    .title = La clé de ce fichier est inutilisable
    .meaning = Elle est endommagée, ou d’un type qu’AEM ne délivre pas.
    .action = { -ask-for-new-key }

error-keyFileKeyWeak =
    .title = La clé de ce fichier est trop faible
    .meaning = Elle a moins de 2048 bits ; aujourd’hui, une telle clé peut être cassée.
    .action = { -ask-for-new-key }

error-keyFileKeyMismatch =
    .title = Les parties de ce fichier de clé ne vont pas ensemble
    .meaning = La clé et son certificat viennent de fichiers différents.
    .action = { -ask-for-new-key }

error-keyFileExpired =
    .title =
        { $ended ->
            [none] Ce fichier de clé a expiré
           *[other] Ce fichier de clé a expiré le { $ended }
        }
    .meaning = Une clé de ce type est valable un an.
    .action = { -ask-for-new-key }

error-tokenFileExpired =
    .title =
        { $ended ->
            [none] Cette clé d’un jour a expiré
           *[other] Cette clé d’un jour a expiré le { $ended }
        }
    .meaning = Une clé de ce type est valable un jour.
    .action = Obtenez-en une nouvelle dans la Developer Console d’AEM, puis déposez-la ici.

error-signInHostNotAllowed =
    .title = Ce fichier de clé désigne un serveur de connexion inconnu
    .meaning =
        { $host ->
            [none] Ce n’est pas un serveur d’Adobe. Rien n’y a été envoyé.
           *[other] { $host } n’est pas un serveur d’Adobe. Rien n’y a été envoyé.
        }
    .action = N’utilisez pas ce fichier. Dites à votre administrateur AEM d’où il vient.

error-addressNotAllowed =
    .title = La clé ne peut pas être utilisée à cette adresse
    .meaning =
        { $host ->
            [none] Ce n’est pas l’adresse d’un environnement de création AEM.
           *[other] { $host } n’est pas l’adresse d’un environnement de création AEM.
        }
    .action = Saisissez l’adresse que vous voyez dans le navigateur quand vous travaillez dans AEM. Elle commence généralement par https://author-.

error-addressNeedsConfirmation =
    .title = Cette adresse est inhabituelle
    .meaning =
        { $host ->
            [none] Elle ne ressemble pas à une adresse AEM habituelle.
           *[other] { $host } ne ressemble pas à une adresse AEM habituelle.
        }
    .action = Confirmez-la seulement si votre administrateur vous a donné exactement cette adresse.

error-importGone =
    .title = Ce fichier de clé n’a pas été utilisé à temps
    .meaning = Par sécurité, Relabel oublie un fichier de clé qui n’est pas utilisé tout de suite.
    .action = Choisissez de nouveau le fichier.

error-replaceNotConfirmed =
    .title = Ce compte a déjà une autre clé
    .meaning = Rien n’a été remplacé : Relabel ne le fait qu’avec votre confirmation.
    .action = Déposez de nouveau le fichier et choisissez s’il remplace l’ancienne clé.

error-otherAccount =
    .title = Cette clé appartient à un autre compte
    .meaning = Elle ne peut pas remplacer la clé de cette connexion.
    .action = Déposez une clé du même compte, ou ajoutez celle-ci comme nouvelle connexion.

error-keyFileChanged =
    .title = Le fichier n’a pas été supprimé
    .meaning = Ce n’est plus le fichier que Relabel a lu, ou il a déjà disparu.
    .action = Vérifiez le fichier vous-même, et supprimez-le si vous n’en avez plus besoin.

error-keyStoreMissing =
    .title = Cet ordinateur n’a pas de trousseau de clés
    .meaning = Relabel ne garde les clés nulle part ailleurs : rien n’a été enregistré.
    .action = Gardez la clé seulement jusqu’à la fermeture de Relabel, ou demandez un trousseau à votre service informatique.

error-keyStoreLocked =
    .title = Le trousseau de clés de votre ordinateur est verrouillé
    .meaning = Rien n’a été enregistré.
    .action = Déverrouillez-le et réessayez, ou gardez la clé seulement jusqu’à la fermeture de Relabel.

error-keyStoreFailed =
    .title = Le trousseau de clés de votre ordinateur a refusé la demande
    .meaning = Rien n’a été enregistré.
    .action = Réessayez, ou gardez la clé seulement jusqu’à la fermeture de Relabel.

error-keyGone =
    .title = La clé de cette connexion a disparu
    .meaning = Elle n’est plus dans le trousseau de clés de cet ordinateur.
    .action = Déposez de nouveau le fichier de clé.
