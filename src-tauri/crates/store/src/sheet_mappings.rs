//! How sheets with the same headings were read the last time, and prefixes of
//! property names that the user says AEM knows.

use rusqlite::{OptionalExtension as _, params};

use super::codes::to_text;
use super::{Error, Store};
use relabel_model::{ConnectionId, Timestamp};

/// Mappings that are kept: those used last.
const MOST_MAPPINGS: u32 = 200;

impl Store {
    /// The mapping that was used last for a set of headings, as it was kept.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn sheet_mapping(&self, headings: &str) -> Result<Option<String>, Error> {
        self.read(|reader| {
            let mut query =
                reader.prepare_cached("SELECT body FROM sheet_mappings WHERE headers = ?1")?;
            Ok(query.query_row([headings], |row| row.get(0)).optional()?)
        })
    }

    /// Keeps the mapping of a set of headings, which a digest of them names. Of more
    /// than 200 the one that was not used for longest is forgotten.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn keep_sheet_mapping(
        &self,
        headings: &str,
        body: &str,
        now: &Timestamp,
    ) -> Result<(), Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            transaction.execute(
                "INSERT INTO sheet_mappings (headers, body, used_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (headers) DO UPDATE SET body = excluded.body, used_at = excluded.used_at",
                params![headings, body, to_text(now)?],
            )?;
            transaction.execute(
                "DELETE FROM sheet_mappings WHERE headers NOT IN
                     (SELECT headers FROM sheet_mappings ORDER BY used_at DESC, headers LIMIT ?1)",
                [MOST_MAPPINGS],
            )?;
            transaction.commit()?;
            Ok(())
        })
    }

    /// Prefixes of property names of which the user says that this environment knows
    /// them, in order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn known_prefixes(&self, connection: ConnectionId) -> Result<Vec<String>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT prefix FROM prefixes WHERE connection_id = ?1 ORDER BY prefix",
            )?;
            let found = query.query_map([connection.to_string()], |row| row.get(0))?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    /// Remembers that an environment knows a prefix.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn know_prefix(&self, connection: ConnectionId, prefix: &str) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "INSERT OR IGNORE INTO prefixes (connection_id, prefix) VALUES (?1, ?2)",
                [connection.to_string(), prefix.to_owned()],
            )?;
            Ok(())
        })
    }
}
