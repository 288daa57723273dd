// The column that says which asset a row means, and what it contains.

import { Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { MatchBy, SheetFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { headingOf, shownColumns } from './mapping';

interface AssetColumnPickerProps {
  sheet: SheetFacts;
  column: number | null;
  onColumn: (column: number) => void;
}

interface AssetByPickerProps {
  sheet: SheetFacts;
  column: number | null;
  by: MatchBy;
  onBy: (by: MatchBy) => void;
}

const WAYS: MatchBy[] = ['path', 'fileName', 'id'];

const wide = style({ width: 288, maxWidth: 'full' });

export function AssetColumnPicker({ sheet, column, onColumn }: AssetColumnPickerProps) {
  const { say } = useSpeech();
  return (
    <Picker
      label={say('sheets-asset-column')}
      placeholder={say('sheets-no-column')}
      selectedKey={column === null ? null : String(column)}
      onSelectionChange={(key) => {
        if (key !== null) onColumn(Number(key));
      }}
      styles={wide}
    >
      {shownColumns(sheet).map((one) => (
        <PickerItem key={one.column} id={String(one.column)}>
          {headingOf(sheet, one.column, say)}
        </PickerItem>
      ))}
    </Picker>
  );
}

/** Says how many cells look like it, so that the others are no surprise. */
export function AssetByPicker({ sheet, column, by, onBy }: AssetByPickerProps) {
  const { say } = useSpeech();
  const names = column === null ? null : (sheet.columns[column]?.names ?? null);
  const inWords = (way: MatchBy) => {
    const what = say(`sheets-by-${way}`);
    if (names?.by !== way) return what;
    const { count: n, of } = names;
    return say(names.hasMore ? 'sheets-by-count-of-first' : 'sheets-by-count', { what, n, of });
  };
  return (
    <Picker
      label={say('sheets-asset-by')}
      selectedKey={by}
      onSelectionChange={(key) => onBy(key as MatchBy)}
      styles={wide}
    >
      {WAYS.map((way) => (
        <PickerItem key={way} id={way}>
          {inWords(way)}
        </PickerItem>
      ))}
    </Picker>
  );
}
