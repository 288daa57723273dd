// A whole row: every value in full.

import { Button, ButtonGroup, Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AnswerColumn } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { Thumbnail } from '../../../shared/cells/Thumbnail';
import { visible } from '../../../shared/words/visible-text';
import { assetKindOf, type ColumnKinds, columnTitle, valueText } from './cell-text';

interface RowDialogProps {
  connectionId: string;
  /** From 0. */
  row: number;
  columns: AnswerColumn[];
  kinds: ColumnKinds;
  /** Values by column. */
  cells: string[][];
}

const facts = style({ display: 'flex', flexDirection: 'column', gap: 12, margin: 0 });
const name = style({ font: 'ui-sm', fontWeight: 'bold', color: 'neutral-subdued' });
const value = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });
const several = style({ margin: 0, paddingStart: 20 });
const picture = style({ display: 'flex', alignItems: 'center', gap: 8 });

/** Read only. */
export function RowDialog({ connectionId, row, columns, kinds, cells }: RowDialogProps) {
  const speech = useSpeech();
  const { say } = speech;
  return (
    <Dialog size="L">
      {({ close }) => (
        <>
          <Heading slot="title">{say('questions-results-row', { n: row + 1 })}</Heading>
          <Content>
            <dl className={facts}>
              {columns.map((column, index) => {
                const known = kinds.get(column.name);
                const texts = (cells[index] ?? []).map((one) =>
                  // The path of a picture also leads to it.
                  column.isPicture ? one : valueText(one, known?.kind, column.isNumber, speech),
                );
                const show = (one: string) =>
                  column.isPicture ? (
                    <span className={picture}>
                      <Thumbnail
                        connectionId={connectionId}
                        path={one}
                        kind={assetKindOf(one)}
                        size="M"
                      />
                      {visible(one)}
                    </span>
                  ) : (
                    one
                  );
                return (
                  <div key={column.name}>
                    <dt className={name}>{columnTitle(column, kinds, say)}</dt>
                    <dd className={value} style={{ whiteSpace: 'pre-wrap' }}>
                      {texts.length === 0 ? (
                        <i>{say('common-empty')}</i>
                      ) : texts.length === 1 ? (
                        show(texts[0] ?? '')
                      ) : (
                        <ul className={several}>
                          {texts
                            .map((text, place) => ({ text, place }))
                            .map(({ text, place }) => (
                              <li key={place}>{show(text)}</li>
                            ))}
                        </ul>
                      )}
                    </dd>
                  </div>
                );
              })}
            </dl>
          </Content>
          <ButtonGroup>
            <Button variant="secondary" autoFocus onPress={close}>
              {say('common-close')}
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  );
}
