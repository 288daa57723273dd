### Tags.

tags-placeholder = Saisissez une partie du nom
tags-all = Toutes les balises
tags-all-hint = Cochez les balises. La flèche droite ouvre un groupe.
tags-paste = Coller plusieurs
tags-paste-hint = Noms, chemins ou identifiants : un par ligne, ou séparés par des virgules.
tags-paste-label = Balises à ajouter
tags-paste-look = Les chercher

tags-found =
    { $n ->
        [one] { $n } balise trouvée
        [many] { $n } de balises trouvées
       *[other] { $n } balises trouvées
    }

tags-to-choose =
    { $n ->
        [one] { $n } mot désigne plusieurs balises
        [many] { $n } de mots désignent plusieurs balises
       *[other] { $n } mots désignent plusieurs balises
    }

tags-which = Quelle balise « { $word } » ?

tags-unknown =
    { $n ->
        [one] { $n } balise est inconnue d’AEM
        [many] { $n } de balises sont inconnues d’AEM
       *[other] { $n } balises sont inconnues d’AEM
    }

tags-unknown-hint = Corrigez-les ci-dessus et cherchez à nouveau, ou retirez-les.
tags-take-out = Retirer ce qui est inconnu

tags-add =
    { $n ->
        [0] Ajouter des balises
        [one] Ajouter { $n } balise
        [many] Ajouter { $n } de balises
       *[other] Ajouter { $n } balises
    }

tags-use = Utiliser ces balises
tags-reading = Lecture des balises d’AEM
tags-failed = Les balises n’ont pas pu être lues
tags-empty-tree = Il n’y a pas encore de balises dans AEM.
tags-unknown-tag = { $name } (inconnue)
tags-missing = Choisissez au moins une balise.
