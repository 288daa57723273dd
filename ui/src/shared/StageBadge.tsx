// The kind of an environment: a word first, a colour second.

import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Stage } from '../backend/bindings';
import { useSpeech } from '../i18n/language';

const COLOURS = {
  live: 'negative',
  test: 'yellow',
  development: 'informative',
  practice: 'purple',
} as const satisfies Record<Stage, string>;

/** The word for a stage on its colour. */
export function StageBadge({ stage }: { stage: Stage }) {
  const { words } = useSpeech();
  return (
    <Badge variant={COLOURS[stage]} size="S" fillStyle={stage === 'live' ? 'bold' : 'subtle'}>
      {words.stage[stage]}
    </Badge>
  );
}

const band = style({
  flexShrink: 0,
  backgroundColor: {
    stage: {
      live: 'negative',
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
  place: 'top' | 'side';
}

/** The coloured band of a stage; always beside its word, never instead of it. */
export function StageBand({ stage, place }: StageBandProps) {
  return <div aria-hidden="true" className={band({ stage: stage ?? undefined, place })} />;
}
