// Trouble of the practice environment that has a name of its own.

/** Trouble people ask for most often, in the order it is offered. */
export const KINDS = [
  'slowDown',
  'down',
  'loginPage',
  'passEnds',
  'noPermission',
  'otherEdits',
  'answerLost',
  'oneFails',
] as const;
export type TroubleKind = (typeof KINDS)[number];

/** Folders of the practice library that some of it is about. */
const PEOPLE = '/content/dam/northlight/people';
const VIDEOS = '/content/dam/northlight/videos';

/**
 * Each as the practice environment takes it. Some begin with the fifth write: before a change Relabel
 * tries whether it may write, and that must not use them up. The videos come last in the library, so
 * that somebody else is there before a change of all of it has read them.
 */
export const SPECS: Record<TroubleKind, string> = {
  slowDown: '429:times=20,retry-after=2',
  down: '503-html:for=60s',
  loginPage: 'login-page:times=12',
  passEnds: 'tokens-expire:from=5,times=1',
  noPermission: `403:below=${PEOPLE}`,
  otherEdits: `edit=other-value:from=5,number=5,below=${VIDEOS}`,
  answerLost: 'reset:applied=yes,from=5,times=3',
  oneFails: `500:path=${PEOPLE}/portraits/glass-workshop-team.jpg`,
};

/** Requests a second that can be chosen. */
export const LIMITS = [5, 20, 100] as const;

/** Milliseconds until an answer begins that can be chosen; the first is how it is without. */
export const LATENCIES = [30, 300, 3000] as const;

/** The name of trouble that was staged; `null` for any other. */
export function kindOf(spec: string): TroubleKind | null {
  return KINDS.find((kind) => SPECS[kind] === spec) ?? null;
}
