// The outcome of a check in one sentence, on top of its rows.

import { ProgressCircle } from '@react-spectrum/s2';
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import CloseCircle from '@react-spectrum/s2/icons/CloseCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { CheckState } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { type Summary, summaryOf } from './check-summary';

const frame = style({
  display: 'flex',
  gap: 12,
  alignItems: 'start',
  padding: 16,
  borderRadius: 'lg',
  minHeight: 28,
  backgroundColor: {
    default: 'layer-1',
    mark: { good: 'positive-subtle', warning: 'notice-subtle', bad: 'negative-subtle' },
  },
});

function Sign({ mark }: { mark: Summary['mark'] }) {
  switch (mark) {
    case 'good':
      return <CheckmarkCircle styles={iconStyle({ color: 'positive', size: 'L' })} />;
    case 'warning':
      return <AlertTriangle styles={iconStyle({ color: 'notice', size: 'L' })} />;
    case 'bad':
      return <CloseCircle styles={iconStyle({ color: 'negative', size: 'L' })} />;
  }
}

interface CheckSummaryProps {
  state: CheckState;
  /** Ways on. */
  children?: ReactNode;
}

/** Announced as it changes: which step is being made, then the outcome. */
export function CheckSummary({ state, children }: CheckSummaryProps) {
  const { say } = useSpeech();
  const summary = state.isDone ? summaryOf(state.findings) : null;
  const step = state.running ?? 'key';
  return (
    <div className={frame({ mark: summary?.mark })}>
      <span aria-hidden="true">
        {summary ? (
          <Sign mark={summary.mark} />
        ) : (
          <ProgressCircle size="S" isIndeterminate aria-label="…" />
        )}
      </span>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 12 })}>
        <div role="status">
          <h2 className={style({ font: 'title-lg', margin: 0 })}>
            {summary
              ? say(`checks-summary-${summary.name}`)
              : say('checks-making-step', { stepName: say(`checks-step-${step}`) })}
          </h2>
          {summary?.next ? (
            <p className={style({ font: 'body', margin: 0, marginTop: 4 })}>
              {say(`checks-who-next-${summary.next}`)}
            </p>
          ) : null}
        </div>
        {summary && children ? (
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>{children}</div>
        ) : null}
      </div>
    </div>
  );
}
