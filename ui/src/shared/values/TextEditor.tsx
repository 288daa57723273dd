// A text that may hold tokens: a field, a menu of what can be inserted, and suggestions after `{`.

import { TextArea, TextField, type TextFieldRef } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useSpeech } from '../../i18n/language';
import { HelpLine } from './HelpLine';
import { InsertMenu } from './InsertMenu';
import { TokenSuggestions } from './TokenSuggestions';
import { useTokens } from './token-context';
import { matchingTokens, openToken, type Token, tokensIn } from './tokens';

interface TextEditorProps {
  label: string;
  text: string;
  isMultiline?: boolean;
  isInvalid: boolean;
  errorMessage?: string;
  description?: string;
  placeholder?: string;
  onText: (text: string) => void;
  /** Enter was pressed outside the suggestions. */
  onEnter?: () => void;
  /** The menu of what can be inserted opened or closed. */
  onInserting?: (isOpen: boolean) => void;
}

const MOST_SUGGESTIONS = 6;
const frame = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  flexGrow: 1,
  minWidth: 0,
});
const row = style({ display: 'flex', alignItems: 'end', gap: 8 });
const field = style({ flexGrow: 1, minWidth: 0 });
// Spectrum keeps room for a message below a wrong field; here it stands in the help line.
const wrongField = style({ flexGrow: 1, minWidth: 0, marginBottom: -4 });
const beside = style({ flexShrink: 0 });

/** Plain where no tokens are offered. */
export function TextEditor(props: TextEditorProps) {
  const { label, text, isMultiline = false, onText, onEnter } = props;
  const { say } = useSpeech();
  const offer = useTokens();
  const input = useRef<TextFieldRef<HTMLInputElement | HTMLTextAreaElement>>(null);
  const listId = useId();
  const helpId = useId();
  const help = props.isInvalid ? props.errorMessage : props.description;
  // Caret of the brace whose suggestions are open, and the one that was waved away.
  const [caret, setCaret] = useState<number | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const goTo = useRef<number | null>(null);

  const tokens = useMemo(() => (offer ? tokensIn(say, offer.fields) : []), [offer, say]);
  const open = offer && caret !== null ? openToken(text, caret) : null;
  const isOpen = open !== null && open.from !== closed;
  const shown = open ? matchingTokens(tokens, open.typed).slice(0, MOST_SUGGESTIONS) : [];
  const active = shown[Math.min(chosen, shown.length - 1)];

  // After an insertion the caret stands behind it, ready to type on.
  useEffect(() => {
    if (goTo.current === null) return;
    const element = input.current?.getInputElement();
    element?.focus();
    element?.setSelectionRange(goTo.current, goTo.current);
    goTo.current = null;
  });

  // The list makes the page longer: all of it comes into view, the field above it in any case.
  const line = useRef<HTMLDivElement>(null);
  const isListed = isOpen && shown.length > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: examples that arrive make it higher.
  useEffect(() => {
    if (!isListed) return;
    line.current?.scrollIntoView({ block: 'nearest' });
    input.current?.getInputElement()?.scrollIntoView({ block: 'nearest' });
  }, [isListed, shown.length, offer?.examples]);

  function put(token: string, from: number, to: number) {
    goTo.current = from + token.length;
    setCaret(null);
    onText(text.slice(0, from) + token + text.slice(to));
  }

  function take(token: Token) {
    if (open === null || caret === null) return;
    // A closing brace that is there already is not doubled.
    put(token.text, open.from, caret + (text[caret] === '}' ? 1 : 0));
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isOpen && shown.length > 0 && isPlain) {
      const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (steps !== undefined) {
        event.preventDefault();
        setChosen((Math.min(chosen, shown.length - 1) + steps + shown.length) % shown.length);
        return;
      }
      if (event.key === 'Enter' && active) {
        event.preventDefault();
        take(active);
        return;
      }
    }
    if (isOpen && event.key === 'Escape') {
      event.preventDefault();
      setClosed(open.from);
      return;
    }
    if (event.key === 'Enter' && isPlain && onEnter) {
      event.preventDefault();
      onEnter();
    }
  }

  const shared = {
    label,
    value: text,
    isInvalid: props.isInvalid,
    'aria-describedby': help === undefined ? undefined : helpId,
    placeholder: props.placeholder,
    autoComplete: 'off',
    styles: props.isInvalid ? wrongField : field,
    onChange: (next: string) => {
      onText(next);
      const at = input.current?.getInputElement()?.selectionStart ?? next.length;
      setCaret(at);
      setChosen(0);
      const typed = openToken(next, at);
      if (typed === null) setClosed(null);
      else offer?.onLook();
    },
    onKeyDown,
    onBlur: () => setCaret(null),
    'aria-controls': isOpen ? listId : undefined,
    'aria-autocomplete': offer ? ('list' as const) : undefined,
    'aria-activedescendant': isOpen && active ? `${listId}-${shown.indexOf(active)}` : undefined,
  };

  return (
    <div ref={line} className={frame}>
      <div className={row}>
        {isMultiline ? (
          <TextArea {...shared} ref={input as React.RefObject<TextFieldRef<HTMLTextAreaElement>>} />
        ) : (
          <TextField {...shared} ref={input as React.RefObject<TextFieldRef<HTMLInputElement>>} />
        )}
        {offer ? (
          <div className={beside}>
            <InsertMenu
              label={label}
              tokens={tokens}
              examples={offer.examples}
              onOpenChange={(isOpen) => {
                props.onInserting?.(isOpen);
                if (isOpen) offer.onLook();
              }}
              onInsert={(token) => {
                const element = input.current?.getInputElement();
                const from = element?.selectionStart ?? text.length;
                put(token, from, element?.selectionEnd ?? from);
              }}
            />
          </div>
        ) : null}
      </div>
      <HelpLine id={helpId} text={help} isInvalid={props.isInvalid} />
      {offer && isOpen ? (
        <TokenSuggestions
          id={listId}
          tokens={shown}
          active={active}
          examples={offer.examples}
          onTake={take}
        />
      ) : null}
    </div>
  );
}
