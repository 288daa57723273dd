//! The form of a recipe in a file, which is also the form it is kept in: JSON with a
//! version. It names no connection, no id and no user, so that it can be handed on.

use std::io::Read as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::super::types::{ApiError, Edit, ErrorCode, ErrorDetails, RecipeSelection, SaveRecipe};
use crate::api::error::file_error;
use relabel_files::whole;

/// Newest form that is understood.
const VERSION: u32 = 1;
/// Largest file that is read, in bytes; a recipe of 60 fields has about 20 KiB.
const LARGEST: u64 = 256 * 1024;
/// Most fields of a recipe: more than AEM's forms have.
pub(super) const MOST_FIELDS: usize = 200;
/// Longest name, in characters: what a button on Home still holds on a few lines.
pub(super) const LONGEST_NAME: usize = 100;
/// Longest path of a folder, in bytes, as far as AEM's search takes one.
const LONGEST_PATH: usize = 4_096;

/// A recipe as text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RecipeFile {
    relabel_recipe: u32,
    name: String,
    edit: Edit,
    #[serde(default)]
    selection: Option<RecipeSelection>,
}

/// The little that tells a recipe of any version from another file.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Mark {
    relabel_recipe: u32,
}

/// The text of a recipe.
pub(super) fn to_text(recipe: &SaveRecipe) -> Result<String, ApiError> {
    let file = RecipeFile {
        relabel_recipe: VERSION,
        name: recipe.name.clone(),
        edit: recipe.edit.clone(),
        selection: recipe.selection.clone(),
    };
    let text = serde_json::to_string_pretty(&file)
        .map_err(|error| ApiError::new(ErrorCode::RequestInvalid, error.to_string()))?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= LARGEST) {
        Ok(text)
    } else {
        // It could be saved to a file, but not be opened again.
        Err(ApiError::new(ErrorCode::RequestInvalid, "the recipe is too large to be kept"))
    }
}

/// A recipe from its text.
pub(super) fn from_text(text: &str) -> Result<SaveRecipe, ApiError> {
    // Notepad writes a byte order mark in front.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let not_one = |error: serde_json::Error| not_recognised(&error.to_string());
    let Mark { relabel_recipe } = serde_json::from_str(text).map_err(not_one)?;
    if relabel_recipe > VERSION {
        let message = format!("the recipe has form {relabel_recipe}, known is {VERSION}");
        return Err(ApiError::new(ErrorCode::RecipeNewer, message));
    }
    let RecipeFile { name, edit, selection, .. } = serde_json::from_str(text).map_err(not_one)?;
    let recipe = SaveRecipe { id: None, name: name.trim().to_owned(), edit, selection };
    match problem(&recipe) {
        Some(problem) => Err(not_recognised(problem)),
        None => Ok(recipe),
    }
}

/// What is wrong with a recipe, whichever environment it is used in. Whether its fields
/// can be edited is judged when it is used: forms and tags differ between environments.
pub(super) fn problem(recipe: &SaveRecipe) -> Option<&'static str> {
    let name = recipe.name.trim();
    let fields = &recipe.edit.fields;
    if name.is_empty() {
        Some("the recipe has no name")
    } else if name.chars().count() > LONGEST_NAME {
        Some("the name of the recipe is too long")
    } else if name.chars().any(char::is_control) {
        Some("the name of the recipe holds control characters")
    } else if fields.is_empty() {
        Some("the recipe changes no field")
    } else if fields.len() > MOST_FIELDS {
        Some("the recipe changes too many fields")
    } else if matches!(&recipe.selection, Some(RecipeSelection::Folder { path, .. })
        if !path.starts_with('/') || path.len() > LONGEST_PATH)
    {
        Some("the folder of the recipe is not a path")
    } else {
        None
    }
}

/// Whether a file says of itself that it is a recipe, of whatever version.
pub(super) fn is_one(path: &Path) -> bool {
    bytes_of(path).is_ok_and(|bytes| {
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        serde_json::from_str::<Mark>(text.strip_prefix('\u{FEFF}').unwrap_or(text)).is_ok()
    })
}

/// Reads a recipe file.
pub(super) fn read(path: &Path) -> Result<SaveRecipe, ApiError> {
    let bytes = bytes_of(path)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| not_recognised(&error.to_string()))?;
    from_text(text)
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, ApiError> {
    let unreadable = |error: std::io::Error| not_recognised(&error.to_string());
    // A folder can be opened, and a pipe waits for ever.
    if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(not_recognised("not a file"));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|read| read > LARGEST) {
        return Err(not_recognised("larger than any recipe"));
    }
    Ok(bytes)
}

/// Writes a recipe file, which takes the place of another only once it is whole.
pub(super) fn write(path: &Path, text: &str) -> Result<(), ApiError> {
    whole(path, |part| std::fs::write(part, text))
        .map_err(|error| file_error(&error, "the recipe file cannot be written"))
}

fn not_recognised(technical: &str) -> ApiError {
    let details = ErrorDetails { technical: Some(technical.to_owned()), ..ErrorDetails::default() };
    ApiError::new(ErrorCode::RecipeNotRecognised, "this is not a recipe file").with(details)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_version_1_stays_readable() {
        let text = r#"{"relabelRecipe":1,"name":" Rights ","edit":{"fields":[
            {"property":"dc:rights","kind":"text","change":{"action":"replace",
             "value":{"kind":"text","text":"© 2031"}}}]},"from a later one":true}"#;
        let recipe = from_text(&format!("\u{FEFF}{text}")).expect("readable");
        assert_eq!(recipe.name, "Rights");
        assert_eq!(recipe.edit.fields[0].property, "dc:rights");
        assert_eq!(recipe.selection, None);
    }

    #[test]
    fn other_files_and_newer_ones_are_told_apart() {
        let code = |text: &str| from_text(text).expect_err("refused").code;
        for text in [
            "",
            "{}",
            "[]",
            "null",
            r#"{"relabelRecipe":"1"}"#,
            r#"{"relabelRecipe":1,"name":"x","edit":{"fields":[]}}"#,
            r#"{"relabelRecipe":1,"name":" ","edit":{"fields":[
                {"property":"dc:rights","kind":"text","change":{"action":"clear"}}]}}"#,
            r#"{"relabelRecipe":1,"name":"x","edit":{"fields":[
                {"property":"dc:rights","kind":"text","change":{"action":"explode"}}]}}"#,
        ] {
            assert_eq!(code(text), ErrorCode::RecipeNotRecognised, "{text}");
        }
        assert_eq!(code(r#"{"relabelRecipe":2,"steps":[]}"#), ErrorCode::RecipeNewer);
        let deep = format!(r#"{{"relabelRecipe":1,"name":{}"#, "[".repeat(100_000));
        assert_eq!(code(&deep), ErrorCode::RecipeNotRecognised);
    }
}
