### Settings.

settings-title = Réglages
settings-appearance = Langue et apparence
settings-language = Langue
settings-language-system = Comme cet ordinateur
settings-theme = Thème
settings-themes-system = Comme cet ordinateur
settings-themes-light = Clair
settings-themes-dark = Sombre
## Ce qui est conservé sur cet ordinateur.

kept-title = Données conservées
kept-for = Conserver l’historique
kept-for-hint = Les modifications plus anciennes sont supprimées avec leurs valeurs et ne peuvent plus être annulées. Une modification qui n’est pas terminée est toujours conservée.
kept-times-month = 30 jours
kept-times-halfYear = 6 mois
kept-times-year = 1 an
kept-times-threeYears = 3 ans
kept-times-always = Sans limite
kept-history = Historique et vérifications

kept-history-hint =
    { $changes ->
        [one] { $changes } modification avec ses anciennes et nouvelles valeurs
       *[other] { $changes } modifications avec leurs anciennes et nouvelles valeurs
    }, { $checks ->
        [one] { $checks } vérification dont la modification n’a pas été exécutée
       *[other] { $checks } vérifications dont les modifications n’ont pas été exécutées
    }. S’y ajoutent les connexions (mais pas leurs clés), les recettes et les recherches enregistrées.

kept-copies = Anciennes copies
kept-copies-hint = Copies faites avant une mise à jour, et fichiers endommagés conservés à part.
kept-copies-delete = Supprimer…
kept-copies-delete-named = Supprimer les anciennes copies…
kept-copies-title = Supprimer les anciennes copies ?
kept-copies-body = Une version antérieure de Relabel ne pourra plus utiliser vos données, et rien ne pourra plus être récupéré des fichiers endommagés. Votre historique ne change pas.
kept-copies-yes = Supprimer les copies
kept-other = Fichiers de travail
kept-other-hint = Relabel en a besoin tant qu’il est ouvert.
kept-memory = Vignettes et exemples
kept-memory-hint = En mémoire seulement, jusqu’à la fermeture de Relabel.
kept-memory-size = Aucun fichier
kept-delete-hint = Pour supprimer une modification, ouvrez-la dans l’historique. Pour supprimer toutes les données conservées pour une connexion, supprimez celle-ci en cochant « Supprimer aussi toutes les données conservées pour cette connexion ».
kept-older-title = Supprimer les modifications plus anciennes ?
kept-older-body = Les modifications de plus de { $time } sont supprimées avec leurs valeurs. Elles ne pourront plus être annulées, et leurs rapports ne pourront plus être enregistrés. AEM n’est pas touché.
kept-older-yes = Supprimer les plus anciennes
kept-failed-read = Relabel n’a pas pu déterminer ce qui est conservé
kept-failed-delete = Certaines données n’ont pas pu être supprimées

## Où c’est conservé.

settings-storage = Stockage
settings-data-folder = Fichiers de Relabel
settings-key-store = Clés
settings-key-store-hint = Dans { $name }, le trousseau de clés de cet ordinateur. Jamais dans un fichier.
settings-practice = Environnement d’entraînement
settings-practice-hint = Un AEM simulé sur cet ordinateur, pour essayer. Rien ne quitte cet ordinateur.
settings-practice-open = Ouvrir l’environnement d’entraînement
settings-about = À propos de Relabel
settings-version = Version { $version }
settings-licence = Logiciel libre sous licence Apache 2.0.
settings-save-failed = Le réglage n’a pas pu être enregistré
settings-loopback = Cette fenêtre a été ouverte pour des tests : un fichier de clé peut désigner un serveur de cet ordinateur.
