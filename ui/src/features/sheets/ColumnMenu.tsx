// What one column of a sheet goes into.

import {
  ActionButton,
  Header,
  Heading,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Text,
} from '@react-spectrum/s2';
import ChevronDown from '@react-spectrum/s2/icons/ChevronDown';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Ref } from 'react';
import type { DateOrder, Field, FieldGroup } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import type { Use } from './mapping';

interface ColumnMenuProps {
  /** What people call the column. */
  heading: string;
  use: Use;
  inWords: (use: Use) => string;
  /** Fields it can go into. */
  fields: Pick<Field, 'property' | 'kind'>[];
  catalogue: readonly Field[];
  /** In which order its dates are written, where somebody said so. */
  dateOrder: DateOrder | null;
  buttonRef: Ref<HTMLElement>;
  onUse: (use: Use) => void;
  /** A field by its technical name. */
  onOther: () => void;
  /** The order of its dates is to be asked about once more. */
  onAskAgain: () => void;
}

const GROUPS: FieldGroup[] = ['basics', 'rights', 'publishing', 'origin', 'schema', 'seen'];
const FIELD = 'field ';

const label = style({ display: 'flex', alignItems: 'center', gap: 4, minWidth: 0, maxWidth: 224 });

/** A button with a menu, so that a sheet of many columns stays light. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { heading, use, inWords, fields, catalogue, dateOrder, buttonRef, onUse } = props;
  const { say, fieldLabel } = useSpeech();
  const groupOf = (property: string): FieldGroup | null =>
    catalogue.find((one) => one.property === property)?.group ?? null;
  const sections = [...GROUPS, null]
    .map((group) => ({
      group,
      members: fields.filter(({ property }) => groupOf(property) === group),
    }))
    .filter(({ members }) => members.length > 0);
  const key =
    use.kind === 'field' ? `${FIELD}${use.property}` : use.kind === 'asset' ? 'asset' : 'none';

  function choose(next: string) {
    if (next === 'other') props.onOther();
    else if (next === 'again') props.onAskAgain();
    else if (next === 'asset' || next === 'none') onUse({ kind: next });
    else {
      const field = fields.find(({ property }) => `${FIELD}${property}` === next);
      if (field) onUse({ kind: 'field', property: field.property, of: field.kind });
    }
  }

  return (
    <MenuTrigger>
      <ActionButton
        size="S"
        ref={buttonRef as never}
        aria-label={say('sheets-use', { heading, use: inWords(use) })}
        styles={style({ maxWidth: 'full' })}
      >
        <Text>
          <span className={label}>
            <span className={style({ truncate: true })}>{inWords(use)}</span>
            <ChevronDown />
          </span>
        </Text>
      </ActionButton>
      <Menu onAction={(chosen) => choose(String(chosen))}>
        <MenuSection
          selectionMode="single"
          selectedKeys={[key]}
          aria-label={say('sheets-goes-into')}
        >
          <MenuItem id="none" textValue={say('sheets-not-used')}>
            <Text slot="label">{say('sheets-not-used')}</Text>
          </MenuItem>
          <MenuItem id="asset" textValue={say('sheets-names-asset')}>
            <Text slot="label">{say('sheets-names-asset')}</Text>
          </MenuItem>
        </MenuSection>
        {sections.map(({ group, members }) => (
          <MenuSection key={group ?? 'named'} selectionMode="single" selectedKeys={[key]}>
            <Header>
              <Heading>{say(`change-group-${group ?? 'other'}`)}</Heading>
            </Header>
            {members.map(({ property }) => (
              <MenuItem key={property} id={`${FIELD}${property}`} textValue={fieldLabel(property)}>
                <Text slot="label">{fieldLabel(property)}</Text>
              </MenuItem>
            ))}
          </MenuSection>
        ))}
        <MenuSection aria-label={say('sheets-rest')}>
          <MenuItem id="other" textValue={say('sheets-other-field')}>
            <Text slot="label">{say('sheets-other-field')}</Text>
          </MenuItem>
          {dateOrder === null ? null : (
            <MenuItem id="again" textValue={say('sheets-ask-again')}>
              <Text slot="label">{say('sheets-ask-again')}</Text>
            </MenuItem>
          )}
        </MenuSection>
      </Menu>
    </MenuTrigger>
  );
}
