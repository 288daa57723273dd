// English: words about spreadsheets.

export const sheets = {};
