// Whether the window has a size, for what styles alone cannot say.

import { useSyncExternalStore } from 'react';

/** Too narrow for words on every button. */
export const NARROW = '(max-width: 1000px)';
/** Too low for rows with room around them. */
export const LOW = '(max-height: 700px)';

/** Follows the window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}
