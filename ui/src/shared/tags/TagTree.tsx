// All tags as a tree, in a dialog.

import {
  ActionButton,
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogTrigger,
  Heading,
  ProgressCircle,
  Text,
  TreeView,
  TreeViewItem,
  TreeViewItemContent,
} from '@react-spectrum/s2';
import TagIcon from '@react-spectrum/s2/icons/Tag';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { TagFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { ErrorNotice } from '../notices/ErrorNotice';
import { useBackend } from '../state/backend-context';
import { ask } from '../state/queries';
import { visible } from '../words/visible-text';

interface TagTreeProps {
  connectionId: string;
  /** Those that are ticked when it opens. */
  ids: string[];
  /** What was ticked and seen, and what is no longer ticked. */
  onTags: (tags: TagFacts[], gone: ReadonlySet<string>) => void;
}

/** Children by the id of their parent; the namespaces by the empty text. */
type Branches = ReadonlyMap<string, TagFacts[] | 'loading'>;

const TOP = '';
// What is said about an error makes it taller. In a low window the dialog scrolls as a whole, and the
// tree leaves room to do that with the mouse.
const frame = style({
  minHeight: { default: 352, '@media (max-height: 520px)': 160 },
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
});
const wait = style({ display: 'flex', gap: 8, alignItems: 'center', font: 'ui' });

/** Arrow keys move and open, the space bar ticks. */
export function TagTree({ connectionId, ids, onTags }: TagTreeProps) {
  const backend = useBackend();
  const { say, locale } = useSpeech();
  // Those below which the tags are read, as soon as the dialog is open.
  const [parents, setParents] = useState<string[]>([]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(ids));
  const answers = useQueries({
    queries: parents.map((parent) =>
      ask(backend, 'tagChildren', { connectionId, parent: parent === TOP ? null : parent, locale }),
    ),
  });
  const branches: Branches = new Map(
    answers.flatMap(({ data, isFetching }, at) => {
      const below = data ?? (isFetching ? ('loading' as const) : undefined);
      return below === undefined ? [] : [[parents[at] ?? TOP, below] as const];
    }),
  );
  const failed = answers.filter(({ isError }) => isError);
  const error = failed[0]?.error;
  const seen = new Map(answers.flatMap(({ data = [] }) => data.map((tag) => [tag.id, tag])));

  function load(parent: string) {
    const at = parents.indexOf(parent);
    if (at === -1) setParents([...parents, parent]);
    else void answers[at]?.refetch();
  }

  const top = branches.get(TOP);
  const added = [...ticked].filter((id) => !ids.includes(id));
  // What is kept is kept here: a dialog draws its inside once for each of its parts.
  return (
    <DialogTrigger
      onOpenChange={(isOpen) => {
        setParents(isOpen ? [TOP] : []);
        if (isOpen) setTicked(new Set(ids));
      }}
    >
      <ActionButton>
        <TagIcon />
        <Text>{say('tags-all')}</Text>
      </ActionButton>
      <Dialog size="M">
        {({ close }) => (
          <>
            <Heading slot="title">{say('tags-all')}</Heading>
            <Content>
              <div className={frame}>
                {error ? (
                  <ErrorNotice
                    error={error}
                    context={say('tags-failed')}
                    onRetry={() => failed.map(({ refetch }) => refetch())}
                  />
                ) : null}
                {top === 'loading' ? (
                  <span role="status" className={wait}>
                    <ProgressCircle size="S" isIndeterminate aria-label={say('common-loading')} />
                    {say('tags-reading')}
                  </span>
                ) : null}
                {Array.isArray(top) && top.length === 0 ? (
                  <p className={style({ font: 'body', margin: 0 })}>{say('tags-empty-tree')}</p>
                ) : null}
                {Array.isArray(top) && top.length > 0 ? (
                  <>
                    <p className={style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' })}>
                      {say('tags-all-hint')}
                    </p>
                    <TreeView
                      aria-label={say('tags-all')}
                      selectionMode="multiple"
                      selectedKeys={[...ticked]}
                      // A namespace holds tags and is none itself.
                      disabledKeys={top.map(({ id }) => id)}
                      disabledBehavior="selection"
                      onSelectionChange={(keys) => {
                        if (keys === 'all') return;
                        setTicked(new Set([...keys].map(String).filter((id) => !id.endsWith(':'))));
                      }}
                      onExpandedChange={(keys) => {
                        for (const key of keys) if (!branches.has(String(key))) load(String(key));
                      }}
                      styles={style({
                        width: 'full',
                        height: { default: 320, '@media (max-height: 520px)': 128 },
                      })}
                    >
                      {top.map((tag) => (
                        <Branch key={tag.id} tag={tag} branches={branches} />
                      ))}
                    </TreeView>
                  </>
                ) : null}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              <Button
                variant="accent"
                isDisabled={added.length === 0 && ids.every((id) => ticked.has(id))}
                onPress={() => {
                  onTags(
                    added.flatMap((id) => seen.get(id) ?? []),
                    new Set(ids.filter((id) => !ticked.has(id))),
                  );
                  close();
                }}
              >
                {added.length > 0 ? say('tags-add', { n: added.length }) : say('tags-use')}
              </Button>
            </ButtonGroup>
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}

function Branch({ tag, branches }: { tag: TagFacts; branches: Branches }) {
  const { say } = useSpeech();
  const below = branches.get(tag.id);
  return (
    <TreeViewItem id={tag.id} textValue={visible(tag.title)} hasChildItems={tag.hasChildren}>
      <TreeViewItemContent>
        <Text>{visible(tag.title)}</Text>
      </TreeViewItemContent>
      {Array.isArray(below)
        ? below.map((child) => <Branch key={child.id} tag={child} branches={branches} />)
        : null}
      {tag.hasChildren && !Array.isArray(below) ? (
        // The tree takes a row for one that opens only once something lies below it.
        <TreeViewItem id={`${tag.id}//:`} textValue={say('common-loading')} isDisabled>
          <TreeViewItemContent>
            <Text>{say('common-loading')}</Text>
          </TreeViewItemContent>
        </TreeViewItem>
      ) : null}
    </TreeViewItem>
  );
}
