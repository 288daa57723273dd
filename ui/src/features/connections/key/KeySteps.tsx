// The steps to renew a key or to take it out of use, as a list to tick.

import {
  ActionButton,
  Checkbox,
  Disclosure,
  DisclosurePanel,
  DisclosureTitle,
  Text,
} from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { ConnectionSummary } from '../../../backend/bindings';
import { type Speech, useSpeech } from '../../../i18n/language';
import { CopyTextDialog } from '../../../shared/controls/CopyTextDialog';
import type { Procedure } from './key-procedure';

/** The procedure as a text to send on. */
export function procedureText(
  { title, intro, steps }: Procedure,
  { key, address }: ConnectionSummary,
  { say }: Speech,
): string {
  const lines = steps.map(({ who, text }, index) =>
    say('key-steps-line', { n: index + 1, who: say(`key-steps-who-${who}`), text }),
  );
  const about = say('key-steps-about', { account: key.account ?? say('common-unknown'), address });
  return [title, about, intro, lines.join('\n')].join('\n\n');
}

const who = style({ fontWeight: 'bold' });

interface KeyStepsProps {
  connection: ConnectionSummary;
  procedure: Procedure;
}

/** One procedure. What is ticked is kept while the page is open. */
export function KeySteps({ connection, procedure }: KeyStepsProps) {
  const speech = useSpeech();
  const { say, format } = speech;
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [isCopying, setIsCopying] = useState(false);

  function tick(index: number, isTicked: boolean) {
    const next = new Set(ticked);
    if (isTicked) next.add(index);
    else next.delete(index);
    setTicked(next);
  }

  const { title, intro, steps } = procedure;
  return (
    <Disclosure isQuiet styles={style({ width: 'full' })}>
      <DisclosureTitle level={3}>{title}</DisclosureTitle>
      <DisclosurePanel>
        <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
          <p className={style({ font: 'body', margin: 0, color: 'neutral-subdued' })}>{intro}</p>
          <ol
            aria-label={title}
            className={style({
              display: 'flex',
              flexDirection: 'column',
              gap: 12,
              margin: 0,
              padding: 0,
              listStyleType: 'none',
            })}
          >
            {steps.map((step, index) => (
              <li key={step.text}>
                <Checkbox
                  isSelected={ticked.has(index)}
                  onChange={(isTicked) => tick(index, isTicked)}
                >
                  <span>
                    <span className={who}>
                      {format.number(index + 1)}. {say(`key-steps-who-${step.who}`)}
                    </span>
                    <br />
                    {step.text}
                  </span>
                </Checkbox>
              </li>
            ))}
          </ol>
          <div
            className={style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' })}
          >
            <ActionButton onPress={() => setIsCopying(true)}>
              <Copy />
              <Text>{say('key-steps-copy')}</Text>
            </ActionButton>
            <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
              {say('key-steps-progress', { done: ticked.size, total: steps.length })}
            </span>
          </div>
        </div>
        <CopyTextDialog
          isOpen={isCopying}
          title={say('key-steps-copy-title')}
          hint={say('key-steps-copy-hint')}
          text={procedureText(procedure, connection, speech)}
          onClose={() => setIsCopying(false)}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}
