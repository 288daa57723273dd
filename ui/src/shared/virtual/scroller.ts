// The look of a list that scrolls and takes the focus as one.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

/**
 * Fills its place, or grows with its rows where the page scrolls them, except in a small window:
 * there the end of the page would be too far away. A ring inside shows the focus.
 */
export const scroller = style<{ isInPage?: boolean }>({
  position: 'relative',
  height: {
    default: 'full',
    isInPage: { default: 'auto', '@media (max-height: 520px), (max-width: 760px)': '[70vh]' },
  },
  overflow: {
    default: 'auto',
    isInPage: { default: 'visible', '@media (max-height: 520px), (max-width: 760px)': 'auto' },
  },
  outlineStyle: { default: 'none', ':focus-visible': 'solid' },
  outlineColor: 'focus-ring',
  outlineWidth: 2,
  outlineOffset: -2,
  font: 'ui',
});
