// Texts that somebody else wrote, such as values and titles of assets, fit to be read.

/** Turn the direction of writing around, or take no place at all: with them a text reads otherwise
 * than it is. What some languages write with stays (joiners, the sign between words, marks beside
 * letters of the other direction), and so do ends of lines. */
const UNSEEN = /(?![\t-\r])[\p{Cc}\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The text with signs that nobody sees written out, such as `[U+202E]`. For reading only. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => {
    const number = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${number}]`;
  });
}
