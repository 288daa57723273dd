// How the cells of a sheet are read: the word that clears, the sign in lists, the time zone.

import { TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { SheetMapping } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ZonePicker } from '../../shared/values/ZonePicker';

interface CellReadingProps {
  mapping: SheetMapping;
  onMap: (change: Partial<SheetMapping>) => void;
  /** Something that has to be there is missing. */
  onBlank: (isBlank: boolean) => void;
}

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 16,
  minWidth: 0,
});
/** How people write signs that cannot be seen. */
const shown = (sign: string) => (sign === '\t' ? '\\t' : sign === '\n' ? '\\n' : sign);
const meant = (text: string) => (text === '\\t' ? '\t' : text === '\\n' ? '\n' : text);

/** Usual in every sheet of Relabel; other people's sheets may differ. */
export function CellReading({ mapping, onMap, onBlank }: CellReadingProps) {
  const { say } = useSpeech();
  // What is typed may be blank for a moment, which the sheet must not be.
  const [word, setWord] = useState<string | null>(null);
  const [sign, setSign] = useState<string | null>(null);
  const noWord = word !== null && word.trim() === '';
  const noSign = sign === '';
  return (
    <section className={frame} aria-labelledby="sheet-cells">
      <h2 id="sheet-cells" className={style({ font: 'title-lg', margin: 0 })}>
        {say('sheets-rest')}
      </h2>
      <TextField
        label={say('sheets-clear-word')}
        description={say('sheets-clear-word-hint', { word: mapping.clearWord })}
        value={word ?? mapping.clearWord}
        onChange={(text) => {
          setWord(text);
          onBlank(text.trim() === '' || noSign);
          if (text.trim() !== '') onMap({ clearWord: text.trim() });
        }}
        isInvalid={noWord}
        errorMessage={say('sheets-blank-word')}
        autoComplete="off"
        styles={style({ width: 224 })}
      />
      <TextField
        label={say('sheets-list-separator')}
        description={say('sheets-list-separator-hint', { sign: shown(mapping.listSeparator) })}
        value={shown(sign ?? mapping.listSeparator)}
        onChange={(text) => {
          const next = meant(text);
          setSign(next === mapping.listSeparator ? null : next);
          onBlank(next === '' || noWord);
          if (next !== '') onMap({ listSeparator: next, listSeparatorIsChosen: true });
        }}
        isInvalid={noSign}
        errorMessage={say('sheets-blank-sign')}
        autoComplete="off"
        styles={style({ width: 224 })}
      />
      <ZonePicker zone={mapping.zone} onZone={(zone) => onMap({ zone })} />
    </section>
  );
}
