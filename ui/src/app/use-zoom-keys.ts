// Ctrl or Cmd with plus, minus and zero make everything larger, smaller, and as it was.
//
// Tauri's own (`zoomHotkeysEnabled`) are not used: they hear a key only after the page did, whose
// fields and lists keep keys to themselves, and know zero by its letter, which is "à" on a French
// keyboard. They also go up to 1000 %, where no page can be used.

import { useEffect } from 'react';
import type { Backend } from '../backend/backend';

/** What a browser offers, up to where the smallest window still shows a page. */
const LEVELS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

type Step = 'larger' | 'smaller' | 'reset';

function stepOf({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): Step | null {
  // AltGr counts as Ctrl and Alt: it writes characters.
  if ((!ctrlKey && !metaKey) || altKey) return null;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'larger';
  if (key === '-' || key === '_' || code === 'NumpadSubtract') return 'smaller';
  if (key === '0' || code === 'Digit0' || code === 'Numpad0') return 'reset';
  return null;
}

/** Listens for as long as the window is there. */
export function useZoomKeys(backend: Backend) {
  useEffect(() => {
    let level = 1;
    const show = () => {
      // The page stays as large as it is; whoever pressed the key sees that.
      backend.setZoom(level).catch(() => {});
    };
    // A page that is loaded anew keeps the size of the one before.
    show();
    const onKeyDown = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      const next =
        step === 'reset'
          ? 1
          : step === 'larger'
            ? LEVELS.find((one) => one > level)
            : LEVELS.findLast((one) => one < level);
      if (next === undefined) return;
      level = next;
      show();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [backend]);
}
