//! In which folders a plan changes assets.

use std::collections::HashMap;

use rusqlite::params;

use super::{Error, PlanKey, Store};
use relabel_model::{FolderCount, PlanSource};

/// Assets read at once: so few that whoever else waits for the database hardly notices.
const AT_ONCE: u32 = 10_000;
/// What all assets lie below. The folders directly in it are mostly one of a team each.
const ASSETS: &str = "/content/dam/";

impl Store {
    /// How many assets of each folder will change, the folder with most first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn plan_folders(&self, plan: PlanKey) -> Result<Vec<FolderCount>, Error> {
        let mut folders: HashMap<String, u32> = HashMap::new();
        let mut from = 0;
        while let Some(last) = self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT row, path FROM plan_assets
                 WHERE plan = ?1 AND row >= ?2 AND need = 'write' ORDER BY row LIMIT ?3",
            )?;
            let mut rows = query.query(params![plan.0, from, AT_ONCE])?;
            let mut last: Option<u32> = None;
            while let Some(row) = rows.next()? {
                last = Some(row.get(0)?);
                let path = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                match folders.get_mut(folder) {
                    Some(assets) => *assets += 1,
                    None => drop(folders.insert(folder.to_owned(), 1)),
                }
            }
            Ok(last)
        })? {
            from = last + 1;
        }
        let mut folders: Vec<FolderCount> =
            folders.into_iter().map(|(folder, assets)| FolderCount { folder, assets }).collect();
        folders.sort_by(|a, b| b.assets.cmp(&a.assets).then_with(|| a.folder.cmp(&b.folder)));
        Ok(folders)
    }

    /// Whether a plan is made from a sheet, which may name assets that nobody chose on
    /// screen.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn is_from_sheet(&self, plan: PlanKey) -> Result<bool, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached("SELECT source FROM plans WHERE key = ?1")?;
            let source: String = query.query_row([plan.0], |row| row.get(0))?;
            let source: PlanSource = super::codes::from_text(&source)?;
            Ok(matches!(source, PlanSource::Sheet { .. }))
        })
    }
}

/// Whether folders lie below more than one of those directly below all assets (threat
/// T16).
#[must_use]
pub fn has_several_roots(folders: &[FolderCount]) -> bool {
    let root = |folder: &FolderCount| {
        let below = folder.folder.strip_prefix(ASSETS).unwrap_or_default();
        below.split('/').next().unwrap_or_default().to_owned()
    };
    let mut roots = folders.iter().map(root);
    roots.next().is_some_and(|first| roots.any(|other| other != first))
}
