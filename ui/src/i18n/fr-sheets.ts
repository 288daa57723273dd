// French: words about spreadsheets.

import type { sheets as english } from './en-sheets';

export const sheets = {} satisfies typeof english;
