//! Why an answer was not had whole, or not saved.

use std::io;

use relabel_sheet::write::{self, xlsx::MOST_ROWS};

/// Why an answer was not had whole, or not saved.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// AEM did not answer as it should.
    #[error(transparent)]
    Aem(relabel_aem::Error),
    /// AEM has no such endpoint or query any more.
    #[error("the endpoint or the query is not there")]
    EndpointMissing,
    /// One page is larger than any answer may be.
    #[error("a page of the answer is too large")]
    PageTooLarge {
        /// Of which host.
        host: String,
    },
    /// The rows could not be kept, or not read again.
    #[error(transparent)]
    Rows(#[from] io::Error),
    /// More rows than an Excel sheet takes.
    #[error("an Excel sheet takes {} rows: save it as .csv", MOST_ROWS - 1)]
    TooManyRows,
    /// The file could not be written.
    #[error(transparent)]
    File(write::Error),
}

impl From<relabel_aem::Error> for Error {
    fn from(error: relabel_aem::Error) -> Self {
        match error {
            relabel_aem::Error::Http(relabel_access::http::Error::TooLarge { host }) => {
                Self::PageTooLarge { host }
            }
            relabel_aem::Error::Missing => Self::EndpointMissing,
            error => Self::Aem(error),
        }
    }
}
