// What an edit does, a line for each field.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Edit } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { fieldInWords } from '../../shared/words/edit-words';

/** A short list with its heading. */
export function EditList({ edit }: { edit: Edit }) {
  const speech = useSpeech();
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
      <h3 className={style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 })}>
        {speech.say('recipes-what-it-does')}
      </h3>
      <ul
        className={style({
          display: 'flex',
          flexDirection: 'column',
          gap: 4,
          margin: 0,
          padding: 12,
          borderRadius: 'default',
          backgroundColor: 'gray-75',
          listStyleType: 'none',
        })}
      >
        {edit.fields.map((field) => (
          <li key={field.property} className={style({ font: 'ui', overflowWrap: 'anywhere' })}>
            {fieldInWords(field, speech)}
          </li>
        ))}
      </ul>
    </div>
  );
}
