// The menu of what can be inserted, each explained and shown on a real asset.

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
import Add from '@react-spectrum/s2/icons/Add';
import type { Say } from '../../i18n/catalogue';
import { useSpeech } from '../../i18n/language';
import type { Token, TokenGroup } from './tokens';

interface InsertMenuProps {
  /** Label of the editor it inserts into. */
  label: string;
  tokens: readonly Token[];
  examples: ReadonlyMap<string, string>;
  onOpenChange: (isOpen: boolean) => void;
  onInsert: (token: string) => void;
}

const GROUPS: TokenGroup[] = ['file', 'folder', 'other', 'fields'];

/** Inserted where the caret is. */
export function InsertMenu({ label, tokens, examples, onOpenChange, onInsert }: InsertMenuProps) {
  const { say } = useSpeech();
  const sections = GROUPS.map((group) => ({
    group,
    members: tokens.filter((token) => token.group === group),
  })).filter(({ members }) => members.length > 0);
  return (
    <MenuTrigger onOpenChange={onOpenChange} align="end">
      <ActionButton aria-label={say('edits-insert-button-for', { label })}>
        <Add />
        <Text>{say('edits-insert-button')}</Text>
      </ActionButton>
      <Menu aria-label={say('edits-insert-menu')} onAction={(token) => onInsert(String(token))}>
        {sections.map(({ group, members }) => (
          <MenuSection key={group}>
            <Header>
              <Heading>{say(`edits-insert-groups-${group}`)}</Heading>
            </Header>
            {members.map((token) => (
              <MenuItem key={token.text} id={token.text} textValue={token.name}>
                <Text slot="label">{token.name}</Text>
                <Text slot="description">{explained(token, examples, say)}</Text>
              </MenuItem>
            ))}
          </MenuSection>
        ))}
      </Menu>
    </MenuTrigger>
  );
}

/** What a token means, or what it is on the first asset once that is known. */
export function explained(token: Token, examples: ReadonlyMap<string, string>, say: Say): string {
  const example = examples.get(token.text);
  if (example === undefined) return token.meaning;
  return `${token.meaning}. ${example === '' ? say('edits-insert-is-empty') : say('edits-insert-example', { text: example })}`;
}
