### Actions on fields.

edits-action-replace = Remplacer par
edits-action-add = Ajouter
edits-action-remove = Retirer
edits-action-clear = Vider
edits-action-findReplace = Rechercher et remplacer
edits-action-copyFrom = Copier depuis un autre champ
edits-action-changeCase = Changer la casse
edits-action-joinEntries = Réunir les entrées en un seul texte
edits-action-splitText = Diviser le texte en entrées
edits-action-dateFrom = Date relative
edits-entries-of = { $label } : entrées
edits-only-empty = Seulement si le champ est vide
edits-required = Obligatoire dans AEM

edits-longest =
    { $n ->
        [one] Au plus { $n } caractère
        [many] Au plus { $n } de caractères
       *[other] Au plus { $n } caractères
    }

edits-save-recipe = Enregistrer comme recette
edits-list-add = Ajouter à « { $field } »
edits-list-remove = Retirer de « { $field } »
edits-list-order = Position
edits-list-at-end = À la fin
edits-list-at-start = Au début
edits-list-add-note = Les entrées existantes restent, et rien n’est ajouté deux fois.
edits-list-remove-note = Les ressources sans ces entrées restent inchangées.
edits-list-offered = Choisir une valeur
edits-list-missing = Saisissez au moins une entrée.
edits-now-loading = Lecture des valeurs actuelles
edits-now-failed = Les valeurs actuelles n’ont pas pu être lues.

edits-now-all-empty =
    { $n ->
        [one] Vide sur cette ressource
        [many] Vide sur les { $n } de ressources
       *[other] Vide sur les { $n } ressources
    }

edits-now-first =
    { $n ->
        [one] Actuellement sur la première ressource
       *[other] Actuellement sur les { $n } premières ressources
    }

edits-now-first-empty =
    { $n ->
        [one] Vide sur la première ressource
       *[other] Vide sur les { $n } premières ressources
    }

edits-now-same =
    { $n ->
        [one] Actuellement
        [many] Actuellement sur les { $n } de ressources
       *[other] Actuellement sur les { $n } ressources
    }

edits-now-several = Plusieurs valeurs ({ $n })
edits-now-some = Une valeur, vide ailleurs
edits-now-list-title = Valeurs actuelles du champ « { $field } »

edits-now-assets =
    { $n ->
        [one] { $n } ressource
        [many] { $n } de ressources
       *[other] { $n } ressources
    }

edits-now-use = Utiliser cette valeur
edits-now-take-this = Utiliser « { $value } »

edits-now-more =
    { $n ->
        [one] et une autre valeur
        [many] et { $n } d’autres valeurs
       *[other] et { $n } autres valeurs
    }

edits-now-among =
    { $n ->
        [one] Sur la première ressource.
       *[other] Sur les { $n } premières ressources.
    }

edits-sample-left-alone = Reste inchangé
edits-sample-not-yet = Saisissez les nouvelles valeurs pour voir un aperçu.
edits-sample-mend = Corrigez d’abord les valeurs signalées.

edits-sample-found =
    { $of ->
        [1]
            { $n ->
                [0] Absent de la première ressource
               *[other] Trouvé dans la première ressource
            }
       *[other]
            { $n ->
                [0] Absent des { $of } premières ressources
               *[other] Trouvé dans { $n } des { $of } premières ressources
            }
    }

edits-find-find = Rechercher
edits-find-instead = Remplacer par
edits-find-instead-hint = Laissez vide pour supprimer le texte trouvé.
edits-find-missing = Saisissez le texte à rechercher.
edits-find-mode = Portée de la recherche
edits-find-modes-plain = Partout dans le texte
edits-find-modes-wholeWord = Mots entiers
edits-find-modes-regex = Motif (avancé)
edits-find-pattern-hint = Une expression régulière. $1 reprend ce que la première paire de parenthèses a trouvé.
edits-find-match-case = Respecter la casse
edits-copy-label = Copier depuis
edits-copy-note = Les ressources où ce champ est vide restent inchangées.
edits-copy-missing = Choisissez le champ à copier.
edits-join-label = À insérer entre les entrées
edits-join-note = Par exemple une virgule suivie d’une espace. La liste n’a alors plus qu’une entrée.
edits-split-label = Séparateur
edits-split-note = Par exemple une virgule. Les espaces autour de chaque entrée sont supprimées.
edits-split-missing = Indiquez le séparateur, par exemple une virgule.
edits-letters-label = Casse
edits-letters-names-sentence = Majuscule au début
edits-letters-names-title = Une Majuscule À Chaque Mot
edits-letters-names-upper = MAJUSCULES
edits-letters-names-lower = minuscules
edits-date-from-amount = Combien
edits-date-from-unit = Jours, semaines, mois ou années

