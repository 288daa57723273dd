### Key files and connections.

local-title = AEM sur cet ordinateur
local-intro = Pour les développeurs qui utilisent le SDK AEM sur cet ordinateur. Aucun fichier de clé n’est nécessaire, aucune clé n’est envoyée.
local-address = Adresse
local-address-hint = Le SDK se trouve à l’adresse http://localhost:4502, sauf réglage contraire.
local-address-refused = Ce n’est pas une adresse de cet ordinateur. Saisissez-en une, comme http://localhost:4502.
local-sign-in = Comment se connecter
local-shipped-account = Avec le compte fourni avec AEM
local-shipped-account-hint = Le cas habituel.
local-nobody = Sans se connecter
local-nobody-hint = Seulement si cet environnement laisse entrer tout le monde.
local-promise = La connexion à cette seule adresse n’est pas chiffrée, car elle ne quitte jamais cet ordinateur. Les connexions à toute autre adresse sont toujours chiffrées.
local-add = Ajouter et vérifier
local-name = AEM sur cet ordinateur

key-title = Est-ce le bon environnement ?
key-refused-title = Ce fichier ne peut pas être utilisé
key-file = Fichier
key-file-named = Fichier : { $name }
key-kind-serviceCredentials = des informations d’identification de service
key-kind-localDevelopmentToken = une clé personnelle d’un jour
key-kind-oauthServerToServer = des informations d’identification OAuth
key-kind-localAem = l’accès à AEM sur cet ordinateur
key-technical-kind-serviceCredentials = informations d’identification de service, JWT (Adobe dit aussi « legacy »)
key-technical-kind-localDevelopmentToken = jeton de développement local
key-technical-kind-oauthServerToServer = OAuth Server-to-Server
key-technical-kind-localAem = SDK AEM, authentification de base ou aucune

key-sentence =
    { $where ->
        [none] Ce fichier contient { $kind }.
       *[other] Ce fichier contient { $kind } ({ $where }).
    }

key-where = programme { $program }, environnement { $environment }
key-account = Compte
key-ends = Expiration
key-environment-unknown = le fichier ne le dit pas
key-environment = Environnement
key-valid-until = Expiration
key-valid-unknown = Le fichier ne le dit pas
key-valid-forever = Aucune prévue
key-several-title = Quelle clé voulez-vous ajouter ?

key-several-intro =
    { $file } contient { $n ->
        [one] { $n } clé
        [many] { $n } de clés
       *[other] { $n } clés
    }.

key-several-unnamed = Clé { $n }
key-several-choose = Utiliser cette clé
key-several-choose-named = Utiliser cette clé : { $name }
key-address-label = Adresse d’AEM
key-address-which = À quel environnement AEM cette clé donne-t-elle accès ?
key-address-hint = L’adresse que vous voyez dans le navigateur quand vous travaillez dans AEM.
key-address-from-file = Relabel l’a déduite du fichier. Corrigez-la si elle est fausse.
key-address-missing = Saisissez l’adresse de votre environnement AEM, par exemple https://author-p123-e456.adobeaemcloud.com.
key-address-host = Relabel se connecte à Adobe avec cette clé et n’utilise l’accès obtenu que sur { $host }.
key-address-pass = Relabel n’utilise cette clé d’un jour que sur { $host }.
key-address-unusual = { $host } n’est pas une adresse habituelle d’AEM as a Cloud Service. Continuez seulement si votre administrateur vous a donné exactement cette adresse.
key-address-confirm = Oui, { $host } est notre environnement AEM. Y utiliser l’accès que donne cette clé.
key-address-confirm-missing = Cochez cette case, ou corrigez l’adresse.
key-name-label = Nom
key-name-hint = Le nom que vous lui donnez, par exemple « Site web, test ».
key-stage-label = Quel type d’environnement est-ce ?
key-stage-hint-live = Visible du public. En lecture seule tant que vous ne le déverrouillez pas.
key-stage-hint-test = « Évaluation » dans Cloud Manager. Pour tester avec de vrais contenus.
key-stage-hint-development = Pour les développeurs.
key-stage-hint-practice = Des contenus d’exemple sur cet ordinateur.
key-stage-guessed = Type déduit de l’adresse : { $stage }. Changez ce choix s’il est faux.
key-stage-careful = L’adresse ne le dit pas. « Production » est le choix le plus sûr.
key-add = Ajouter la connexion
key-other-file = Choisir un autre fichier
key-session-only = Garder seulement jusqu’à la fermeture de Relabel
key-key-store-title = Rien n’est encore enregistré
key-same-title = Vous avez déjà ajouté cette clé
key-same-body = Elle appartient à « { $name } ». Il n’y a rien à faire.
key-same-open = Ouvrir { $name }
key-same-elsewhere = L’utiliser pour un autre environnement
key-replace-title = Remplacer la clé de « { $name } » ?
key-replace-body = Ce fichier contient une autre clé du même compte. Relabel se connecte à Adobe avec elle, n’utilise l’accès obtenu que sur { $host }, et oublie la clé actuelle. Tout le reste est conservé.
key-replace-pass = Ce fichier contient une autre clé d’un jour de la même personne. Relabel ne l’utilise que sur { $host }, et oublie la clé actuelle. Tout le reste est conservé.
key-replace-older = Cette clé est plus ancienne que la clé actuelle. Remplacez-la seulement si votre administrateur vous l’a demandé.
key-replace-now = Expiration de la clé actuelle
key-replace-then = Expiration de la nouvelle clé
key-replace-yes = Remplacer la clé
key-replace-no = Garder la clé actuelle
key-other-account-title = Ce n’est pas une clé de « { $name } »
key-other-account-body = Elle appartient à un autre compte : { $account }. Une clé ne peut être remplacée que par une clé du même compte.
key-other-account-add = L’ajouter comme nouvelle connexion
key-signing-in = Connexion à AEM
key-added-title = La connexion { $name } est prête
key-replaced-title = La connexion { $name } a sa nouvelle clé
key-access-until = Expiration de l’accès : { $moment }.
key-renewed = Relabel le renouvelle automatiquement.
key-not-renewed = Ensuite, déposez un nouveau fichier de clé.
key-stored-for-session = La clé est gardée seulement jusqu’à la fermeture de Relabel, puis oubliée. Relabel ne l’utilise que pour se connecter à Adobe et à AEM. Conservez le fichier pour la prochaine fois.
key-delete-title = La clé est dans le trousseau de votre ordinateur
key-delete-body = Relabel ne l’utilise que pour se connecter à Adobe et à AEM. Vous pouvez maintenant supprimer le fichier { $file } : toute personne qui le possède peut accéder à votre environnement AEM.
key-delete-file = Supprimer le fichier
key-delete-keep = Le garder
key-deleted = { $file } a été supprimé.
key-kept = { $file } reste à sa place. Gardez-le en lieu sûr.
key-delete-failed = Le fichier n’a pas été supprimé
key-sign-in-failed-title = La connexion est enregistrée, mais l’accès à AEM a échoué
key-show-assets = Afficher les ressources
key-back-to-job = Revenir à la modification

