### Settings.

settings-title = Réglages
settings-appearance = Langue et apparence
settings-language = Langue
settings-language-system = Comme cet ordinateur
settings-theme = Thème
settings-themes-system = Comme cet ordinateur
settings-themes-light = Clair
settings-themes-dark = Sombre
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
