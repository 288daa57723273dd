// English: words about searches.

export const searches = {};
