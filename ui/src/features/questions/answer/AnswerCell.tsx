// A cell of an answer, in one line.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AnswerColumn, QuestionKind } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { Thumbnail } from '../../../shared/cells/Thumbnail';
import { visible } from '../../../shared/words/visible-text';
import { assetKindOf, cellLine, nameIn, valueText } from './cell-text';

interface AnswerCellProps {
  connectionId: string;
  column: AnswerColumn;
  kind?: QuestionKind;
  values: string[];
}

const cell = style({ display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 });
const text = style({
  display: 'block',
  font: 'ui',
  minWidth: 0,
  truncate: true,
  color: { default: 'neutral', isEmpty: 'neutral-subdued' },
  fontStyle: { isEmpty: 'italic' },
});
const end = style({ display: 'block', font: 'ui', truncate: true });
const rest = style({ font: 'ui-sm', color: 'neutral-subdued', flexShrink: 0 });
/** Longest tooltip, in letters. */
const TIP = 1000;

/** Pictures as small pictures, several values beside each other, "empty" in words. */
export function AnswerCell({ connectionId, column, kind, values }: AnswerCellProps) {
  const speech = useSpeech();
  const { say } = speech;
  const [first] = values;
  if (first === undefined) {
    return <span className={text({ isEmpty: true })}>{say('common-empty')}</span>;
  }
  const isPath = column.isPicture || column.name === '_path' || kind === 'fragment';
  const texts = values.map((value) =>
    isPath ? visible(nameIn(value)) : valueText(value, kind, column.isNumber, speech),
  );
  const { line, rest: left } = cellLine(texts);
  const tip = (isPath ? values.map(visible) : texts).join('\n').slice(0, TIP);
  if (column.isNumber) {
    return (
      <span className={end} title={tip}>
        {line}
      </span>
    );
  }
  return (
    <span className={cell} title={tip}>
      {column.isPicture ? (
        <Thumbnail connectionId={connectionId} path={first} kind={assetKindOf(first)} size="S" />
      ) : null}
      <span className={text({})}>{line}</span>
      {left > 0 ? (
        <span className={rest}>{say('questions-results-more-values', { n: left })}</span>
      ) : null}
    </span>
  );
}
