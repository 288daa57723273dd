//! Commands about recipes.

use relabel_core::api::types::{
    ImportRef, OrderRecipes, Recipe, RecipeInspection, RecipeRef, SaveRecipe,
};
use tauri::{AppHandle, State};

use super::Reply;
use crate::Shell;

#[tauri::command]
pub(super) async fn list_recipes(shell: State<'_, Shell>) -> Reply<Vec<Recipe>> {
    shell.app()?.list_recipes().await
}

#[tauri::command]
pub(super) async fn save_recipe(shell: State<'_, Shell>, request: SaveRecipe) -> Reply<Recipe> {
    shell.app()?.save_recipe(&request).await
}

#[tauri::command]
pub(super) async fn duplicate_recipe(shell: State<'_, Shell>, request: RecipeRef) -> Reply<Recipe> {
    shell.app()?.duplicate_recipe(request.recipe_id).await
}

#[tauri::command]
pub(super) async fn remove_recipe(shell: State<'_, Shell>, request: RecipeRef) -> Reply<()> {
    shell.app()?.remove_recipe(request.recipe_id).await
}

#[tauri::command]
pub(super) async fn order_recipes(shell: State<'_, Shell>, request: OrderRecipes) -> Reply<()> {
    shell.app()?.order_recipes(&request).await
}

#[tauri::command]
pub(super) async fn restore_recipes(shell: State<'_, Shell>) -> Reply<Vec<Recipe>> {
    shell.app()?.restore_recipes().await
}

/// Asks for a place with the system's file dialog and writes there; `false` when the
/// user chose none.
#[tauri::command]
pub(super) async fn save_recipe_file(
    window: AppHandle,
    shell: State<'_, Shell>,
    request: RecipeRef,
) -> Reply<bool> {
    let app = shell.app()?;
    let name = format!("{}.relabel.json", app.recipe_file_name(request.recipe_id).await);
    let Some(path) = super::pick_place(&window, &name, "Relabel", "json").await else {
        return Ok(false);
    };
    app.save_recipe_file(request.recipe_id, &path).await?;
    Ok(true)
}

/// Opens the system's file dialog; `None` when the user chose nothing.
#[tauri::command]
pub(super) async fn pick_recipe_file(
    window: AppHandle,
    shell: State<'_, Shell>,
) -> Reply<Option<RecipeInspection>> {
    let app = shell.app()?;
    let Some(path) = super::pick_file(&window).await else { return Ok(None) };
    Ok(Some(app.inspect_recipe_file(&path).await))
}

#[tauri::command]
pub(super) async fn add_recipe(shell: State<'_, Shell>, request: ImportRef) -> Reply<Recipe> {
    shell.app()?.add_recipe(request.import_id).await
}
