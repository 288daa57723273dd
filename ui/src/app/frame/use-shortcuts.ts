// Keys that work on every page: for its search, the settings and help.

import { useEffect, useEffectEvent } from 'react';

type Shortcut = 'find' | 'settings' | 'help';

function shortcutOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Shortcut | null {
  if (altKey || shiftKey) return null;
  if (key === 'F1') return 'help';
  if (!ctrlKey && !metaKey) return null;
  if (key === ',') return 'settings';
  return key.toLowerCase() === 'f' ? 'find' : null;
}

/** What is on top: a page below a dialog cannot be worked with. */
function openDialog(): Element | undefined {
  return [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
}

/** The search of the page, or what adds a field by its name; a page without either stays as it is. */
function focusSearch() {
  const place = openDialog() ?? document.querySelector('main');
  const search = place?.querySelector<HTMLInputElement>('input[type="search"], [data-add] input');
  search?.focus();
  search?.select();
}

/** Listens for as long as the window is there. The engine's own search would find only rows that are drawn. */
export function useShortcuts(ways: { onSettings: () => void; onHelp: () => void }) {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    if (shortcut === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (shortcut === 'find') focusSearch();
    else if (openDialog() !== undefined) return;
    else if (shortcut === 'settings') ways.onSettings();
    else ways.onHelp();
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => onKeyDown(event);
    // On the way down, because fields and lists keep keys to themselves.
    window.addEventListener('keydown', hear, { capture: true });
    return () => window.removeEventListener('keydown', hear, { capture: true });
  }, []);
}
