// What to do to renew a key or to take it out of use, and who does it.

import type { KeyKind } from '../../../backend/bindings';
import type { Speech } from '../../../i18n/language';

/** Who does a step. */
type Who = 'you' | 'administrator' | 'relabel';

/** A kind of key that can be renewed. */
export type RenewableKind = Exclude<KeyKind, 'localAem'>;

export type ProcedureName = 'renew' | 'revoke';

/** A procedure in words. */
export interface Procedure {
  title: string;
  intro: string;
  steps: { who: Who; text: string }[];
}

const [you, admin, relabel] = ['you', 'administrator', 'relabel'] as const;

/** Who does each step; the steps themselves are messages. */
export const WHO: Record<ProcedureName, Record<RenewableKind, Who[]>> = {
  renew: {
    serviceCredentials: [admin, admin, admin, you, relabel, you, admin],
    oauthServerToServer: [admin, admin, admin, you, relabel, you, admin],
    localDevelopmentToken: [you, you, you, relabel, admin],
  },
  revoke: {
    serviceCredentials: [
      ...[admin, admin, admin, you, relabel, you],
      ...[admin, admin, admin, admin, you, you],
    ],
    oauthServerToServer: [
      ...[admin, admin, admin, you, relabel, you],
      ...[admin, admin, admin, you, you],
    ],
    localDevelopmentToken: [you, relabel, you, admin, you],
  },
};

export function procedureOf(
  name: ProcedureName,
  kind: RenewableKind,
  { say, steps }: Speech,
): Procedure {
  const texts = steps(`key-steps-${name}-${kind}`);
  return {
    title: say(`key-steps-${name}-${kind}.title`),
    intro: say(`key-steps-${name}-${kind}.intro`),
    steps: WHO[name][kind].map((who, index) => ({ who, text: texts[index] ?? '' })),
  };
}
