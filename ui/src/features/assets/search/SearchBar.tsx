// What to look for: a field, and a menu of everything else that can be asked.

import {
  ActionButton,
  DialogContainer,
  Menu,
  MenuItem,
  MenuTrigger,
  Picker,
  PickerItem,
  SearchField,
  SubmenuTrigger,
  Text,
  Tooltip,
  TooltipTrigger,
} from '@react-spectrum/s2';
import Filter from '@react-spectrum/s2/icons/Filter';
import ListBulleted from '@react-spectrum/s2/icons/ListBulleted';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useEffectEvent, useState } from 'react';
import type { AssetKind, Search } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { NARROW, useMedia } from '../../../shared/layout/use-media';
import { emptySearch } from '../../../shared/words/search-words';
import type { Library } from '../use-library';
import { ChangedDialog } from './ChangedDialog';
import { FieldDialog } from './FieldDialog';
import { NotDialog } from './NotDialog';
import { TagDialog } from './TagDialog';

interface SearchBarProps {
  connectionId: string;
  library: Library;
  /** Asks for paths instead. */
  onPaste: () => void;
}

/** What the field looks in. */
type LookIn = 'name' | 'text';
const DIALOGS = ['changed', 'tag', 'field', 'not'] as const;
type Asking = (typeof DIALOGS)[number];

/** Rest after a letter before AEM is asked, in milliseconds. */
const FIND_AFTER = 600;
const KINDS: AssetKind[] = ['image', 'video', 'audio', 'document', 'fragment', 'other'];

const bar = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
// In a very narrow window the field has a line of its own.
const field = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  flexGrow: 1,
  flexBasis: 312,
  minWidth: 0,
});
const buttons = style({ display: 'flex', flexWrap: 'wrap', gap: 4 });

/** The search that is shown; where a folder is shown, the one that would begin there. */
export function searchIn({ view, source }: Pick<Library, 'view' | 'source'>): Search {
  return source.kind === 'search' ? source.search : emptySearch(view.path, view.includeFragments);
}

/** Every change of it is a search at once; letters wait for a rest. */
export function SearchBar({ connectionId, library, onPaste }: SearchBarProps) {
  const { say } = useSpeech();
  const { source } = library;
  const search = searchIn(library);
  const saved = source.kind === 'search' ? source.saved : null;
  const [lookIn, setLookIn] = useState<LookIn>(
    search.name === '' && search.text !== '' ? 'text' : 'name',
  );
  const [typed, setTyped] = useState(search[lookIn]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const isNarrow = useMedia(NARROW);
  const find = (part: Partial<Search>) => library.find({ ...search, ...part }, saved);

  const look = useEffectEvent((text: string) => {
    if (text !== search[lookIn]) find({ [lookIn]: text });
  });
  useEffect(() => {
    const timer = setTimeout(() => look(typed.trim()), FIND_AFTER);
    return () => clearTimeout(timer);
  }, [typed]);

  // A chip that was removed, a saved search that was opened, a folder: the field follows.
  const shown = useEffectEvent((name: string, text: string) => {
    const set = { name, text };
    const [other = lookIn] = (['name', 'text'] as const).filter((one) => set[one] !== '');
    const next = set[lookIn] === '' ? other : lookIn;
    setLookIn(next);
    const value = set[next];
    setTyped((before) => (before.trim() === value ? before : value));
  });
  const { name, text } = search;
  useEffect(() => shown(name, text), [name, text]);

  function answer(part: Partial<Search>) {
    find(part);
    setAsking(null);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the window's engine knows the role longer than the element.
    <div role="search" aria-label={say('searches-bar')} className={bar}>
      <div className={field}>
        <Picker
          aria-label={say('searches-look-in')}
          value={lookIn}
          onChange={(key) => {
            const next = key === 'text' ? 'text' : 'name';
            if (next === lookIn) return;
            setLookIn(next);
            const moved = typed.trim();
            if (search[next] !== '') setTyped(search[next]);
            else if (moved !== '') find({ [lookIn]: '', [next]: moved });
          }}
          styles={style({ width: 152, flexShrink: 0 })}
        >
          {(['name', 'text'] as const).map((one) => (
            <PickerItem key={one} id={one}>
              {say(`searches-in-${one}`)}
            </PickerItem>
          ))}
        </Picker>
        <SearchField
          aria-label={say('searches-bar')}
          placeholder={say(`searches-placeholder-${lookIn}`)}
          value={typed}
          onChange={setTyped}
          onSubmit={(value) => look(value.trim())}
          onClear={() => look('')}
          styles={style({ flexGrow: 1, flexBasis: 144, minWidth: 0 })}
        />
      </div>
      <div className={buttons}>
        <MenuTrigger>
          <ActionButton>
            <Filter />
            <Text>{say('searches-filter')}</Text>
          </ActionButton>
          <Menu
            aria-label={say('searches-filter')}
            onAction={(key) => setAsking(DIALOGS.find((one) => one === key) ?? null)}
          >
            <SubmenuTrigger>
              <MenuItem id="kind">
                <Text slot="label">{say('searches-kind')}</Text>
              </MenuItem>
              <Menu
                aria-label={say('searches-kind')}
                selectionMode="multiple"
                selectedKeys={search.kinds}
                onSelectionChange={(keys) => {
                  const kinds = KINDS.filter((kind) => keys === 'all' || keys.has(kind));
                  // Fragments are left out elsewhere; who asks for them wants to see them.
                  const asks = kinds.includes('fragment');
                  find({ kinds, includeFragments: search.includeFragments || asks });
                }}
              >
                {KINDS.map((kind) => (
                  <MenuItem key={kind} id={kind}>
                    <Text slot="label">{say(`assets-kind-${kind}`)}</Text>
                  </MenuItem>
                ))}
              </Menu>
            </SubmenuTrigger>
            {DIALOGS.map((one) => (
              <MenuItem key={one} id={one}>
                <Text slot="label">{say(`searches-${one}`)}</Text>
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
        <TooltipTrigger>
          <ActionButton aria-label={say('searches-paste')} onPress={onPaste}>
            <ListBulleted />
            {isNarrow ? null : <Text>{say('searches-paste')}</Text>}
          </ActionButton>
          <Tooltip>{say('searches-paste')}</Tooltip>
        </TooltipTrigger>
      </div>
      <DialogContainer onDismiss={() => setAsking(null)}>
        {asking === 'changed' ? (
          <ChangedDialog span={search.changed} onSpan={(changed) => answer({ changed })} />
        ) : asking === 'tag' ? (
          <TagDialog
            connectionId={connectionId}
            ids={search.tags}
            onIds={(tags) => answer({ tags })}
          />
        ) : asking === 'field' ? (
          <FieldDialog
            connectionId={connectionId}
            onTest={(test) => answer({ fields: [...search.fields, test] })}
          />
        ) : asking === 'not' ? (
          <NotDialog
            connectionId={connectionId}
            branches={library.branches}
            onPart={(part) => answer({ without: [...search.without, part] })}
          />
        ) : null}
      </DialogContainer>
    </div>
  );
}
