// One value, changed where it stands in the table.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { PlanRow, Value } from '../../../backend/bindings';
import { useSpeech } from '../../../i18n/language';
import { givenText, typedValue } from './cell-kind';

/** Where to go on after a value was saved. */
export type Onward = 'stay' | 'next' | 'previous';

interface CellInputProps {
  row: PlanRow;
  kind: 'text' | 'number';
  label: string;
  /** Why the value was refused, in words. */
  problem: string | null;
  /** What was typed so far: the row may be drawn anew elsewhere. */
  text: string;
  onText: (text: string) => void;
  /** `null`: the field becomes empty; `undefined`: nothing was typed. */
  onSave: (value: Value | null | undefined, onward: Onward) => void;
  onCancel: () => void;
  /** The focus went elsewhere in the window. */
  onLeave: () => void;
}

const frame = style({ display: 'flex', flexDirection: 'column', minWidth: 0, padding: 2 });
const input = style<{ isInvalid: boolean }>({
  boxSizing: 'border-box',
  width: 'full',
  height: 28,
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
export function CellInput(props: CellInputProps) {
  const { row, kind, label, problem, text, onText, onSave, onCancel, onLeave } = props;
  const { say } = useSpeech();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [isChanged, setIsChanged] = useState(false);
  const value = typedValue(kind, text);
  const isTyped = text !== givenText(row);
  const isNoNumber = isTyped && value === undefined;
  const wrong = isNoNumber ? say('change-number-invalid') : isChanged ? null : problem;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears.
  useLayoutEffect(() => {
    field.current?.focus();
    // Drawn anew while somebody types, it must not put the next letter over what is there.
    if (isTyped) field.current?.setSelectionRange(text.length, text.length);
    else field.current?.select();
  }, []);
  // A refusal is about what was typed then.
  useEffect(() => {
    if (problem !== null) setIsChanged(false);
  }, [problem]);

  function save(onward: Onward) {
    if (!isNoNumber) onSave(isTyped ? value : undefined, onward);
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
          onText(event.target.value);
          setIsChanged(true);
        }}
        onKeyDown={onKeyDown}
        // Another window in front leaves the focus here.
        onBlur={(event) => {
          if (document.activeElement !== event.currentTarget) onLeave();
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        onClick={(event) => event.stopPropagation()}
      />
      <span
        id={id}
        role={wrong === null ? undefined : 'alert'}
        className={below({ isInvalid: wrong !== null })}
        title={wrong ?? undefined}
      >
        {wrong ?? say('plan-keys')}
      </span>
    </span>
  );
}
