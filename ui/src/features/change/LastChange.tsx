// The fields and values of the last change, to begin with.

import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';

interface LastChangeProps {
  /** What its fields are called. */
  fields: string[];
  onReuse: () => void;
}

/** One press brings them back; nobody gets them unasked. */
export function LastChange({ fields, onReuse }: LastChangeProps) {
  const { say, format } = useSpeech();
  return (
    <div
      className={style({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 12,
        rowGap: 8,
      })}
    >
      <Button variant="secondary" onPress={onReuse}>
        {say('change-reuse')}
      </Button>
      <span className={style({ font: 'ui', color: 'neutral-subdued', minWidth: 0 })}>
        {format.list(fields)}
      </span>
    </div>
  );
}
