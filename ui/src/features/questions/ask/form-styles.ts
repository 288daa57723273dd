// The look of the three ways to ask: a part that scrolls, and the main button below it.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

export const formFrame = style({
  display: 'flex',
  flexDirection: 'column',
  flexGrow: 1,
  minHeight: 0,
  minWidth: 0,
});

export const formBody = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 20,
  flexGrow: 1,
  minHeight: 0,
  overflowY: { default: 'auto', '@media (max-width: 760px)': 'visible' },
  paddingX: 16,
  paddingY: 12,
});

export const formFoot = style({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'end',
  gap: 8,
  flexShrink: 0,
  paddingX: 16,
  paddingY: 12,
  borderWidth: 0,
  borderTopWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
});

/** What is missing, beside the main button, which stays where it is. */
export const formMissing = style({
  font: 'ui',
  color: 'negative',
  margin: 0,
  flexGrow: 1,
  minWidth: 0,
});

export const mainButton = style({ flexShrink: 0 });

export const formTitle = style({ font: 'ui', fontWeight: 'bold', margin: 0 });

export const formWays = style({ display: 'flex', flexWrap: 'wrap', gap: 8 });

export const quietText = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });
