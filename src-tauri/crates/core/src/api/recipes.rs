//! Recipes: edits with a name, kept, ordered, and shared as files.

mod file;
mod shipped;

use std::path::Path;

use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, ErrorCode, ImportId, OrderRecipes, Recipe, RecipeId, RecipeInspection, SaveRecipe,
    Timestamp,
};
use super::{ApiResult, blocking};
use relabel_store::{
    Store,
    recipes::{RecipePlace, SavedRecipe},
};

/// Most recipes: more fit on no screen, and the numbers after doubled names stay small.
const MOST_RECIPES: usize = 1_000;

impl App {
    /// All recipes, in the order the user gave them.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_recipes(&self) -> ApiResult<Vec<Recipe>> {
        let store = self.store();
        blocking(move || recipes(&store)).await
    }

    /// Saves a new recipe, or one in the place of another. A name that another has gets
    /// a number.
    ///
    /// # Errors
    /// `NotFound`, `FieldInvalid`, `StoreFailed`.
    pub async fn save_recipe(&self, request: &SaveRecipe) -> ApiResult<Recipe> {
        let (store, request) = (self.store(), request.clone());
        blocking(move || save(&store, request, RecipePlace::End)).await
    }

    /// A copy of a recipe, right after it.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn duplicate_recipe(&self, recipe: RecipeId) -> ApiResult<Recipe> {
        let store = self.store();
        blocking(move || {
            let copied = SaveRecipe { id: None, ..one(&store, recipe)? };
            save(&store, copied, RecipePlace::After(recipe))
        })
        .await
    }

    /// Removes a recipe. One that came with Relabel stays removed.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn remove_recipe(&self, recipe: RecipeId) -> ApiResult<()> {
        let store = self.store();
        blocking(move || store.remove_recipe(recipe)).await
    }

    /// Puts the recipes into an order.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn order_recipes(&self, request: &OrderRecipes) -> ApiResult<()> {
        let (store, mut ids) = (self.store(), request.recipe_ids.clone());
        ids.truncate(MOST_RECIPES);
        blocking(move || store.order_recipes(&ids)).await
    }

    /// Brings back those that came with Relabel and were removed; returns all.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn restore_recipes(&self) -> ApiResult<Vec<Recipe>> {
        let store = self.store();
        blocking(move || {
            store.restore_recipes(&shipped::to_keep(0), &freed)?;
            recipes(&store)
        })
        .await
    }

    /// Writes a recipe to a file: no connection, no id, no user.
    ///
    /// # Errors
    /// `NotFound`; `StoreFailed`; `FileNotWritten` with `details.full` when the file cannot
    /// be written.
    pub async fn save_recipe_file(&self, recipe: RecipeId, path: &Path) -> ApiResult<()> {
        let (store, path) = (self.store(), path.to_owned());
        blocking(move || file::write(&path, &file::to_text(&one(&store, recipe)?)?)).await
    }

    /// Reads a recipe file and keeps it until it is added.
    pub async fn inspect_recipe_file(&self, path: &Path) -> RecipeInspection {
        let (store, path) = (self.store(), path.to_owned());
        let read = blocking(move || {
            let recipe = file::read(&path)?;
            let names = names(&recipes(&store)?);
            Ok::<_, ApiError>((names.contains(&recipe.name), recipe))
        });
        match read.await {
            Ok((same_name, recipe)) => {
                let import_id = self.session().imports.recipes.add(recipe.clone());
                RecipeInspection::Usable { import_id, recipe: Box::new(recipe), same_name }
            }
            Err(error) => RecipeInspection::NotUsable { error },
        }
    }

    /// The recipe in a file that says that it is one; `None` for any other file.
    pub(super) async fn recipe_in(&self, path: &Path) -> Option<RecipeInspection> {
        let file = path.to_owned();
        let is_one = blocking(move || Ok::<_, ApiError>(file::is_one(&file))).await;
        match is_one {
            Ok(true) => Some(self.inspect_recipe_file(path).await),
            Ok(false) | Err(_) => None,
        }
    }

    /// Adds a recipe that was read from a file.
    ///
    /// # Errors
    /// `ImportGone`, `StoreFailed`.
    pub async fn add_recipe(&self, import: ImportId) -> ApiResult<Recipe> {
        let recipe = self.session().imports.recipes.take(import).ok_or_else(|| {
            ApiError::new(ErrorCode::ImportGone, "the recipe file must be chosen again")
        })?;
        self.save_recipe(&recipe).await
    }

    /// Notes that the recipe of a name was used just now.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub(super) async fn note_recipe_used(&self, name: &str) -> ApiResult<()> {
        let (store, name) = (self.store(), name.to_owned());
        let now = Timestamp(self.inner.clock.now());
        blocking(move || store.use_recipe(&name, &now)).await
    }
}

