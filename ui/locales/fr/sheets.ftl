### Spreadsheets, and a check that is left open.

error-sheetNotRecognised =
    .title = Ce n’est pas une feuille de calcul reconnue par Relabel
    .meaning = Ce n’est ni un fichier Excel, ni un fichier LibreOffice, ni du texte avec un séparateur entre les cellules.
    .action = Enregistrez-la en .xlsx ou .csv, puis choisissez ce fichier.

error-sheetOldFormat =
    .title = Ce fichier Excel est trop ancien
    .meaning = Il a été enregistré au format d’Excel 95 ou antérieur.
    .action = Ouvrez-le, enregistrez-le en .xlsx, puis choisissez ce fichier.

error-sheetProtected =
    .title = Ce fichier est protégé par un mot de passe
    .meaning = Relabel ne peut pas l’ouvrir.
    .action = Enregistrez-le sans mot de passe, puis choisissez ce fichier.

error-sheetTooLarge =
    .title = Ce fichier est trop volumineux
    .meaning = Décompressé, il contient bien plus de données que n’en demande une liste de ressources.
    .action = Enregistrez seulement les lignes utiles dans un nouveau fichier, puis choisissez celui-ci.

error-sheetDamaged =
    .title = Ce fichier est endommagé
    .meaning = Il s’arrête trop tôt, ou ses parties se contredisent. Rien n’a été utilisé.
    .action = Ouvrez-le dans votre tableur, enregistrez-le de nouveau, puis choisissez-le.

error-sheetEmpty =
    .title = Il n’y a aucune ligne dans cette feuille
    .meaning = Il n’y a rien sous les en-têtes.
    .action = Choisissez un autre onglet ou un autre fichier.

error-sheetGone =
    .title = Cette feuille a été fermée
    .meaning = Relabel ne garde une feuille que pendant que vous travaillez avec elle.
    .action = Choisissez de nouveau le fichier.

error-sheetChanged =
    .title = Ce fichier a changé depuis son ouverture
    .meaning = Il a été enregistré de nouveau, déplacé ou supprimé entre-temps.
    .action = Choisissez de nouveau le fichier.

error-sheetQuestionOpen =
    .title = Une question sur cette feuille attend une réponse
    .meaning =
        { $field ->
            [none] Quand deux lectures sont possibles, Relabel ne devine pas.
           *[other] Il s’agit de la colonne « { $field } » : quand deux lectures sont possibles, Relabel ne devine pas.
        }
    .action = Répondez à la question sur la page de la feuille, puis vérifiez de nouveau.

open-check-notice-title = Une vérification est encore ouverte
open-check-notice = Rien n’a encore été envoyé.
open-check-back = Revenir à la vérification
open-check-discard = Abandonner

open-check-lost-title =
    { $n ->
        [one] Abandonner { $n } valeur modifiée ?
        [many] Abandonner { $n } de valeurs modifiées ?
       *[other] Abandonner { $n } valeurs modifiées ?
    }

open-check-lost-body = Ce que vous avez modifié ou ignoré dans cette vérification serait perdu.
open-check-lost-fields-title = Abandonner les champs remplis ?
open-check-lost-fields-body-environment = Ils concernent l’environnement que vous quittez.
open-check-lost-fields-body-recipe = La recette apporte ses propres champs.
open-check-give-up = Abandonner
open-check-keep = Garder
open-check-discard-title = Abandonner cette vérification ?

open-check-discard-values =
    { $n ->
        [one] Vous avez modifié ou ignoré { $n } valeur à la main. Elle serait perdue.
        [many] Vous avez modifié ou ignoré { $n } de valeurs à la main. Elles seraient perdues.
       *[other] Vous avez modifié ou ignoré { $n } valeurs à la main. Elles seraient perdues.
    }

open-check-discard-unsent = Rien de tout cela n’a été envoyé à AEM.
open-check-discard-keep = La garder

