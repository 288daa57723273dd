// One field of the edit: what it holds, what happens to it, and what that looks like.

import { ActionButton, Badge, Checkbox, Picker, PickerItem } from '@react-spectrum/s2';
import Close from '@react-spectrum/s2/icons/Close';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef, useState } from 'react';
import type { EditProblem, Field, ShownValue, Value } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { card } from '../../../shared/layout/card';
import { AdministratorDetails } from '../../../shared/notices/ErrorNotice';
import { CurrentValues } from '../CurrentValues';
import {
  type ActionName,
  actionsOf,
  type Draft,
  literal,
  mayBeOnlyEmpty,
  problemOf,
} from '../drafts';
import { problemInWords } from '../mending';
import { SampleValues } from '../SampleValues';
import type { SampleEntry } from '../use-sample';
import type { SummaryState } from '../use-summaries';
import { ActionEditor } from './ActionEditor';
import { FieldProblems } from './FieldProblems';
import { focusEditor } from './focus-editor';
import { useFieldName } from './labels';

interface FieldCardProps {
  connectionId: string;
  draft: Draft;
  /** What is known about the field; absent for one that was added by name. */
  field: Field | undefined;
  /** What the first assets hold and will hold; `null` while it is being read. */
  sample: SampleEntry[] | null;
  /** What the core says is wrong. */
  problems: EditProblem[];
  /** What the field holds on the whole selection. */
  summary: SummaryState;
  showsProblems: boolean;
  /** The field was just added: its value can be typed at once. */
  takesFocus: boolean;
  /** A list was opened or closed. */
  onList: (isOpen: boolean) => void;
  onDraft: (draft: Draft) => void;
  onRemove: () => void;
  onSummary: () => void;
  onPrefix: (prefix: string) => void;
}

const head = style({ display: 'flex', alignItems: 'center', gap: 8 });
const columns = style({
  display: 'grid',
  gridTemplateColumns: {
    default: '1fr',
    '@media (min-width: 1000px)': 'minmax(0, 3fr) minmax(0, 2fr)',
  },
  gap: 24,
});
const editor = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  minWidth: 0,
});

/** Problems that the editor of the value tells at its own place. */
const AT_FIELD = new Set([
  'patternInvalid',
  'patternTooLarge',
  'numberUnreadable',
  'notAllowed',
  'tooLong',
  'dateUnreadable',
]);

const isUnclosed = ({ code }: EditProblem) => code === 'tokenUnclosed';

/** A value the assets hold, as one that can be given; `null` where it cannot. */
export function valueFrom(shown: ShownValue, kind: Draft['kind']): Value | null {
  const first = shown.entries[0];
  switch (kind) {
    case 'text':
    case 'longText':
      return { kind: 'text', text: literal(shown.entries.join(', ')) };
    case 'list':
      return { kind: 'list', entries: shown.entries.map(literal) };
    case 'tags':
      return { kind: 'list', entries: shown.entries };
    case 'date':
      return first === undefined ? null : { kind: 'date', date: first };
    case 'yesNo':
      return { kind: 'yesNo', yes: first === 'true' };
    case 'number':
      return first === undefined ? null : { kind: 'number', number: first };
  }
}

/** The label, what is there, the action, its editor, and a live sample. */
export function FieldCard(props: FieldCardProps) {
  const { connectionId, draft, field, sample, problems, summary, showsProblems } = props;
  const { takesFocus, onDraft } = props;
  const { say } = useSpeech();
  const nameOf = useFieldName();
  const label = nameOf(draft.property);
  const value = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    focusEditor(value.current);
    // All of it, as far as it fits: what the value becomes stands below the editor.
    value.current?.closest('[data-field]')?.scrollIntoView({ block: 'nearest' });
  }, [takesFocus]);

  const [isInside, setInside] = useState(false);
  // How often a value was taken from what is there now.
  const [used, setUsed] = useState(0);
  // A token that is being typed is not finished, which is no mistake yet.
  const isTyping = isInside && problems.length > 0 && problems.every(isUnclosed);
  const isPending = problemOf(draft) !== null || isTyping;
  const told = isPending ? [] : problems;
  const atField = told.find(({ code }) => AT_FIELD.has(code));
  const beside = told.filter((problem) => problem !== atField);
  const replaces = draft.action === 'replace';
  return (
    <section className={card} aria-label={label} data-field>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 16, padding: 20 })}>
        <div className={style({ display: 'flex', flexDirection: 'column', gap: 4 })}>
          <div className={head}>
            <h2 className={style({ font: 'title-lg', margin: 0, overflowWrap: 'anywhere' })}>
              {label}
            </h2>
            {draft.kind === 'list' || draft.kind === 'date' ? (
              <Badge size="S" variant="neutral" fillStyle="subtle">
                {say(`change-kind-${draft.kind}`)}
              </Badge>
            ) : null}
            {field?.required ? (
              <Badge size="S" variant="notice" fillStyle="subtle">
                {say('edits-required')}
              </Badge>
            ) : null}
            <span className={style({ flexGrow: 1 })} />
            <ActionButton
              isQuiet
              aria-label={say('change-remove', { field: label })}
              onPress={props.onRemove}
            >
              <Close />
            </ActionButton>
          </div>
          <CurrentValues
            connectionId={connectionId}
            kind={draft.kind}
            label={label}
            state={summary}
            onRetry={props.onSummary}
            onUse={
              replaces
                ? (shown) => {
                    setUsed(used + 1);
                    onDraft({ ...draft, value: valueFrom(shown, draft.kind) });
                  }
                : undefined
            }
          />
        </div>
        <div className={columns}>
          <div className={editor}>
            <Picker
              label={say('change-action')}
              selectedKey={draft.action}
              onOpenChange={props.onList}
              onSelectionChange={(key) => onDraft({ ...draft, action: key as ActionName })}
              styles={style({ width: 320, maxWidth: 'full' })}
            >
              {actionsOf(draft.kind).map((action) => (
                <PickerItem key={action} id={action}>
                  {say(`edits-action-${action}`)}
                </PickerItem>
              ))}
            </Picker>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: it only watches the focus. */}
            <div
              ref={value}
              data-value
              className={style({ minWidth: 0 })}
              onFocus={() => setInside(true)}
              onBlur={() => setInside(false)}
            >
              <ActionEditor
                // A value that was taken from the list is shown anew by editors that keep their text.
                key={`${draft.action} ${used}`}
                connectionId={connectionId}
                draft={draft}
                label={label}
                field={field}
                showsProblems={showsProblems}
                problem={atField ? problemInWords(atField, say, nameOf) : null}
                onDraft={onDraft}
              />
            </div>
            {atField?.code === 'patternInvalid' && atField.text !== null ? (
              <AdministratorDetails facts={[['message', atField.text]]} />
            ) : null}
            <FieldProblems
              problems={beside}
              draft={draft}
              onDraft={onDraft}
              onPrefix={props.onPrefix}
            />
            {mayBeOnlyEmpty(draft.action) ? (
              <Checkbox
                isSelected={draft.onlyEmpty}
                onChange={(onlyEmpty) => onDraft({ ...draft, onlyEmpty })}
              >
                {say('edits-only-empty')}
              </Checkbox>
            ) : null}
          </div>
          <SampleValues
            entries={sample}
            waits={isPending ? 'notYet' : told.length > 0 ? 'mend' : null}
            isFind={draft.action === 'findReplace'}
            isOnlyEmpty={draft.onlyEmpty && mayBeOnlyEmpty(draft.action)}
          />
        </div>
      </div>
    </section>
  );
}