edits-date-from-units =
    { $unit ->
        [days]
            { $n ->
                [one] jour
               *[other] jours
            }
        [weeks]
            { $n ->
                [one] semaine
               *[other] semaines
            }
        [months] mois
       *[years]
            { $n ->
                [one] an
               *[other] ans
            }
    }

edits-date-from-direction = Avant ou après
edits-date-from-after = après
edits-date-from-before = avant
edits-date-from-base = À partir de
edits-date-from-today = aujourd’hui
edits-date-from-at = Heure
edits-date-from-at-base = Même heure que l’autre date
edits-date-from-at-midnight = Début de la journée
edits-date-from-at-time = À une heure précise
edits-date-from-time = Heure précise
edits-date-from-note = Les ressources où l’autre date est vide restent inchangées.
edits-date-hint = Par exemple, 3 mai 2031 ou 3 mai 2031 10:00.
edits-date-calendar = Choisir dans un calendrier
edits-date-which = De quel jour s’agit-il ?
edits-date-unreadable = Ce n’est pas une date. Saisissez-la sous la forme 3 mai 2031.
edits-date-missing = Saisissez une date.
edits-date-zone = Fuseau horaire
edits-date-change-zone = Changer de fuseau horaire
edits-date-in-words = { $when }, { $zone }
edits-read-only-computed = Calculé par AEM
edits-read-only-machinery = Utilisé par AEM en interne
edits-read-only-fromFile = Vient du fichier lui-même
edits-read-only-formSaysSo = Verrouillé par votre schéma de métadonnées
edits-read-only-otherPlace = Conservé par AEM en dehors des métadonnées
edits-read-only-form = Enregistré sous une forme que Relabel ne peut pas écrire
edits-read-only-group = Non modifiables
edits-reading-fields = Lecture des champs de votre schéma de métadonnées
edits-insert-button = Insérer
edits-insert-button-for = Insérer dans : { $label }
edits-insert-menu = Valeurs à insérer

edits-insert-suggested =
    { $n ->
        [0] Aucune valeur de ce nom
        [one] { $n } valeur. Appuyez sur Entrée pour l’insérer.
       *[other] { $n } valeurs. Choisissez avec les flèches, insérez avec Entrée.
    }

edits-insert-example = Ici : { $text }
edits-insert-is-empty = Ici : vide
edits-insert-groups-file = Du fichier
edits-insert-groups-folder = Du dossier
edits-insert-groups-other = Compteur et dates
edits-insert-groups-fields = Un autre champ

edits-insert-tokens-fileName =
    .name = Nom du fichier
    .meaning = Avec son extension

edits-insert-tokens-fileStem =
    .name = Nom sans extension
    .meaning = Ce qui précède le dernier point

edits-insert-tokens-fileWords =
    .name = Nom du fichier en mots
    .meaning = Tirets et tirets bas deviennent des espaces

edits-insert-tokens-fileEnding =
    .name = Extension du fichier
    .meaning = Par exemple jpg

edits-insert-tokens-folderName =
    .name = Dossier
    .meaning = Nom du dossier de la ressource

edits-insert-tokens-folderTop =
    .name = Premier dossier
    .meaning = Nom du dossier juste sous la bibliothèque

edits-insert-tokens-folderSecond =
    .name = Deuxième dossier
    .meaning = Nom du dossier juste sous le premier

edits-insert-tokens-counter =
    .name = Compteur
    .meaning = 001, 002, 003 dans l’ordre de la liste

edits-insert-tokens-today =
    .name = Aujourd’hui
    .meaning = Le jour où vous vérifiez la modification

