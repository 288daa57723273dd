//! Recipes: one click from choosing assets to the check.
