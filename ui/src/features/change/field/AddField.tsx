// Ways to add a field: the common ones, by label, by technical name.

import { ActionButton, ComboBox, ComboBoxItem, Header, Heading, Text } from '@react-spectrum/s2';
import Add from '@react-spectrum/s2/icons/Add';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { ListBoxSection } from 'react-aria-components/ListBox';
import type { Field, FieldGroup } from '../../../backend/bindings';
import type { Say } from '../../../i18n/catalogue';
import { useSpeech } from '../../../i18n/language';
import { useFieldName } from './labels';
import { OtherFieldDialog } from './OtherFieldDialog';

interface AddFieldProps {
  /** Fields of the environment, those that cannot be edited too. */
  fields: readonly Field[];
  /** Properties that are edited already. */
  taken: string[];
  /** The fields are still being read. */
  isLoading: boolean;
  /** A list was opened or closed. */
  onList: (isOpen: boolean) => void;
  onAdd: (field: Pick<Field, 'property' | 'kind'>) => void;
}

const GROUPS: FieldGroup[] = ['basics', 'rights', 'publishing', 'origin', 'schema', 'seen'];
const row = style({ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' });

/** Fields below their heading: AEM's own for those of its form. */
function sectionsOf(fields: Field[], say: Say) {
  return GROUPS.flatMap((group) => {
    const members = fields.filter((field) => field.group === group);
    const tabs = [...new Set(members.map((field) => (group === 'schema' ? field.tab : null)))];
    return tabs.map((tab) => ({
      id: tab === null ? group : `${group} ${tab}`,
      heading: tab ?? say(`change-group-${group}`),
      fields: members.filter((field) => (group === 'schema' ? field.tab : null) === tab),
    }));
  });
}

/** One press for a common field, a search for the others. */
export function AddField({ fields, taken, isLoading, onList, onAdd }: AddFieldProps) {
  const { say } = useSpeech();
  const nameOf = useFieldName();
  const isFirst = taken.length === 0;
  const free = fields.filter((one) => one.readOnly === null && !taken.includes(one.property));
  const locked = fields.filter((one) => one.readOnly !== null);
  const common = free.filter((field) => field.common);
  const sections = sectionsOf(free, say);

  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
      {common.length > 0 ? (
        <div className={row}>
          <span className={style({ font: 'ui', color: 'neutral-subdued' })}>
            {isFirst ? say('change-pick-first-hint') : say('change-add-field')}
          </span>
          {common.map((field) => (
            <ActionButton
              key={field.property}
              size={isFirst ? 'L' : 'M'}
              onPress={() => onAdd(field)}
            >
              <Add />
              <Text>{nameOf(field.property)}</Text>
            </ActionButton>
          ))}
        </div>
      ) : null}
      <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'end' })}>
        <ComboBox
          // Begins afresh after every choice: emptying its text would open its menu again.
          key={taken.length}
          label={say('change-search-field')}
          loadingState={isLoading ? 'loading' : 'idle'}
          disabledKeys={locked.map(({ property }) => property)}
          onOpenChange={onList}
          onSelectionChange={(key) => {
            const found = free.find((field) => field.property === key);
            if (found) onAdd(found);
          }}
          menuWidth={352}
          styles={style({ width: 288 })}
        >
          {/* Without Spectrum's line below each: those of sections that do not match would stay. */}
          {[
            ...sections.map(({ id, heading, fields: members }) => (
              <ListBoxSection key={id} id={id}>
                <Header>
                  <Heading>{heading}</Heading>
                </Header>
                {members.map(({ property }) => (
                  // The technical name is searched too.
                  <ComboBoxItem
                    key={property}
                    id={property}
                    textValue={`${nameOf(property)} (${property})`}
                  >
                    <Text slot="label">{nameOf(property)}</Text>
                  </ComboBoxItem>
                ))}
              </ListBoxSection>
            )),
            ...(locked.length === 0
              ? []
              : [
                  <ListBoxSection key="locked" id="locked">
                    <Header>
                      <Heading>{say('edits-read-only-group')}</Heading>
                    </Header>
                    {locked.map(({ property, readOnly }) => (
                      <ComboBoxItem
                        key={property}
                        id={property}
                        textValue={`${nameOf(property)} (${property})`}
                      >
                        <Text slot="label">{nameOf(property)}</Text>
                        {readOnly === null ? null : (
                          <Text slot="description">
                            {/* The reason is to be read, also where the name is greyed out. */}
                            <span className={style({ color: 'neutral-subdued' })}>
                              {say(`edits-read-only-${readOnly}`)}
                            </span>
                          </Text>
                        )}
                      </ComboBoxItem>
                    ))}
                  </ListBoxSection>,
                ]),
          ]}
        </ComboBox>
        <OtherFieldDialog taken={taken} locked={locked} onAdd={onAdd} />
        {isLoading ? (
          <span role="status" className={style({ font: 'ui-sm', color: 'neutral-subdued' })}>
            {say('edits-reading-fields')}
          </span>
        ) : null}
      </div>
    </div>
  );
}
