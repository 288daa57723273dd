// The frame of a page that scrolls as a whole.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReactNode } from 'react';

interface PageProps {
  children: ReactNode;
  /** Stays visible below the scrolling part: the bar with the main button. */
  footer?: ReactNode;
  /** Keeps lines readable on pages of text and forms; steps of a change stand where their tables stand. */
  width?: 'narrow' | 'wide' | 'step';
}

/**
 * A page above an {@link ActionFooter}. In a low window, as at a zoom of 200 %, the bar would leave
 * few lines of the page: then both scroll together, and the bar is the end of the page.
 */
export const aboveFooter = style({
  display: 'flex',
  flexDirection: 'column',
  height: 'full',
  minHeight: 0,
  overflow: { default: 'hidden', '@media (max-height: 520px)': 'auto' },
});
/** The part of such a page that scrolls where there is room for both. */
export const scrolling = style({
  flexGrow: 1,
  flexShrink: { default: 1, '@media (max-height: 520px)': 0 },
  minHeight: 0,
  overflow: { default: 'auto', '@media (max-height: 520px)': 'visible' },
});
const content = style({
  boxSizing: 'border-box',
  marginX: { width: { narrow: 'auto', wide: 'auto', step: 0 } },
  width: 'full',
  maxWidth: { width: { narrow: 800, wide: 1120, step: 1248 } },
  paddingX: { width: { narrow: 32, wide: 32, step: 24 } },
  paddingTop: { width: { narrow: 32, wide: 32, step: 16 } },
  paddingBottom: 32,
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
});
const foot = style({
  flexShrink: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'end',
  columnGap: { default: 12, '@media (max-width: 1000px)': 8 },
  rowGap: { default: 12, '@media (max-height: 720px)': 4 },
  paddingX: 24,
  paddingY: { default: 12, '@media (max-height: 720px)': 8 },
  borderWidth: 0,
  borderTopWidth: 1,
  borderStyle: 'solid',
  borderColor: 'gray-200',
  backgroundColor: 'elevated',
});

/** A page with room around it. */
export function Page({ children, footer, width = 'wide' }: PageProps) {
  return (
    <div className={aboveFooter}>
      <div className={scrolling}>
        <div className={content({ width })}>{children}</div>
      </div>
      {footer === undefined ? null : <ActionFooter>{footer}</ActionFooter>}
    </div>
  );
}

const together = style({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'end',
  columnGap: { default: 12, '@media (max-width: 1000px)': 8 },
  rowGap: 4,
});

/** The bar at the bottom of a page that holds its main button. */
export function ActionFooter({ children }: { children: ReactNode }) {
  return <div className={foot}>{children}</div>;
}

/** Buttons of it that go to the next line together, so that the main one is never alone there. */
export function MainButtons({ children }: { children: ReactNode }) {
  return <div className={together}>{children}</div>;
}
