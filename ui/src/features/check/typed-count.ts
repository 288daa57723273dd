// The number somebody types to confirm a large change of Live.

/** What people put between groups of three digits: spaces of every width, comma, point, apostrophe. */
const GROUPED = /^\d{1,3}(?<gap>[\s,.'’])\d{3}(?:\k<gap>\d{3})*$/u;

/** The number in a text, grouped by the habits of any country; `null` where there is none. */
export function typedCount(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d+$/.test(trimmed) && !GROUPED.test(trimmed)) return null;
  const count = Number(trimmed.replaceAll(/\D/g, ''));
  return Number.isSafeInteger(count) ? count : null;
}
