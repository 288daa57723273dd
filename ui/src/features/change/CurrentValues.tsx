// What a field holds now: one value, several with their counts, or nothing.

import { ActionButton, DialogTrigger, Popover } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { FieldKind, ShownValue } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { valueInWords } from '../../shared/cells/ValueText';
import { useTagFacts } from '../../shared/tags/use-tag-facts';
import type { Summary, SummaryState } from './use-summaries';

interface CurrentValuesProps {
  connectionId: string;
  /** Tags are called by their titles. */
  kind: FieldKind;
  /** Label of the field. */
  label: string;
  state: SummaryState;
  onRetry: () => void;
  /** Takes a value of the list as the new one; absent where that means nothing. */
  onUse?: (value: ShownValue) => void;
}

const line = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 8,
  minHeight: 24,
  font: 'ui',
  color: 'neutral-subdued',
  minWidth: 0,
});
const value = style({ color: 'neutral', truncate: true, minWidth: 0, maxWidth: 'full' });

/** A quiet line below the label of a field. */
export function CurrentValues(props: CurrentValuesProps) {
  const { connectionId, kind, label, onRetry, onUse } = props;
  const speech = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const { say } = speech;
  const state = useTitled(connectionId, kind, props.state);
  if (state === 'loading') return <div className={line}>{say('edits-now-loading')}</div>;
  if (state === 'failed') {
    return (
      <div className={line}>
        {say('edits-now-failed')}
        <ActionButton isQuiet size="S" onPress={onRetry}>
          {say('common-try-again')}
        </ActionButton>
      </div>
    );
  }
  const { field, read, of } = state;
  const { distinct, empty, values } = field;
  const isPart = read < of;
  const only = values[0];
  if (distinct === 0) {
    return (
      <div className={line}>
        {isPart
          ? say('edits-now-first-empty', { n: read })
          : say('edits-now-all-empty', { n: read })}
      </div>
    );
  }
  if (distinct === 1 && empty === 0 && only) {
    return (
      <div className={line}>
        <span>
          {isPart ? say('edits-now-first', { n: read }) : say('edits-now-same', { n: read })}
        </span>
        <span className={value} title={valueInWords(only.value, speech) ?? undefined}>
          {valueInWords(only.value, speech)}
        </span>
      </div>
    );
  }
  return (
    <div className={line}>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <ActionButton size="S">
          {distinct === 1 ? say('edits-now-some') : say('edits-now-several', { n: distinct })}
        </ActionButton>
        <Popover
          size="L"
          hideArrow
          placement="bottom start"
          aria-label={say('edits-now-list-title', { field: label })}
        >
          <ValueList
            label={label}
            summary={state}
            onUse={
              onUse
                ? (chosen) => {
                    onUse(chosen);
                    setOpen(false);
                  }
                : undefined
            }
          />
        </Popover>
      </DialogTrigger>
    </div>
  );
}

/** A summary of tags with their titles, once they are known. */
function useTitled(connectionId: string, kind: FieldKind, state: SummaryState): SummaryState {
  const isTags = kind === 'tags' && state !== 'loading' && state !== 'failed';
  const ids = isTags ? state.field.values.flatMap(({ value }) => value.entries) : [];
  const { known } = useTagFacts(connectionId, [...new Set(ids)]);
  if (!isTags) return state;
  const titled = (value: ShownValue): ShownValue => ({
    ...value,
    kind: 'tags',
    labels: value.entries.map((id) => known.get(id)?.title ?? id),
  });
  const values = state.field.values.map((one) => ({ ...one, value: titled(one.value) }));
  return { ...state, field: { ...state.field, values } };
}

const list = style({
  margin: 0,
  padding: 0,
  listStyleType: 'none',
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  maxHeight: 320,
  overflow: 'auto',
});
const row = style({ display: 'flex', alignItems: 'center', gap: 12, minHeight: 32, font: 'ui' });
const what = style({ flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', lineClamp: 3 });
const many = style({ flexShrink: 0, color: 'neutral-subdued', font: 'ui-sm' });
const foot = style({ font: 'ui-sm', margin: 0, color: 'neutral-subdued' });

function ValueList({
  label,
  summary,
  onUse,
}: {
  label: string;
  summary: Summary;
  onUse?: (value: ShownValue) => void;
}) {
  const speech = useSpeech();
  const { say } = speech;
  const { field, read, of } = summary;
  const rest = field.distinct - field.values.length;
  return (
    <div className={style({ display: 'flex', flexDirection: 'column', gap: 12, padding: 16 })}>
      <h3 className={style({ font: 'title-sm', margin: 0 })}>
        {say('edits-now-list-title', { field: label })}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keys. */}
      <ul className={list} tabIndex={0} aria-label={say('edits-now-list-title', { field: label })}>
        {field.values.map((one) => {
          const said = valueInWords(one.value, speech) ?? say('common-empty');
          return (
            <li key={JSON.stringify(one.value.entries)} className={row}>
              <span className={what} title={said}>
                {said}
              </span>
              <span className={many}>{say('edits-now-assets', { n: one.assets })}</span>
              {onUse ? (
                <ActionButton
                  size="S"
                  isQuiet
                  styles={style({ flexShrink: 0 })}
                  aria-label={say('edits-now-take-this', { value: said })}
                  onPress={() => onUse(one.value)}
                >
                  {say('edits-now-use')}
                </ActionButton>
              ) : null}
            </li>
          );
        })}
        {field.empty > 0 ? (
          <li className={row}>
            <span className={what}>
              <em>{say('common-empty')}</em>
            </span>
            <span className={many}>{say('edits-now-assets', { n: field.empty })}</span>
          </li>
        ) : null}
      </ul>
      {rest > 0 ? <p className={foot}>{say('edits-now-more', { n: rest })}</p> : null}
      {read < of ? <p className={foot}>{say('edits-now-among', { n: read })}</p> : null}
    </div>
  );
}
