//! Why a sheet cannot be used.

use std::io;

/// Why a sheet cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not a form of spreadsheet that is known.
    #[error("the file is not a spreadsheet Relabel knows")]
    NotRecognised,
    /// An Excel file from before 1997.
    #[error("the file is of an Excel from before 1997")]
    OldFormat,
    /// Opening it takes a password.
    #[error("the file is protected with a password")]
    Protected,
    /// It goes past one of the [limits](super::limits).
    #[error("the file is too large: {0}")]
    TooLarge(&'static str),
    /// It ends early, or is not what its form asks for.
    #[error("the file is damaged: {0}")]
    Damaged(String),
    /// There is no row in it.
    #[error("the sheet is empty")]
    Empty,
    /// It was changed or removed since it was opened.
    #[error("the file is not there any more, or it has been changed")]
    Gone,
    /// The system refused to read it.
    #[error("the file cannot be read")]
    Io(#[source] io::Error),
    /// What was read cannot be kept while it is worked with.
    #[error("what was read of the file cannot be kept")]
    Scratch(#[source] io::Error),
}

impl Error {
    /// Damaged, in a few words for the administrator.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}

/// A limit that was reached below something that knows only [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct Limit(pub(super) &'static str);

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        if let Some(limit) = error.get_ref().and_then(|inner| inner.downcast_ref::<Limit>()) {
            return Self::TooLarge(limit.0);
        }
        match error.kind() {
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof => Self::Damaged(error.to_string()),
            _ => Self::Io(error),
        }
    }
}
