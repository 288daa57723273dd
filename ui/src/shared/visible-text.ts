// Texts that somebody else wrote, such as values and titles of assets, fit to be read.

/** Turn the direction of writing around, or take no place at all: with them a text reads otherwise
 * than it is. Joiners belong to some languages and to pictures, and stay; so do ends of lines. */
const UNSEEN = /(?![\t-\r])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** The text with signs that nobody sees written out, such as `[U+202E]`. For reading only. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => {
    const number = sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${number}]`;
  });
}
