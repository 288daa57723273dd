// What only screen readers are told, shared by every place that says more than it shows.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

/** Takes no room and shows nothing; is read aloud all the same, unlike what is not displayed. */
export const unseen = style({
  position: 'absolute',
  width: 1,
  height: 1,
  margin: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});
