### Choosing assets.

assets-folders = Dossiers
assets-all-assets = Toutes les ressources
assets-folders-failed = Les dossiers n’ont pas pu être lus
assets-folder-failed = Lecture impossible. Fermez puis rouvrez le dossier pour réessayer.
assets-subfolders = Avec les sous-dossiers
assets-fragments =
    { $n ->
        [0] Inclure les fragments de contenu
       *[other] Inclure les fragments de contenu ({ $n })
    }

assets-fragments-left-out =
    { $n ->
        [one] { $n } fragment de contenu ignoré
        [many] { $n } de fragments de contenu ignorés
       *[other] { $n } fragments de contenu ignorés
    }

assets-view = Affichage
assets-table = Tableau
assets-grid = Grille
assets-list-label = Ressources : { $folder }
assets-column-name = Nom
assets-column-kind = Type
assets-column-folder = Dossier
assets-column-modified = Modifiée le

assets-sorted =
    { $direction ->
        [ascending] Tri par « { $column } », ordre croissant
       *[descending] Tri par « { $column } », ordre décroissant
    }

assets-sorted-not = De nouveau dans l’ordre d’AEM
assets-sort-failed = La liste n’a pas pu être triée
assets-kind-image = Image
assets-kind-video = Vidéo
assets-kind-audio = Audio
assets-kind-document = Document
assets-kind-fragment = Fragment de contenu
assets-kind-other = Fichier
assets-select-all = Tout sélectionner
assets-select-none = Tout désélectionner

assets-select-all-of =
    { $n ->
        [one] Sélectionner la ressource
       *[other] Tout sélectionner ({ $n })
    }
assets-select = Sélectionner { $name }

assets-still-looking =
    { $n ->
        [0] Recherche des ressources
        [one] { $n } ressource pour l’instant
        [many] { $n } de ressources pour l’instant
       *[other] { $n } ressources pour l’instant
    }

assets-none-selected = Aucune sélection

assets-ticked =
    { $n ->
        [one] { $n } ressource sélectionnée sur { $of }
        [many] { $n } de ressources sélectionnées sur { $of }
       *[other] { $n } ressources sélectionnées sur { $of }
    }

assets-change =
    { $n ->
        [one] Modifier { $n } ressource
        [many] Modifier { $n } de ressources
       *[other] Modifier { $n } ressources
    }

assets-change-all =
    { $n ->
        [one] Modifier { $n } ressource
        [many] Modifier les { $n } de ressources
       *[other] Modifier les { $n } ressources
    }

assets-empty-title = Ce dossier ne contient aucune ressource
assets-empty-title-top = Aucune ressource en dehors des dossiers
assets-empty-hint = Ouvrez un sous-dossier, ou incluez tous les sous-dossiers.
assets-empty-hint-recursive = Ses sous-dossiers ne contiennent aucune ressource non plus.
assets-include-subfolders = Inclure les sous-dossiers
assets-failed-title = Les ressources n’ont pas pu être listées
assets-partial-title = Cette liste n’est pas complète
assets-no-connection-title = Choisissez d’abord un environnement
assets-no-connection-hint = Ouvrez une connexion, ou essayez l’environnement d’entraînement.
