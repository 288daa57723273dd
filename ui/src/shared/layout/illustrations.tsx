// Small drawings for empty pages, in the colours of the theme.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };

const paper = style({ fill: 'gray-75', stroke: 'gray-400', strokeWidth: 2 });
const tint = style({ fill: 'blue-300', stroke: 'blue-800', strokeWidth: 2 });
const ink = style({ fill: 'none', stroke: 'gray-600', strokeWidth: 2 });
const accent = style({ fill: 'blue-800', stroke: 'none' });
const hole = style({ fill: 'gray-25', stroke: 'blue-800', strokeWidth: 2 });

const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

/** A label on a string, and a key: the first screen. */
export function LabelAndKey() {
  return (
    <svg width="176" height="112" viewBox="0 0 176 112" aria-hidden="true">
      <rect
        x="22"
        y="26"
        width="70"
        height="54"
        rx="8"
        className={paper}
        transform="rotate(-8 57 53)"
      />
      <path
        d="m30 74 16-20 12 13 9-9 18 15"
        className={ink}
        {...round}
        transform="rotate(-8 57 53)"
      />
      <circle cx="72" cy="42" r="5" className={ink} transform="rotate(-8 57 53)" />
      <path
        d="M82 40h48a8 8 0 0 1 6 2.600l20 22a8 8 0 0 1 0 10.800l-20 22a8 8 0 0 1-6 2.600H82a8 8 0 0 1-8-8V48a8 8 0 0 1 8-8Z"
        className={tint}
        {...round}
      />
      <circle cx="140" cy="70" r="6" className={hole} />
      <path
        d="M88 58h28M88 70h36M88 82h20"
        className={style({ fill: 'none', stroke: 'blue-800', strokeWidth: 2 })}
        {...round}
      />
      <path d="M146 70c14-6 12-34-8-40-18-5-30 6-50-4" className={ink} {...round} />
      <circle cx="160" cy="22" r="3" className={accent} />
      <circle cx="14" cy="92" r="3" className={accent} />
    </svg>
  );
}

/** An open, empty folder. */
export function EmptyFolder() {
  return (
    <svg width="120" height="88" viewBox="0 0 120 88" aria-hidden="true">
      <path d="M18 22a6 6 0 0 1 6-6h22l8 9h40a6 6 0 0 1 6 6v41H18Z" className={paper} {...round} />
      <path
        d="M10 40a4 4 0 0 1 4-5h92a4 4 0 0 1 4 5l-6 34a5 5 0 0 1-5 4H21a5 5 0 0 1-5-4Z"
        className={tint}
        {...round}
      />
      <path
        d="M48 56h24"
        className={style({ fill: 'none', stroke: 'blue-800', strokeWidth: 2 })}
        {...round}
      />
    </svg>
  );
}

/** A label with a check mark: nothing left to do. */
export function LabelDone() {
  return (
    <svg width="120" height="88" viewBox="0 0 120 88" aria-hidden="true">
      <path
        d="M18 20h52a8 8 0 0 1 6 2.600l22 19a4 4 0 0 1 0 5.500l-22 19a8 8 0 0 1-6 2.600H18a8 8 0 0 1-8-8V28a8 8 0 0 1 8-8Z"
        className={tint}
        {...round}
      />
      <circle cx="80" cy="44" r="5" className={hole} />
      <path
        d="m26 45 9 9 18-19"
        className={style({ fill: 'none', stroke: 'blue-800', strokeWidth: 2 })}
        {...round}
      />
    </svg>
  );
}

/** A plug without its socket: no connection. */
export function Unplugged() {
  return (
    <svg width="120" height="88" viewBox="0 0 120 88" aria-hidden="true">
      <rect x="12" y="28" width="34" height="32" rx="8" className={tint} />
      <path d="M46 38h12M46 50h12M12 44H2" className={ink} {...round} />
      <rect x="74" y="24" width="34" height="40" rx="8" className={paper} />
      <path d="M74 38h-6M74 50h-6M108 44h10" className={ink} {...round} />
    </svg>
  );
}

/** A sheet with rows and columns, and a label on a string. */
export function LabelAndRows() {
  return (
    <svg width="176" height="112" viewBox="0 0 176 112" aria-hidden="true">
      <rect x="24" y="16" width="92" height="80" rx="8" className={paper} />
      <path d="M24 36h92M24 56h92M24 76h92M54 16v80M86 16v80" className={ink} {...round} />
      <path
        d="M98 58h36a8 8 0 0 1 6 2.600l14 15a8 8 0 0 1 0 10.800l-14 15a8 8 0 0 1-6 2.600H98a8 8 0 0 1-8-8V66a8 8 0 0 1 8-8Z"
        className={tint}
        {...round}
      />
      <circle cx="141" cy="81" r="5" className={hole} />
      <path
        d="M100 74h24M100 86h16"
        className={style({ fill: 'none', stroke: 'blue-800', strokeWidth: 2 })}
        {...round}
      />
      <path d="M146 80c16-4 16-34-4-36-14-2-18 8-26-2" className={ink} {...round} />
      <circle cx="156" cy="20" r="3" className={accent} />
      <circle cx="14" cy="88" r="3" className={accent} />
    </svg>
  );
}
