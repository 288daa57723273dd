// The first rows of a sheet, and above each column the field it goes into.

import { ActionButton, DialogContainer } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useRef, useState } from 'react';
import type { Field, SheetFacts, SheetMapping } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { visible } from '../../shared/words/visible-text';
import { ColumnMenu } from './ColumnMenu';
import { headingOf, hiddenColumns, shownColumns, type Use, withColumn } from './mapping';
import { NamedField } from './NamedField';

interface SampleTableProps {
  sheet: SheetFacts;
  /** Fields a column can go into. */
  fields: Pick<Field, 'property' | 'kind'>[];
  /** All fields of the environment, those that cannot be edited too. */
  catalogue: readonly Field[];
  purposeOf: (column: number) => Use;
  inWords: (use: Use) => string;
  onUse: (column: number, use: Use) => void;
  onMap: (change: Partial<SheetMapping>) => void;
}

/** Of a path that fit into its column. */
const MOST_LETTERS = 36;

// Wide sheets scroll in themselves, so that the page does not.
const scroller = style({
  overflowX: 'auto',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'lg',
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
});
const table = style({ borderCollapse: 'collapse', font: 'ui', minWidth: 'full' });
const head = style<{ isAsset: boolean; isUsed: boolean }>({
  textAlign: 'start',
  verticalAlign: 'bottom',
  paddingX: 12,
  paddingY: 8,
  minWidth: 160,
  maxWidth: 288,
  borderWidth: 0,
  borderBottomWidth: 2,
  borderStyle: 'solid',
  borderColor: { default: 'gray-300', isUsed: 'blue-900', isAsset: 'gray-800' },
  backgroundColor: { default: 'layer-1', isUsed: 'blue-100', isAsset: 'gray-200' },
  fontWeight: 'normal',
});
const name = style({ font: 'ui-sm', fontWeight: 'bold', truncate: true, marginBottom: 4 });
const cell = style<{ isUsed: boolean }>({
  paddingX: 12,
  paddingY: 8,
  maxWidth: 288,
  borderWidth: 0,
  borderTopWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  color: { default: 'neutral-subdued', isUsed: 'neutral' },
  truncate: true,
  whiteSpace: 'pre',
});
const rowHead = style({
  paddingX: 12,
  paddingY: 8,
  font: 'ui-sm',
  color: 'neutral-subdued',
  textAlign: 'end',
  fontWeight: 'normal',
  verticalAlign: 'bottom',
});

/** Assets are told apart by the end of their path. */
function ending(path: string): string {
  const letters = [...path];
  return letters.length > MOST_LETTERS ? `…${letters.slice(-MOST_LETTERS).join('')}` : path;
}

/** Five rows are enough to see whether letters, columns and dates are right. */
export function SampleTable(props: SampleTableProps) {
  const { sheet, fields, catalogue, purposeOf, inWords, onUse, onMap } = props;
  const { say, format } = useSpeech();
  const [named, setNamed] = useState<number | null>(null);
  const buttons = useRef(new Map<number, HTMLElement>());
  const columns = shownColumns(sheet);
  const hidden = hiddenColumns(sheet);
  const chosen = sheet.mapping.columns.filter((one) => one.property !== null);
  const uses = columns.map(({ column }) => purposeOf(column));
  return (
    <section
      aria-labelledby="sheet-samples"
      className={style({ display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 })}
    >
      <div>
        <h2 id="sheet-samples" className={style({ font: 'title-lg', margin: 0 })}>
          {say('sheets-samples')}
        </h2>
        <p className={style({ font: 'ui', color: 'neutral-subdued', margin: 0 })}>
          {say('sheets-samples-hint')} {say('sheets-columns-used', { n: chosen.length })}
          {hidden > 0 ? ` ${say('sheets-columns-hidden', { n: hidden })}` : null}
        </p>
      </div>
      <section
        className={scroller}
        aria-label={say('sheets-table', { name: sheet.name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        tabIndex={0}
      >
        <table className={table}>
          <thead>
            <tr>
              <th scope="col" className={rowHead}>
                {say('sheets-row')}
              </th>
              {columns.map(({ column, heading, offer }, at) => {
                const use = uses[at] ?? { kind: 'none' };
                const offered: Use | null =
                  use.kind === 'none' && offer !== null
                    ? { kind: 'field', property: offer.property, of: offer.kind }
                    : null;
                const title = headingOf(sheet, column, say);
                return (
                  <th
                    key={column}
                    scope="col"
                    className={head({
                      isAsset: use.kind === 'asset',
                      isUsed: use.kind === 'field',
                    })}
                  >
                    <div className={name} title={heading}>
                      {title}
                    </div>
                    <ColumnMenu
                      heading={title}
                      use={use}
                      inWords={inWords}
                      fields={fields}
                      catalogue={catalogue}
                      dateOrder={
                        sheet.mapping.columns.find((one) => one.column === column)?.dateOrder ??
                        null
                      }
                      buttonRef={(button) => {
                        if (button) buttons.current.set(column, button);
                        else buttons.current.delete(column);
                      }}
                      onUse={(next) => onUse(column, next)}
                      onOther={() => setNamed(column)}
                      onAskAgain={() =>
                        onMap(withColumn(sheet.mapping, column, { dateOrder: null }))
                      }
                    />
                    {offered === null ? null : (
                      <ActionButton size="S" isQuiet onPress={() => onUse(column, offered)}>
                        {say('sheets-offer', { field: inWords(offered) })}
                      </ActionButton>
                    )}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sheet.samples.map((row) => (
              <tr key={row.row}>
                <th scope="row" className={rowHead}>
                  {format.number(row.row)}
                </th>
                {columns.map(({ column }, at) => {
                  const text = visible(row.cells[column] ?? '');
                  return (
                    <td
                      key={column}
                      className={cell({ isUsed: uses[at]?.kind !== 'none' })}
                      title={text}
                    >
                      {uses[at]?.kind === 'asset' ? ending(text) : text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <DialogContainer
        onDismiss={() => {
          if (named !== null) buttons.current.get(named)?.focus();
          setNamed(null);
        }}
      >
        {named === null ? null : (
          <NamedField
            heading={headingOf(sheet, named, say)}
            catalogue={catalogue}
            onField={(property, of) => onUse(named, { kind: 'field', property, of })}
          />
        )}
      </DialogContainer>
    </section>
  );
}
