// The editor that belongs to what happens to a field.

import {
  ComboBox,
  ComboBoxItem,
  Picker,
  PickerItem,
  Radio,
  RadioGroup,
  Text,
  TextField,
} from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Field, LetterCase } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { TagPicker } from '../../../shared/tags/TagPicker';
import { ListEditor } from '../../../shared/values/ListEditor';
import { ValueEditor } from '../../../shared/values/ValueEditor';
import { type Draft, problemOf } from '../drafts';
import { DateFromEditor } from './DateFromEditor';
import { FindEditor } from './FindEditor';
import { useFieldName, useFields } from './labels';

interface ActionEditorProps {
  connectionId: string;
  draft: Draft;
  /** Label of the field. */
  label: string;
  /** What is known about the field; absent for one that was added by name. */
  field: Field | undefined;
  /** Somebody tried to go on: what is missing is told. */
  showsProblems: boolean;
  /** What the core says is wrong, in words. */
  problem: string | null;
  onDraft: (draft: Draft) => void;
}

const LETTERS: LetterCase[] = ['sentence', 'title', 'upper', 'lower'];
const note = style({ font: 'body', margin: 0 });

/** One editor per action. */
export function ActionEditor(props: ActionEditorProps) {
  const { connectionId, draft, label, field, showsProblems, problem, onDraft } = props;
  const { say } = useSpeech();
  const isMissing = showsProblems && problemOf(draft) === 'missing';

  switch (draft.action) {
    case 'replace': {
      const isList = draft.kind === 'list' || draft.kind === 'tags';
      const longest = field?.longest ?? null;
      return (
        <ValueEditor
          kind={draft.kind}
          value={draft.value}
          label={say('change-value', { field: label })}
          connectionId={connectionId}
          showsProblems={showsProblems}
          problem={problem}
          allowed={field?.allowed}
          description={
            isList
              ? say('change-list-note')
              : longest === null
                ? undefined
                : say('edits-longest', { n: longest })
          }
          onValue={(value) => onDraft({ ...draft, value })}
        />
      );
    }
    case 'add':
      return (
        <Entries {...props} isMissing={isMissing}>
          {draft.kind === 'tags' ? null : (
            <RadioGroup
              label={say('edits-list-order')}
              orientation="horizontal"
              value={draft.atStart ? 'start' : 'end'}
              onChange={(where) => onDraft({ ...draft, atStart: where === 'start' })}
            >
              <Radio value="end">{say('edits-list-at-end')}</Radio>
              <Radio value="start">{say('edits-list-at-start')}</Radio>
            </RadioGroup>
          )}
        </Entries>
      );
    case 'remove':
      return <Entries {...props} isMissing={isMissing} />;
    case 'clear':
      return <p className={note}>{say('change-clear-note', { field: label })}</p>;
    case 'findReplace':
      return (
        <FindEditor
          find={draft.find}
          isMissing={isMissing}
          problem={problem}
          onFind={(find) => onDraft({ ...draft, find })}
        />
      );
    case 'copyFrom':
      return (
        <CopyEditor
          draft={draft}
          isMissing={isMissing}
          problem={problem}
          onFrom={(from) => onDraft({ ...draft, from })}
        />
      );
    case 'changeCase':
      return (
        <Picker
          label={say('edits-letters-label')}
          selectedKey={draft.letters}
          onSelectionChange={(key) => onDraft({ ...draft, letters: key as LetterCase })}
          styles={style({ width: 256 })}
        >
          {LETTERS.map((one) => (
            <PickerItem key={one} id={one}>
              {say(`edits-letters-names-${one}`)}
            </PickerItem>
          ))}
        </Picker>
      );
    case 'joinEntries':
    case 'splitText': {
      const part = draft.action === 'splitText' ? 'split' : 'join';
      return (
        <TextField
          label={say(`edits-${part}-label`)}
          value={draft.separator[part]}
          onChange={(text) =>
            onDraft({ ...draft, separator: { ...draft.separator, [part]: text } })
          }
          isInvalid={isMissing || problem !== null}
          errorMessage={problem ?? say('edits-split-missing')}
          description={say(`edits-${part}-note`)}
          autoComplete="off"
          styles={style({ width: 256 })}
        />
      );
    }
    case 'dateFrom':
      return <DateFromEditor date={draft.date} onDate={(date) => onDraft({ ...draft, date })} />;
  }
}

interface EntriesProps extends ActionEditorProps {
  isMissing: boolean;
  children?: React.ReactNode;
}

/** What is added to a list, or leaves it. */
function Entries({
  connectionId,
  draft,
  label,
  field,
  problem,
  isMissing,
  onDraft,
  children,
}: EntriesProps) {
  const { say } = useSpeech();
  const isAdd = draft.action === 'add';
  const shared = {
    label: isAdd
      ? say('edits-list-add', { field: label })
      : say('edits-list-remove', { field: label }),
    isInvalid: isMissing || problem !== null,
    note: isAdd ? say('edits-list-add-note') : say('edits-list-remove-note'),
  };
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 16 })}>
      {draft.kind === 'tags' ? (
        <TagPicker
          {...shared}
          connectionId={connectionId}
          ids={draft.entries}
          errorMessage={problem ?? say('tags-missing')}
          onIds={(entries) => onDraft({ ...draft, entries })}
        />
      ) : (
        <ListEditor
          {...shared}
          entries={draft.entries}
          errorMessage={problem ?? say('edits-list-missing')}
          allowed={field?.allowed}
          onEntries={(entries) => onDraft({ ...draft, entries })}
        />
      )}
      {children}
    </div>
  );
}

interface CopyEditorProps {
  draft: Draft;
  isMissing: boolean;
  problem: string | null;
  onFrom: (from: string) => void;
}

/** Any field may be copied from, also one that cannot be edited. */
function CopyEditor({ draft, isMissing, problem, onFrom }: CopyEditorProps) {
  const { say } = useSpeech();
  const nameOf = useFieldName();
  const fields = useFields().filter(({ property }) => property !== draft.property);
  return (
    <ComboBox
      label={say('edits-copy-label')}
      defaultSelectedKey={draft.from ?? undefined}
      onSelectionChange={(key) => key !== null && onFrom(String(key))}
      isInvalid={isMissing || problem !== null}
      errorMessage={problem ?? say('edits-copy-missing')}
      description={say('edits-copy-note')}
      menuTrigger="focus"
      styles={style({ width: 288 })}
    >
      {fields.map(({ property }) => (
        <ComboBoxItem key={property} id={property} textValue={nameOf(property)}>
          <Text slot="label">{nameOf(property)}</Text>
        </ComboBoxItem>
      ))}
    </ComboBox>
  );
}