sheets-title = Feuilles
sheets-intro = Indiquez vos modifications dans une feuille de calcul : une ligne par ressource, une colonne par champ.
sheets-drop-title = Déposez une feuille ici
sheets-drop-hint = Un fichier Excel (.xlsx, .xlsb, .xls), LibreOffice (.ods) ou texte (.csv).
sheets-choose = Choisir un fichier

sheets-steps-title = Fonctionnement

sheets-steps =
    .step-1 = Exportez les ressources vers un tableur
    .step-2 = Modifiez la feuille dans Excel
    .step-3 = Déposez-la ici
    .step-4 = Vérifiez et exécutez

sheets-no-connection-title = Choisissez d’abord un environnement
sheets-which-title = À quel environnement cette feuille est-elle destinée ?
sheets-no-connection = Une feuille modifie les ressources d’un environnement. Ajoutez sa clé, ou essayez la feuille dans l’environnement d’entraînement.
sheets-refused-title = « { $name } » n’a pas pu être ouvert
sheets-waits-title = « { $name } » est ouvert
sheets-waits = Une modification est en cours : Relabel reste sur cette page. La feuille vous attend sous « Feuilles ».
sheets-waits-show = Afficher la feuille
sheets-waits-later = Plus tard
sheets-close = Fermer cette feuille
sheets-other = Choisir un autre fichier
sheets-how = Comment le fichier a été lu
sheets-form-xlsx = Fichier Excel
sheets-form-xlsb = Fichier Excel (binaire)
sheets-form-xls = Fichier Excel (97 à 2003)
sheets-form-ods = Fichier OpenDocument
sheets-form-csv = Fichier texte

sheets-rows =
    { $n ->
        [0] aucune ligne
        [one] { $n } ligne
        [many] { $n } de lignes
       *[other] { $n } lignes
    }

sheets-tab = Onglet
sheets-in-tab = onglet « { $name } »
sheets-unnamed-tab = Onglet { $n }
sheets-encoding = Encodage du texte
sheets-encodings-utf8 = UTF-8 (le plus courant)
sheets-encodings-utf16Le = UTF-16 (texte Unicode d’Excel)
sheets-encodings-utf16Be = UTF-16 (autre ordre des octets)
sheets-encodings-windows1252 = Windows-1252 (Europe occidentale)
sheets-encodings-windows1250 = Windows-1250 (Europe centrale)
sheets-encodings-macintosh = Mac (ancien, Europe occidentale)
sheets-probably = probablement
sheets-separator = Séparateur
sheets-separators-comma = Virgule
sheets-separators-semicolon = Point-virgule
sheets-separators-tab = Tabulation
sheets-is-ours = Créée par Relabel.
sheets-is-remembered = Les colonnes sont associées aux mêmes champs que dans un fichier précédent, qui avait les mêmes en-têtes.
sheets-reading-again = Nouvelle lecture du fichier
sheets-samples = Premières lignes
sheets-samples-hint = Au-dessus de chaque colonne, vous voyez le champ qui reçoit ses valeurs.
sheets-table = Premières lignes de « { $name } »
sheets-row = Ligne
sheets-unnamed = Colonne { $n }
sheets-goes-into = Utilisation
sheets-use = Utilisation de « { $heading } » : { $use }
sheets-names-asset = Identifie la ressource
sheets-not-used = Non utilisée
sheets-offer = Utiliser comme « { $field } »
sheets-other-field = Utiliser un champ par son nom technique…
sheets-ask-again = Choisir de nouveau l’ordre des dates
sheets-take = Utiliser ce champ
sheets-other-field-of = Champ pour « { $heading } »
sheets-field-said = « { $heading } » : { $use }

sheets-columns-used =
    { $n ->
        [0] Aucune colonne n’est encore associée à un champ.
        [one] { $n } colonne est associée à un champ.
        [many] { $n } de colonnes sont associées à des champs.
       *[other] { $n } colonnes sont associées à des champs.
    }

sheets-columns-hidden =
    { $n ->
        [one] { $n } colonne non utilisée n’est pas affichée.
        [many] { $n } de colonnes non utilisées ne sont pas affichées.
       *[other] { $n } colonnes non utilisées ne sont pas affichées.
    }

