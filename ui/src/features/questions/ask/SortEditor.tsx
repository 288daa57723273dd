// In which order the answers come.

import { Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { QuestionModel } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { fieldTitle } from './field-places';
import { MOST_SORTS, type SortDraft } from './question';

interface SortEditorProps {
  model: QuestionModel;
  sort: SortDraft[];
  onSort: (sort: SortDraft[]) => void;
}

/** No field: as AEM stores them. */
const NONE = '';
const line = style({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const grow = style({ flexGrow: 1, flexBasis: 144, minWidth: 0 });

/** A field and a direction, and another one once there is a first. */
export function SortEditor({ model, sort, onSort }: SortEditorProps) {
  const { say } = useSpeech();
  const fields = model.fields.filter(({ sortable }) => sortable);
  if (fields.length === 0) return null;
  const isFull = sort.length >= Math.min(MOST_SORTS, fields.length);
  const shown = isFull ? sort : [...sort, { field: NONE, descending: false }];

  function put(at: number, next: SortDraft) {
    const all = at < sort.length ? sort.with(at, next) : [...sort, next];
    onSort(all.filter(({ field }) => field !== NONE));
  }

  return (
    <>
      {shown.map((one, at) => (
        <div key={one.field === NONE ? 'next' : one.field} className={line}>
          <div className={grow}>
            <Picker
              label={at === 0 ? say('questions-form-sort-by') : say('questions-form-then-by')}
              value={one.field === NONE ? 'none' : one.field}
              onChange={(key) =>
                put(at, { ...one, field: key === 'none' || key === null ? NONE : String(key) })
              }
              styles={style({ width: 'full' })}
            >
              <PickerItem id="none">{say('questions-form-no-sort')}</PickerItem>
              {fields
                .filter(
                  ({ name }) => name === one.field || sort.every((other) => other.field !== name),
                )
                .map((field) => (
                  <PickerItem key={field.name} id={field.name}>
                    {fieldTitle(field, say)}
                  </PickerItem>
                ))}
            </Picker>
          </div>
          {one.field === NONE ? null : (
            <div className={grow}>
              <Picker
                label={say('questions-form-direction')}
                value={one.descending ? 'descending' : 'ascending'}
                onChange={(key) => put(at, { ...one, descending: key === 'descending' })}
                styles={style({ width: 'full' })}
              >
                <PickerItem id="ascending">{say('questions-form-ascending')}</PickerItem>
                <PickerItem id="descending">{say('questions-form-descending')}</PickerItem>
              </Picker>
            </div>
          )}
        </div>
      ))}
    </>
  );
}
