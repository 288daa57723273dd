//! How errors of the modules below become the one error of the border.

use super::types::{ApiError, ErrorCode, ErrorDetails};
use crate::{plan, store};

/// The result of every call of the border.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

/// Runs file and database work where it does not hold up the network.
pub(crate) async fn blocking<T, E, F>(work: F) -> ApiResult<T>
where
    T: Send + 'static,
    E: Send + 'static,
    ApiError: From<E>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(ApiError::from),
        Err(_) => {
            Err(ApiError::new(ErrorCode::StoreFailed, "work on Relabel's files ended unexpectedly"))
        }
    }
}

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        let code = match &error {
            store::Error::InUse => ErrorCode::StoreBusy,
            store::Error::Newer { .. } => ErrorCode::StoreNewer,
            error if error.is_damage() => ErrorCode::StoreDamaged,
            store::Error::Folder(_)
            | store::Error::Database(_)
            | store::Error::Damaged(_)
            | store::Error::Unknown(_) => ErrorCode::StoreFailed,
        };
        let technical = std::error::Error::source(&error).map(ToString::to_string);
        let details =
            ErrorDetails { full: Some(error.is_disk_full()), technical, ..ErrorDetails::default() };
        Self::new(code, error.to_string()).with(details)
    }
}

impl From<plan::Error> for ApiError {
    fn from(error: plan::Error) -> Self {
        let field = error.field().map(str::to_owned);
        let reason = match &error {
            plan::Error::Nothing => "nothing".to_owned(),
            plan::Error::Twice(_) => "twice".to_owned(),
            plan::Error::Name(_) => "name".to_owned(),
            plan::Error::Protected(_) => "protected".to_owned(),
            plan::Error::Empty(_) => "empty".to_owned(),
            plan::Error::Form(_) => "form".to_owned(),
            plan::Error::TooLong(_) => "tooLong".to_owned(),
            plan::Error::Action { .. } => error.to_string(),
        };
        let details = ErrorDetails { field, technical: Some(reason), ..ErrorDetails::default() };
        Self::new(ErrorCode::FieldInvalid, error.to_string()).with(details)
    }
}

/// Something the shell named does not exist, or not any more.
pub(crate) fn not_found(what: &str) -> ApiError {
    ApiError::new(ErrorCode::NotFound, format!("no such {what}"))
}
