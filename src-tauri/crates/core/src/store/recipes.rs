//! Recipes, in the order the user gave them.
