//! Recipes: edits with a name, kept, ordered, and shared as files.

use std::path::Path;

use super::ApiResult;
use super::app::App;
use super::error::{not_built, not_there_yet};
use super::types::{ImportId, OrderRecipes, Recipe, RecipeId, RecipeInspection, SaveRecipe};

impl App {
    /// All recipes, in the order the user gave them.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_recipes(&self) -> ApiResult<Vec<Recipe>> {
        not_there_yet().await
    }

    /// Saves a new recipe, or one in the place of another.
    ///
    /// # Errors
    /// `NotFound`, `FieldInvalid`, `StoreFailed`.
    pub async fn save_recipe(&self, _request: &SaveRecipe) -> ApiResult<Recipe> {
        not_there_yet().await
    }

    /// A copy of a recipe, right after it.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn duplicate_recipe(&self, _recipe: RecipeId) -> ApiResult<Recipe> {
        not_there_yet().await
    }

    /// Removes a recipe. One that came with Relabel stays removed.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn remove_recipe(&self, _recipe: RecipeId) -> ApiResult<()> {
        not_there_yet().await
    }

    /// Puts the recipes into an order.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn order_recipes(&self, _request: &OrderRecipes) -> ApiResult<()> {
        not_there_yet().await
    }

    /// Brings back those that came with Relabel and were removed; returns all.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn restore_recipes(&self) -> ApiResult<Vec<Recipe>> {
        not_there_yet().await
    }

    /// Writes a recipe to a file: no connection, no id, no user.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn save_recipe_file(&self, _recipe: RecipeId, _path: &Path) -> ApiResult<()> {
        not_there_yet().await
    }

    /// Reads a recipe file and keeps it until it is added.
    pub async fn inspect_recipe_file(&self, _path: &Path) -> RecipeInspection {
        std::future::ready(RecipeInspection::NotUsable { error: not_built() }).await
    }

    /// Adds a recipe that was read from a file.
    ///
    /// # Errors
    /// `ImportGone`, `StoreFailed`.
    pub async fn add_recipe(&self, _import: ImportId) -> ApiResult<Recipe> {
        not_there_yet().await
    }
}
