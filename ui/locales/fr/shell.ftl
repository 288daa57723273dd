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
shell-no-connection = Aucune connexion choisie
shell-switch-connection = Connexion : { $name }, { $stage }
shell-access-ends = L’accès se termine à { $moment }
shell-access-ends-on = L’accès se termine le { $moment }
shell-key-ends = La clé expire le { $day }
shell-key-ended = Clé expirée le { $day }
shell-job-running = { $done } sur { $total }
shell-job-paused = En pause
shell-job-stopping = Arrêt en cours
shell-show-job = Afficher cette modification : { $state }
shell-job-finished = Modification terminée
shell-job-stopped = Modification arrêtée

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
shell-drop-hint = Clé, feuille ou recette : lâchez-la n’importe où dans cette fenêtre.
shell-several-title = Seul « { $taken } » a été ouvert
shell-several = Relabel ouvre un fichier à la fois. Déposez les autres l’un après l’autre : { $others }.
shell-several-more = { $n } autres
