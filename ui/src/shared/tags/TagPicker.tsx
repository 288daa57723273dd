// Tags by their titles: a search, the whole tree, and many at once.

import { ComboBox, ComboBoxItem, Tag, TagGroup, Text } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ModalContext } from 'react-aria-components/Modal';
import type { Backend } from '../../backend/backend';
import type { TagFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { useBackend } from '../state/backend-context';
import { ask, keepBelow } from '../state/queries';
import { useRested } from '../state/use-rested';
import { HelpLine } from '../values/HelpLine';
import { visible } from '../words/visible-text';
import { PasteTags } from './PasteTags';
import { TagTree } from './TagTree';
import { useTagFacts } from './use-tag-facts';

interface TagPickerProps {
  label: string;
  connectionId: string;
  /** What was chosen, in order. */
  ids: string[];
  isInvalid: boolean;
  errorMessage?: string;
  /** Said below while nothing is wrong. */
  note?: string;
  onIds: (ids: string[]) => void;
}

/** Milliseconds without a letter before AEM's tags are searched. */
const PAUSE = 150;
const MOST = 50;
const MOST_NAMESPACES = 8;

/** Titles from the top down. */
export function trailOf(tag: TagFacts): string {
  return visible([...tag.trail, tag.title].join(' › '));
}

/** Where a tag stands. */
export function placeOf(tag: TagFacts): string {
  return visible(tag.trail.join(' › '));
}

const column = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const buttons = style({ display: 'flex', flexWrap: 'wrap', gap: 8 });
/** New tags are not created here: those that AEM does not know are named instead. */
export function TagPicker(props: TagPickerProps) {
  const { label, connectionId, ids, isInvalid, errorMessage, note, onIds } = props;
  const { say } = useSpeech();
  const { known, learn } = useTagFacts(connectionId, ids);
  const [turn, setTurn] = useState(0);

  function add(tags: readonly TagFacts[]) {
    learn(tags);
    onIds([...new Set([...ids, ...tags.map(({ id }) => id)])]);
  }

  return (
    <div className={column}>
      <TagSearch
        // Begins afresh after every choice: emptying its text would open its menu again.
        key={turn}
        label={label}
        connectionId={connectionId}
        taken={ids}
        isInvalid={isInvalid && ids.length === 0}
        isAgain={turn > 0}
        onTag={(tag) => {
          setTurn(turn + 1);
          add([tag]);
        }}
      />
      {/* In a dialog, theirs would open and close with it. */}
      <ModalContext.Provider value={null}>
        <div className={buttons}>
          <TagTree
            connectionId={connectionId}
            ids={ids}
            onTags={(tags, gone) => {
              learn(tags);
              const kept = ids.filter((id) => !gone.has(id));
              onIds([...new Set([...kept, ...tags.map(({ id }) => id)])]);
            }}
          />
          <PasteTags connectionId={connectionId} onTags={add} />
        </div>
      </ModalContext.Provider>
      {ids.length > 0 ? (
        <TagGroup
          aria-label={say('edits-entries-of', { label })}
          maxRows={4}
          onRemove={(keys) => onIds(ids.filter((id) => !keys.has(id)))}
        >
          {ids.map((id) => {
            const tag = known.get(id);
            const name =
              tag === null
                ? say('tags-unknown-tag', { name: id })
                : tag === undefined
                  ? id
                  : shortName(tag);
            return (
              <Tag key={id} id={id} textValue={tag ? trailOf(tag) : name}>
                {name}
              </Tag>
            );
          })}
        </TagGroup>
      ) : null}
      <HelpLine text={isInvalid ? errorMessage : note} isInvalid={isInvalid} />
    </div>
  );
}

/** A title with the one above it, so that two of the same name can be told apart. */
function shortName(tag: TagFacts): string {
  const above = tag.trail.length > 1 ? tag.trail.at(-1) : undefined;
  return visible(above === undefined ? tag.title : `${above} › ${tag.title}`);
}

interface TagSearchProps {
  label: string;
  connectionId: string;
  taken: string[];
  isInvalid: boolean;
  /** A tag was just chosen: the next can be typed at once. */
  isAgain: boolean;
  onTag: (tag: TagFacts) => void;
}

/** What the list offers before anything is typed: the tags right below the namespaces. */
async function firstTags(backend: Backend, connectionId: string, locale: string) {
  const tops = await backend.tagChildren({ connectionId, parent: null, locale });
  const below = await Promise.all(
    tops
      .slice(0, MOST_NAMESPACES)
      .map(({ id }) => backend.tagChildren({ connectionId, parent: id, locale })),
  );
  return below.flat().slice(0, MOST);
}

function TagSearch({ label, connectionId, taken, isInvalid, isAgain, onTag }: TagSearchProps) {
  const backend = useBackend();
  const { say, locale } = useSpeech();
  const [typed, setTyped] = useState('');
  const text = useRested(typed.trim(), typed === '' ? 0 : PAUSE);
  const query = ask(backend, 'findTags', { connectionId, text, locale, limit: MOST });
  const {
    data: found = [],
    isFetching,
    isError: failed,
  } = useQuery({
    ...query,
    queryFn: text === '' ? () => firstTags(backend, connectionId, locale) : query.queryFn,
    placeholderData: keepBelow([connectionId, 'findTags']),
  });
  const isLoading = isFetching || text !== typed.trim();

  const items = found.filter(({ id }) => !taken.includes(id));
  return (
    <ComboBox
      label={label}
      autoFocus={isAgain}
      placeholder={say('tags-placeholder')}
      inputValue={typed}
      onInputChange={setTyped}
      items={items}
      loadingState={isLoading ? 'filtering' : 'idle'}
      isInvalid={isInvalid || failed}
      errorMessage={failed ? say('tags-failed') : undefined}
      onSelectionChange={(key) => {
        const tag = found.find(({ id }) => id === key);
        if (tag) onTag(tag);
      }}
      styles={style({ width: 'full' })}
    >
      {(tag) => (
        <ComboBoxItem id={tag.id} textValue={visible(tag.title)}>
          <Text slot="label">{visible(tag.title)}</Text>
          {tag.trail.length > 0 ? <Text slot="description">{placeOf(tag)}</Text> : null}
        </ComboBoxItem>
      )}
    </ComboBox>
  );
}
