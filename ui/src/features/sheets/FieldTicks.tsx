// Fields of a sheet, ticked in a list.

import { Checkbox, CheckboxGroup, SearchField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { Field } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface FieldTicksProps {
  /** Of the environment; those that cannot be edited may stand in a sheet too. */
  fields: readonly Field[];
  ticked: ReadonlySet<string>;
  onTicked: (ticked: ReadonlySet<string>) => void;
}

const list = style({
  // In a low window the dialog scrolls as a whole: the mouse finds room for that beside the list.
  maxHeight: { default: 208, '@media (max-height: 520px)': 128 },
  overflowY: 'auto',
  padding: 12,
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'default',
});

/** A search, and every field with a box. */
export function FieldTicks({ fields, ticked, onTicked }: FieldTicksProps) {
  const { say, fieldLabel } = useSpeech();
  const [find, setFind] = useState('');
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const sought = plain(find.trim());
  const names = fields.map(({ property }) => ({ property, label: fieldLabel(property) }));
  const shown = names.filter(
    ({ property, label }) => plain(label).includes(sought) || plain(property).includes(sought),
  );
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 8 })}>
      <SearchField
        aria-label={say('sheets-export-search')}
        placeholder={say('sheets-export-search')}
        value={find}
        onChange={setFind}
        styles={style({ width: 'full' })}
      />
      <div className={list}>
        {shown.length === 0 ? (
          <p role="status" className={style({ font: 'ui', margin: 0 })}>
            {say('sheets-export-none-found')}
          </p>
        ) : (
          <CheckboxGroup
            aria-label={say('sheets-export-choose-fields')}
            value={[...ticked]}
            onChange={(values) => {
              // Ticked ones that are not in view stay ticked, in their order.
              const hidden = [...ticked].filter(
                (one) => !shown.some(({ property }) => property === one),
              );
              const next = new Set([...hidden, ...values]);
              onTicked(new Set(names.map((one) => one.property).filter((one) => next.has(one))));
            }}
          >
            {shown.map(({ property, label }) => (
              <Checkbox key={property} value={property}>
                {label}
              </Checkbox>
            ))}
          </CheckboxGroup>
        )}
      </div>
    </div>
  );
}
