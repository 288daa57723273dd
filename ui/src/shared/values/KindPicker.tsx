// What kind of value a field takes that Relabel has no label for.

import { Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { FieldKind } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';

interface KindPickerProps {
  kind: FieldKind;
  onKind: (kind: FieldKind) => void;
}

const KINDS: FieldKind[] = ['text', 'longText', 'list', 'date', 'yesNo', 'number'];

/** The kinds in words; tags are no choice, since AEM says which fields take them. */
export function KindPicker({ kind, onKind }: KindPickerProps) {
  const { say } = useSpeech();
  return (
    <Picker
      label={say('change-other-kind')}
      selectedKey={kind}
      onSelectionChange={(key) => onKind(key as FieldKind)}
      styles={style({ width: 208 })}
    >
      {KINDS.map((one) => (
        <PickerItem key={one} id={one}>
          {say(`change-kind-${one}`)}
        </PickerItem>
      ))}
    </Picker>
  );
}