/// All recipes. One that cannot be read, because a newer Relabel kept it, stays kept
/// and is left out.
fn recipes(store: &Store) -> ApiResult<Vec<Recipe>> {
    store.ship_recipes(shipped::SET, shipped::to_keep, &freed)?;
    let kept = store.recipes()?;
    Ok(kept
        .into_iter()
        .filter_map(|saved| match file::from_text(&saved.body) {
            Ok(body) => Some(Recipe {
                id: saved.id,
                name: saved.name,
                edit: body.edit,
                selection: body.selection,
                shipped: saved.shipped,
                came_with: shipped::of_id(saved.id).or(saved.shipped),
                used_at: saved.used_at,
            }),
            Err(error) => {
                tracing::warn!(recipe = %saved.id, %error, "a recipe cannot be read");
                None
            }
        })
        .collect())
}

/// One recipe, in the form it is saved in.
fn one(store: &Store, id: RecipeId) -> ApiResult<SaveRecipe> {
    let saved = store.recipe(id)?.ok_or_else(|| not_found("recipe"))?;
    let body = file::from_text(&saved.body)?;
    Ok(SaveRecipe { id: Some(id), name: saved.name, ..body })
}

fn save(store: &Store, request: SaveRecipe, place: RecipePlace) -> ApiResult<Recipe> {
    if let Some(problem) = file::problem(&request) {
        return Err(ApiError::new(ErrorCode::FieldInvalid, problem));
    }
    let there = recipes(store)?;
    if request.id.is_none() && there.len() >= MOST_RECIPES {
        return Err(ApiError::new(ErrorCode::RequestInvalid, "there are too many recipes"));
    }
    let others: Vec<Recipe> =
        there.iter().filter(|other| Some(other.id) != request.id).cloned().collect();
    // Brought back word by word, a recipe that came with Relabel is that one again.
    let shipped = shipped::which(&request)
        .filter(|shipped| others.iter().all(|other| other.shipped != Some(*shipped)));
    let name = free_name(request.name.trim(), &names(&others));
    let recipe = SaveRecipe { name, ..request };
    let id = recipe.id.unwrap_or_else(|| {
        // Saved again as it was, it is the one that was removed.
        let own = shipped.map(shipped::id_of).filter(|id| there.iter().all(|one| one.id != *id));
        own.unwrap_or_else(RecipeId::new)
    });
    let saved = SavedRecipe {
        id,
        name: recipe.name.clone(),
        body: file::to_text(&recipe)?,
        shipped,
        used_at: there
            .into_iter()
            .find(|one| Some(one.id) == recipe.id)
            .and_then(|one| one.used_at),
    };
    if recipe.id.is_none() {
        store.add_recipe(&saved, place)?;
    } else if !store.replace_recipe(&saved)? {
        return Err(not_found("recipe"));
    }
    Ok(Recipe {
        id: saved.id,
        name: saved.name,
        edit: recipe.edit,
        selection: recipe.selection,
        shipped,
        came_with: shipped::of_id(saved.id).or(shipped),
        used_at: saved.used_at,
    })
}

/// The name of a recipe that comes with Relabel, beside those the user made.
fn freed(recipe: &SavedRecipe, taken: &[String]) -> String {
    free_name(&recipe.name, taken)
}

fn names(recipes: &[Recipe]) -> Vec<String> {
    recipes.iter().map(|recipe| recipe.name.clone()).collect()
}

/// The name, or the name with the first number that makes it another: people choose by it.
pub(super) fn free_name(name: &str, taken: &[String]) -> String {
    if !taken.iter().any(|other| other == name) {
        return name.to_owned();
    }
    let stem = match name.rsplit_once(' ') {
        // A year belongs to the name.
        Some((stem, number)) if number.parse::<u32>().is_ok_and(|number| number < 100) => stem,
        _ => name,
    };
    // A number more has to fit behind it.
    let stem: String = stem.chars().take(file::LONGEST_NAME - 5).collect();
    (2..)
        .map(|number: u32| format!("{stem} {number}"))
        .find(|name| !taken.contains(name))
        .unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_name_gets_the_next_number() {
        let taken = ["Rights", "Rights 2", "Title 2031"].map(String::from);
        assert_eq!(free_name("Title 2031", &taken), "Title 2031 2");
        assert_eq!(free_name("Credits", &taken), "Credits");
        assert_eq!(free_name("Rights", &taken), "Rights 3");
        assert_eq!(free_name("Rights 2", &taken), "Rights 3");
        let long = "x".repeat(file::LONGEST_NAME);
        let numbered = free_name(&long, std::slice::from_ref(&long));
        assert!(numbered != long && numbered.chars().count() <= file::LONGEST_NAME);
    }
}
