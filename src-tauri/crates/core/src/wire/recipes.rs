//! Recipes: edits with a name, to be used again.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, Edit, ImportId, RecipeId, Search, ShippedRecipe, Timestamp};

/// An edit that was given a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recipe {
    /// Which one.
    pub id: RecipeId,
    /// Its name; for a shipped one that nobody renamed the window has its own.
    pub name: String,
    /// What it changes.
    pub edit: Edit,
    /// On which assets, where that was saved with it.
    pub selection: Option<RecipeSelection>,
    /// Which of those that come with Relabel, unless it was changed.
    pub shipped: Option<ShippedRecipe>,
    /// Which of those that come with Relabel it was, changed or not. One that is not
    /// among the recipes was removed and can be brought back.
    pub came_with: Option<ShippedRecipe>,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// Which assets a recipe is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum RecipeSelection {
    /// Those of a folder.
    #[serde(rename_all = "camelCase")]
    Folder {
        /// Its path.
        path: String,
        /// Whether everything below it too.
        recursive: bool,
    },
    /// Those that a search finds.
    #[serde(rename_all = "camelCase")]
    Search {
        /// What is looked for.
        search: Search,
    },
}

/// Saves a recipe.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveRecipe {
    /// Which one is replaced; none: a new one.
    pub id: Option<RecipeId>,
    /// Its name.
    pub name: String,
    /// What it changes.
    pub edit: Edit,
    /// On which assets.
    pub selection: Option<RecipeSelection>,
}

/// Names one recipe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipeRef {
    /// Which one.
    pub recipe_id: RecipeId,
}

/// Puts the recipes into an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OrderRecipes {
    /// All of them; one that is not named goes to the end.
    pub recipe_ids: Vec<RecipeId>,
}

/// What a recipe file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum RecipeInspection {
    /// It can be added.
    #[serde(rename_all = "camelCase")]
    Usable {
        /// Names it until it is added.
        import_id: ImportId,
        /// What would be saved.
        recipe: Box<SaveRecipe>,
        /// Whether one of this name is there.
        same_name: bool,
    },
    /// It cannot be used.
    #[serde(rename_all = "camelCase")]
    NotUsable {
        /// Why.
        error: ApiError,
    },
}
