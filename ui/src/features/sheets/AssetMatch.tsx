// Which asset a row of a sheet means, and where it is looked for.

import { Checkbox, Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SheetFacts, SheetMapping } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { AssetByPicker, AssetColumnPicker } from './AssetPickers';
import type { Use } from './mapping';

interface AssetMatchProps {
  sheet: SheetFacts;
  /** The open folder and those above it, from the top. */
  folders: string[];
  within: string;
  includesFragments: boolean;
  onMap: (change: Partial<SheetMapping>) => void;
  onUse: (column: number, use: Use) => void;
  onWithin: (path: string) => void;
  onFragments: (included: boolean) => void;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 16,
  minWidth: 0,
});

/** The column, what it holds, and the folder for names and ids. */
export function AssetMatch(props: AssetMatchProps) {
  const { sheet, folders, within, onMap, onUse, onWithin } = props;
  const { say } = useSpeech();
  const { mapping } = sheet;
  const name = (path: string, at: number) =>
    at === 0 ? say('sheets-everywhere') : path.slice(path.lastIndexOf('/') + 1);
  return (
    <section className={frame} aria-labelledby="sheet-assets">
      <h2 id="sheet-assets" className={style({ font: 'title-lg', margin: 0 })}>
        {say('sheets-assets')}
      </h2>
      <AssetColumnPicker
        sheet={sheet}
        column={mapping.assetColumn}
        onColumn={(column) => onUse(column, { kind: 'asset' })}
      />
      <AssetByPicker
        sheet={sheet}
        column={mapping.assetColumn}
        by={mapping.assetBy}
        onBy={(assetBy) => onMap({ assetBy })}
      />
      {mapping.assetBy === 'path' ? null : (
        <Picker
          label={say('sheets-within')}
          description={say('sheets-within-hint')}
          selectedKey={within}
          onSelectionChange={(key) => onWithin(String(key))}
          styles={style({ width: 288, maxWidth: 'full' })}
        >
          {folders.map((path, at) => (
            <PickerItem key={path} id={path} textValue={name(path, at)}>
              {name(path, at)}
            </PickerItem>
          ))}
        </Picker>
      )}
      <Checkbox isSelected={props.includesFragments} onChange={props.onFragments}>
        {say('assets-fragments', { n: 0 })}
      </Checkbox>
    </section>
  );
}
