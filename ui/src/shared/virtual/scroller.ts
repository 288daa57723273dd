// The look of a list that scrolls and takes the focus as one.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

/** Fills its place; a ring inside shows the focus. */
export const scroller = style({
  position: 'relative',
  height: 'full',
  overflow: 'auto',
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
  font: 'ui',
});
