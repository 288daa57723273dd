// One field of the edit: what happens to it, and what that looks like.

import { ActionButton, Picker, PickerItem } from '@react-spectrum/s2';
import Close from '@react-spectrum/s2/icons/Close';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useRef } from 'react';
import { useSpeech } from '../../i18n/language';
import { card } from '../../shared/card';
import { ValueEditor } from '../../shared/values/ValueEditor';
import { type Draft, shownAfter } from './drafts';
import { type SampleEntry, SampleValues } from './SampleValues';

interface FieldCardProps {
  connectionId: string;
  draft: Draft;
  /** What the first assets hold; `null` while it is being read. */
  sample: SampleEntry[] | null;
  showsProblems: boolean;
  /** The field was just added: its value can be typed at once. */
  takesFocus: boolean;
  onDraft: (draft: Draft) => void;
  onRemove: () => void;
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
const editor = style({ display: 'flex', flexDirection: 'column', gap: 16, minWidth: 0 });

/** What takes the focus inside an editor, whatever its kind. */
const VALUE_INPUT = 'input, textarea, [role="spinbutton"]';

/** The label, the action, the new value, and a live sample. */
export function FieldCard({
  connectionId,
  draft,
  sample,
  showsProblems,
  takesFocus,
  onDraft,
  onRemove,
}: FieldCardProps) {
  const { words, fieldLabel } = useSpeech();
  const label = fieldLabel(draft.property);
  const value = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    value.current?.querySelector<HTMLElement>(VALUE_INPUT)?.focus();
  }, [takesFocus]);
  return (
    <section className={card} aria-label={label}>
      <div className={style({ display: 'flex', flexDirection: 'column', gap: 12, padding: 20 })}>
        <div className={head}>
          <h2
            className={style({
              font: 'title-lg',
              margin: 0,
              flexGrow: 1,
              overflowWrap: 'anywhere',
            })}
          >
            {label}
          </h2>
          <ActionButton isQuiet aria-label={words.change.remove(label)} onPress={onRemove}>
            <Close />
          </ActionButton>
        </div>
        <div className={columns}>
          <div className={editor}>
            <Picker
              label={words.change.action}
              selectedKey={draft.action}
              onSelectionChange={(key) =>
                onDraft({ ...draft, action: key === 'clear' ? 'clear' : 'replace' })
              }
              styles={style({ width: 208 })}
            >
              <PickerItem id="replace">{words.change.actions.replace}</PickerItem>
              <PickerItem id="clear">{words.change.actions.clear}</PickerItem>
            </Picker>
            {draft.action === 'clear' ? (
              <p className={style({ font: 'body', margin: 0 })}>{words.change.clearNote(label)}</p>
            ) : (
              <div ref={value}>
                <ValueEditor
                  kind={draft.kind}
                  value={draft.value}
                  label={words.change.value(label)}
                  connectionId={connectionId}
                  showsProblems={showsProblems}
                  onValue={(value) => onDraft({ ...draft, value })}
                />
              </div>
            )}
          </div>
          <SampleValues entries={sample} after={shownAfter(draft)} />
        </div>
      </div>
    </section>
  );
}
