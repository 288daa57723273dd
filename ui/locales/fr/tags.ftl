### Tags.

tags-placeholder = Saisissez une partie du nom
tags-all = Toutes les balises
tags-all-hint = Sélectionnez les balises. La flèche droite ouvre un groupe.
tags-paste = Coller plusieurs balises
tags-paste-hint = Noms, chemins ou identifiants : un par ligne, ou séparés par des virgules.
tags-paste-label = Balises à ajouter
tags-paste-look = Les rechercher

tags-found =
    { $n ->
        [one] { $n } balise trouvée
        [many] { $n } de balises trouvées
       *[other] { $n } balises trouvées
    }

tags-to-choose =
    { $n ->
        [one] { $n } mot correspond à plusieurs balises
        [many] { $n } de mots correspondent à plusieurs balises
       *[other] { $n } mots correspondent à plusieurs balises
    }

tags-which = De quelle balise « { $word } » s’agit-il ?

tags-unknown =
    { $n ->
        [one] { $n } balise n’est pas reconnue par AEM
        [many] { $n } de balises ne sont pas reconnues par AEM
       *[other] { $n } balises ne sont pas reconnues par AEM
    }

tags-unknown-hint = Corrigez la liste ci-dessus et recherchez de nouveau, ou retirez ce qui n’est pas reconnu.
tags-take-out = Retirer les balises non reconnues

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
tags-unknown-tag = { $name } (non reconnue)
tags-missing = Choisissez au moins une balise.
