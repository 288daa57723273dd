// French: what to do when a key is renewed, or must not work any more. Adobe's consoles speak
// English here, so the names of their buttons stay.

import type { KeyStep } from './en-key-steps';

const you = (text: string): KeyStep => ({ who: 'you', text });
const administrator = (text: string): KeyStep => ({ who: 'administrator', text });
const relabel = (text: string): KeyStep => ({ who: 'relabel', text });

const SEND =
  'Télécharger le nouveau fichier (JSON) et le transmettre par un moyen sûr : un gestionnaire de mots de passe ou un coffre partagé, pas un simple e-mail.';
const ADD = 'Sur cette page, choisir « Ajouter une nouvelle clé », puis le nouveau fichier.';
const FORGETS =
  'Met la nouvelle clé à la place de l’ancienne dans le trousseau, et oublie l’ancienne avec son laissez-passer. Une modification en pause reprend.';
const CHECK =
  'Choisir « Vérifier » et s’assurer que chaque étape fonctionne. Supprimer ensuite le fichier téléchargé.';
const COPIES =
  'Supprimer chaque copie de l’ancien fichier : téléchargements, e-mails, messageries, dossiers partagés, corbeille.';
const LATE =
  'Les laissez-passer déjà donnés peuvent fonctionner encore 24 heures. Si c’est trop long, retirer d’ici là le compte de ses profils de produit dans l’Admin Console.';
const REMOVE = 'Si AEM n’est plus utile ici, choisir « Supprimer » sur cette page.';

const consoleOfAem = administrator(
  'Ouvrir la Developer Console de cet environnement (Cloud Manager, Environnements, « Developer Console »), onglet « Integrations », puis « Technical Accounts ». Ouvrir le compte de cette clé.',
);
const consoleOfAdobe = administrator(
  'Dans l’Adobe Developer Console, ouvrir le projet de cette clé et sa page « OAuth Server-to-Server ».',
);

export const keySteps = {
  who: { you: 'Vous', administrator: 'Votre administrateur', relabel: 'Relabel' },
  progress: (done: string, total: string) => `${done} sur ${total} cochées`,
  copy: 'Copier ces étapes',
  copyTitle: 'Étapes à transmettre',
  copyHint: 'Elles ne contiennent aucun secret.',
  line: (n: string, who: string, text: string) => `${n}. ${who} : ${text}`,
  about: (account: string, address: string) => `Compte : ${account}\nAdresse d’AEM : ${address}`,
  renew: {
    serviceCredentials: {
      title: 'Renouveler la clé',
      intro: 'Une clé de ce type dure un an. L’ancienne fonctionne jusqu’à sa fin.',
      steps: [
        consoleOfAem,
        administrator(
          'Choisir « Add certificate ». Les consoles plus anciennes disent « Refresh Service Credentials ».',
        ),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you(CHECK),
        administrator('Quand tout le monde a la nouvelle clé, révoquer puis supprimer l’ancienne.'),
      ],
    },
    oauthServerToServer: {
      title: 'Changer le secret',
      intro:
        'Le secret ne prend pas fin tout seul. Il peut y en avoir deux à la fois : rien n’a besoin de s’arrêter.',
      steps: [
        consoleOfAdobe,
        administrator(
          'Ajouter un second secret client. S’il y en a déjà deux, supprimer d’abord celui qui ne sert plus.',
        ),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you(CHECK),
        administrator('Supprimer le premier secret.'),
      ],
    },
    localDevelopmentToken: {
      title: 'Obtenir le laissez-passer du lendemain',
      intro:
        'Un laissez-passer de ce type prend fin après 24 heures au plus et ne se renouvelle pas tout seul.',
      steps: [
        you(
          'Ouvrir la Developer Console de cet environnement (Cloud Manager, Environnements, « Developer Console »), onglet « Integrations ».',
        ),
        you(
          'Ouvrir « Local token », choisir « Get Local Development Token », puis le télécharger.',
        ),
        you('Déposer le fichier dans cette fenêtre.'),
        relabel('Utilise aussitôt le nouveau laissez-passer. Une modification en pause reprend.'),
        administrator(
          'Pour un travail durable, créer plutôt des informations d’identification de service ou OAuth Server-to-Server.',
        ),
      ],
    },
  },
  revoke: {
    serviceCredentials: {
      title: 'Mettre la clé hors service',
      intro: 'Pour une clé perdue ou vue par quelqu’un d’autre. À suivre de haut en bas.',
      steps: [
        consoleOfAem,
        administrator('Choisir « Add new private key ». La nouvelle devient la clé en cours.'),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you('Choisir « Vérifier » et s’assurer que tout fonctionne avec la nouvelle clé.'),
        administrator(
          'Choisir « Revoke » pour l’ancienne clé. Elle ne donne alors plus de laissez-passer.',
        ),
        administrator('Choisir « Delete » pour l’ancienne clé.'),
        administrator(
          'Dans une console plus ancienne qui n’offre que « Refresh Service Credentials » : le faire d’abord. L’ancienne clé reste enregistrée jusqu’à sa fin ; supprimer donc aussi les informations d’identification d’API du compte technique dans l’Admin Console, et ouvrir une demande d’assistance chez Adobe.',
        ),
        administrator(LATE),
        you(COPIES),
        you(REMOVE),
      ],
    },
    oauthServerToServer: {
      title: 'Mettre la clé hors service',
      intro: 'Pour un secret perdu ou vu par quelqu’un d’autre. À suivre de haut en bas.',
      steps: [
        consoleOfAdobe,
        administrator('Ajouter un second secret client.'),
        administrator(SEND),
        you(ADD),
        relabel(FORGETS),
        you('Choisir « Vérifier » et s’assurer que tout fonctionne avec le nouveau secret.'),
        administrator('Supprimer l’ancien secret. Il ne donne alors plus de laissez-passer.'),
        administrator(
          'Si plus personne n’utilise ces informations d’identification : les supprimer du projet, retirer leur identifiant client de « allowedClientIDs », et lancer le pipeline de configuration.',
        ),
        administrator(LATE),
        you(COPIES),
        you(REMOVE),
      ],
    },
    localDevelopmentToken: {
      title: 'Mettre le laissez-passer hors service',
      intro: 'Il représente une personne, et prend fin tout seul après 24 heures au plus.',
      steps: [
        you('Choisir « Se déconnecter » sur cette page.'),
        relabel('Oublie le laissez-passer et n’envoie plus rien à AEM.'),
        you(COPIES),
        administrator(
          'Si quelqu’un d’autre peut l’avoir : retirer la personne des profils de produit dans l’Admin Console jusqu’à la fin du laissez-passer.',
        ),
        you(REMOVE),
      ],
    },
  },
};
