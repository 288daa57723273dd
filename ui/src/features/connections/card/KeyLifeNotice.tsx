// When a key ends, where that has to be known.

import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import Clock from '@react-spectrum/s2/icons/Clock';
import CloseCircle from '@react-spectrum/s2/icons/CloseCircle';
import UserLock from '@react-spectrum/s2/icons/Lock';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';
import type { ConnectionSummary } from '../../../backend/bindings';
import { isSameDay } from '../../../i18n/format';
import { useSpeech } from '../../../i18n/language';
import { useNow } from '../../../shared/state/use-now';
import { keyLife } from './key-life';

const line = style({ display: 'flex', gap: 8, alignItems: 'start', font: 'body-sm', margin: 0 });

function Line({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <p className={line}>
      <span aria-hidden="true">{sign}</span>
      <span>{children}</span>
    </p>
  );
}

/** A line about the end of the key, the countdown of a daily pass, and about being signed out. */
export function KeyLifeNotice({ connection }: { connection: ConnectionSummary }) {
  const { say, format } = useSpeech();
  const now = useNow();
  const life = keyLife(connection.key, now);
  return (
    <>
      {connection.isSignedOut ? (
        <Line sign={<UserLock styles={iconStyle({ color: 'gray' })} />}>
          {say('connections-signed-out')}
        </Line>
      ) : null}
      {life.state === 'soon' ? (
        <Line sign={<AlertTriangle styles={iconStyle({ color: 'notice' })} />}>
          {say('connections-key-ends-soon', {
            day: format.date(life.until),
            relative: format.daysFrom(life.until, now),
          })}
        </Line>
      ) : null}
      {life.state === 'ended' ? (
        <Line sign={<CloseCircle styles={iconStyle({ color: 'negative' })} />}>
          {life.isPass
            ? say(
                isSameDay(new Date(life.until), now)
                  ? 'connections-pass-ended'
                  : 'connections-pass-ended-on',
                { moment: format.moment(life.until, now) },
              )
            : say('connections-key-ended', { day: format.date(life.until) })}
        </Line>
      ) : null}
      {life.state === 'pass' ? (
        <Line sign={<Clock styles={iconStyle({ color: 'gray' })} />}>
          {say('connections-pass-ends', {
            moment: format.moment(life.until, now),
            left: format.duration(life.secondsLeft),
          })}
        </Line>
      ) : null}
    </>
  );
}
