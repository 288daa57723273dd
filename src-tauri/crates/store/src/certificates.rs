//! Certificates of company networks that the user trusts. Public by nature.

use rusqlite::params;

use super::codes::{from_text, to_text};
use super::{Error, Store};
use relabel_model::CompanyCertificate;

impl Store {
    /// All trusted certificates, oldest first.
    ///
    /// # Errors
    /// [`Error::Database`], [`Error::Unknown`].
    pub fn certificates(&self) -> Result<Vec<CompanyCertificate>, Error> {
        self.read(|reader| {
            let mut query =
                reader.prepare_cached("SELECT der, facts FROM certificates ORDER BY key")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            rows.map(|row| {
                let (der, facts) = row?;
                Ok(CompanyCertificate { der, facts: from_text(&facts)? })
            })
            .collect()
        })
    }

    /// Trusts certificates; one that is trusted already stays.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn add_certificates(&self, certificates: &[CompanyCertificate]) -> Result<(), Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            for CompanyCertificate { der, facts } in certificates {
                transaction.execute(
                "INSERT OR IGNORE INTO certificates (fingerprint, der, facts) VALUES (?1, ?2, ?3)",
                params![facts.fingerprint, der, to_text(facts)?],
            )?;
            }
            Ok(transaction.commit()?)
        })
    }

    /// Trusts a certificate no longer.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn remove_certificate(&self, fingerprint: &str) -> Result<(), Error> {
        self.write(|writer| {
            writer.execute("DELETE FROM certificates WHERE fingerprint = ?1", [fingerprint])?;
            Ok(())
        })
    }
}