edits-insert-tokens-year =
    .name = Cette année
    .meaning = Sur quatre chiffres

edits-insert-field-meaning = La valeur de ce champ
edits-problems-empty = Saisissez une valeur.
edits-problems-tokenUnknown = Relabel ne reconnaît pas « { $text } ».
edits-problems-tokenUnclosed = Il manque l’accolade fermante { "}" }.
edits-problems-filterUnknown = Relabel ne reconnaît pas « { $text } » après le |.
edits-problems-filterArgument = « { $text } » n’est pas écrit correctement.
edits-problems-fieldUnknown = Il n’y a pas de champ « { $text } ».
edits-problems-patternInvalid = Ce motif n’est pas valide. Il manque peut-être une parenthèse.
edits-problems-patternTooLarge = Ce motif est trop grand. Raccourcissez-le ou simplifiez-le.
edits-problems-tagUnknown = AEM ne reconnaît pas la balise « { $text } ».
edits-problems-dateUnreadable = Ce n’est pas une date.
edits-problems-dateAmbiguous = Cette date peut se lire de deux façons.
edits-problems-numberUnreadable = Ce n’est pas un nombre.
edits-problems-notAllowed = « { $text } » ne fait pas partie des valeurs proposées par AEM.
edits-problems-tooLong = C’est plus long que ce qu’AEM accepte.
edits-problems-readOnly = Ce champ n’est pas modifiable.
edits-problems-prefixUnknown = AEM ne reconnaît peut-être pas les noms qui commencent par « { $text } » ; dans ce cas, il les refusera.
edits-problems-actionDoesNotFit = Cette action ne convient pas à ce type de champ.
edits-problems-selfReference = Ici, un champ ne peut pas reprendre sa propre valeur.
edits-problem-unnamed = Un élément n’est pas reconnu.
edits-mend-did-you-mean = Utiliser { $token }
edits-mend-literal = Garder les accolades telles quelles
edits-mend-registered = Confirmer que ce préfixe est déclaré dans AEM
edits-mend-take-out = Retirer

edits-stopped =
    { $n ->
        [one] Un champ reste à compléter.
        [many] { $n } de champs restent à compléter.
       *[other] { $n } champs restent à compléter.
    }

edits-does-replace = { $field } : { $value }
edits-does-replace-tokens = Composer « { $field } » à partir de « { $template } »
edits-does-add = Ajouter { $entries } à « { $field } »
edits-does-remove = Retirer { $entries } de « { $field } »
edits-does-clear = Vider « { $field } »
edits-does-find = Remplacer « { $find } » par « { $instead } » dans « { $field } »
edits-does-find-take-out = Retirer « { $find } » de « { $field } »
edits-does-copy = Copier « { $from } » dans « { $field } »

edits-does-letters =
    { $letters ->
        [upper] « { $field } » en majuscules
        [lower] « { $field } » en minuscules
        [title] « { $field } » avec une majuscule à chaque mot
       *[sentence] « { $field } » avec une majuscule au début
    }

edits-does-join = Réunir les entrées de « { $field } » avec « { $with } »
edits-does-split = Diviser « { $field } » à chaque « { $at } »

edits-does-date = { $field } : { $distance }
edits-does-today = aujourd’hui
edits-does-same-day = le jour de « { $base } »

edits-does-after =
    { $base ->
        [none] dans { $distance }
       *[other] { $distance } après « { $base } »
    }

edits-does-before =
    { $base ->
        [none] il y a { $distance }
       *[other] { $distance } avant « { $base } »
    }

edits-does-distance =
    { $unit ->
        [days]
            { $n ->
                [one] { $n } jour
                [many] { $n } de jours
               *[other] { $n } jours
            }
        [weeks]
            { $n ->
                [one] { $n } semaine
                [many] { $n } de semaines
               *[other] { $n } semaines
            }
        [months]
            { $n ->
                [many] { $n } de mois
               *[other] { $n } mois
            }
       *[years]
            { $n ->
                [one] { $n } an
                [many] { $n } d’ans
               *[other] { $n } ans
            }
    }

edits-does-only-empty = { $what }, seulement si le champ est vide
