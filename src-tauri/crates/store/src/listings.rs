//! Listings: the assets of a folder while the window shows them.

use rusqlite::{OptionalExtension as _, Row, params};

use super::codes::{from_text, to_text};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{
    Asset, AssetKind, ConnectionId, FoundAsset, ListingId, ListingScope, Selection, Timestamp,
};

/// Names a listing in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListingKey(i64);

/// One row of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingRow {
    /// Row number in the listing.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// What it is.
    pub kind: AssetKind,
}

impl Store {
    /// Makes an empty listing.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_listing(
        &self,
        id: ListingId,
        connection: ConnectionId,
        path: &str,
        recursive: bool,
    ) -> Result<ListingKey, Error> {
        self.write(|writer| {
            writer.execute(
                "INSERT INTO listings (id, connection_id, path, recursive) VALUES (?1, ?2, ?3, ?4)",
                params![id.to_string(), connection.to_string(), path, recursive],
            )?;
            Ok(ListingKey(writer.last_insert_rowid()))
        })
    }

    /// Adds a page to a listing; a path that is there already is left out.
    /// Returns the number of rows the listing has now.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn extend_listing(
        &self,
        listing: ListingKey,
        from: u32,
        page: &[FoundAsset],
    ) -> Result<u32, Error> {
        self.write_part(|writer| {
            let transaction = writer.transaction()?;
            let mut row = from;
            {
                let mut insert = transaction.prepare_cached(
                "INSERT OR IGNORE INTO listing_rows (listing, row, path, title, kind, modified_at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
                for asset in page {
                    let modified_at =
                        asset.modified_at.map(|at| to_text(&Timestamp(at))).transpose()?;
                    let added = insert.execute(params![
                        listing.0,
                        row,
                        asset.path,
                        asset.title,
                        word(&asset.kind),
                        modified_at
                    ])?;
                    row += u32::try_from(added).unwrap_or(0);
                }
            }
            transaction.commit()?;
            Ok(row)
        })
    }

    /// Notes a folder that all assets of a listing are below.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn set_listing_folder(&self, listing: ListingKey, folder: &str) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "UPDATE listings SET path = ?2 WHERE key = ?1",
                params![listing.0, folder],
            )?;
            Ok(())
        })
    }

    /// The key and connection of a listing, and what it is of.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn listing(
        &self,
        id: ListingId,
    ) -> Result<Option<(ListingKey, ConnectionId, ListingScope)>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT key, connection_id, path, recursive FROM listings WHERE id = ?1",
            )?;
            let found: Option<(i64, String, ListingScope)> = query
                .query_row([id.to_string()], |row| {
                    let scope = ListingScope { path: row.get(2)?, recursive: row.get(3)? };
                    Ok((row.get(0)?, row.get(1)?, scope))
                })
                .optional()?;
            let Some((key, connection, scope)) = found else { return Ok(None) };
            let connection = connection.parse().map_err(|_| Error::Unknown(connection))?;
            Ok(Some((ListingKey(key), connection, scope)))
        })
    }

    /// One page of a listing.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn listing_page(
        &self,
        listing: ListingKey,
        from: u32,
        limit: u32,
    ) -> Result<Vec<Asset>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT row, path, title, kind, modified_at FROM listing_rows
                 WHERE listing = ?1 AND row >= ?2 ORDER BY row LIMIT ?3",
            )?;
            let mut rows = query.query(params![listing.0, from, limit])?;
            let mut page = Vec::new();
            while let Some(row) = rows.next()? {
                page.push(asset_in(row)?);
            }
            Ok(page)
        })
    }

    /// Some rows of a listing, in the order in which they are named; one that is not there
    /// is left out.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn listing_rows(&self, listing: ListingKey, rows: &[u32]) -> Result<Vec<Asset>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT row, path, title, kind, modified_at FROM listing_rows
                 WHERE listing = ?1 AND row = ?2",
            )?;
            let mut assets = Vec::with_capacity(rows.len());
            for number in rows {
                let mut found = query.query(params![listing.0, number])?;
                if let Some(row) = found.next()? {
                    assets.push(asset_in(row)?);
                }
            }
            Ok(assets)
        })
    }

    /// The next rows of a selection, by row number from `from` on.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn selected_rows(
        &self,
        listing: ListingKey,
        selection: &SelectionFilter,
        from: u32,
        limit: u32,
    ) -> Result<Vec<ListingRow>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT row, path, title, kind FROM listing_rows WHERE listing = ?1 AND row >= ?2 ORDER BY row",
            )?;
            let mut rows = query.query(params![listing.0, from])?;
            let mut chosen = Vec::new();
            while chosen.len() < limit as usize {
                let Some(row) = rows.next()? else { break };
                let number: u32 = row.get(0)?;
                if selection.holds(number) {
                    let kind: String = row.get(3)?;
                    chosen.push(ListingRow {
                        row: number,
                        path: row.get(1)?,
                        title: row.get(2)?,
                        kind: from_word(&kind)?,
                    });
                }
            }
            Ok(chosen)
        })
    }
}

/// The row numbers of a selection, ready for asking one by one.
#[derive(Clone, Debug)]
pub struct SelectionFilter {
    rows: std::collections::HashSet<u32>,
    /// Whether `rows` are the ones left out.
    is_inverse: bool,
}

impl SelectionFilter {
    /// Of a selection.
    #[must_use]
    pub fn new(selection: &Selection) -> Self {
        let (rows, is_inverse) = match selection {
            Selection::All { except, .. } => (except, true),
            Selection::Rows { rows, .. } => (rows, false),
        };
        Self { rows: rows.iter().copied().collect(), is_inverse }
    }

    /// Whether a row belongs to the selection.
    #[must_use]
    pub fn holds(&self, row: u32) -> bool {
        self.rows.contains(&row) != self.is_inverse
    }

    /// How many of the first `total` rows belong to it.
    #[must_use]
    pub fn count(&self, total: u32) -> u32 {
        let named = self.rows.iter().filter(|row| **row < total).count();
        let named = u32::try_from(named).unwrap_or(total);
        if self.is_inverse { total - named } else { named }
    }
}

/// The asset in a row of number, path, title, kind and moment.
fn asset_in(row: &Row<'_>) -> Result<Asset, Error> {
    let (path, kind): (String, String) = (row.get(1)?, row.get(3)?);
    let modified_at: Option<String> = row.get(4)?;
    Ok(Asset {
        row: row.get(0)?,
        name: file_name(&path).to_owned(),
        path,
        title: row.get(2)?,
        kind: from_word(&kind)?,
        modified_at: modified_at.as_deref().map(from_text).transpose()?,
    })
}

/// Last segment of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
