//! The course of a job, for its chart.

use rusqlite::params;

use super::{Error, JobKey, Store};

/// What happened in one span of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// When the span began, in seconds since the job was started.
    pub second: u32,
    /// How long it was.
    pub seconds: u32,
    /// Assets that got their outcome in it.
    pub done: u32,
    /// Times AEM asked to slow down in it.
    pub refused: u32,
}

impl Store {
    /// Replaces the samples of a job; their number is the caller's to bound.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn save_samples(&self, job: JobKey, samples: &[Sample]) -> Result<(), Error> {
        self.write(|writer| {
            let transaction = writer.transaction()?;
            transaction.execute("DELETE FROM job_samples WHERE job = ?1", [job.0])?;
            {
                let mut insert = transaction.prepare_cached(
                    "INSERT OR REPLACE INTO job_samples (job, second, seconds, done, refused)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                )?;
                for Sample { second, seconds, done, refused } in samples {
                    insert.execute(params![job.0, second, seconds, done, refused])?;
                }
            }
            transaction.commit()?;
            Ok(())
        })
    }

    /// The samples of a job, in order.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub fn samples(&self, job: JobKey) -> Result<Vec<Sample>, Error> {
        self.read(|reader| {
            let mut query = reader.prepare_cached(
                "SELECT second, seconds, done, refused FROM job_samples WHERE job = ?1 ORDER BY second",
            )?;
            let rows = query.query_map([job.0], |row| {
                Ok(Sample {
                    second: row.get(0)?,
                    seconds: row.get(1)?,
                    done: row.get(2)?,
                    refused: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
