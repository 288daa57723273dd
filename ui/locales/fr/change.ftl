### Saying what should change.

change-title = Qu’est-ce qui doit changer ?

change-intro =
    { $n ->
        [one] Sur { $n } ressource.
        [many] Sur chacune des { $n } de ressources.
       *[other] Sur chacune des { $n } ressources.
    }

change-no-choice-title = Aucune ressource sélectionnée
change-no-choice-hint = Sélectionnez d’abord des ressources, puis indiquez ce qui doit changer.
change-pick-first-hint = Champs les plus souvent modifiés :
change-add-field = Ajouter un champ
change-search-field = Rechercher un champ
change-group-basics = Essentiel
change-group-rights = Droits
change-group-publishing = Publication
change-group-origin = Origine
change-group-schema = De votre schéma de métadonnées
change-group-seen = Présents sur ces ressources
change-group-other = Autres champs
change-other-field = Ajouter un champ par son nom technique
change-other-name = Nom technique
change-other-name-hint = Votre administrateur peut vous l’indiquer. Exemple : dam:colour.
change-other-name-invalid = Un nom technique s’écrit sans espace, avec un préfixe et un deux-points, comme dc:rights.
change-other-name-taken = Ce champ est déjà dans la liste.
change-other-kind = De quel type de valeur s’agit-il ?
change-add = Ajouter
change-kind-text = Texte
change-kind-longText = Texte long
change-kind-list = Liste
change-kind-tags = Balises
change-kind-date = Date
change-kind-yesNo = Oui ou non
change-kind-number = Nombre
change-action = Action
change-clear-note = Le champ « { $field } » sera vide sur chaque ressource.
change-remove = Retirer « { $field } » de cette modification
change-value = Nouvelle valeur du champ « { $field } »
change-value-missing = Saisissez une valeur, ou choisissez « Vider » pour vider le champ.
change-number-invalid = Saisissez un nombre, comme 12 ou 3,5.
change-add-entry = Ajouter l’entrée
change-entry-placeholder = Saisissez, puis appuyez sur Entrée
change-list-note = La nouvelle liste remplace toute l’ancienne liste.
change-time-zone = Fuseau horaire : { $zone }
change-sample = Par exemple
change-sample-loading = Lecture de quelques ressources
change-sample-failed = Les premières ressources n’ont pas pu être lues

change-check =
    { $n ->
        [one] Vérifier { $n } ressource
        [many] Vérifier { $n } de ressources
       *[other] Vérifier { $n } ressources
    }

change-back-to-assets = Revenir aux ressources
change-reuse = Réutiliser la dernière modification
