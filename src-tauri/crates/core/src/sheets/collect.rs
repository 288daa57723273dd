//! Reads the assets of a selection, and makes a sheet of what they hold.
//! Batches are read ahead while one is put aside.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::TryStreamExt as _;
use futures::stream::FuturesOrdered;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::api::types::{ApiError, ExportState};
use crate::api::{ApiResult, blocking};
use relabel_aem::{AssetState, Author, BulkReader, Unreadable, Wanted};
use relabel_files::{Place, whole};
use relabel_model::{ListingScope, SheetFormat, SheetSeparator};
use relabel_sheet::write::{
    Error,
    csv::TextSheet,
    staged::{Column, Found, Staged, Staging, Written},
    xlsx::Workbook,
};
use relabel_store::{ListingKey, ListingRow, SelectionFilter, Store};

/// Assets per batch.
const BATCH: u32 = 400;
/// Batches read ahead.
const AHEAD: usize = 3;

/// Assets with what they hold, or why they cannot be read.
type Read = Vec<(ListingRow, Result<AssetState, relabel_aem::Error>)>;

/// An export in the making.
#[derive(Debug)]
pub struct Exporting {
    /// Where the listing is, and the folder for the scratch file.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// From which listing.
    pub listing: ListingKey,
    /// What that is a listing of.
    pub scope: ListingScope,
    /// Which of its rows.
    pub selection: SelectionFilter,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether columns that no asset fills are left out.
    pub used_only: bool,
    /// The file, which is replaced once the new one is whole.
    pub path: PathBuf,
    /// Its form.
    pub format: SheetFormat,
    /// The sign between the cells of a text file.
    pub separator: SheetSeparator,
    /// Where progress is told.
    pub state: watch::Sender<ExportState>,
    /// Ends it early.
    pub cancelled: CancellationToken,
}

impl Exporting {
    /// Reads and writes until the end, a fact about the environment or the disk, or
    /// cancellation.
    ///
    /// # Cancellation
    /// Nothing is left behind, and what was at the path before still is.
    pub async fn run(self) {
        // Waited for whatever happens: cut short, its file would appear after the end.
        let staged = match self.place().await {
            Ok(_place) => tokio::select! {
                () = self.cancelled.cancelled() => return,
                staged = self.collect() => staged,
            },
            Err(error) => Err(error),
        };
        let (state, cancelled) = (self.state.clone(), self.cancelled.clone());
        let written = match staged {
            Ok(staged) => self.write(staged).await,
            Err(error) => Err(error),
        };
        if cancelled.is_cancelled() && written.is_err() {
            return;
        }
        state.send_modify(|state| match written {
            Ok(written) => {
                state.written = written.rows;
                state.left_blank = written.left_blank;
                state.not_for_aem = written.not_for_aem;
                state.complete = true;
            }
            Err(error) => state.error = Some(error),
        });
    }

    /// The proof that a file can be made at the path; without it nothing is read.
    async fn place(&self) -> ApiResult<Place> {
        let path = self.path.clone();
        let place = blocking(move || Place::of(&path).map_err(Error::File)).await;
        place.map_err(|error| at_path(error, &self.path))
    }

    async fn collect(&self) -> ApiResult<Staged> {
        let (folder, columns) = (self.store.folder().to_owned(), self.columns.clone());
        let mut staging =
            blocking(move || Staging::new(&folder, columns).map_err(Error::from)).await?;
        let properties: Arc<[String]> =
            self.columns.iter().map(|column| column.property.clone()).collect();
        let names = properties.iter().map(String::as_str);
        let reader = BulkReader::new(self.author.clone(), self.scope.clone(), names);
        let mut reads = FuturesOrdered::new();
        let mut next = Some(0);
        let mut unreadable = Unreadable::default();
        loop {
            while let Some(from) = next.filter(|_| reads.len() < AHEAD) {
                let rows = self.next_rows(from).await?;
                next = rows.last().map(|last| last.row + 1);
                if next.is_some() {
                    reads.push_back(read(&reader, rows));
                }
            }
            let Some(read) = reads.try_next().await? else { break };
            let count = u32::try_from(read.len()).unwrap_or(0);
            let read = readable(read, &mut unreadable)?;
            let properties = Arc::clone(&properties);
            staging = blocking(move || {
                for (path, state) in &read {
                    let found = properties.iter().map(|name| found(state, name));
                    staging.row(path, found)?;
                }
                Ok::<_, Error>(staging)
            })
            .await?;
            self.state.send_modify(|state| state.read += count);
        }
        let used_only = self.used_only;
        blocking(move || staging.finish(used_only).map_err(Error::from)).await
    }

    async fn next_rows(&self, from: u32) -> ApiResult<Vec<ListingRow>> {
        let (store, listing, selection) =
            (Arc::clone(&self.store), self.listing, self.selection.clone());
        blocking(move || store.selected_rows(listing, &selection, from, BATCH)).await
    }

    async fn write(self, staged: Staged) -> ApiResult<Written> {
        let Self { path, format, separator, state, cancelled, .. } = self;
        let shown = path.clone();
        let written = blocking(move || {
            let mut written = Written::default();
            let look = |rows| {
                state.send_modify(|state| state.written = rows);
                !cancelled.is_cancelled()
            };
            whole(&path, |part| {
                written = match format {
                    SheetFormat::Xlsx => {
                        let mut sheet = Workbook::create(part, staged.width())?;
                        let written = staged.write(&mut sheet, look)?;
                        sheet.finish()?;
                        written
                    }
                    SheetFormat::Csv => {
                        let mut sheet = TextSheet::create(part, separator)?;
                        let written = staged.write(&mut sheet, look)?;
                        sheet.finish()?;
                        written
                    }
                };
                Ok::<_, Error>(())
            })?;
            Ok::<_, Error>(written)
        });
        written.await.map_err(|error| at_path(error, &shown))
    }
}

fn at_path(mut error: ApiError, path: &Path) -> ApiError {
    error.details.path = Some(path.display().to_string());
    error
}

/// Reads a batch, in order.
async fn read(reader: &BulkReader, rows: Vec<ListingRow>) -> ApiResult<Read> {
    let wanted: Vec<Wanted<'_>> =
        rows.iter().map(|row| Wanted { row: row.row, path: &row.path }).collect();
    let states = reader.read_each(&wanted).await?;
    drop(wanted);
    Ok(rows.into_iter().zip(states).collect())
}

fn found<'a>(state: &'a AssetState, property: &str) -> Found<'a> {
    match state.metadata.get(property) {
        Some(value) => Found::Value(value),
        None if state.metadata.is_unsupported(property) => Found::Other,
        None => Found::Nothing,
    }
}

/// The assets that could be read. What ends the reading ends the export.
fn readable(read: Read, unreadable: &mut Unreadable) -> ApiResult<Vec<(String, AssetState)>> {
    let mut assets = Vec::with_capacity(read.len());
    for (asset, state) in read {
        if let Ok(state) = unreadable.count(state)? {
            assets.push((asset.path, state));
        }
    }
    Ok(assets)
}
