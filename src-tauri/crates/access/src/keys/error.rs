//! Why a file is not a key that can be used.

use time::OffsetDateTime;

use crate::http::OriginError;

/// Why a file is not a key that can be used. Holds nothing of the file but
/// names of entries, a host and dates.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No bytes, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// Longer than [`super::FILE_LIMIT`].
    #[error("the file is larger than any key file")]
    TooLarge,
    /// Missing, a folder, or not permitted.
    #[error("the file could not be read")]
    Unreadable,
    /// No known kind.
    #[error("the file is not a key file")]
    NotRecognised,
    /// JSON that stops in the middle.
    #[error("the file is incomplete")]
    Incomplete,
    /// The console's answer says `ok: false`.
    #[error("the file is a saved error message")]
    SavedError,
    /// The retired JWT credential of the Adobe Developer Console.
    #[error("the file is a retired kind of credential without a private key")]
    RetiredJwt,
    /// A certificate or a public key alone.
    #[error("the file has only the public half of a key")]
    PublicOnly,
    /// A key of another Adobe product or project.
    #[error("the file is a key of another Adobe product")]
    OtherProject {
        /// The scope that tells.
        scope: String,
    },
    /// A ZIP or another archive.
    #[error("the file is an archive")]
    Archive,
    /// A picture, a PDF or another document.
    #[error("the file is a document or a picture")]
    Document,
    /// A needed entry is missing, empty or of another type.
    #[error("the file lacks {field}")]
    FieldMissing {
        /// Dotted path of the entry.
        field: &'static str,
    },
    /// Not an RSA key, encrypted, or damaged.
    #[error("the private key in the file cannot be used")]
    KeyUnusable,
    /// An RSA key of fewer than 2048 bits.
    #[error("the private key in the file is too short to be safe")]
    KeyWeak,
    /// Private key and certificate are from two different files.
    #[error("the private key and the certificate in the file do not belong together")]
    KeyMismatch,
    /// The certificate has ended.
    #[error("the certificate in the file has ended")]
    Expired {
        /// When.
        ended: OffsetDateTime,
    },
    /// The daily token has ended.
    #[error("the access token in the file has ended")]
    TokenExpired {
        /// When.
        ended: OffsetDateTime,
    },
    /// The file names a sign-in server that is not Adobe's.
    #[error(transparent)]
    SignInHost(#[from] OriginError),
}
