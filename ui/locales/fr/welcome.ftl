### The first page, and Home.

welcome-title = Modifiez les métadonnées de toutes vos ressources en une fois
welcome-intro = Commencez par le fichier de clé envoyé par votre administrateur AEM.
welcome-drop-title = Déposez votre fichier de clé ici
welcome-drop-hint = Il donne à Relabel l’accès à votre environnement AEM. Son nom se termine en général par .json.
welcome-choose = Choisir un fichier
welcome-practice = Essayer dans l’environnement d’entraînement
welcome-practice-hint = Pas encore de fichier de clé ? Entraînez-vous avec une bibliothèque d’exemple. Rien ne quitte cet ordinateur.
welcome-sheet = Ouvrir une feuille de calcul
welcome-local-aem = Développeurs : utiliser le SDK AEM de cet ordinateur
welcome-promise = Votre clé est conservée dans { $keyStore }, le trousseau de clés de cet ordinateur. Relabel ne l’utilise que pour se connecter à Adobe et à AEM.

welcome-steps-title = Fonctionnement

welcome-steps =
    .step-1 = Choisissez les ressources
    .step-2 = Indiquez ce qui doit changer
    .step-3 = Comparez avant et après
    .step-4 = Lancez la modification

welcome-home-title = Bienvenue
welcome-home-intro = Où souhaitez-vous travailler ?
welcome-open = Ouvrir { $name }
welcome-open-short = Ouvrir
welcome-add-title = Un autre environnement ?
welcome-add-hint = Déposez son fichier de clé n’importe où dans cette fenêtre.
welcome-practice-title = Environnement d’entraînement
welcome-practice-short = Essayer
