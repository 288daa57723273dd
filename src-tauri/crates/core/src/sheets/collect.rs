//! Reads the assets of a selection, and makes a sheet of what they hold.
//! Batches are read ahead while one is put aside.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use futures::{StreamExt as _, TryStreamExt as _, stream};
use tokio_util::sync::CancellationToken;

use crate::blocking::{self, Panicked};
use relabel_aem::{AssetRef, AssetState, Author, BulkReader, Unreadable};
use relabel_files::{Place, whole};
use relabel_model::{ListingScope, SheetFormat, SheetSeparator};
use relabel_sheet::write::{
    self,
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

/// Why an export did not reach its end.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// AEM did not answer as it should.
    #[error(transparent)]
    Aem(#[from] relabel_aem::Error),
    /// Relabel's own files could not be used.
    #[error(transparent)]
    Store(#[from] relabel_store::Error),
    /// What was read could not be put aside.
    #[error(transparent)]
    Aside(#[from] write::Error),
    /// The file could not be written.
    #[error("{error}")]
    File {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        error: write::Error,
    },
    /// Nobody wants it any more.
    #[error("it was cancelled")]
    Cancelled,
    /// Work on files panicked.
    #[error(transparent)]
    Panicked(#[from] Panicked),
}

/// How an export comes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many assets more were read.
    Read(u32),
    /// So many rows were written by now.
    Written(u32),
}

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
    /// Ends it early.
    pub cancelled: CancellationToken,
}

impl Exporting {
    /// Reads and writes until the end, a fact about the environment or the disk, or
    /// cancellation.
    ///
    /// # Errors
    /// [`Error`]. Nothing is left behind then, and what was at the path before still is.
    pub async fn run(
        self,
        tell: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<Written, Error> {
        let cancelled = self.cancelled.clone();
        let ended = self.read_and_write(tell).await;
        ended.map_err(|error| if cancelled.is_cancelled() { Error::Cancelled } else { error })
    }

    async fn read_and_write(
        self,
        tell: impl Fn(Progress) + Send + Sync + 'static,
    ) -> Result<Written, Error> {
        // Waited for whatever happens: cut short, its file would appear after the end.
        let _place = self.place().await?;
        let staged = tokio::select! {
            () = self.cancelled.cancelled() => return Err(Error::Cancelled),
            staged = self.collect(&tell) => staged?,
        };
        self.write(staged, tell).await
    }

    /// The proof that a file can be made at the path; without it nothing is read.
    async fn place(&self) -> Result<Place, Error> {
        let path = self.path.clone();
        blocking(move || Place::of(&path).map_err(|error| at_path(error.into(), &path))).await
    }

    async fn collect(&self, tell: &(impl Fn(Progress) + Sync)) -> Result<Staged, Error> {
        let (folder, columns) = (self.store.folder().to_owned(), self.columns.clone());
        let mut staging =
            blocking(move || Staging::new(&folder, columns).map_err(write::Error::from)).await?;
        let properties: Arc<[String]> =
            self.columns.iter().map(|column| column.property.clone()).collect();
        let names = properties.iter().map(String::as_str);
        let reader = BulkReader::new(self.author.clone(), self.scope.clone(), names);
        let batches = stream::try_unfold(0, |from| async move {
            let rows = self.next_rows(from).await?;
            Ok::<_, Error>(rows.last().map(|last| last.row + 1).map(|next| (rows, next)))
        });
        let reads = batches.map_ok(|rows| read(&reader, rows));
        let mut reads = reads.try_buffered(AHEAD).boxed();
        let mut unreadable = Unreadable::default();
        while let Some(read) = reads.try_next().await? {
            let count = u32::try_from(read.len()).unwrap_or(0);
            let read = readable(read, &mut unreadable)?;
            let properties = Arc::clone(&properties);
            staging = blocking(move || {
                for (path, state) in &read {
                    let found = properties.iter().map(|name| found(state, name));
                    staging.row(path, found)?;
                }
                Ok::<_, write::Error>(staging)
            })
            .await?;
            tell(Progress::Read(count));
        }
        let used_only = self.used_only;
        blocking(move || staging.finish(used_only).map_err(write::Error::from)).await
    }

    async fn next_rows(&self, from: u32) -> Result<Vec<ListingRow>, Error> {
        let (store, listing, selection) =
            (Arc::clone(&self.store), self.listing, self.selection.clone());
        blocking(move || store.selected_rows(listing, &selection, from, BATCH)).await
    }

    async fn write(
        self,
        staged: Staged,
        tell: impl Fn(Progress) + Send + 'static,
    ) -> Result<Written, Error> {
        let Self { path, format, separator, cancelled, .. } = self;
        blocking(move || {
            let mut written = Written::default();
            let look = |rows| {
                tell(Progress::Written(rows));
                !cancelled.is_cancelled()
            };
            let ended = whole(&path, |part| {
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
                Ok::<_, write::Error>(())
            });
            ended.map(|()| written).map_err(|error| at_path(error, &path))
        })
        .await
    }
}

fn at_path(error: write::Error, path: &Path) -> Error {
    Error::File { path: path.to_owned(), error }
}

/// Does work on files that ends in this error.
async fn blocking<T, E, F>(work: F) -> Result<T, Error>
where
    T: Send + 'static,
    E: Send + 'static,
    Error: From<E>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    blocking::blocking(work).await
}

/// Reads a batch, in order.
async fn read(reader: &BulkReader, rows: Vec<ListingRow>) -> Result<Read, Error> {
    let wanted: Vec<AssetRef<'_>> =
        rows.iter().map(|row| AssetRef { row: row.row, path: &row.path }).collect();
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
fn readable(
    read: Read,
    unreadable: &mut Unreadable,
) -> Result<Vec<(String, AssetState)>, relabel_aem::Error> {
    let mut assets = Vec::with_capacity(read.len());
    for (asset, state) in read {
        if let Ok(state) = unreadable.count(state)? {
            assets.push((asset.path, state));
        }
    }
    Ok(assets)
}
