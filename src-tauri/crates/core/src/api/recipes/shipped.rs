//! The five recipes that come with Relabel: what content teams do most often by hand.
//! Their English names are kept; the window has its own in every language, by
//! [`ShippedRecipe`], as long as nobody changes them.

use super::super::types::{
    DateBase, DateShift, DateUnit, Edit, FieldAction, FieldEdit, FieldKind, LetterCase, RecipeId,
    SaveRecipe, ShippedRecipe, Value,
};
use super::file;
use relabel_store::recipes::SavedRecipe;

/// Number of this set of recipes: a larger one is put in once more, as far as it is missing.
pub(super) const SET: u32 = 1;

/// Before the ids of the recipes: a random id, its end left free.
const IDS: u128 = 0x9c2d_1f6e_53b7_4e0a_8d41_0000_0000_0000;

/// The recipes, in the order of Home.
pub(super) fn all() -> Vec<(ShippedRecipe, SaveRecipe)> {
    use ShippedRecipe as R;
    [R::TitleFromFile, R::DescriptionFromTitle, R::TidyKeywords, R::Approve, R::ExpireInOneYear]
        .map(|shipped| (shipped, recipe(shipped)))
        .into()
}

/// The recipes as they are kept, those of sets after one alone.
pub(super) fn to_keep(after: u32) -> Vec<SavedRecipe> {
    all()
        .into_iter()
        .filter(|(shipped, _)| set_of(*shipped) > after)
        .filter_map(|(shipped, recipe)| {
            let body = file::to_text(&recipe).ok()?;
            let (id, name) = (id_of(shipped), recipe.name);
            Some(SavedRecipe { id, name, body, shipped: Some(shipped), used_at: None })
        })
        .collect()
}

/// The set a recipe came with first: who removed it is not given it by a later set.
fn set_of(shipped: ShippedRecipe) -> u32 {
    match shipped {
        ShippedRecipe::TitleFromFile
        | ShippedRecipe::DescriptionFromTitle
        | ShippedRecipe::TidyKeywords
        | ShippedRecipe::Approve
        | ShippedRecipe::ExpireInOneYear => 1,
    }
}

/// The id of a recipe: the same everywhere, so that it is known for what it was
/// whatever people make of it.
pub(super) fn id_of(shipped: ShippedRecipe) -> RecipeId {
    let number = match shipped {
        ShippedRecipe::TitleFromFile => 1,
        ShippedRecipe::DescriptionFromTitle => 2,
        ShippedRecipe::TidyKeywords => 3,
        ShippedRecipe::Approve => 4,
        ShippedRecipe::ExpireInOneYear => 5,
    };
    RecipeId(uuid::Uuid::from_u128(IDS + number))
}

/// Which of them an id is of.
pub(super) fn of_id(id: RecipeId) -> Option<ShippedRecipe> {
    all().into_iter().map(|(shipped, _)| shipped).find(|shipped| id_of(*shipped) == id)
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
            assert_eq!(of_id(id_of(shipped)), Some(shipped));
            recipe.name.push('!');
            assert_eq!(which(&recipe), None);
        }
    }
}
