//! Searches that were given a name.

use rusqlite::params;

use super::codes::{from_text, to_text};
use super::{Error, Store};
use relabel_model::{SavedSearch, Search, SearchId, Timestamp};

impl Store {
    /// The saved searches, in the order they were first saved. One that cannot be read,
    /// because a newer Relabel kept it, stays kept and is left out.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn searches(&self) -> Result<Vec<SavedSearch>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT id, name, body, practice FROM searches ORDER BY saved_at, id",
            )?;
            let rows = query.query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?, row.get(3)?))
            })?;
            let mut searches = Vec::new();
            for row in rows {
                let (id, name, body, practice) = row?;
                let id: SearchId = id.parse().map_err(|_| Error::Unknown(id))?;
                match from_text::<Search>(&body) {
                    Ok(search) => searches.push(SavedSearch { id, name, search, practice }),
                    Err(error) => tracing::warn!(search = %id, %error, "a search cannot be read"),
                }
            }
            Ok(searches)
        })
    }

    /// Keeps a search, in the place of that of the same id. `false` where it was to
    /// replace one that is not there.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn save_search(
        &self,
        saved: &SavedSearch,
        is_new: bool,
        now: &Timestamp,
    ) -> Result<bool, Error> {
        let body = to_text(&saved.search)?;
        let id = saved.id.to_string();
        self.write(|writer| {
            let changed = if is_new {
                writer.execute(
                    "INSERT INTO searches (id, name, body, practice, saved_at)
                     VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![id, saved.name, body, saved.practice, to_text(now)?],
                )?
            } else {
                writer.execute(
                    "UPDATE searches SET name = ?2, body = ?3, practice = ?4 WHERE id = ?1",
                    params![id, saved.name, body, saved.practice],
                )?
            };
            Ok(changed > 0)
        })
    }

    /// Removes a saved search, if it is there.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_search(&self, id: SearchId) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute("DELETE FROM searches WHERE id = ?1", [id.to_string()])?;
            Ok(())
        })
    }
}
