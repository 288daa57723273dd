// A folder in a narrow place: the middle gives way, because the last name tells most.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

// One line of two: where the last name leaves no room for a sign of what is left out before it, it
// goes to the other line, which is the one that is seen.
const whole = style({
  display: 'flex',
  flexWrap: 'wrap-reverse',
  alignContent: '[flex-end]',
  height: '[1lh]',
  minWidth: 0,
  overflow: 'hidden',
});
const head = style({
  flexGrow: 1,
  flexShrink: 1,
  flexBasis: 20,
  minWidth: 0,
  maxWidth: '[max-content]',
  truncate: true,
  whiteSpace: 'pre',
});
const leaf = style({ flexShrink: 0, maxWidth: 'full', truncate: true });

/** Names with signs between them, as `folderInWords` makes them; all of them in the tooltip. */
export function FolderName({ name }: { name: string }) {
  const last = name.lastIndexOf(' / ');
  const at = last === -1 ? 0 : last + 3;
  return (
    <span className={whole} title={name}>
      <span className={head}>{name.slice(0, at)}</span>
      <span className={leaf}>{name.slice(at)}</span>
    </span>
  );
}
