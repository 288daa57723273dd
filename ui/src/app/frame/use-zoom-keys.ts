// Ctrl or Cmd with plus, minus and zero make everything larger, smaller, and as it was.
//
// Tauri's own (`zoomHotkeysEnabled`) are not used: they hear a key only after the page did, whose
// fields and lists keep keys to themselves, and know zero by its letter, which is "à" on a French
// keyboard. They also go up to 1000 %, where no page can be used.

import { useEffect, useEffectEvent } from 'react';
import type { Backend } from '../../backend/backend';
import type { Settings } from '../../backend/bindings';

/** What a browser offers, in percent, up to where the smallest window still shows a page. */
const LEVELS = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

const USUAL = 100;

/** The level of the last time; the usual one where none was chosen, or nothing that is a level. */
function levelOf(settings: Settings): number {
  return LEVELS.find((level) => level === settings.zoom) ?? USUAL;
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

/**
 * Listens for as long as the window is there, and begins with the size of the last time. `settings` are
 * `null` until they were read.
 */
export function useZoomKeys(
  backend: Backend,
  settings: Settings | null,
  save: (next: Settings) => Promise<void>,
) {
  const show = useEffectEvent((level: number) => {
    // The page stays as large as it is; whoever pressed the key sees that.
    backend.setZoom(level / 100).catch(() => {});
  });
  const begin = useEffectEvent(() => {
    if (settings !== null) show(levelOf(settings));
  });
  const isRead = settings !== null;
  useEffect(() => {
    // The host begins at its own, and keeps that of a page that is loaded anew.
    if (isRead) begin();
  }, [isRead]);

  const onKeyDown = useEffectEvent(async (event: KeyboardEvent) => {
    const step = stepOf(event);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (settings === null) return;
    const level = levelOf(settings);
    const next =
      step === 'reset'
        ? USUAL
        : step === 'larger'
          ? LEVELS.find((one) => one > level)
          : LEVELS.findLast((one) => one < level);
    if (next === undefined) return;
    // Saved first: whoever sees the size and closes the window at once finds it again.
    await save({ ...settings, zoom: next });
    show(next);
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => void onKeyDown(event);
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
