//! Connections, without their keys.

use rusqlite::{OptionalExtension as _, Row, params};

use super::codes::{from_text, to_text};
use super::words::{from_word, word};
use super::{Error, Store};
use relabel_model::{ConnectionId, KeyFacts, Route, Speed, Stage, Timestamp};

/// A connection as it is remembered; its key is in the OS keychain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedConnection {
    /// Which one.
    pub id: ConnectionId,
    /// What the user calls it.
    pub name: String,
    /// Address of the AEM author.
    pub address: String,
    /// What kind of environment.
    pub stage: Stage,
    /// What may be said about the key.
    pub key: KeyFacts,
    /// Names the account; recognises the same key dropped again.
    pub fingerprint: String,
    /// Whether the key is in the keychain, rather than in memory.
    pub remembered: bool,
    /// When it was added.
    pub added_at: Timestamp,
    /// How fast requests may follow each other.
    pub speed: Speed,
    /// How changes reach AEM; nothing is what the kind of key begins with.
    pub route: Option<Route>,
    /// See `ConnectionSummary::one_by_one_until` of the core.
    pub one_by_one_until: Option<Timestamp>,
}

impl Store {
    /// Adds a connection, or replaces the one with the same id.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn save_connection(&self, connection: &SavedConnection) -> Result<(), Error> {
        self.write(|writer| {
        writer.execute(
            "INSERT OR REPLACE INTO connections (id, name, address, stage, key_facts, fingerprint, added_at, remembered, speed, route, one_by_one_until)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                connection.id.to_string(),
                connection.name,
                connection.address,
                word(&connection.stage),
                to_text(&connection.key)?,
                connection.fingerprint,
                to_text(&connection.added_at)?,
                connection.remembered,
                word(&connection.speed),
                connection.route.as_ref().map(word),
                connection.one_by_one_until.as_ref().map(to_text).transpose()?,
            ],
        )?;
        Ok(())
        })
    }

    /// Changes what the user decides about a connection: its name, stage, speed and
    /// route.
    /// What is known of its key stays as it is.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn change_connection(&self, connection: &SavedConnection) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute(
                "UPDATE connections SET name = ?2, stage = ?3, speed = ?4, route = ?5 WHERE id = ?1",
                params![
                    connection.id.to_string(),
                    connection.name,
                    word(&connection.stage),
                    word(&connection.speed),
                    connection.route.as_ref().map(word),
                ],
            )?;
            Ok(())
        })
    }

    /// Keeps until when an environment is not sent requests that write many assets.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn keep_one_by_one(&self, id: ConnectionId, until: &Timestamp) -> Result<(), Error> {
        self.write(|writer| {
            let sql = "UPDATE connections SET one_by_one_until = ?2 WHERE id = ?1";
            writer.execute(sql, params![id.to_string(), to_text(until)?])?;
            Ok(())
        })
    }

    /// Forgets a connection. The key is the keychain's to remove.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_connection(&self, id: ConnectionId) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute("DELETE FROM connections WHERE id = ?1", [id.to_string()])?;
            Ok(())
        })
    }

    /// All connections, by name.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn connections(&self) -> Result<Vec<SavedConnection>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!("{SELECT} ORDER BY name, id"))?;
            let rows = query.query_map([], columns)?;
            rows.map(|row| read(row?)).collect()
        })
    }

    /// One connection.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn connection(&self, id: ConnectionId) -> Result<Option<SavedConnection>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
            query.query_row([id.to_string()], columns).optional()?.map(read).transpose()
        })
    }
}

const SELECT: &str = "SELECT id, name, address, stage, key_facts, fingerprint, added_at, remembered, speed, route, one_by_one_until FROM connections";

type Columns = ([String; 8], bool, [Option<String>; 2]);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    let texts = [
        row.get(0)?,
        row.get(1)?,
        row.get(2)?,
        row.get(3)?,
        row.get(4)?,
        row.get(5)?,
        row.get(6)?,
        row.get(8)?,
    ];
    Ok((texts, row.get(7)?, [row.get(9)?, row.get(10)?]))
}

fn read((texts, remembered, [route, one_by_one_until]): Columns) -> Result<SavedConnection, Error> {
    let [id, name, address, stage, key, fingerprint, added_at, speed] = texts;
    Ok(SavedConnection {
        id: id.parse().map_err(|_| Error::Unknown(id))?,
        name,
        address,
        stage: from_word(&stage)?,
        key: from_text(&key)?,
        fingerprint,
        remembered,
        added_at: from_text(&added_at)?,
        speed: from_word(&speed)?,
        route: route.as_deref().map(from_word).transpose()?,
        one_by_one_until: one_by_one_until.as_deref().map(from_text).transpose()?,
    })
}
