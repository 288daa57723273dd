// Ways to add a field: the common ones, by label, by technical name.

import {
  ActionButton,
  ComboBox,
  ComboBoxItem,
  ComboBoxSection,
  Header,
  Heading,
  Text,
} from '@react-spectrum/s2';
import Add from '@react-spectrum/s2/icons/Add';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Field, FieldGroup } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { OtherFieldDialog } from './OtherFieldDialog';

interface AddFieldProps {
  /** Fields that are not edited yet. */
  fields: Field[];
  /** Properties that are edited. */
  taken: string[];
  /** Nothing is edited yet: the common fields stand out. */
  isFirst: boolean;
  onAdd: (field: Pick<Field, 'property' | 'kind'>) => void;
}

const GROUPS: FieldGroup[] = ['basics', 'rights', 'publishing', 'origin', 'schema', 'seen'];
const row = style({ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' });

/** One press for a common field, a search for the others. */
export function AddField({ fields, taken, isFirst, onAdd }: AddFieldProps) {
  const { words, fieldLabel } = useSpeech();
  const common = fields.filter((field) => field.common);
  const sections = GROUPS.map((group) => ({
    group,
    fields: fields.filter((field) => field.group === group),
  })).filter((section) => section.fields.length > 0);

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
      {common.length > 0 ? (
        <div className={row}>
          <span className={style({ font: 'ui', color: 'neutral-subdued' })}>
            {isFirst ? words.change.pickFirstHint : words.change.addField}
          </span>
          {common.map((field) => (
            <ActionButton
              key={field.property}
              size={isFirst ? 'L' : 'M'}
              onPress={() => onAdd(field)}
            >
              <Add />
              <Text>{fieldLabel(field.property)}</Text>
            </ActionButton>
          ))}
        </div>
      ) : null}
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'end' })}>
        <ComboBox
          // Begins afresh after every choice: emptying its text would open its menu again.
          key={taken.length}
          label={words.change.searchField}
          onSelectionChange={(key) => {
            const found = fields.find((field) => field.property === key);
            if (found) onAdd(found);
          }}
          styles={style({ width: 288 })}
        >
          {sections.map(({ group, fields: members }) => (
            <ComboBoxSection key={group} id={group}>
              <Header>
                <Heading>{words.change.group[group]}</Heading>
              </Header>
              {members.map((field) => (
                <ComboBoxItem
                  key={field.property}
                  id={field.property}
                  textValue={fieldLabel(field.property)}
                >
                  <Text slot="label">{fieldLabel(field.property)}</Text>
                </ComboBoxItem>
              ))}
            </ComboBoxSection>
          ))}
        </ComboBox>
        <OtherFieldDialog taken={taken} onAdd={onAdd} />
      </div>
    </div>
  );
}
