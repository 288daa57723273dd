### The frame around every page.

shell-navigation = Principale
shell-home = Accueil
shell-assets = Ressources
shell-sheets = Feuilles
shell-questions = Questions
shell-history = Historique
shell-connections = Connexions
shell-settings = Réglages
shell-connection = Connexion
shell-no-connection = Aucune connexion sélectionnée
shell-switch-connection = Connexion : { $name }, { $stage }
shell-access-ends = L’accès expire à { $moment }
shell-access-ends-on = L’accès expire le { $moment }
shell-key-ends = La clé expire le { $day }
shell-key-ended = Clé expirée le { $day }
shell-job-running = { $done } sur { $total }
shell-job-paused = En pause
shell-job-stopping = Arrêt en cours
shell-show-job = Afficher cette modification : { $state }
shell-job-finished = Modification terminée
shell-job-stopped = Modification arrêtée
shell-job-elsewhere = { $name } : { $state }

shell-steps = Étapes de cette modification

shell-step-choose = Choisir
shell-step-change = Modifier
shell-step-check = Vérifier
shell-step-run = Exécuter

shell-step-state =
    { $state ->
        [done] Étape { $n } sur 4, { $name }, terminée
        [current] Étape { $n } sur 4, { $name }, en cours
       *[ahead] Étape { $n } sur 4, { $name }, à venir
    }

shell-drop = Déposez le fichier
shell-drop-hint = Déposez un fichier de clé, une feuille ou une recette n’importe où dans cette fenêtre.
shell-several-title = Seul « { $taken } » a été ouvert
shell-several = Relabel ouvre un fichier à la fois. Déposez les autres l’un après l’autre : { $others }.
shell-several-more =
    { $n ->
        [one] { $n } autre
        [many] { $n } d’autres
       *[other] { $n } autres
    }

shell-shortcuts-title = Raccourcis clavier
shell-shortcut-find = Rechercher dans cette page
shell-shortcut-tick = Sélectionner ou désélectionner la ressource
shell-shortcut-range = Étendre la sélection
shell-shortcut-all = Sélectionner toutes les ressources de la liste
shell-shortcut-check = Vérifier la modification
shell-shortcut-edit = Modifier une valeur dans la vérification
shell-shortcut-rows = Utiliser la première ou la deuxième des lignes contradictoires d’une feuille
shell-shortcut-menu = Ouvrir le menu contextuel
shell-shortcut-zoom = Agrandir, réduire, taille normale
shell-shortcut-settings = Ouvrir les Réglages
shell-shortcut-help = Afficher ces raccourcis
shell-key-space = Espace
shell-key-shift = Maj
shell-key-enter = Entrée
