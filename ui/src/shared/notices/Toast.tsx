// What went well, said in passing: it asks for nothing and goes by itself.

import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useEffect, useEffectEvent } from 'react';

interface ToastProps {
  /** `null`: nothing is said. Read aloud as soon as it is there. */
  text: string | null;
  onGone: () => void;
}

/** Long enough to be read twice, in milliseconds. */
const STAYS = 6000;

// On top, where it hides no main button; not in the way of the mouse.
const place = style({
  position: 'fixed',
  top: 64,
  insetStart: 0,
  width: 'full',
  zIndex: 10,
  display: 'flex',
  justifyContent: 'center',
  pointerEvents: 'none',
});
const box = style({
  maxWidth: 480,
  paddingX: 20,
  paddingY: 12,
  borderRadius: 'lg',
  font: 'ui',
  color: 'white',
  backgroundColor: 'positive',
  overflowWrap: 'anywhere',
});

/** A line for some seconds; the place is there before, so that what it says is heard. */
export function Toast({ text, onGone }: ToastProps) {
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(gone, STAYS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className={place}>
      {text === null ? null : <span className={box}>{text}</span>}
    </div>
  );
}
