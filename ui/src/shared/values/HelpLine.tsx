// The line below a field and what stands beside it: help, or what is wrong.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

interface HelpLineProps {
  /** What the field points to. */
  id?: string;
  /** Nothing is drawn without it. */
  text: string | undefined;
  isInvalid: boolean;
}

const line = style<{ isInvalid: boolean }>({
  font: 'ui-sm',
  margin: 0,
  overflowWrap: 'anywhere',
  color: { default: 'neutral-subdued', isInvalid: 'negative' },
});

/** Stands outside the field, so that buttons beside the field stay in line with it. */
export function HelpLine({ id, text, isInvalid }: HelpLineProps) {
  if (text === undefined) return null;
  return (
    <p id={id} className={line({ isInvalid })}>
      {text}
    </p>
  );
}
