// Copying a text, also where the clipboard is not to be had.

import { useState } from 'react';

/** What became of the last copy. */
export type Copied = 'no' | 'copied' | 'selected';

/** Copies to the clipboard; where the system refuses, `select` marks the text for the keyboard. */
export function useCopy(select: () => void) {
  const [copied, setCopied] = useState<Copied>('no');

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('copied');
    } catch {
      select();
      setCopied('selected');
    }
  }

  return { copied, copy, forget: () => setCopied('no') };
}
