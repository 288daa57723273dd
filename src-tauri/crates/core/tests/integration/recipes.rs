//! Recipes: kept, ordered, shared.
