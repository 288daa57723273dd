// Suggestions below a text while a token is being typed. The focus stays in the text.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSpeech } from '../../i18n/language';
import { unseen } from '../state/unseen';
import { explained } from './InsertMenu';
import type { Token } from './tokens';

interface TokenSuggestionsProps {
  id: string;
  tokens: readonly Token[];
  /** The one that Enter inserts. */
  active: Token | undefined;
  examples: ReadonlyMap<string, string>;
  onTake: (token: Token) => void;
}

const list = style({
  margin: 0,
  padding: 4,
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-300',
  backgroundColor: 'elevated',
});
const option = style<{ isActive: boolean }>({
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 8,
  alignItems: 'baseline',
  paddingX: 12,
  paddingY: 8,
  borderRadius: 'default',
  cursor: 'default',
  font: 'ui',
  backgroundColor: { default: 'transparent', isActive: 'gray-200', ':hover': 'gray-100' },
});
const quiet = style({ font: 'ui-sm', color: 'neutral-subdued', overflowWrap: 'anywhere' });

/** A list box that is led from the text field by arrow keys. */
export function TokenSuggestions({ id, tokens, active, examples, onTake }: TokenSuggestionsProps) {
  const { say } = useSpeech();
  return (
    <>
      <div role="status" className={unseen}>
        {say('edits-insert-suggested', { n: tokens.length })}
      </div>
      {tokens.length > 0 ? (
        <div role="listbox" id={id} aria-label={say('edits-insert-menu')} className={list}>
          {tokens.map((token, at) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field.
            <div
              key={token.text}
              id={`${id}-${at}`}
              role="option"
              aria-selected={token === active}
              className={option({ isActive: token === active })}
              // Before the text field loses the focus.
              onMouseDown={(event) => {
                event.preventDefault();
                onTake(token);
              }}
            >
              <span>{token.name}</span>
              <span className={quiet}>{explained(token, examples, say)}</span>
            </div>
          ))}
        </div>
      ) : null}
    </>
  );
}
