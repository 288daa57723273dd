// French: the guard of Live, what to know before a change, and going on after a pause.

import type { SideEffect } from '../backend/bindings';
import type { guard as english } from './en-guard';
import { counter } from './plural';

const count = counter('fr-FR');

export const guard = {
  locked: (stage: string) => `${stage} · lecture seule`,
  unlocked: (stage: string) => `${stage} · déverrouillée`,
  signedOut: 'Déconnecté',
  accessEnded: (moment: string) => `Accès terminé : ${moment}`,
  unlock: 'Déverrouiller pour cette fenêtre…',
  lockAgain: 'Verrouiller de nouveau',
  unlockTitle: (name: string) => `Déverrouiller ${name} pour cette fenêtre ?`,
  unlockBody:
    'C’est l’environnement de production : le public peut voir une modification aussitôt.',
  unlockPoints: [
    'Déverrouiller ne modifie encore rien. Relabel demande toujours avant chaque modification.',
    'Il reste déverrouillé jusqu’à ce que vous choisissiez « Verrouiller de nouveau » ou fermiez Relabel.',
  ],
  unlockSpeed: (name: string, hint: string) => `Vitesse des modifications : ${name}. ${hint}.`,
  unlockYes: 'Déverrouiller',
  unlockNo: 'Garder en lecture seule',
  unlockFailed: 'La production n’a pas pu être déverrouillée',
  lockFailed: 'La production n’a pas pu être verrouillée',
  noticeTitle: (name: string) => `${name} est en production et en lecture seule`,
  noticeChange:
    'Vous pouvez préparer et vérifier cette modification. Elle n’est envoyée qu’après le déverrouillage.',
  noticeCheck:
    'Regardez d’abord tout. Pour envoyer cette modification, déverrouillez la production pour cette fenêtre.',
  noticePaused:
    'Pour continuer cette modification, déverrouillez la production pour cette fenêtre.',
  confirm: {
    manyTitle: (n: number) =>
      count(n, {
        one: 'Modifier # ressource ?',
        many: 'Modifier # de ressources ?',
        other: 'Modifier # ressources ?',
      }),
    manyBody: (n: number, name: string) =>
      count(n, {
        one: `# ressource va changer dans ${name}.`,
        many: `# de ressources vont changer dans ${name}.`,
        other: `# ressources vont changer dans ${name}.`,
      }),
    fields: 'Ce qui change',
    field: (field: string, value: string, assets: string) => `${field} : ${value} (${assets})`,
    does: (what: string, assets: string) => `${what} (${assets})`,
    fromSheet: 'comme l’indique votre feuille',
    type: (assets: string) => `Pour continuer, saisissez le nombre de ressources : ${assets}`,
    typeHint: 'Autant de ressources ne sont modifiées qu’après en avoir saisi le nombre.',
    typeWrong: (assets: string) => `Ce n’est pas le bon nombre : ${assets} vont changer.`,
  },
  outlook: {
    title: 'Avant de commencer',
    titleBad: 'Cette modification ne marchera sans doute pas',
    expected: (duration: string) => `La modification dure environ ${duration}.`,
    noted: 'AEM nommera ce compte comme le dernier à avoir modifié chacune de ces ressources.',
    checking: 'Vérification qu’AEM est prêt',
    failed: 'Impossible de dire si AEM est prêt',
    tokenEnds: (moment: string, isToday: boolean, duration: string | null) =>
      `Votre laissez-passer se termine ${isToday ? 'à' : 'le'} ${moment}, avant la fin de cette modification${
        duration === null ? '' : ` (environ ${duration})`
      }. Demandez d’abord un nouveau laissez-passer du jour, ou commencez et déposez le nouveau quand la modification se met en pause.`,
    keyEnds: (day: string) =>
      `La clé de cette connexion se termine le ${day}. Demandez-en une nouvelle à votre administrateur dès maintenant ; l’ancienne marche jusque-là.`,
    besides: {
      publishes:
        'Ce qui devient « approved » est public là où Content Hub ou Dynamic Media avec OpenAPI est utilisé : AEM l’y montre et l’y distribue.',
      startsWorkflows:
        'Une modification de cette ampleur peut lancer de nombreux workflows dans AEM : demandez d’abord à votre administrateur.',
    } satisfies Record<SideEffect, string> as Record<SideEffect, string>,
    openCheck: 'Vérifier la connexion',
    again: 'Vérifier de nouveau',
  },
  paused: {
    key: 'Déposez un nouveau fichier de clé du même compte n’importe où dans cette fenêtre. La modification reprend alors d’elle-même là où elle s’est arrêtée.',
    signIn:
      'Reconnectez-vous : la modification reprend alors d’elle-même là où elle s’est arrêtée.',
    chooseKey: 'Choisir un fichier de clé',
    signInNow: 'Se connecter',
    prepareRequest: 'Préparer une demande pour votre administrateur',
    kept: (done: number) =>
      count(done, {
        zero: 'Rien n’a encore été envoyé, et rien n’est perdu.',
        one: '# ressource est déjà faite et le reste.',
        many: '# de ressources sont déjà faites et le restent.',
        other: '# ressources sont déjà faites et le restent.',
      }),
  },
} satisfies typeof english;
