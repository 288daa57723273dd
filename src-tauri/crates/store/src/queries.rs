//! Queries that were written in the editor, the newest of each connection.

use rusqlite::params;

use super::codes::{from_text, to_text};
use super::{Error, Store};
use relabel_model::{ConnectionId, PastQuery};

/// How many are kept of a connection: more than anybody scrolls through.
const KEPT: u32 = 50;

impl Store {
    /// The queries of a connection, the newest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn past_queries(&self, connection: ConnectionId) -> Result<Vec<PastQuery>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT configuration, query, variables, asked_at FROM queries
                 WHERE connection_id = ?1 ORDER BY key DESC",
            )?;
            let rows = query.query_map([connection.to_string()], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
            })?;
            rows.map(|row| {
                let (configuration, query, variables, asked_at) = row?;
                Ok(PastQuery { configuration, query, variables, asked_at: from_text(&asked_at)? })
            })
            .collect()
        })
    }

    /// Keeps a query as the newest; the same one again is kept once.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn keep_query(&self, connection: ConnectionId, past: &PastQuery) -> Result<(), Error> {
        let asked_at = to_text(&past.asked_at)?;
        let id = connection.to_string();
        self.write(|writer| {
            writer.execute(
                "INSERT OR REPLACE INTO queries
                     (connection_id, configuration, query, variables, asked_at)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, past.configuration, past.query, past.variables, asked_at],
            )?;
            writer.execute(
                "DELETE FROM queries WHERE connection_id = ?1 AND key < (
                   SELECT key FROM queries WHERE connection_id = ?1
                   ORDER BY key DESC LIMIT 1 OFFSET ?2)",
                params![id, KEPT - 1],
            )?;
            Ok(())
        })
    }
}
