//! What the headings of a sheet are matched with: the fields of an environment, as its
//! form has them and as the assets of the sheet hold them.

use std::sync::Arc;

use futures::future::join_all;

use super::app::App;
use super::types::{MatchBy, MatchHeadings, SheetMapping};
use super::{ApiResult, blocking};
use crate::session::PATIENCE;
use crate::sheets::detect::Sheet;
use crate::sheets::matching::{CommonFolder, path_of};
use crate::sheets::vocabulary::Vocabulary;
use relabel_aem::DAM_ROOT;
use relabel_model::{ListingScope, PropertySet};
use relabel_sheet::{error::Error, read::Row, rows::RowReader};

/// Rows whose assets are looked at, from all parts of a sheet.
const LOOKED_AT: usize = 8;

impl App {
    /// The fields of an environment as somebody sees them, with what some assets of the
    /// sheet hold. What AEM does not tell in time is left out.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub(super) async fn vocabulary(
        &self,
        sheet: &Arc<Sheet>,
        mapping: &SheetMapping,
        wanted: &MatchHeadings,
    ) -> ApiResult<Vocabulary> {
        let &MatchHeadings { connection_id, ref language } = wanted;
        let column = mapping.asset_column.filter(|_| mapping.asset_by == MatchBy::Path);
        let rows = Arc::clone(sheet);
        let paths = blocking(move || paths_in(&rows, column)).await?;
        let mut common = CommonFolder::default();
        paths.iter().for_each(|path| common.add(path));
        let scope = ListingScope { path: common.path(), recursive: true };
        let scope = (!paths.is_empty()).then_some(scope);
        let fields = self.fields_in(connection_id, scope.as_ref()).await?;
        let mut held: Vec<PropertySet> = Vec::new();
        // Whoever waited in vain for a form does not wait for more.
        if !fields.is_unread() {
            let author = self.author(connection_id).await?;
            let reads = join_all(paths.iter().map(|path| author.asset_state(path)));
            if let Ok(states) = tokio::time::timeout(PATIENCE, reads).await {
                held.extend(states.into_iter().flatten().map(|state| state.metadata));
            }
        }
        Ok(Vocabulary::new(language, fields.all().clone(), &held))
    }
}

/// The paths that some rows name.
fn paths_in(sheet: &Sheet, column: Option<u32>) -> Result<Vec<String>, Error> {
    let Some(column) = column else { return Ok(Vec::new()) };
    let mut reader = RowReader::new(Arc::clone(&sheet.rows));
    let (mut row, mut paths) = (Row::default(), Vec::new());
    let count = sheet.rows.count();
    for part in 0..LOOKED_AT.min(count) {
        reader.read(count * part / LOOKED_AT.min(count), &mut row)?;
        let cell = row.cell(column).map_or("", |(_, text)| text);
        paths.extend(path_of(cell, DAM_ROOT).map(std::borrow::Cow::into_owned));
    }
    Ok(paths)
}
