// A date at a distance from another, as a sentence: "1 year after Published on".

import { parseTime, Time } from '@internationalized/date';
import {
  ComboBox,
  ComboBoxItem,
  NumberField,
  Picker,
  PickerItem,
  Text,
  TimeField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DateUnit } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ZonePicker } from '../../../shared/values/ZonePicker';
import type { Draft } from '../drafts';
import { useFieldName, useFields } from './labels';

interface DateFromEditorProps {
  date: Draft['date'];
  onDate: (date: Draft['date']) => void;
}

const UNITS: DateUnit[] = ['days', 'weeks', 'months', 'years'];
const MOST = 10_000;
/** Stands among properties, which have a colon or are AEM's own words. */
const TODAY = '(today)';
const column = style({ display: 'flex', flexDirection: 'column', gap: 16, alignItems: 'start' });
const row = style({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 12,
  rowGap: 12,
  alignItems: 'end',
});

/** How far, which way, from what, and at what time. */
export function DateFromEditor({ date, onDate }: DateFromEditorProps) {
  const { say } = useSpeech();
  const nameOf = useFieldName();
  const dates = useFields().filter(({ kind }) => kind === 'date');
  const isToday = date.base.kind === 'today';
  const base = date.base.kind === 'field' ? date.base.property : TODAY;
  return (
    <div className={column}>
      <div className={row}>
        <NumberField
          label={say('edits-date-from-amount')}
          minValue={0}
          maxValue={MOST}
          value={date.amount}
          onChange={(amount) =>
            onDate({ ...date, amount: Number.isNaN(amount) ? 0 : Math.round(amount) })
          }
          styles={style({ width: 104 })}
        />
        <Picker
          aria-label={say('edits-date-from-unit')}
          selectedKey={date.unit}
          onSelectionChange={(unit) => onDate({ ...date, unit: unit as DateUnit })}
          styles={style({ width: 128 })}
        >
          {UNITS.map((unit) => (
            <PickerItem key={unit} id={unit}>
              {say('edits-date-from-units', { unit, n: date.amount })}
            </PickerItem>
          ))}
        </Picker>
        <Picker
          aria-label={say('edits-date-from-direction')}
          selectedKey={date.isBefore ? 'before' : 'after'}
          onSelectionChange={(way) => onDate({ ...date, isBefore: way === 'before' })}
          styles={style({ width: 112 })}
        >
          <PickerItem id="after">{say('edits-date-from-after')}</PickerItem>
          <PickerItem id="before">{say('edits-date-from-before')}</PickerItem>
        </Picker>
        <ComboBox
          label={say('edits-date-from-base')}
          selectedKey={base}
          onSelectionChange={(key) => {
            if (key === null) return;
            const property = String(key);
            onDate({
              ...date,
              base: property === TODAY ? { kind: 'today' } : { kind: 'field', property },
            });
          }}
          styles={style({ width: 208 })}
        >
          {[
            <ComboBoxItem key={TODAY} id={TODAY} textValue={say('edits-date-from-today')}>
              <Text slot="label">{say('edits-date-from-today')}</Text>
            </ComboBoxItem>,
            ...dates.map(({ property }) => (
              <ComboBoxItem key={property} id={property} textValue={nameOf(property)}>
                <Text slot="label">{nameOf(property)}</Text>
              </ComboBoxItem>
            )),
          ]}
        </ComboBox>
      </div>
      <div className={row}>
        <Picker
          label={say('edits-date-from-at')}
          selectedKey={date.at === null ? 'base' : 'time'}
          onSelectionChange={(key) => onDate({ ...date, at: key === 'time' ? '09:00' : null })}
          styles={style({ width: 272 })}
        >
          <PickerItem id="base">
            {isToday ? say('edits-date-from-at-midnight') : say('edits-date-from-at-base')}
          </PickerItem>
          <PickerItem id="time">{say('edits-date-from-at-time')}</PickerItem>
        </Picker>
        {date.at === null ? null : (
          <TimeField
            label={say('edits-date-from-time')}
            granularity="minute"
            hourCycle={24}
            value={parseTime(date.at)}
            onChange={(time) =>
              time &&
              onDate({ ...date, at: new Time(time.hour, time.minute).toString().slice(0, 5) })
            }
            styles={style({ width: 112 })}
          />
        )}
      </div>
      <ZonePicker zone={date.zone} onZone={(zone) => onDate({ ...date, zone })} />
      {isToday ? null : (
        <p className={style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' })}>
          {say('edits-date-from-note')}
        </p>
      )}
    </div>
  );
}
