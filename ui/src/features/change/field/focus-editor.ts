// Leads to the editor of a value, whatever its kind.

/** What takes the focus inside an editor; some of it only carries a value for forms. */
const TAKES_FOCUS =
  ':is(input, textarea, [role="spinbutton"], button[aria-haspopup="listbox"]):not([aria-hidden="true"] *)';

/** Gives the focus to the first of what `part` can be filled in with. */
export function focusEditor(part: Element | null | undefined) {
  part?.querySelector<HTMLElement>(TAKES_FOCUS)?.focus();
}
