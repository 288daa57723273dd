// Which rows of a plan are shown: by what happens, by a text, by a field.

import { Picker, PickerItem, SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useEffectEvent, useState } from 'react';
import type { PlanCounts, PlanView } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { PlanFilter } from './PlanFilter';

interface PlanToolsProps {
  counts: PlanCounts;
  edited: number;
  /** Properties of the fields that can be chosen between. */
  properties: string[];
  /** Whether there is anything to look for: the plan is whole. */
  isWhole: boolean;
  view: PlanView;
  onView: (view: PlanView) => void;
}

/** Rest after a letter before it is looked for, in milliseconds. */
const FIND_AFTER = 200;
/** The picker has no value for "any". */
const ANY = 'any field';

const bar = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  columnGap: 12,
  rowGap: 4,
});
const filter = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const end = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });

/** Filter buttons at the left, the search at the right. */
export function PlanTools(props: PlanToolsProps) {
  const { counts, edited, properties, isWhole, view, onView } = props;
  const { say, fieldLabel } = useSpeech();
  const [typed, setTyped] = useState(view.find);
  const find = useEffectEvent((text: string) => {
    if (text !== view.find) onView({ ...view, find: text });
  });
  useEffect(() => {
    const timer = setTimeout(() => find(typed.trim()), FIND_AFTER);
    return () => clearTimeout(timer);
  }, [typed]);
  // Another way out of a search without hits empties the field.
  useEffect(() => {
    if (view.find === '') setTyped((before) => (before.trim() === '' ? before : ''));
  }, [view.find]);

  return (
    <div className={bar}>
      <div className={filter}>
        <span aria-hidden="true" className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
          {say('plan-values')}
        </span>
        <PlanFilter
          counts={counts}
          edited={edited}
          show={view.show}
          onShow={(show) => onView({ ...view, show })}
        />
      </div>
      {isWhole ? (
        <div className={end}>
          {properties.length > 1 ? (
            <Picker
              aria-label={say('plan-field')}
              value={view.property ?? ANY}
              onChange={(key) => onView({ ...view, property: key === ANY ? null : String(key) })}
              size="S"
              styles={style({ width: 144 })}
            >
              {[
                <PickerItem key={ANY} id={ANY}>
                  {say('plan-all-fields')}
                </PickerItem>,
                ...properties.map((property) => (
                  <PickerItem key={property} id={property}>
                    {fieldLabel(property)}
                  </PickerItem>
                )),
              ]}
            </Picker>
          ) : null}
          <SearchField
            aria-label={say('plan-find')}
            placeholder={say('plan-find')}
            value={typed}
            onChange={setTyped}
            size="S"
            styles={style({ width: { default: 160, '@media (min-width: 1100px)': 224 } })}
          />
        </div>
      ) : null}
    </div>
  );
}
