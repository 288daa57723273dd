// The look of a card, shared by everything that is one.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

/** A quiet surface with room inside. */
export const card = style({
  boxSizing: 'border-box',
  backgroundColor: 'elevated',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  borderRadius: 'lg',
  boxShadow: 'emphasized',
  overflow: 'hidden',
});
