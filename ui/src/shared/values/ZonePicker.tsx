// The time zone of a date: named, and changed on request.

import { ActionButton, ComboBox, ComboBoxItem, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo, useRef, useState } from 'react';
import { useSpeech } from '../../i18n/language';

interface ZonePickerProps {
  /** IANA name. */
  zone: string;
  onZone: (zone: string) => void;
}

/** Names of all time zones this computer knows. */
function zoneNames(zone: string): string[] {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([zone, 'UTC', ...known])].sort();
}

/** A quiet line, and a search among the names when somebody wants another. */
export function ZonePicker({ zone, onZone }: ZonePickerProps) {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  // After a choice the focus returns to where the search was opened.
  const isChosen = useRef(false);
  const names = useMemo(() => (isOpen ? zoneNames(zone) : []), [isOpen, zone]);
  if (!isOpen) {
    return (
      <div className={style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 4 })}>
        <span className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
          {say('change-time-zone', { zone })}
        </span>
        <ActionButton
          isQuiet
          size="S"
          autoFocus={isChosen.current}
          onPress={() => {
            isChosen.current = false;
            setOpen(true);
          }}
        >
          {say('edits-date-change-zone')}
        </ActionButton>
      </div>
    );
  }
  return (
    <ComboBox
      autoFocus
      label={say('edits-date-zone')}
      defaultSelectedKey={zone}
      onSelectionChange={(key) => {
        if (key === null) return;
        isChosen.current = true;
        onZone(String(key));
        setOpen(false);
      }}
      onBlur={() => setOpen(false)}
      defaultItems={names.map((name) => ({ id: name }))}
      styles={style({ width: 288 })}
    >
      {({ id }) => (
        <ComboBoxItem id={id} textValue={id.replaceAll('_', ' ')}>
          <Text slot="label">{id.replaceAll('_', ' ')}</Text>
        </ComboBoxItem>
      )}
    </ComboBox>
  );
}
