### What became of a change.

result-stopped = Vous avez arrêté cette modification avant la fin.

result-some-not =
    { $n ->
        [one] { $n } ressource est à examiner.
        [many] { $n } de ressources sont à examiner.
       *[other] { $n } ressources sont à examiner.
    }

result-some-fields-not =
    { $n ->
        [one] { $n } champ n’a pas la valeur voulue.
        [many] { $n } de champs n’ont pas la valeur voulue.
       *[other] { $n } champs n’ont pas la valeur voulue.
    }

result-downloads = AEM affiche ces valeurs immédiatement. Les fichiers téléchargés ne les contiennent que si AEM réécrit les métadonnées dans ses fichiers.
result-downloads-more = Valeurs dans les fichiers téléchargés
result-downloads-why = Un administrateur peut activer cette réécriture dans AEM (XMP write-back). Sans elle, l’original garde les valeurs qu’il avait lors de son chargement dans AEM, et chaque fichier téléchargé aussi.
result-took = Durée : { $duration }.
result-outcomes = Résultats
result-outcomes-hint = Choisissez un résultat pour n’afficher que ses ressources.
result-outcome-changed = Modifié
result-outcome-alreadyRight = Déjà à jour
result-outcome-conflict = Conflit
result-outcome-failed = Échec
result-outcome-notSent = Non envoyé
result-outcome-unsure = Non confirmé
result-outcome-leftOut = Ignoré
result-outcome-cannotBeDone = Impossible
result-meaning-changed = Nouvelles valeurs écrites, puis vérifiées par relecture.
result-meaning-alreadyRight = Ces ressources avaient déjà les nouvelles valeurs.
result-meaning-conflict = Quelqu’un a modifié ces ressources entre-temps. Relabel les a laissées telles quelles.
result-meaning-failed = AEM a refusé ces modifications ou n’a pas pu les enregistrer.
result-meaning-notSent = Ces modifications n’ont jamais été envoyées à AEM.
result-meaning-unsure = Ces modifications ont été envoyées, mais AEM n’a pas confirmé le résultat.
result-meaning-leftOut = Vous avez ignoré ces ressources.
result-meaning-cannotBeDone = La vérification a montré que ces ressources ne peuvent pas être modifiées.
result-field = { $field } : { $why }

result-fields =
    { $fields ->
        [one] { $fields } champ
        [many] { $fields } de champs
       *[other] { $fields } champs
    } de { $assets ->
        [one] { $assets } ressource
        [many] { $assets } de ressources
       *[other] { $assets } ressources
    }

result-why = Raisons
result-list-label = Ressources : { $outcome }
result-column-asset = Ressource
result-more-fields =
    { $n ->
        [one] et { $n } autre champ
        [many] et { $n } d’autres champs
       *[other] et { $n } autres champs
    }
result-column-outcome = Résultat
result-column-why = Pourquoi
result-status = Statut HTTP { $status }
result-kept = AEM a enregistré : { $value }
result-back-to-assets = Revenir aux ressources
result-change-more = Modifier encore
result-failed-title = Le résultat n’a pas pu être lu
