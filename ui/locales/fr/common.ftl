### Words that several pages share.

language-name = Français
language-locale = fr-FR

common-cancel = Annuler
common-back = Retour
common-close = Fermer
common-try-again = Réessayer
common-for-administrator = Détails pour votre administrateur
common-loading = Chargement
common-menu-of = Actions pour { $name }
common-menu-of-text = Texte sélectionné
common-menu-copy = Copier
common-menu-copy-path = Copier le chemin
common-menu-open = Ouvrir
common-menu-select = Sélectionner
common-menu-deselect = Désélectionner
common-menu-copied = Copié dans le presse-papiers
common-menu-not-copied = Le texte n’a pas pu être copié
common-just-now = à l’instant
common-empty = vide
common-yes = Oui
common-no = Non
common-unknown = inconnu

common-assets =
    { $n ->
        [one] { $n } ressource
        [many] { $n } de ressources
       *[other] { $n } ressources
    }

common-see-connections = Aller aux connexions

stage-live = Production
stage-test = Test
stage-development = Développement
stage-practice = Entraînement
