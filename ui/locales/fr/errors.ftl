### What went wrong, what it means, and who does what.

error-notFound =
    .title = Cet élément n’existe plus
    .meaning = Il a été fermé ou supprimé entre-temps.
    .action = Revenez en arrière et recommencez.

error-liveLocked =
    .title = L’environnement de production est en lecture seule
    .meaning = Rien n’a été modifié. La production reste verrouillée tant que vous ne la déverrouillez pas dans cette fenêtre.
    .action = Déverrouillez-la en haut de la fenêtre quand vous serez sûr, puis réessayez.

error-countNotTyped =
    .title = Le nombre de ressources n’a pas été confirmé
    .meaning = Rien n’a été modifié. Les grandes modifications, et les feuilles dont les ressources se trouvent dans plusieurs dossiers de premier niveau, demandent cette confirmation.
    .action = Saisissez le nombre de ressources, puis recommencez.

error-fieldInvalid =
    .title =
        { $field ->
            [none] Un champ ne peut pas être envoyé
           *[other] Le champ « { $field } » ne peut pas être modifié ainsi
        }
    .meaning = AEM le gère lui-même, ou la valeur ne convient pas.
    .action = Choisissez un autre champ, ou corrigez la valeur.

error-pathInvalid =
    .title = Ce dossier ne fait pas partie de la bibliothèque
    .meaning = Relabel ne travaille que dans la bibliothèque de ressources d’AEM.
    .action = Choisissez un dossier dans la liste.

error-planNotRunnable =
    .title = Cette vérification n’est plus utilisable
    .meaning = La modification a déjà été exécutée, la vérification n’est pas complète, ou il n’y a rien à modifier.
    .action = Revenez en arrière et vérifiez de nouveau.

error-jobNotEnded =
    .title = Une modification n’est pas terminée
    .meaning = Rien n’a été supprimé. Les valeurs sont conservées jusqu’à la fin de la modification à laquelle elles appartiennent.
    .action = Laissez-la se terminer, ou arrêtez-la. Supprimez-la ensuite.

error-fileNotRead =
    .title = Le fichier n’a pas pu être lu
    .meaning = Un autre programme le bloque peut-être, ou vous n’avez pas le droit de le lire.
    .action = Fermez-le dans ce programme, ou copiez-le sur votre bureau et choisissez la copie.

error-fileNotWritten =
    .title =
        { $full ->
            [yes] Le disque est plein
           *[no] Le fichier n’a pas pu être enregistré à cet endroit
        }
    .meaning =
        { $full ->
            [yes] Il n’y a plus de place pour le fichier. Si un fichier de ce nom existait déjà, il n’a pas changé.
           *[no] Il est peut-être ouvert dans un autre programme, ou vous n’avez pas le droit d’enregistrer dans ce dossier.
        }
    .action =
        { $full ->
            [yes] Libérez de l’espace, ou choisissez un autre endroit.
           *[no] Fermez-le dans ce programme, ou choisissez un autre endroit.
        }

error-storeFailed =
    .title =
        { $full ->
            [yes] Le disque est plein
           *[no] Les fichiers de Relabel ne peuvent pas être écrits
        }
    .meaning =
        { $full ->
            [yes] Il n’y a plus de place pour enregistrer l’étape suivante : plus rien n’est envoyé.
           *[no] Relabel enregistre chaque étape avant d’envoyer quoi que ce soit : plus rien n’est envoyé.
        }
    .action =
        { $full ->
            [yes] Libérez de l’espace, puis réessayez.
           *[no] Envoyez les détails ci-dessous à votre service informatique.
        }

error-storeDamaged =
    .title = Les fichiers de Relabel sont endommagés
    .meaning = Rien n’est envoyé tant qu’ils sont endommagés. Vos ressources dans AEM ne sont pas touchées.
    .action = Fermez Relabel et redémarrez-le : il proposera d’enregistrer ce qui est lisible.

error-storeNewer =
    .title = Une version plus récente de Relabel a été utilisée sur cet ordinateur
    .meaning = La version que vous utilisez ne peut pas lire les fichiers de la plus récente.
    .action = Installez la dernière version de Relabel.

error-storeBusy =
    .title = Relabel est déjà ouvert
    .meaning = Une seule fenêtre ou une seule commande relabel-cli à la fois peut utiliser les fichiers de Relabel.
    .action = Fermez l’autre fenêtre, ou attendez la fin de la commande, puis réessayez.

error-programFailed =
    .title = Un problème est survenu dans Relabel
    .meaning = C’est une erreur de Relabel, pas d’AEM. Relabel a conservé la trace de ce qu’il a envoyé.
    .action = Reprenez : Relabel vérifie d’abord ce qu’il a envoyé. Si cela se reproduit, signalez-le.

error-practiceFailed =
    .title = L’environnement d’entraînement n’a pas démarré
    .meaning = Quelque chose sur cet ordinateur l’en empêche.
    .action = Réessayez. Si cela persiste, redémarrez Relabel.

error-recipeNotRecognised =
    .title = Ce n’est pas une recette Relabel
    .meaning = Le fichier ne contient aucune des entrées d’une recette.
    .action = Choisissez un fichier dont le nom se termine par .relabel.json.

error-recipeNewer =
    .title = Cette recette vient d’une version plus récente de Relabel
    .meaning = Elle peut demander une chose que votre version ne sait pas faire.
    .action = Mettez Relabel à jour, puis rouvrez la recette.

error-searchTooLong =
    .title = Cette recherche est trop longue
    .meaning = AEM n’accepte pas une recherche aussi longue.
    .action = Retirez quelques conditions, puis recherchez de nouveau.

error-searchClosed =
    .title = AEM ne laisse pas ce compte faire de recherche
    .meaning = Relabel peut tout de même rechercher par nom de fichier et par type, car il parcourt lui-même le dossier. Toute autre recherche a besoin de celle d’AEM.
    .action = Recherchez seulement par nom ou par type, ou choisissez les ressources dans leur dossier. Pour les autres recherches, demandez à votre administrateur AEM d’autoriser le compte à utiliser le Query Builder.

error-tagsNotReadable =
    .title = Les balises d’AEM n’ont pas pu être lues
    .meaning = Sans elles, rien de ce qui concerne les balises ne peut être vérifié. Rien n’a été modifié.
    .action = Réessayez. Si cela persiste, demandez à votre administrateur AEM d’autoriser le compte à lire les balises.

error-requestInvalid =
    .title = Une erreur s’est produite dans Relabel
    .meaning = Deux parties de Relabel ne se sont pas comprises. Rien n’a été envoyé.
    .action = Redémarrez Relabel. Si cela se reproduit, signalez-le avec les détails ci-dessous.
