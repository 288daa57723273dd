// One row of a check: a mark with its word, the step, a sentence, and the way on.

import { ProgressCircle } from '@react-spectrum/s2';
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import CheckmarkCircle from '@react-spectrum/s2/icons/CheckmarkCircle';
import Circle from '@react-spectrum/s2/icons/Circle';
import CloseCircle from '@react-spectrum/s2/icons/CloseCircle';
import RemoveCircle from '@react-spectrum/s2/icons/RemoveCircle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { CheckStep, Finding, Mark } from '../../backend/bindings';
import { findingSentence, markWord } from '../../i18n/check-copy';
import { useSpeech } from '../../i18n/language';
import { CopyRequest } from '../controls/CopyRequest';
import { AdministratorDetails, technicalFacts } from './ErrorNotice';

const row = style({
  display: 'grid',
  gridTemplateColumns: 'auto minmax(0, 1fr)',
  columnGap: 12,
  paddingY: 12,
  borderWidth: 0,
  borderTopWidth: { default: 1, ':first-child': 0 },
  borderStyle: 'solid',
  borderColor: 'gray-200',
});
const head = style({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 12,
  alignItems: 'baseline',
  justifyContent: 'space-between',
});
const title = style({
  font: 'title-sm',
  margin: 0,
  color: { default: 'neutral', isQuiet: 'neutral-subdued' },
});
const word = style({
  font: 'ui-sm',
  color: {
    default: 'neutral-subdued',
    mark: { good: 'positive-1000', warning: 'notice-1000', bad: 'negative-1000' },
  },
});
const sentence = style({
  font: 'body-sm',
  margin: 0,
  marginTop: 4,
  overflowWrap: 'anywhere',
  color: { default: 'neutral', isQuiet: 'neutral-subdued' },
});

/** The sign of a mark; its word stands beside it. */
function Sign({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'good':
      return <CheckmarkCircle styles={iconStyle({ color: 'positive' })} />;
    case 'warning':
      return <AlertTriangle styles={iconStyle({ color: 'notice' })} />;
    case 'bad':
      return <CloseCircle styles={iconStyle({ color: 'negative' })} />;
    case 'skipped':
      return <RemoveCircle styles={iconStyle({ color: 'gray' })} />;
  }
}

interface FindingRowProps {
  finding: Finding;
  /** What the step is called here, where it is not a step on the way to AEM. */
  label?: string;
  /** `false` where the ways on stand elsewhere on the page. */
  hasWays?: boolean;
  /** Other ways on, beside the request for an administrator. */
  children?: ReactNode;
}

/** What one step found. Part of a list. */
export function FindingRow({ finding, label, hasWays = true, children }: FindingRowProps) {
  const speech = useSpeech();
  const { say } = speech;
  const { step, mark, error, request } = finding;
  const isQuiet = mark === 'skipped';
  return (
    <li className={row}>
      <span aria-hidden="true">
        <Sign mark={mark} />
      </span>
      <div>
        <div className={head}>
          <h3 className={title({ isQuiet })}>{label ?? say(`checks-step-${step}`)}</h3>
          <span className={word({ mark })}>{markWord(finding, speech)}</span>
        </div>
        <p className={sentence({ isQuiet })}>{findingSentence(finding, speech)}</p>
        {hasWays && (request !== null || children) ? (
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8, marginY: 8 })}>
            {request === null ? null : <CopyRequest request={request} />}
            {children}
          </div>
        ) : null}
        {error === null ? null : <AdministratorDetails facts={technicalFacts(error)} />}
      </div>
    </li>
  );
}

/** A step that is being made, or waits for the ones before it. Part of a list. */
export function PendingRow({ step, isRunning }: { step: CheckStep; isRunning: boolean }) {
  const { say } = useSpeech();
  return (
    <li className={row}>
      <span aria-hidden="true">
        {isRunning ? (
          <ProgressCircle size="S" isIndeterminate aria-label="…" />
        ) : (
          <Circle styles={iconStyle({ color: 'gray' })} />
        )}
      </span>
      <div className={head}>
        <h3 className={title({ isQuiet: !isRunning })}>{say(`checks-step-${step}`)}</h3>
        <span className={word({})}>
          {isRunning ? say('checks-running') : say('checks-waiting')}
        </span>
      </div>
    </li>
  );
}
