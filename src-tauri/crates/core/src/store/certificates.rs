//! Certificates of company networks that the user trusts. Public by nature.

use rusqlite::params;

use super::{Error, Store};

impl Store {
    /// All trusted certificates as DER, oldest first.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn certificates(&self) -> Result<Vec<Vec<u8>>, Error> {
        let reader = self.reader();
        let mut query = reader.prepare_cached("SELECT der FROM certificates ORDER BY key")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Trusts certificates; one that is trusted already stays.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_certificates(&self, certificates: &[(String, Vec<u8>)]) -> Result<(), Error> {
        let mut writer = self.writer();
        let transaction = writer.transaction()?;
        for (fingerprint, der) in certificates {
            transaction.execute(
                "INSERT OR IGNORE INTO certificates (fingerprint, der) VALUES (?1, ?2)",
                params![fingerprint, der],
            )?;
        }
        Ok(transaction.commit()?)
    }

    /// Trusts a certificate no longer.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_certificate(&self, fingerprint: &str) -> Result<(), Error> {
        self.writer().execute("DELETE FROM certificates WHERE fingerprint = ?1", [fingerprint])?;
        Ok(())
    }
}
