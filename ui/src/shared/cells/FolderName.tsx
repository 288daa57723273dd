// A folder in a narrow place: the middle gives way, because the last name tells most.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const whole = style({ display: 'flex', minWidth: 0 });
const head = style({ minWidth: 0, truncate: true, whiteSpace: 'pre' });
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
