### Company networks.

error-certificateNotRecognised =
    .title = Ce fichier n’est pas un certificat
    .meaning = Le nom d’un fichier de certificat se termine le plus souvent par .pem, .crt ou .cer.
    .action = Demandez à votre service informatique le certificat racine du réseau de votre entreprise au format « X.509 encodé en base 64 (.cer) ».

error-certificateNotAuthority =
    .title = Ce n’est pas le certificat dont Relabel a besoin
    .meaning = Il appartient à un seul serveur et n’en garantit aucun autre : l’approuver ne servirait à rien.
    .action = Demandez à votre service informatique le certificat racine du réseau de votre entreprise.

error-certificateWeak =
    .title = Ce certificat n’est pas assez sûr
    .meaning = Sa clé est trop courte, ou il est signé avec SHA-1 : rien de ce qu’il garantit n’est accepté.
    .action = Demandez à votre service informatique le certificat racine actuel du réseau de votre entreprise.

error-certificateFileEnded =
    .title =
        { $ended ->
            [none] Ce certificat a expiré
           *[other] Ce certificat a expiré le { $ended }
        }
    .meaning = Un certificat expiré ne garantit plus rien.
    .action = Demandez le certificat actuel à votre service informatique.

error-certificateHasPrivateKey =
    .title = Ce fichier contient aussi une clé privée
    .meaning = Un certificat à approuver n’est jamais fourni avec sa clé privée. Relabel n’en a rien gardé.
    .action = Dites à votre service informatique d’où vient le fichier, et demandez le certificat seul.

network-title = Réseau
network-intro = Comment Relabel accède à Adobe et à AEM, et que faire si votre réseau s’y oppose.
network-proxy-label = Proxy
network-proxy-kinds-system = Utiliser le proxy du système
network-proxy-kinds-without = Aucun proxy
network-proxy-kinds-fixed = Ce proxy
network-proxy-system-none = Aucune adresse n’est définie actuellement.
network-proxy-system-fixed = Actuellement { $proxy }.
network-proxy-system-variable = Actuellement { $proxy }, d’après la variable { $name }.
network-proxy-system-script = Le système trouve son proxy à l’aide d’un script (PAC), que Relabel ne peut pas exécuter. Demandez l’adresse du proxy à votre service informatique et saisissez-la ci-dessous.
network-proxy-system-malformed = La variable { $name } ne contient pas l’adresse d’un proxy.
network-proxy-address = Adresse
network-proxy-address-hint = Par exemple, proxy.example:3128
network-proxy-user = Nom d’utilisateur
network-proxy-user-hint = Seulement si le proxy en demande un
network-proxy-password = Mot de passe
network-proxy-password-hint = Conservé dans le trousseau de clés de cet ordinateur
network-proxy-password-missing = Le mot de passe n’est pas dans le trousseau de clés. Saisissez-le ici.
network-proxy-password-kept = Enregistré
network-proxy-use = Utiliser ce proxy
network-proxy-apply = Appliquer
network-proxy-saved = Enregistré. Ce choix s’applique dès maintenant.
network-proxy-read-failed = Le réglage du proxy n’a pas pu être lu
network-proxy-failed = Le proxy n’a pas été modifié
network-certificates = Certificats d’entreprise
network-certificates-hint = Utile seulement si le réseau de votre entreprise inspecte les échanges et si cet ordinateur n’approuve pas son certificat.
network-none = Aucun. Relabel approuve ce que cet ordinateur approuve.
network-list-failed = Les certificats n’ont pas pu être lus
network-ends = Expire le { $day }
network-ended = A expiré le { $day }
network-add = Ajouter un certificat d’entreprise…
network-add-failed = Le certificat n’a pas pu être ajouté
network-refused = { $file } ne peut pas être ajouté
network-remove = Retirer
network-remove-named = Retirer { $name }
network-remove-title = Ne plus approuver { $name } ?
network-remove-body = Sur un réseau qui a besoin de ce certificat, Relabel ne pourra plus joindre AEM. Vous pourrez ajouter de nouveau le certificat depuis son fichier.
network-remove-yes = Ne plus l’approuver
network-remove-failed = Le certificat n’a pas pu être retiré

network-trust-title =
    { $n ->
        [one] Approuver ce certificat ?
        [many] Approuver ces { $n } de certificats ?
       *[other] Approuver ces { $n } certificats ?
    }

network-trust-warning = Toute personne qui détient la clé privée d’un certificat approuvé ici peut lire tout ce que Relabel envoie et reçoit, y compris ce qui donne accès à AEM. C’est ce que font les réseaux d’entreprise qui inspectent les échanges.
network-trust-only-if = Continuez seulement si votre service informatique vous a donné ce fichier.
network-trust-yes = Approuver
network-file = Fichier
network-issued-to = Délivré à
network-issued-by = Délivré par
network-valid-until = Valable jusqu’au
network-fingerprint = SHA-256

network-check = Vérifier le réseau
network-check-again = Vérifier de nouveau le réseau
network-check-hint = Contacte le service de connexion d’Adobe et chacun de vos environnements AEM. Aucune clé n’est envoyée.
network-check-failed = Le réseau n’a pas pu être vérifié
network-checking = Vérification du réseau

network-step-name = Recherche de l’adresse
network-step-network = Liaison
network-step-secure = Connexion sécurisée
network-step-answer = Réponse
network-by-proxy-variable = Par le proxy { $proxy }, défini dans la variable { $name }.
network-by-proxy-system = Par le proxy { $proxy }, défini dans les réglages du système.
network-by-proxy-user = Par le proxy { $proxy }, comme vous l’avez défini.
network-without-proxy = Sans proxy.

network-all-good =
    { $n ->
        [one] Le réseau laisse passer Relabel.
       *[other]
            Les { $n ->
                [one] { $n } adresse
                [many] { $n } d’adresses
               *[other] { $n } adresses
            } sont joignables.
    }

network-failed-name =
    { $n ->
        [one] { $n } adresse introuvable sur { $of }
        [many] { $n } d’adresses introuvables sur { $of }
       *[other] { $n } adresses introuvables sur { $of }
    } : cet ordinateur est hors ligne, ou son réseau ne trouve pas { $n ->
        [one] l’adresse
       *[other] les adresses
    }.

network-failed-network =
    { $n ->
        [one] { $n } adresse injoignable sur { $of }
        [many] { $n } d’adresses injoignables sur { $of }
       *[other] { $n } adresses injoignables sur { $of }
    } : le réseau ne laisse pas passer Relabel.

network-failed-secure =
    { $n ->
        [one] { $n } adresse sur { $of }
        [many] { $n } d’adresses sur { $of }
       *[other] { $n } adresses sur { $of }
    } sans connexion sécurisée : la liste ci-dessous dit pourquoi.

network-failed-answer =
    { $n ->
        [one] { $n } adresse sur { $of }
        [many] { $n } d’adresses sur { $of }
       *[other] { $n } adresses sur { $of }
    } sans la bonne réponse : votre réseau répond à la place du serveur, ou coupe la connexion.
