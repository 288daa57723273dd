//! The names under which files are proposed to be saved: by folder and day, since people keep
//! several of them.

use super::app::App;
use super::assets::listing_of;
use super::types::{JobId, Selection};
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

    /// A name for what belongs to `folder`, or to none, without its ending.
    #[must_use]
    pub fn file_name(&self, folder: Option<&str>) -> String {
        let now = self.inner.clock.now();
        let day = Zone::system().shows(now).map_or(now.date(), |(day, _)| day);
        named(folder, day)
    }
}

fn named(folder: Option<&str>, day: Date) -> String {
    let leaf = folder
        .filter(|folder| *folder != TOP)
        .and_then(|folder| folder.rsplit('/').next())
        .map(|leaf| leaf.replace(|c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c), "-"))
        .unwrap_or_default();
    let leaf = leaf.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let leaf = if leaf.is_empty() { ANY } else { leaf };
    format!("{leaf}-{day}")
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
}
