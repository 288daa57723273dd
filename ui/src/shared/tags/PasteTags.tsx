// Many tags at once: pasted, looked up, and every word answered.

import {
  ActionButton,
  Button,
  ButtonGroup,
  Content,
  Dialog,
  DialogTrigger,
  Heading,
  Radio,
  RadioGroup,
  Text,
} from '@react-spectrum/s2';
import Paste from '@react-spectrum/s2/icons/Paste';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PastedTag, TagFacts } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { BusyButton } from '../controls/BusyButton';
import { TallTextArea } from '../controls/TallTextArea';
import { ErrorNotice } from '../notices/ErrorNotice';
import { useBackend } from '../state/backend-context';
import { call } from '../state/queries';
import { trailOf } from './TagPicker';

interface PasteTagsProps {
  connectionId: string;
  onTags: (tags: TagFacts[]) => void;
}

const column = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const title = style({ font: 'ui', fontWeight: 'bold', margin: 0 });
const names = style({
  margin: 0,
  paddingStart: 20,
  font: 'ui',
  overflowWrap: 'anywhere',
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
});

/** Nothing is dropped silently: unknown words are named, and stay until somebody decides. */
export function PasteTags({ connectionId, onTags }: PasteTagsProps) {
  const backend = useBackend();
  const { say, locale } = useSpeech();
  const [text, setText] = useState('');
  const [read, setRead] = useState<PastedTag[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const reading = useMutation({
    mutationFn: () => call(backend, 'readTags', { connectionId, text, locale }),
  });
  const { error, isPending: isBusy } = reading;
  const look = () => reading.mutate(undefined, { onSuccess: setRead });

  /** Another text: an answer that is still under way is about the one before. */
  function change(next: string) {
    reading.reset();
    setText(next);
    setRead(null);
  }

  function reset() {
    change('');
    setChosen(new Map());
  }

  const all = read ?? [];
  const unknown = all.filter(({ tags }) => tags.length === 0);
  const several = all.filter(({ tags }) => tags.length > 1);
  const meant = all.flatMap(({ text: word, tags: fitting }) =>
    fitting.length === 1 ? fitting : fitting.filter(({ id }) => id === chosen.get(word)),
  );
  // Two words may mean the same tag.
  const tags = [...new Map(meant.map((tag) => [tag.id, tag])).values()];
  const isDecided = unknown.length === 0 && several.every(({ text: word }) => chosen.has(word));
  // What is kept is kept here: a dialog draws its inside once for each of its parts.
  return (
    <DialogTrigger onOpenChange={reset}>
      <ActionButton>
        <Paste />
        <Text>{say('tags-paste')}</Text>
      </ActionButton>
      <Dialog size="M">
        {({ close }) => (
          <>
            <Heading slot="title">{say('tags-paste')}</Heading>
            <Content>
              <div className={column}>
                <TallTextArea
                  autoFocus
                  label={say('tags-paste-label')}
                  description={say('tags-paste-hint')}
                  value={text}
                  onChange={change}
                  styles={style({ width: 'full' })}
                />
                {error ? (
                  <ErrorNotice error={error} context={say('tags-failed')} onRetry={look} />
                ) : null}
                <div role="status" className={column}>
                  {read !== null && tags.length > 0 ? (
                    <div>
                      <p className={title}>{say('tags-found', { n: tags.length })}</p>
                      <ul className={names}>
                        {tags.map((tag) => (
                          <li key={tag.id}>{trailOf(tag)}</li>
                        ))}
                      </ul>
                    </div>
                  ) : null}
                  {unknown.length > 0 ? (
                    <div
                      className={style({
                        display: 'flex',
                        flexDirection: 'column',
                        gap: 8,
                        alignItems: 'start',
                      })}
                    >
                      <p
                        className={style({
                          font: 'ui',
                          fontWeight: 'bold',
                          margin: 0,
                          color: 'negative',
                        })}
                      >
                        {say('tags-unknown', { n: unknown.length })}
                      </p>
                      <ul className={names}>
                        {unknown.map(({ text: word }) => (
                          <li key={word}>{word}</li>
                        ))}
                      </ul>
                      <p className={style({ font: 'ui-sm', margin: 0 })}>
                        {say('tags-unknown-hint')}
                      </p>
                      <ActionButton
                        onPress={() => {
                          const kept = all.filter((one) => one.tags.length > 0);
                          setText(kept.map((one) => one.text).join('\n'));
                          setRead(kept);
                        }}
                      >
                        {say('tags-take-out')}
                      </ActionButton>
                    </div>
                  ) : null}
                  {several.length > 0 ? (
                    <p className={title}>{say('tags-to-choose', { n: several.length })}</p>
                  ) : null}
                </div>
                {several.map(({ text: word, tags: fitting }) => (
                  <RadioGroup
                    key={word}
                    label={say('tags-which', { word })}
                    value={chosen.get(word) ?? null}
                    onChange={(id) => setChosen(new Map(chosen).set(word, id))}
                  >
                    {fitting.map((tag) => (
                      <Radio key={tag.id} value={tag.id}>
                        {trailOf(tag)}
                      </Radio>
                    ))}
                  </RadioGroup>
                ))}
              </div>
            </Content>
            <ButtonGroup>
              <Button variant="secondary" onPress={close}>
                {say('common-cancel')}
              </Button>
              {read === null ? (
                <BusyButton
                  variant="accent"
                  isBusy={isBusy}
                  isDisabled={text.trim() === ''}
                  onPress={look}
                >
                  {say('tags-paste-look')}
                </BusyButton>
              ) : (
                <Button
                  variant="accent"
                  isDisabled={!isDecided || tags.length === 0}
                  onPress={() => {
                    onTags(tags);
                    close();
                  }}
                >
                  {say('tags-add', { n: tags.length })}
                </Button>
              )}
            </ButtonGroup>
          </>
        )}
      </Dialog>
    </DialogTrigger>
  );
}