sheets-fields-failed = Les champs de cet environnement n’ont pas pu être lus
sheets-assets = Ressource désignée par chaque ligne
sheets-asset-column = Colonne de la ressource
sheets-no-column = Non choisie
sheets-asset-by = La colonne contient
sheets-by-path = Des chemins ou des adresses
sheets-by-fileName = Des noms de fichier
sheets-by-id = Des identifiants AEM

# How many of the cells of the column look like it.
sheets-by-count = { $what } ({ $n } sur { $of })

sheets-by-count-of-first = { $what } ({ $n } sur les { $of } premières cellules)
sheets-within = Où chercher
sheets-within-hint = Dans ce dossier et tous ses sous-dossiers.
sheets-everywhere = Toute la bibliothèque
sheets-rest = Comment les cellules sont lues
sheets-clear-word = Mot qui vide un champ
sheets-clear-word-hint = Une cellule qui ne contient que { $word }.
sheets-list-separator = Séparateur des entrées d’une liste
sheets-list-separator-hint = Par exemple mer{ $sign }été
sheets-blank-word = Saisissez un mot.
sheets-blank-sign = Saisissez un séparateur.
sheets-rule = Les cellules vides ne changent rien. « { $word } » vide un champ.

sheets-questions =
    { $n ->
        [one] Une chose à décider d’abord
        [many] { $n } de choses à décider d’abord
       *[other] { $n } choses à décider d’abord
    }

sheets-answered = Toutes les questions ont une réponse
sheets-ask-encoding = Les caractères s’affichent-ils correctement ?
sheets-ask-encoding-hint = Regardez les premières lignes ci-dessous, surtout les caractères accentués. Si l’un d’eux est incorrect, choisissez un autre encodage.
sheets-ask-encoding-yes = Oui, tout est correct
sheets-ask-encoding-other = Essayer { $name }
sheets-ask-asset-column = Quelle colonne désigne la ressource ?
sheets-ask-asset-column-hint = Elle contient le chemin, le nom du fichier ou l’identifiant de la ressource.
sheets-ask-asset-column-use = Utiliser cette colonne
sheets-ask-dates = Dates de « { $heading } »
sheets-ask-dates-hint = { $example } peut se lire de deux façons. Laquelle est la bonne ?
sheets-ask-list = Entrées de « { $heading } »
sheets-ask-list-hint = « { $example } » contient-il plusieurs entrées ?
sheets-ask-list-yes = Oui, séparées par { $sign }
sheets-ask-list-no = Non, c’est une seule entrée
sheets-sign-comma = une virgule
sheets-sign-semicolon = un point-virgule
sheets-sign-tab = une tabulation
sheets-sign-line-break = un saut de ligne
sheets-open-encoding = Répondez d’abord à la question sur les caractères.
sheets-open-asset-column = Choisissez d’abord la colonne qui désigne la ressource.
sheets-open-date-order = Répondez d’abord à la question sur les dates de « { $heading } ».
sheets-open-list-separator = Répondez d’abord à la question sur les entrées de « { $heading } ».
sheets-open-no-fields = Choisissez un champ pour au moins une colonne.
sheets-open-blank = Il manque un mot ou un séparateur.

sheets-check = Vérifier cette feuille
sheets-check-failed = La feuille n’a pas pu être vérifiée

sheets-back-to-sheet = Revenir à la feuille
sheets-reading = Lecture des lignes de la feuille
sheets-matching = Recherche dans AEM des ressources de la feuille
sheets-made-by = D’après la feuille « { $name } ».
sheets-candidates-title = De quelle ressource « { $named } » s’agit-il ?

sheets-candidates-count =
    { $n ->
        [one] { $n } ressource porte ce nom.
        [many] { $n } de ressources portent ce nom.
       *[other] { $n } ressources portent ce nom.
    }

