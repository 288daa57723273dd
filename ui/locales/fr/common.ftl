### Words that several pages share.

language-name = Français
language-locale = fr-FR

common-cancel = Annuler
common-back = Retour
common-close = Fermer
common-try-again = Réessayer
common-for-administrator = Détails pour votre administrateur
common-loading = Chargement
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
