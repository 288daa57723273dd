//! The names under which files are proposed to be saved: by folder and day, since people keep
//! several of them; a recipe by its own name.

use super::app::App;
use super::assets::listing_of;
use super::blocking;
use super::types::{JobId, RecipeId, Selection};
use relabel_access::ims::Clock;
use relabel_model::Zone;
use time::Date;

/// For what belongs to no folder.
const ANY: &str = "Relabel";
/// The library itself.
const TOP: &str = "/content/dam";

impl App {
    /// A name for a sheet of these assets, without its ending.
    pub async fn sheet_file_name(&self, selection: &Selection) -> String {
        let listing = self.listing(listing_of(selection)).await.ok();
        self.file_name(listing.map(|(.., scope)| scope.path).as_deref())
    }

    /// A name for the report of a job, without its ending.
    pub async fn report_file_name(&self, id: JobId) -> String {
        let facts = self.job_facts(id).await.ok();
        self.file_name(facts.map(|facts| facts.folder).as_deref())
    }

    /// A name for the file of a recipe, without its ending.
    pub async fn recipe_file_name(&self, recipe: RecipeId) -> String {
        let store = self.store();
        let recipe = blocking(move || store.recipe(recipe)).await.ok().flatten();
        allowed(&recipe.map(|recipe| recipe.name).unwrap_or_default())
    }

    /// A name for what belongs to `folder`, or to none, without its ending.
    #[must_use]
    pub fn file_name(&self, folder: Option<&str>) -> String {
        named(folder, today(&*self.inner.clock))
    }
}

/// The day that it is where the computer is.
pub(super) fn today(clock: &dyn Clock) -> Date {
    let now = clock.now();
    Zone::system().shows(now).map_or(now.date(), |(day, _)| day)
}

/// A name for what belongs to `folder`, or to none.
pub(super) fn named(folder: Option<&str>, day: Date) -> String {
    let leaf = folder.filter(|folder| *folder != TOP).and_then(|folder| folder.rsplit('/').next());
    format!("{}-{day}", allowed(leaf.unwrap_or_default()))
}

/// What every system allows as a name, as near to `name` as can be.
fn allowed(name: &str) -> String {
    let name = name.replace(|c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c), "-");
    let name = name.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if name.is_empty() { ANY } else { name }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_folder_and_the_day() {
        let day = Date::from_calendar_date(2026, time::Month::November, 4).expect("a day");
        let name = |folder| named(folder, day);
        assert_eq!(name(Some("/content/dam/northlight/campaigns")), "campaigns-2026-11-04");
        assert_eq!(name(Some("/content/dam/Été 2025")), "Été 2025-2026-11-04");
        assert_eq!(name(Some("/content/dam/what? .")), "what--2026-11-04");
        assert_eq!(name(Some("/content/dam")), "Relabel-2026-11-04");
        assert_eq!(name(None), "Relabel-2026-11-04");
    }

    #[test]
    fn a_recipe_is_named_as_it_is_called() {
        assert_eq!(allowed("Copyright 2026 / press"), "Copyright 2026 - press");
        assert_eq!(allowed(" … ."), "…");
        assert_eq!(allowed("?"), "-");
        assert_eq!(allowed(""), "Relabel");
    }
}
