// The fields of a model, ticked in a list that opens where a field leads to another fragment.

import { ActionButton, Checkbox, SearchField } from '@react-spectrum/s2';
import ChevronDown from '@react-spectrum/s2/icons/ChevronDown';
import ChevronRight from '@react-spectrum/s2/icons/ChevronRight';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useId, useState } from 'react';
import type { QuestionField, QuestionModel, QuestionSchema } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { DEEPEST, fieldTitle, isAskable, modelNamed } from './field-places';

interface FieldTicksProps {
  schema: QuestionSchema;
  model: QuestionModel;
  /** Ticked places. */
  ticked: string[];
  onTicked: (ticked: string[]) => void;
}

/** With fewer fields nobody has to look for one. */
const SEARCHED_FROM = 12;
/** Fields that are there at once; the others are a press away, so that nothing scrolls within the form. */
const FIRST = 8;

const frame = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  minWidth: 0,
});
const list = style({
  padding: 8,
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'default',
});
const rows = style({ margin: 0, padding: 0, listStyleType: 'none' });
const below = style({ margin: 0, padding: 0, paddingStart: 24, listStyleType: 'none' });
const row = style({ display: 'flex', alignItems: 'center', gap: 4, minHeight: 32 });
const quiet = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A box for every field; those of other fragments one press away. */
export function FieldTicks({ schema, model, ticked, onTicked }: FieldTicksProps) {
  const { say } = useSpeech();
  const [find, setFind] = useState('');
  const [showsAll, setShowsAll] = useState(false);
  const countId = useId();
  const sought = plain(find.trim());
  const isShown = (field: QuestionField) =>
    isAskable(field) &&
    (plain(fieldTitle(field, say)).includes(sought) ||
      plain(field.name).includes(sought) ||
      ticked.some((place) => place.startsWith(`${field.name}.`)));
  const found = model.fields.filter(isShown);
  const isTicked = ({ name }: QuestionField) =>
    ticked.some((place) => place === name || place.startsWith(`${name}.`));
  const isLong = sought === '' && found.length > FIRST + 1;
  const fields =
    isLong && !showsAll ? found.filter((one, at) => at < FIRST || isTicked(one)) : found;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a field set cannot be laid out in every engine.
    <div
      className={frame}
      role="group"
      aria-label={say('questions-form-columns')}
      aria-describedby={countId}
    >
      <span className={style({ font: 'ui', fontWeight: 'bold' })} aria-hidden="true">
        {say('questions-form-columns')}
      </span>
      {model.fields.length >= SEARCHED_FROM ? (
        <SearchField
          aria-label={say('questions-form-find-field')}
          placeholder={say('questions-form-find-field')}
          value={find}
          onChange={setFind}
          styles={style({ width: 'full' })}
        />
      ) : null}
      <div className={list}>
        {fields.length === 0 ? (
          <p role="status" className={quiet}>
            {say('questions-form-no-field')}
          </p>
        ) : (
          <ul className={rows}>
            {fields.map((field) => (
              <FieldRow
                key={field.name}
                schema={schema}
                field={field}
                prefix=""
                depth={0}
                ticked={ticked}
                onTicked={onTicked}
              />
            ))}
          </ul>
        )}
        {isLong && (showsAll || fields.length < found.length) ? (
          <ActionButton
            isQuiet
            size="S"
            aria-expanded={showsAll}
            onPress={() => setShowsAll(!showsAll)}
          >
            {showsAll
              ? say('questions-form-fewer-fields')
              : say('questions-form-all-fields', { n: found.length })}
          </ActionButton>
        ) : null}
      </div>
      <p id={countId} className={quiet}>
        {say('questions-form-ticked', { n: ticked.length })}
      </p>
      {model.fields.every(isAskable) ? null : (
        <p className={quiet}>{say('questions-form-not-here')}</p>
      )}
    </div>
  );
}

interface FieldRowProps extends Omit<FieldTicksProps, 'model'> {
  field: QuestionField;
  /** Place of what the field belongs to, with a full stop at its end. */
  prefix: string;
  depth: number;
}

function FieldRow({ schema, field, prefix, depth, ticked, onTicked }: FieldRowProps) {
  const { say } = useSpeech();
  const place = `${prefix}${field.name}`;
  const isAlways = place === '_path';
  const hasTicks = ticked.some((one) => one.startsWith(`${place}.`));
  const [isOpen, setIsOpen] = useState(hasTicks);
  const behind = field.model === null ? null : modelNamed(schema, field.model);
  const title = fieldTitle(field, say);
  const leads = behind !== null && depth < DEEPEST;
  const Sign = isOpen ? ChevronDown : ChevronRight;
  return (
    <li>
      <div className={row}>
        <Checkbox
          // It is asked for in any case: without it nothing can be done with the rows.
          isDisabled={isAlways}
          isSelected={isAlways || ticked.includes(place)}
          onChange={(isTicked) =>
            onTicked(isTicked ? [...ticked, place] : ticked.filter((one) => one !== place))
          }
        >
          {title}
        </Checkbox>
        {leads ? (
          <ActionButton
            isQuiet
            size="S"
            aria-label={
              isOpen
                ? say('questions-form-close', { title })
                : say('questions-form-open', { title })
            }
            aria-expanded={isOpen}
            onPress={() => setIsOpen(!isOpen)}
          >
            <Sign />
          </ActionButton>
        ) : null}
      </div>
      {leads && isOpen ? (
        <ul className={below} aria-label={say('questions-form-fields-of', { title })}>
          {behind.fields.filter(isAskable).map((one) => (
            <FieldRow
              key={one.name}
              schema={schema}
              field={one}
              prefix={`${place}.`}
              depth={depth + 1}
              ticked={ticked}
              onTicked={onTicked}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