key-check-connection = Vérifier la connexion

connections-title = Connexions
connections-intro = Chaque connexion est un environnement AEM et sa clé.
connections-add = Choisir un fichier
connections-add-hint = Pour en ajouter une, déposez son fichier de clé n’importe où dans cette fenêtre.
connections-add-local = Ajouter l’AEM de cet ordinateur
connections-back = Toutes les connexions
connections-environment = Environnement
connections-account = Compte
connections-ends = Expiration de la clé
connections-remembered = Dans le trousseau de clés de cet ordinateur
connections-session = Seulement jusqu’à la fermeture de Relabel
connections-key-stored = Clé
connections-no-key = Aucune nécessaire
connections-key-ends-soon = La clé expire le { $day } ({ $relative }).
connections-key-ended = La clé a expiré le { $day }. Ajoutez-en une nouvelle pour continuer.
connections-pass-ends = Expiration de l’accès : { $moment } (il reste { $left })
connections-pass-ended = L’accès a expiré à { $moment }. Déposez un nouveau fichier de clé pour continuer.
connections-pass-ended-on = L’accès a expiré le { $moment }. Déposez un nouveau fichier de clé pour continuer.

connections-signed-out = Déconnecté. Rien n’est envoyé tant que vous ne vous reconnectez pas.

connections-check = Vérifier
connections-check-named = Vérifier { $name }

connections-manage = Gérer
connections-manage-named = Gérer { $name }
connections-add-key = Ajouter une nouvelle clé
connections-add-key-named = Ajouter une nouvelle clé à { $name }
connections-add-key-hint = Relabel utilise l’ancienne clé jusqu’à ce que vous la remplaciez. La remplacer ne la révoque pas : votre administrateur peut le faire.
connections-edit = Changer le nom ou le type
connections-edit-title = Nom et type d’environnement
connections-save = Enregistrer
connections-sign-out = Se déconnecter
connections-sign-out-hint = La déconnexion met fin à l’accès en cours ; la clé est conservée.
connections-sign-in = Se connecter
connections-sign-in-named = Se connecter à { $name }
connections-signed-out-now = Déconnecté. L’accès en cours est oublié.
connections-signed-in-now = Connecté. Expiration de l’accès : { $moment }.
connections-action-failed = Cela n’a pas fonctionné
connections-key-section = Clé et accès

connections-steps-section = Quand une clé doit être remplacée

connections-remove = Supprimer
connections-remove-named = Supprimer { $name }
connections-remove-title = Supprimer { $name } ?
connections-remove-body = Sa clé est retirée du trousseau de clés de cet ordinateur. AEM n’est pas touché. Pour vous reconnecter, il vous faudra le fichier de clé.
connections-remove-everything = Supprimer aussi toutes les données conservées pour cette connexion
connections-remove-keeps = Ses modifications restent dans l’historique.
connections-remove-loses = Ses modifications avec leurs anciennes et nouvelles valeurs, ses vérifications et ses requêtes sont supprimées. Ces modifications ne pourront plus être annulées, et leurs rapports ne pourront plus être enregistrés.
connections-remove-yes = Supprimer la connexion
connections-empty-title = Aucune connexion pour l’instant
connections-empty-hint = Déposez le fichier de clé envoyé par votre administrateur AEM, ou choisissez-le.
connections-failed-title = Les connexions n’ont pas pu être lues
connections-open = Afficher les ressources
connections-open-named = Afficher les ressources de « { $name } »
