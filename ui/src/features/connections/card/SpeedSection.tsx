// How fast a connection is used: on its own page.

import { Radio, RadioGroup } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary, Speed } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ErrorNotice } from '../../../shared/notices/ErrorNotice';
import { SPEEDS, useSetting } from '../../../shared/state/use-setting';

interface SpeedSectionProps {
  connection: ConnectionSummary;
  onChanged: (connection: ConnectionSummary) => void;
}

/** The three speeds, each with what it means; a choice holds at once. */
export function SpeedSection({ connection, onChanged }: SpeedSectionProps) {
  const { say } = useSpeech();
  const { value: speed, error, saved, choose } = useSetting('speed', connection, onChanged);
  return (
    <>
      <RadioGroup
        aria-label={say('speed-label')}
        description={say('speed-holds', { connection: connection.name })}
        value={speed}
        onChange={(value) => choose(value as Speed)}
      >
        {SPEEDS.map((one) => (
          <Radio key={one} value={one} aria-label={say(`speed-names-${one}`)}>
            <span>
              <strong className={style({ fontWeight: 'bold' })}>{say(`speed-names-${one}`)}</strong>
              <br />
              <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
                {say(`speed-hints-${one}`)}
              </span>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      <p
        role="status"
        className={style({ font: 'body-sm', margin: 0, display: { ':empty': 'none' } })}
      >
        {saved === null ? null : say('speed-saved', { name: say(`speed-names-${saved}`) })}
      </p>
      {error ? <ErrorNotice error={error} context={say('speed-failed')} /> : null}
    </>
  );
}
