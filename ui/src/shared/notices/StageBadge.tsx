// The kind of an environment: a word first, a colour second.

import { Badge, Text } from '@react-spectrum/s2';
import Lock from '@react-spectrum/s2/icons/Lock';
import LockOpen from '@react-spectrum/s2/icons/LockOpen';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Stage, Writing } from '../../backend/bindings';
import type { Say } from '../../i18n/catalogue';
import { useSpeech } from '../../i18n/language';

const COLOURS = {
  live: 'negative',
  test: 'yellow',
  development: 'informative',
  practice: 'purple',
} as const satisfies Record<Stage, string>;

interface StageBadgeProps {
  stage: Stage;
  /** Adds the state of the lock, in words and as a sign; nothing where there is no lock. */
  writing?: Writing;
}

/** The word for a stage, and for its lock. */
export function stageInWords(stage: Stage, writing: Writing, say: Say): string {
  const name = say(`stage-${stage}`);
  if (writing === 'free') return name;
  return writing === 'locked'
    ? say('guard-locked', { stage: name })
    : say('guard-unlocked', { stage: name });
}

/** The full colour warns: it is kept for what can be changed now and that visitors see. */
const FILLS = {
  free: 'subtle',
  locked: 'outline',
  unlocked: 'bold',
} as const satisfies Record<Writing, string>;

/** The word for a stage on its colour. */
export function StageBadge({ stage, writing = 'free' }: StageBadgeProps) {
  const { say } = useSpeech();
  return (
    <Badge variant={COLOURS[stage]} size="S" fillStyle={FILLS[writing]}>
      {writing === 'locked' ? <Lock /> : writing === 'unlocked' ? <LockOpen /> : null}
      <Text>{stageInWords(stage, writing, say)}</Text>
    </Badge>
  );
}

const band = style({
  flexShrink: 0,
  backgroundColor: {
    stage: {
      live: { default: 'red-400', isUnlocked: 'negative' },
      test: 'yellow-600',
      development: 'informative',
      practice: 'purple',
    },
    default: 'transparent',
  },
  height: { place: { top: 4 }, default: 'auto' },
  width: { place: { side: 4 }, default: 'auto' },
});

interface StageBandProps {
  stage: Stage | null;
  writing?: Writing;
  place: 'top' | 'side';
}

/** The coloured band of a stage; always beside its word, never instead of it. */
export function StageBand({ stage, writing, place }: StageBandProps) {
  const isUnlocked = writing === 'unlocked';
  return (
    <div aria-hidden="true" className={band({ stage: stage ?? undefined, isUnlocked, place })} />
  );
}
