### Recipes.

recipes-title = Recettes
recipes-where = Dans
recipes-shipped-titleFromFile = Titre d’après le nom du fichier
recipes-shipped-descriptionFromTitle = Remplir les descriptions vides avec le titre
recipes-shipped-tidyKeywords = Mettre de l’ordre dans les mots-clés
recipes-shipped-approve = Marquer comme approuvé
recipes-shipped-expireInOneYear = Faire expirer dans un an
recipes-shipped-does-titleFromFile = « plage_ete-02.jpg » devient « Plage ete 02 »
recipes-shipped-does-descriptionFromTitle = Les descriptions existantes restent
recipes-shipped-does-tidyKeywords = Tous en minuscules, sans doublons
recipes-shipped-does-approve = Définit l’état de la révision
recipes-shipped-does-expireInOneYear = Règle « Expire le » sur la date d’aujourd’hui plus un an

recipes-does-more =
    { $n ->
        [one] et { $n } autre champ
        [many] et { $n } d’autres champs
       *[other] et { $n } autres champs
    }

recipes-used-ago = Dernière utilisation : { $ago }
recipes-in-folder = S’applique à « { $folder } »
recipes-in-folder-all = S’applique à « { $folder } » et à ses sous-dossiers
recipes-menu = Autres actions pour { $name }
recipes-edit = Modifier
recipes-duplicate = Dupliquer
recipes-move-back = Déplacer vers la gauche
recipes-move-on = Déplacer vers la droite
recipes-save-file = Enregistrer dans un fichier
recipes-remove = Supprimer
recipes-moved = « { $name } » est maintenant en position { $place } sur { $of }
recipes-order-hint = Appuyez sur Alt et une touche fléchée pour déplacer une recette.
recipes-removed = « { $name } » a été supprimée.
recipes-bring-back = Rétablir
recipes-brought-back = « { $name } » a été rétablie.
recipes-file-saved = « { $name } » a été enregistrée dans un fichier. Il ne contient ni clé ni mot de passe.
recipes-added = « { $name } » a été ajoutée.
recipes-open-file = Ouvrir un fichier de recette
recipes-restore = Rétablir les recettes d’origine
recipes-failed-title = Les recettes n’ont pas pu être lues
recipes-action-failed = Cela n’a pas fonctionné
recipes-empty-hint = Enregistrez une modification fréquente comme recette, depuis les pages « Modifier » et « Vérifier ».
recipes-loading = Lecture des recettes
recipes-save-title = Enregistrer comme recette
recipes-edit-title = Modifier la recette
recipes-name = Nom
recipes-name-hint = Affiché sur son bouton, à l’accueil.
recipes-name-missing = Saisissez un nom.
recipes-name-too-long = Saisissez un nom plus court, de 100 caractères au plus.
recipes-name-taken = Une recette « { $name } » existe déjà. L’enregistrement la remplace.
recipes-name-taken-edit = Une autre recette porte ce nom. Saisissez-en un autre.
recipes-what-it-does = Ce qu’elle fait
recipes-change-fields = Modifier ses champs
recipes-change-fields-hint = Vous choisissez des ressources pour l’essayer, puis vous l’enregistrez de nouveau.
recipes-always = Toujours appliquer aux ressources de « { $folder } »
recipes-always-all = Toujours appliquer aux ressources de « { $folder } » et de ses sous-dossiers
recipes-always-hint = Son bouton à l’accueil mène alors directement à la vérification.
recipes-save = Enregistrer
recipes-replace = Remplacer
recipes-saved = « { $name } » est enregistrée
recipes-saved-hint = C’est maintenant un bouton de l’accueil.
recipes-file-title = Ajouter cette recette ?
recipes-file-same = Vous avez déjà une recette « { $name } ». Un numéro sera ajouté au nom de celle-ci.
recipes-file-folder = Elle est prévue pour le dossier « { $folder } ». Si ce dossier n’existe pas, vous choisissez les ressources.
recipes-file-add = Ajouter
recipes-file-failed = Le fichier n’a pas pu être utilisé
recipes-ready = Recette
recipes-stop = Ne plus utiliser la recette { $name }
recipes-adapt = Modifier d’abord

recipes-try-on =
    { $n ->
        [one] Essayer sur { $n } ressource
        [many] Essayer sur { $n } de ressources
       *[other] Essayer sur { $n } ressources
    }

recipes-try-on-all =
    { $n ->
        [one] Essayer sur { $n } ressource
        [many] Essayer sur les { $n } de ressources
       *[other] Essayer sur les { $n } ressources
    }

recipes-check-all =
    { $n ->
        [one] Vérifier { $n } ressource
        [many] Vérifier les { $n } de ressources
       *[other] Vérifier les { $n } ressources
    }

recipes-try-hint = Choisissez des ressources pour essayer la recette.
recipes-looking = Recherche des ressources de « { $folder } »

recipes-found =
    { $n ->
        [0] Aucune pour l’instant
        [one] { $n } ressource trouvée
        [many] { $n } de ressources trouvées
       *[other] { $n } ressources trouvées
    }

recipes-start-empty = Il n’y a aucune ressource dans « { $folder } »
recipes-start-empty-hint = La recette est prévue pour ce dossier. Choisissez vous-même les ressources, ou revenez plus tard.
recipes-start-failed = Les ressources de « { $folder } » n’ont pas pu être listées
recipes-choose-assets = Choisir moi-même les ressources
