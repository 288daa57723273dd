// What belongs to a page of a browser and not to a window: its menu, whose "Reload" gives up the selection,
// the fields and the values that were changed by hand, and the keys for the same.

import { useEffect } from 'react';

/** Inputs that hold text. */
const TEXT = new Set(['text', 'search', 'url', 'email', 'tel', 'password', 'number']);

/**
 * Whether the menu of the place is that of a text being edited: cut, copy and paste, as the system has
 * them, and nothing that leads away. A field that cannot be edited has the menu of the page.
 */
export function isEditedText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest('input, textarea');
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    const isText = field instanceof HTMLTextAreaElement || TEXT.has(field.type);
    return isText && !field.readOnly && !field.disabled;
  }
  return target.closest('[contenteditable="true"]') !== null;
}

function isReload({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'F5' || key === 'BrowserRefresh') return true;
  return (ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'r';
}

/** For as long as the window is there. */
export function useNoPageMenu() {
  useEffect(() => {
    const onMenu = (event: MouseEvent) => {
      if (!isEditedText(event.target)) event.preventDefault();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (isReload(event)) event.preventDefault();
    };
    // On the way down, because fields and lists keep their events to themselves.
    window.addEventListener('contextmenu', onMenu, { capture: true });
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('contextmenu', onMenu, { capture: true });
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}
