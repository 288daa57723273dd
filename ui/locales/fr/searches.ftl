### Searches.

searches-bar = Rechercher des ressources
searches-look-in = Rechercher dans
searches-in-name = Nom du fichier
searches-in-text = Tout le texte
searches-placeholder-name = Partie du nom du fichier
searches-placeholder-text = Mots du titre, des mots-clés, etc.
searches-filter = Filtrer
searches-kind = Type
searches-changed = Dernière modification…
searches-tag = Balise…
searches-field = Champ…
searches-not = Exclure…
searches-tag-title = Rechercher par balise
searches-tag-label = Balises à rechercher
searches-tag-hint = Trouve les ressources qui ont l’une de ces balises, ou une balise située en dessous.
searches-changed-title = Quand la ressource a-t-elle été modifiée pour la dernière fois ?
searches-from = Du
searches-until = Au
searches-span-reversed = La date de début est après la date de fin.
searches-field-title = Rechercher par valeur d’un champ
searches-field-name = Champ
searches-field-hint = Son libellé, ou son nom technique.
searches-field-missing = Choisissez un champ de la liste, ou saisissez un nom technique comme dc:rights.
searches-test = Condition
searches-tests-contains = Contient
searches-tests-equals = Est exactement
searches-tests-empty = Est vide
searches-tests-notEmpty = Est rempli
searches-value = Valeur
searches-test-value = Valeur du champ « { $field } »
searches-value-missing = Saisissez ce que vous recherchez.
searches-not-title = Exclure
searches-not-what = Élément à exclure
searches-not-kinds-folder = Un dossier
searches-not-kinds-name = Des noms de fichier
searches-not-kinds-tag = Une balise
searches-not-kinds-field = La valeur d’un champ
searches-not-folder = Dossier
searches-not-folder-hint = Avec tous ses sous-dossiers.
searches-not-folder-missing = Choisissez un dossier, ou saisissez son chemin, comme /content/dam/archive.
searches-not-tag = Balise
searches-not-name = Partie du nom du fichier
searches-not-name-missing = Saisissez une partie du nom du fichier.
searches-apply = Rechercher
searches-apply-not = Exclure
searches-clear-part = Retirer la condition
searches-set = Conditions de recherche
searches-clear-all = Tout effacer
searches-chip-place = Dans { $folder }
searches-chip-name = Nom du fichier : { $name }
searches-chip-text = Texte : { $text }
searches-chip-kinds = { $kinds }
searches-chip-changed-between = Dernière modification : du { $from } au { $to }
searches-chip-changed-from = Dernière modification : à partir du { $from }
searches-chip-changed-until = Dernière modification : jusqu’au { $to }
searches-chip-tags = Balise : { $tags }
searches-chip-contains = { $field } : contient « { $text } »
searches-chip-equals = { $field } : « { $value } »
searches-chip-empty = { $field } : vide
searches-chip-not-empty = { $field } : rempli
searches-chip-not-place = Sauf dans { $folder }
searches-chip-not-name = Nom du fichier sans { $name }
searches-chip-not-tag = Sans la balise { $tag }
searches-chip-not = Exclure ({ $what })
searches-title = Résultats : { $folder }
searches-list-label = Ressources trouvées
searches-lag-title = Résultats à jour ?
searches-lag = La recherche d’AEM peut avoir quelques minutes de retard sur les dernières modifications.
searches-nothing-title = Aucun résultat
searches-everywhere = Rechercher dans tous les dossiers
searches-back-to = Revenir à « { $folder } »
searches-failed-title = La recherche a échoué
searches-save = Enregistrer la recherche
searches-save-title = Enregistrer la recherche
searches-rename-title = Renommer la recherche
searches-name = Nom
searches-name-hint = Affiché sous les dossiers.
searches-name-missing = Saisissez un nom.
searches-name-too-long = Saisissez un nom plus court, de 100 caractères au plus.
searches-name-taken = Une recherche « { $name } » existe déjà. L’enregistrement la remplace.
searches-name-taken-rename = Une autre recherche porte ce nom. Saisissez-en un autre.
searches-replace = Remplacer
searches-keep = Enregistrer
searches-saved = Recherches enregistrées
searches-saved-none = Vos recherches enregistrées apparaissent ici.
searches-saved-failed = Les recherches enregistrées n’ont pas pu être lues
searches-menu = Autres actions pour la recherche { $name }
searches-rename = Renommer
searches-remove = Supprimer
searches-was-saved = La recherche « { $name } » est enregistrée.
searches-was-removed = « { $name } » a été supprimée.
searches-bring-back = Rétablir
searches-was-brought-back = « { $name } » a été rétablie.
searches-action-failed = Cela n’a pas fonctionné
searches-on-found = S’applique aux résultats de cette recherche : { $search }
searches-always = Toujours appliquer à ce que trouve cette recherche ({ $search })
searches-start-looking = Recherche des ressources : { $search }
searches-start-empty = La recherche de cette recette ne trouve rien
searches-start-empty-hint = La recherche d’AEM peut avoir quelques minutes de retard sur les dernières modifications. Choisissez vous-même les ressources, ou revenez plus tard.
searches-start-failed = La recherche de cette recette a échoué
searches-invert = Inverser la sélection
searches-paste = Coller des chemins
searches-paste-title = Coller des chemins
searches-paste-label = Chemins des ressources
searches-paste-hint = Des chemins comme /content/dam/…, ou des adresses copiées depuis AEM : un par ligne, par exemple une colonne d’un tableur.
searches-paste-look = Rechercher ces ressources

searches-lines =
    { $n ->
        [0] Aucune ligne pour l’instant
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }

searches-pasted-title = Chemins collés
searches-pasted-looking = Trouvés pour l’instant : { $n }
searches-pasted-found = Trouvés : { $n } sur { $of }

searches-missing =
    { $n ->
        [one] { $n } chemin est introuvable dans AEM
        [many] { $n } de chemins sont introuvables dans AEM
       *[other] { $n } chemins sont introuvables dans AEM
    }

searches-not-paths =
    { $n ->
        [one] { $n } ligne n’est pas un chemin
        [many] { $n } de lignes ne sont pas des chemins
       *[other] { $n } lignes ne sont pas des chemins
    }

searches-and-more =
    { $n ->
        [one] et { $n } autre
        [many] et { $n } d’autres
       *[other] et { $n } autres
    }

searches-paste-change = Corriger la liste
searches-pasted-nothing = Aucun de ces chemins n’a été trouvé
searches-pasted-nothing-hint = Est-ce le bon environnement ? Les chemins commencent par /content/dam.
