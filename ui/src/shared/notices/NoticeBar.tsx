// A notice in a line: for what is worth knowing, and not an error.

import AlertDiamond from '@react-spectrum/s2/icons/AlertDiamond';
import AlertTriangle from '@react-spectrum/s2/icons/AlertTriangle';
import Lock from '@react-spectrum/s2/icons/Lock';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

interface NoticeBarProps {
  tone: 'notice' | 'negative';
  /** The lock, where that is what the notice is about; else the sign of the tone. */
  sign?: 'lock';
  title: string;
  children: ReactNode;
  /** Ways on, at the end of the line while there is room. */
  actions?: ReactNode;
}

const bar = style<{ tone: 'notice' | 'negative' }>({
  display: 'flex',
  alignItems: 'start',
  gap: 12,
  boxSizing: 'border-box',
  paddingX: 16,
  paddingY: { default: 12, '@media (max-height: 720px)': 4 },
  borderRadius: 'lg',
  borderWidth: 1,
  borderStyle: 'solid',
  borderColor: { tone: { notice: 'orange-700', negative: 'negative' } },
  backgroundColor: { tone: { notice: 'notice-subtle', negative: 'negative-subtle' } },
});
const inside = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 16,
  rowGap: 8,
  flexGrow: 1,
  minWidth: 0,
});

/** Announced when it appears. */
export function NoticeBar({ tone, sign, title, children, actions }: NoticeBarProps) {
  const Sign = sign === 'lock' ? Lock : tone === 'negative' ? AlertTriangle : AlertDiamond;
  return (
    <section role="status" aria-label={title} className={bar({ tone })}>
      <span aria-hidden="true" className={style({ display: 'flex', paddingTop: 2 })}>
        <Sign styles={iconStyle({ size: 'M' })} />
      </span>
      <div className={inside}>
        <div className={style({ font: 'ui', minWidth: 0, flexGrow: 1, flexBasis: 480 })}>
          <h2 className={style({ font: 'ui', fontWeight: 'bold', margin: 0 })}>{title}</h2>
          {children}
        </div>
        {actions ? (
          <div className={style({ display: 'flex', flexWrap: 'wrap', gap: 8 })}>{actions}</div>
        ) : null}
      </div>
    </section>
  );
}
