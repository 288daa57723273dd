// The outcomes of assets with their numbers; each filters the list.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome, OutcomeCounts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface OutcomeFilterProps {
  counts: OutcomeCounts;
  filter: Outcome | null;
  onFilter: (filter: Outcome | null) => void;
}

/** In the order people care about them. */
export const OUTCOMES: Outcome[] = [
  'changed',
  'alreadyRight',
  'conflict',
  'failed',
  'cannotBeDone',
  'notSent',
  'unsure',
  'leftOut',
];
const BAD: Outcome[] = ['conflict', 'failed', 'cannotBeDone', 'unsure'];

// Lines of the same length, so that none of the eight stands apart.
const grid = style({
  display: 'grid',
  gridTemplateColumns: {
    default: 'repeat(4, minmax(0, 1fr))',
    '@media (min-width: 1200px)': 'repeat(8, minmax(0, 1fr))',
    '@media (max-width: 760px)': 'repeat(2, minmax(0, 1fr))',
  },
  gap: { default: 12, '@media (max-height: 720px)': 8 },
});
const tile = style<{ isChosen: boolean }>({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  // Numbers stand in one line, however long the names below them are.
  justifyContent: 'start',
  gap: 4,
  textAlign: 'start',
  paddingX: 12,
  paddingY: { default: 12, '@media (max-height: 720px)': 8 },
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: { default: { default: 'gray-200', ':hover': 'gray-400' }, isChosen: 'blue-800' },
  backgroundColor: { default: 'elevated', isChosen: 'blue-100' },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: 2,
  cursor: 'pointer',
});
const number = style<{ isZero: boolean; isBad: boolean }>({
  font: 'heading',
  // The name comes first for screen readers, the number for the eye.
  order: -1,
  color: {
    default: 'neutral',
    isBad: 'negative',
    isZero: 'neutral-subdued',
  },
});

/**
 * Outcomes nobody had are shown, too: they always add up to the plan. Pressing again shows all. The
 * line below is always there, so that nothing moves when one is chosen.
 */
export function OutcomeFilter({ counts, filter, onFilter }: OutcomeFilterProps) {
  const { say, format } = useSpeech();
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
      <div className={grid} role="group" aria-label={say('result-outcomes')}>
        {OUTCOMES.map((outcome) => {
          const count = counts[outcome];
          const isChosen = filter === outcome;
          return (
            <button
              key={outcome}
              type="button"
              aria-pressed={isChosen}
              aria-label={say('check-filter', { name: say(`result-outcome-${outcome}`), n: count })}
              className={tile({ isChosen })}
              onClick={() => onFilter(isChosen ? null : outcome)}
            >
              <span
                className={style({
                  font: 'ui',
                  color: 'neutral-subdued',
                  maxWidth: 'full',
                  overflowWrap: 'anywhere',
                })}
              >
                {say(`result-outcome-${outcome}`)}
              </span>{' '}
              <span className={number({ isZero: count === 0, isBad: BAD.includes(outcome) })}>
                {format.number(count)}
              </span>
            </button>
          );
        })}
      </div>
      <p className={style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' })}>
        {say(filter === null ? 'result-outcomes-hint' : `result-meaning-${filter}`)}
      </p>
    </div>
  );
}
