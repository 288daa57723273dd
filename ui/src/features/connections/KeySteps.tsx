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
import type { ConnectionSummary } from '../../backend/bindings';
import type { KeyStep } from '../../i18n/en-key-steps';
import { type Speech, useSpeech } from '../../i18n/language';
import { CopyTextDialog } from '../../shared/CopyTextDialog';

interface Procedure {
  title: string;
  intro: string;
  steps: KeyStep[];
}

/** The procedure as a text to send on. */
export function procedureText(
  { title, intro, steps }: Procedure,
  { key, address }: ConnectionSummary,
  { words, format }: Speech,
): string {
  const { keySteps } = words;
  const lines = steps.map(({ who, text }, index) =>
    keySteps.line(format.number(index + 1), keySteps.who[who], text),
  );
  const about = keySteps.about(key.account ?? words.common.unknown, address);
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
  const { words, format } = speech;
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
                      {format.number(index + 1)}. {words.keySteps.who[step.who]}
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
              <Text>{words.keySteps.copy}</Text>
            </ActionButton>
            <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
              {words.keySteps.progress(format.number(ticked.size), format.number(steps.length))}
            </span>
          </div>
        </div>
        <CopyTextDialog
          isOpen={isCopying}
          title={words.keySteps.copyTitle}
          hint={words.keySteps.copyHint}
          text={procedureText(procedure, connection, speech)}
          onClose={() => setIsCopying(false)}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}
