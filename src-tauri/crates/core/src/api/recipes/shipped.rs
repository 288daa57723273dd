//! The five recipes that come with Relabel: what content teams do most often by hand.
//! Their English names are kept; the window has its own in every language, by
//! [`ShippedRecipe`], as long as nobody changes them.

use super::super::types::{
    DateBase, DateShift, DateUnit, Edit, FieldAction, FieldEdit, FieldKind, LetterCase, RecipeId,
    SaveRecipe, ShippedRecipe, Value,
};
use super::file;
use crate::store::recipes::SavedRecipe;

/// Number of this set of recipes: a larger one is put in once more, as far as it is missing.
pub(super) const SET: u32 = 1;

/// The recipes, in the order of Home.
pub(super) fn all() -> Vec<(ShippedRecipe, SaveRecipe)> {
    use ShippedRecipe as R;
    [R::TitleFromFile, R::DescriptionFromTitle, R::TidyKeywords, R::Approve, R::ExpireInOneYear]
        .map(|shipped| (shipped, recipe(shipped)))
        .into()
}

/// The recipes as they are kept, each under a new id.
pub(super) fn to_keep() -> Vec<SavedRecipe> {
    all()
        .into_iter()
        .filter_map(|(shipped, recipe)| {
            let body = file::to_text(&recipe).ok()?;
            let (id, name) = (RecipeId::new(), recipe.name);
            Some(SavedRecipe { id, name, body, shipped: Some(shipped), used_at: None })
        })
        .collect()
}

/// Which of them a recipe is, down to the last word, whatever folder it was given.
pub(super) fn which(recipe: &SaveRecipe) -> Option<ShippedRecipe> {
    all().into_iter().find_map(|(shipped, known)| {
        let is_same = known.name == recipe.name.trim() && known.edit == recipe.edit;
        is_same.then_some(shipped)
    })
}

fn recipe(shipped: ShippedRecipe) -> SaveRecipe {
    let text = |text: &str| Value::Text { text: text.to_owned() };
    let (name, property, kind, only_empty, change) = match shipped {
        ShippedRecipe::TitleFromFile => (
            "Title from file name",
            "dc:title",
            FieldKind::Text,
            false,
            FieldAction::Replace { value: text("{file.stem|words|sentence}"), tokens: true },
        ),
        ShippedRecipe::DescriptionFromTitle => (
            "Fill empty descriptions with the title",
            "dc:description",
            FieldKind::LongText,
            true,
            FieldAction::CopyFrom { from: "dc:title".to_owned() },
        ),
        // Entries that become the same are kept once.
        ShippedRecipe::TidyKeywords => (
            "Tidy up keywords",
            "dc:subject",
            FieldKind::List,
            false,
            FieldAction::ChangeCase { to: LetterCase::Lower },
        ),
        ShippedRecipe::Approve => (
            "Mark as approved",
            "dam:status",
            FieldKind::Text,
            false,
            FieldAction::Replace { value: text("approved"), tokens: false },
        ),
        ShippedRecipe::ExpireInOneYear => (
            "Expire in one year",
            "prism:expirationDate",
            FieldKind::Date,
            false,
            FieldAction::DateFrom {
                base: DateBase::Today,
                shift: DateShift {
                    amount: 1,
                    unit: DateUnit::Years,
                    at: Some("00:00".to_owned()),
                    zone: own_zone(),
                },
            },
        ),
    };
    let field = FieldEdit { property: property.to_owned(), kind, change, only_empty };
    SaveRecipe {
        id: None,
        name: name.to_owned(),
        edit: Edit { fields: vec![field] },
        selection: None,
    }
}

/// IANA name of the computer's time zone; UTC where it has none.
fn own_zone() -> String {
    jiff::tz::TimeZone::system().iana_name().unwrap_or("UTC").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_recognised_until_a_word_of_it_is_changed() {
        for (shipped, mut recipe) in all() {
            assert!(file::problem(&recipe).is_none());
            assert_eq!(which(&recipe), Some(shipped));
            recipe.name.push('!');
            assert_eq!(which(&recipe), None);
        }
    }
}
