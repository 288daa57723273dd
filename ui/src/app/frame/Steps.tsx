// Choose, change, check, run.

import Checkmark from '@react-spectrum/s2/icons/Checkmark';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { STEPS, type Step } from '../flow/machine';

interface StepsProps {
  current: Step;
  /** Goes back to a step that is done; without it no step can be pressed. */
  onBackTo?: (step: Step) => void;
}

const list = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 4,
  margin: 0,
  padding: 0,
  // The room around the first step must not move it out of line with the title.
  marginStart: -8,
  listStyleType: 'none',
});
const item = style<{ state: 'done' | 'current' | 'ahead' }>({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  paddingX: 8,
  paddingY: 4,
  borderStyle: 'none',
  borderRadius: 'default',
  font: 'ui',
  fontWeight: { state: { current: 'bold' }, default: 'normal' },
  color: { default: 'neutral-subdued', state: { current: 'neutral', done: 'neutral' } },
  backgroundColor: 'transparent',
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
});
const number = style<{ state: 'done' | 'current' | 'ahead' }>({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 24,
  height: 24,
  borderRadius: 'full',
  font: 'ui-sm',
  fontWeight: 'bold',
  backgroundColor: { state: { current: 'accent', done: 'blue-200', ahead: 'gray-100' } },
  color: { state: { current: 'white', done: 'blue-1000', ahead: 'neutral-subdued' } },
});
const line = style({ width: 24, height: 1, backgroundColor: 'gray-300' });

/** The same four steps for every change. */
export function Steps({ current, onBackTo }: StepsProps) {
  const { say } = useSpeech();
  const at = STEPS.indexOf(current);
  return (
    <ol className={list} aria-label={say('shell-steps')}>
      {STEPS.map((step, index) => {
        const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
        const name = say(`shell-step-${step}`);
        const sign = (
          <span className={number({ state })} aria-hidden="true">
            {state === 'done' ? <Checkmark styles={iconStyle({ size: 'S' })} /> : index + 1}
          </span>
        );
        return (
          <li
            key={step}
            className={style({ display: 'flex', alignItems: 'center', gap: 4 })}
            aria-current={state === 'current' ? 'step' : undefined}
          >
            {state === 'done' && onBackTo ? (
              <button
                type="button"
                aria-label={say('shell-step-state', { name, n: index + 1, state })}
                className={`${item({ state })} ${style({ cursor: 'pointer' })}`}
                onClick={() => onBackTo(step)}
              >
                {sign}
                {name}
              </button>
            ) : (
              <span className={item({ state })}>
                {sign}
                {name}
              </span>
            )}
            {/* Behind its step, so that a line that wraps begins with one. */}
            {index < STEPS.length - 1 ? <span className={line} aria-hidden="true" /> : null}
          </li>
        );
      })}
    </ol>
  );
}
