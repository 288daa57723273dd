// What rows of a sheet say that contradict each other, each with the way to take it.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SaidByRow } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { ValueText } from '../../../shared/cells/ValueText';

interface RowsSaidProps {
  says: SaidByRow[];
  /** Names the button of a row in full. */
  labelOf: (said: SaidByRow) => string;
  onUse: (said: SaidByRow) => void;
}

const lines = style({
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  alignItems: 'center',
  columnGap: 4,
  rowGap: 0,
  minWidth: 0,
  // A row of the table has room for two; the dialog tells all.
  maxHeight: 44,
  overflow: 'hidden',
});
const use = style({
  font: 'ui-sm',
  fontWeight: 'bold',
  color: 'accent',
  backgroundColor: { default: 'transparent', ':hover': 'gray-200' },
  borderStyle: 'none',
  borderRadius: 'sm',
  paddingX: 4,
  paddingY: 2,
  cursor: 'pointer',
});

/** The first and the last of them, a line each. */
export function RowsSaid({ says, labelOf, onUse }: RowsSaidProps) {
  const { say } = useSpeech();
  const [first, last] = [says[0], says.at(-1)];
  return (
    <span className={lines}>
      {[first, last].map((said) =>
        said === undefined ? null : (
          <span key={said.row} className={style({ display: 'contents' })}>
            <button
              type="button"
              tabIndex={-1}
              className={use}
              aria-label={labelOf(said)}
              aria-keyshortcuts={String(says.indexOf(said) + 1)}
              onClick={(event) => {
                event.stopPropagation();
                onUse(said);
              }}
              onDoubleClick={(event) => event.stopPropagation()}
            >
              {say('plan-row-use', { row: said.row })}
            </button>
            <ValueText value={said.value} />
          </span>
        ),
      )}
    </span>
  );
}
