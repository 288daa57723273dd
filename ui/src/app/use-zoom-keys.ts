// Ctrl or Cmd with plus, minus and zero make everything larger, smaller, and as it was.
//
// Tauri's own (`zoomHotkeysEnabled`) are not used: they hear a key only after the page did, whose
// fields and lists keep keys to themselves, and know zero by its letter, which is "à" on a French
// keyboard. They also go up to 1000 %, where no page can be used.

import { useEffect } from 'react';
import type { Backend } from '../backend/backend';

/** What a browser offers, up to where the smallest window still shows a page. */
const LEVELS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

const USUAL = 1;

// Kept by the page itself, as by a browser: nothing but the page reads it, and it fits this screen,
// whichever data folder is open.
const KEPT_AS = 'zoom';

/** The level of the last time; the usual one where nothing was kept, or nothing that is a level. */
function keptLevel(): number {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return LEVELS.find((one) => String(one) === kept) ?? USUAL;
  } catch {
    return USUAL;
  }
}

function keep(level: number) {
  try {
    localStorage.setItem(KEPT_AS, String(level));
  } catch {
    // It holds until the window is closed.
  }
}

type Step = 'larger' | 'smaller' | 'reset';

function stepOf({ key, code, ctrlKey, metaKey, altKey }: KeyboardEvent): Step | null {
  // AltGr counts as Ctrl and Alt: it writes characters.
  if ((!ctrlKey && !metaKey) || altKey) return null;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'larger';
  if (key === '-' || key === '_' || code === 'NumpadSubtract') return 'smaller';
  if (key === '0' || code === 'Digit0' || code === 'Numpad0') return 'reset';
  return null;
}

/** Listens for as long as the window is there, and begins with the size of the last time. */
export function useZoomKeys(backend: Backend) {
  useEffect(() => {
    let level = keptLevel();
    const show = () => {
      // The page stays as large as it is; whoever pressed the key sees that.
      backend.setZoom(level).catch(() => {});
    };
    // The host begins at its own, and keeps that of a page that is loaded anew.
    show();
    const onKeyDown = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      const next =
        step === 'reset'
          ? USUAL
          : step === 'larger'
            ? LEVELS.find((one) => one > level)
            : LEVELS.findLast((one) => one < level);
      if (next === undefined) return;
      level = next;
      keep(level);
      show();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [backend]);
}
