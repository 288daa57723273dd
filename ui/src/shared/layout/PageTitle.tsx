// The title of a page, which takes the focus when the page appears.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { type ReactNode, useEffect, useRef } from 'react';

interface PageTitleProps {
  children: ReactNode;
  /** Larger, for the first screen. */
  isHero?: boolean;
  /** `false` leaves the focus alone, where the page did not replace another. */
  takesFocus?: boolean;
}

const title = style({
  font: {
    default: { default: 'heading', '@media (max-height: 700px)': 'heading-sm' },
    isHero: 'heading-xl',
  },
  margin: 0,
  outlineStyle: 'none',
  overflowWrap: 'anywhere',
  textWrap: 'balance',
});

/** The one `h1` of a page. Focus moves to it, so that keyboard and screen reader start at the top. */
export function PageTitle({ children, isHero = false, takesFocus = true }: PageTitleProps) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) ref.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <h1 ref={ref} tabIndex={-1} className={title({ isHero })}>
      {children}
    </h1>
  );
}
