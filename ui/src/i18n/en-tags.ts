// English: words about tags.

export const tags = {};
