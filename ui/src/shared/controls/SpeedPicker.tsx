// How fast a change runs, in a line: beside the button that starts it, and while it runs.

import { Picker, PickerItem, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ConnectionSummary, Speed } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../notices/ErrorNotice';
import { SPEEDS, useSetting } from '../state/use-setting';

interface SpeedPickerProps {
  connection: ConnectionSummary;
  onChanged: (connection: ConnectionSummary) => void;
  /** Only the choice, where a page has little room; its list says what each means. */
  isBrief?: boolean;
}

const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 12,
  rowGap: 4,
});
const CHOICES = SPEEDS.map((id) => ({ id }));

const hint = style({ display: 'block', font: 'ui-sm', color: 'neutral-subdued' });
const quiet = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });

/** Says beside it what the choice means and for what it holds. */
export function SpeedPicker({ connection, onChanged, isBrief = false }: SpeedPickerProps) {
  const { say } = useSpeech();
  const { value: speed, error, choose } = useSetting('speed', connection, onChanged);
  return (
    <>
      <div className={line}>
        <Picker
          size="S"
          label={say('speed-label')}
          labelPosition="side"
          menuWidth={320}
          items={CHOICES}
          selectedKey={speed}
          onSelectionChange={(key) => choose(key as Speed)}
          renderValue={(chosen) => chosen.map(({ id }) => say(`speed-names-${id}`))}
          styles={isBrief ? style({ width: 192 }) : style({ width: 208 })}
        >
          {({ id }) => (
            <PickerItem textValue={say(`speed-names-${id}`)}>
              {/* Both lines are the name: a description would be left out of it, though it is seen. */}
              <Text slot="label">
                {say(`speed-names-${id}`)}
                <span className={hint}>{say(`speed-hints-${id}`)}</span>
              </Text>
            </PickerItem>
          )}
        </Picker>
        {isBrief ? null : (
          <p className={quiet}>
            {say(`speed-hints-${speed}`)}. {say('speed-holds', { connection: connection.name })}
          </p>
        )}
      </div>
      {error ? <ErrorNotice error={error} context={say('speed-failed')} /> : null}
    </>
  );
}
