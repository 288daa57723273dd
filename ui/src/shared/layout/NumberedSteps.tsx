// What comes after what, in a line of numbers.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

interface NumberedStepsProps {
  /** What the steps are about; read aloud. */
  label: string;
  steps: readonly string[];
  isCentred?: boolean;
}

const list = style<{ isCentred: boolean }>({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: { default: 'start', isCentred: 'center' },
  columnGap: 24,
  rowGap: 8,
  margin: 0,
  padding: 0,
  listStyleType: 'none',
  font: 'ui',
  color: 'neutral-subdued',
});
const number = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  flexShrink: 0,
  width: 24,
  height: 24,
  borderRadius: 'full',
  backgroundColor: 'gray-100',
  color: 'neutral',
  font: 'ui-sm',
  fontWeight: 'bold',
});

/** To be read; nothing to press. */
export function NumberedSteps({ label, steps, isCentred = false }: NumberedStepsProps) {
  return (
    <ol className={list({ isCentred })} aria-label={label}>
      {steps.map((text, index) => (
        <li key={text} className={style({ display: 'flex', alignItems: 'center', gap: 8 })}>
          <span className={number} aria-hidden="true">
            {index + 1}
          </span>
          {text}
        </li>
      ))}
    </ol>
  );
}
