// How the file was read: its form, and what can be read otherwise, each as a picker.

import { Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SheetEncoding, SheetFacts, SheetSeparator } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { OpenedSheet } from './use-sheet';

interface ReadingLineProps {
  sheet: SheetFacts;
  onRead: OpenedSheet['readAs'];
}

const ENCODINGS: SheetEncoding[] = [
  'utf8',
  'windows1252',
  'windows1250',
  'macintosh',
  'utf16Le',
  'utf16Be',
];
const SEPARATORS: SheetSeparator[] = ['comma', 'semicolon', 'tab'];

const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'end',
  columnGap: 16,
  rowGap: 8,
});
const facts = style({ font: 'ui', color: 'neutral-subdued', margin: 0, paddingBottom: 4 });
// Room for the longest name in either language, whichever font the system has: a `0` is wider than
// the mean letter. The rest is what stands beside the text, in the menu more than in the field.
const longest = style({ width: 'calc(48ch + 56px)', maxWidth: 'full' });

/** Form and rows in words; tab, encoding and separator where there is a choice. */
export function ReadingLine({ sheet, onRead }: ReadingLineProps) {
  const { say } = useSpeech();
  const { form, rows, tabs, tab, encoding, separator } = sheet;
  const only = tabs.length === 1 ? (tabs[0] ?? '') : '';
  const about = [
    say(`sheets-form-${form}`),
    only === '' ? null : say('sheets-in-tab', { name: only }),
    rows === null ? null : say('sheets-rows', { n: rows }),
  ];
  return (
    <section className={line} aria-label={say('sheets-how')}>
      <p className={facts}>{about.filter((one) => one !== null).join(', ')}</p>
      {tabs.length > 1 ? (
        <Picker
          size="S"
          label={say('sheets-tab')}
          selectedKey={String(tab)}
          onSelectionChange={(key) => onRead({ tab: Number(key) })}
        >
          {tabs.map((name, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a tab is named by its place.
            <PickerItem key={number} id={String(number)}>
              {name === '' ? say('sheets-unnamed-tab', { n: String(number + 1) }) : name}
            </PickerItem>
          ))}
        </Picker>
      ) : null}
      {separator === null ? null : (
        <Picker
          size="S"
          label={say('sheets-separator')}
          selectedKey={separator}
          onSelectionChange={(key) => onRead({ separator: key as SheetSeparator })}
        >
          {SEPARATORS.map((one) => (
            <PickerItem key={one} id={one}>
              {say(`sheets-separators-${one}`)}
            </PickerItem>
          ))}
        </Picker>
      )}
      {encoding === null ? null : (
        <Picker
          size="S"
          label={say('sheets-encoding')}
          selectedKey={encoding}
          onSelectionChange={(key) => onRead({ encoding: key as SheetEncoding })}
          styles={longest}
        >
          {ENCODINGS.map((one) => (
            <PickerItem key={one} id={one} textValue={say(`sheets-encodings-${one}`)}>
              {one === encoding && !sheet.encodingIsSure
                ? `${say(`sheets-encodings-${one}`)}, ${say('sheets-probably')}`
                : say(`sheets-encodings-${one}`)}
            </PickerItem>
          ))}
        </Picker>
      )}
    </section>
  );
}