sheets-candidates-first = Seules les { $n } premières sont affichées. S’il s’agit d’une autre, saisissez son chemin dans la feuille.
sheets-candidates-list = Ressources
sheets-candidates-taken = Une autre ligne de la feuille désigne déjà cette ressource.
sheets-candidates-choose = Utiliser celle-ci
sheets-candidates-open = Choisir la ressource « { $named } » dont il s’agit
sheets-candidates-failed = Les ressources de ce nom n’ont pas pu être listées
sheets-candidates-chosen = Ressource choisie : { $path }
sheets-export-of-folder = Exporter ce dossier vers un tableur
sheets-export-of-selection = Exporter vers un tableur
sheets-export-title = Exporter vers un tableur

sheets-export-of =
    { $n ->
        [one] { $n } ressource de « { $folder } »
        [many] { $n } de ressources de « { $folder } »
       *[other] { $n } ressources de « { $folder } »
    }

sheets-export-chosen =
    { $n ->
        [one] { $n } ressource sélectionnée
        [many] { $n } de ressources sélectionnées
       *[other] { $n } ressources sélectionnées
    }

sheets-export-hint = Une ligne par ressource. Modifiez la feuille dans Excel, puis déposez-la ici : seul ce que vous y avez changé est modifié dans AEM.
sheets-export-fields = Champs
sheets-export-filled = Tous les champs où l’une de ces ressources a une valeur
sheets-export-some = Seulement ces champs
sheets-export-choose-fields = Champs de la feuille
sheets-export-search = Rechercher un champ
sheets-export-none-found = Aucun champ correspondant.
sheets-export-none-chosen = Choisissez au moins un champ.
sheets-export-most = Une feuille peut contenir 100 champs au plus.
sheets-export-format = Format de fichier
sheets-export-formats-xlsx = Excel (.xlsx)
sheets-export-formats-csv = Texte (.csv)
sheets-export-format-hints-xlsx = S’ouvre dans Excel et LibreOffice. Toutes les valeurs restent intactes.
sheets-export-format-hints-csv = Pour l’importation d’AEM et d’autres programmes. Quand il enregistre dans ce format, Excel altère les longs nombres et les zéros du début.
sheets-export-separator-hint = Excel en français attend des points-virgules, l’importation d’AEM des virgules.

sheets-export-too-many =
    { $n ->
        [one] Un fichier Excel peut contenir { $n } ressource au plus. Choisissez le format texte.
        [many] Un fichier Excel peut contenir { $n } de ressources au plus. Choisissez le format texte.
       *[other] Un fichier Excel peut contenir { $n } ressources au plus. Choisissez le format texte.
    }

sheets-export-save = Enregistrer sous…
sheets-export-writing = Création de la feuille

sheets-export-read =
    { $read } sur { $of ->
        [one] { $of } ressource
        [many] { $of } de ressources
       *[other] { $of } ressources
    }

sheets-export-stop = Arrêter
sheets-export-done = La feuille est enregistrée

sheets-export-rows =
    { $n ->
        [one] Elle contient { $n } ligne.
        [many] Elle contient { $n } de lignes.
       *[other] Elle contient { $n } lignes.
    }

sheets-export-next = Modifiez-la dans votre tableur, enregistrez-la, puis déposez-la dans cette fenêtre.

sheets-export-left-blank =
    { $n ->
        [one] { $n } valeur ne tient pas dans une feuille. Sa cellule est vide : l’importation de la feuille ne modifie pas cette valeur dans AEM.
        [many] { $n } de valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : l’importation de la feuille ne modifie pas ces valeurs dans AEM.
       *[other] { $n } valeurs ne tiennent pas dans une feuille. Leurs cellules sont vides : l’importation de la feuille ne modifie pas ces valeurs dans AEM.
    }

sheets-export-not-for-aem = Pour Relabel seulement : l’importation d’AEM lirait autrement certains champs ({ $fields }), car certaines cellules commencent par une apostrophe ou certaines entrées contiennent le caractère « | ».
sheets-export-failed = La feuille n’a pas pu être créée
sheets-export-waits = La liste des ressources n’est pas encore complète.
sheets-export-empty = Il n’y a aucune ressource à mettre dans une feuille.
