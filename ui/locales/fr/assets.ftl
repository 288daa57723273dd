### Choosing assets.

assets-folders = Dossiers
assets-all-assets = Toutes les ressources
assets-folders-failed = Les dossiers n’ont pas pu être lus
assets-folder-failed = Lecture impossible. Fermez puis rouvrez le dossier pour réessayer.
assets-subfolders = Avec les sous-dossiers
assets-fragments = Fragments de contenu aussi

assets-fragments-left-out =
    { $n ->
        [one] { $n } fragment de contenu laissé de côté
        [many] { $n } de fragments de contenu laissés de côté
       *[other] { $n } fragments de contenu laissés de côté
    }

assets-view = Affichage
assets-table = Tableau
assets-grid = Grille
assets-list-label = Ressources dans { $folder }
assets-column-name = Nom
assets-column-kind = Type
assets-column-folder = Dossier
assets-column-modified = Modifiée le
assets-kind-image = Image
assets-kind-video = Vidéo
assets-kind-audio = Audio
assets-kind-document = Document
assets-kind-fragment = Fragment de contenu
assets-kind-other = Fichier
assets-select-all = Tout sélectionner
assets-select-none = Ne rien sélectionner
assets-select = Sélectionner { $name }

assets-still-looking =
    { $n ->
        [0] Recherche des ressources
        [one] { $n } ressource pour l’instant
        [many] { $n } de ressources pour l’instant
       *[other] { $n } ressources pour l’instant
    }

assets-none-ticked =
    { $n ->
        [one] Rien n’est coché : la seule ressource ici sera modifiée
        [many] Rien n’est coché : les { $n } de ressources ici seront modifiées
       *[other] Rien n’est coché : les { $n } ressources ici seront modifiées
    }

assets-ticked =
    { $n ->
        [one]
            { $n } sur { $of ->
                [one] { $of } ressource
                [many] { $of } de ressources
               *[other] { $of } ressources
            } cochée
       *[other]
            { $n } sur { $of ->
                [one] { $of } ressource
                [many] { $of } de ressources
               *[other] { $of } ressources
            } cochées
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

assets-empty-title = Ce dossier n’a pas de ressource
assets-empty-title-top = Aucune ressource en dehors des dossiers
assets-empty-hint = Ouvrez un de ses dossiers, ou regardez dans tous à la fois.
assets-empty-hint-recursive = Il n’y a rien non plus dans ses sous-dossiers.
assets-include-subfolders = Inclure les sous-dossiers
assets-failed-title = Les ressources n’ont pas pu être listées
assets-partial-title = Cette liste n’est pas complète
assets-no-connection-title = Choisissez d’abord où travailler
assets-no-connection-hint = Ouvrez une connexion, ou essayez l’environnement d’entraînement.
