// One value, changed where it stands in the table.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PlanRow, Value } from '../../backend/bindings';
import { useSpeech } from '../../i18n/language';
import { readNumber } from '../../shared/values/value';

/** Where to go on after a value was saved. */
export type Onward = 'stay' | 'next' | 'previous';

interface CellInputProps {
  row: PlanRow;
  kind: 'text' | 'number';
  label: string;
  /** Why the value was refused, in words. */
  problem: string | null;
  /** `null`: the field becomes empty. */
  onSave: (value: Value | null, onward: Onward) => void;
  onCancel: () => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', gap: 2, minWidth: 0, padding: 2 });
const input = style<{ isInvalid: boolean }>({
  boxSizing: 'border-box',
  width: 'full',
  height: 32,
  paddingX: 8,
  font: 'ui',
  color: 'neutral',
  backgroundColor: 'base',
  borderWidth: 2,
  borderStyle: 'solid',
  borderRadius: 'default',
  borderColor: { default: 'blue-900', isInvalid: 'negative' },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 1,
});
const below = style<{ isInvalid: boolean }>({
  font: 'ui-xs',
  color: { default: 'neutral-subdued', isInvalid: 'negative' },
  truncate: true,
});

/** Enter and Tab save, Escape leaves it as it was, as in a spreadsheet. */
export function CellInput({ row, kind, label, problem, onSave, onCancel }: CellInputProps) {
  const { words } = useSpeech();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(row.new.entries[0] ?? '');
  const [isChanged, setIsChanged] = useState(false);
  const number = readNumber(text);
  const isNoNumber = kind === 'number' && text.trim() !== '' && number === null;
  const wrong = isNoNumber ? words.change.numberInvalid : isChanged ? null : problem;

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  // A refusal is about what was typed then.
  useEffect(() => {
    if (problem !== null) setIsChanged(false);
  }, [problem]);

  function save(onward: Onward) {
    if (isNoNumber) return;
    if (text.trim() === '') onSave(null, onward);
    else if (kind === 'number') onSave({ kind: 'number', number: number ?? text }, onward);
    else onSave({ kind: 'text', text }, onward);
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a letter, Enter belongs to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      save('stay');
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      save(event.shiftKey ? 'previous' : 'next');
    }
  }

  return (
    <span className={frame}>
      <input
        ref={field}
        className={input({ isInvalid: wrong !== null })}
        aria-label={label}
        aria-invalid={wrong !== null}
        aria-describedby={id}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setIsChanged(true);
        }}
        onKeyDown={onKeyDown}
        onDoubleClick={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
      />
      <span
        id={id}
        role={wrong === null ? undefined : 'alert'}
        className={below({ isInvalid: wrong !== null })}
        title={wrong ?? undefined}
      >
        {wrong ?? words.planTable.keys}
      </span>
    </span>
  );
}
