// English: words about recipes.

export const recipes = {};
