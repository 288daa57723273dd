//! How every error of the layers below becomes the one error of the border.

mod access;

use std::io;

use relabel_access::http::Page;

use super::types::{ApiError, ErrorCode, ErrorDetails};
use crate::answers;
use crate::blocking::Panicked;
use crate::jobs::{self, Refused, ReportError};
use crate::plan::index::build;
use crate::plan::{self, ReadingError};
use crate::sheets::collect;
use relabel_aem::{Closed, Refusal, search};
use relabel_sheet::{error as sheet, write};

/// What Windows answers when another program has the file open.
const SHARING_VIOLATION: i32 = 32;
/// The same for a part of it.
const LOCK_VIOLATION: i32 = 33;

impl From<Panicked> for ApiError {
    fn from(error: Panicked) -> Self {
        Self::new(ErrorCode::StoreFailed, error.to_string())
    }
}

impl From<ReadingError> for ApiError {
    fn from(error: ReadingError) -> Self {
        let message = error.to_string();
        match error {
            ReadingError::Aem(error) => error.into(),
            ReadingError::Search(error) => error.into(),
            ReadingError::Store(error) => error.into(),
            ReadingError::Sheet(error) => error.into(),
            ReadingError::NoIds { path } => Self::new(ErrorCode::SearchClosed, message)
                .with(ErrorDetails { path: Some(path), ..ErrorDetails::default() }),
            ReadingError::ListingGone => Self::new(ErrorCode::PlanNotRunnable, message).retryable(),
            ReadingError::Cancelled => Self::new(ErrorCode::PlanNotRunnable, message),
            ReadingError::BrokeOff => Self::new(ErrorCode::ProgramFailed, message),
            ReadingError::Panicked(error) => error.into(),
        }
    }
}

impl From<collect::Error> for ApiError {
    fn from(error: collect::Error) -> Self {
        let message = error.to_string();
        match error {
            collect::Error::Aem(error) => error.into(),
            collect::Error::Store(error) => error.into(),
            collect::Error::Aside(error) => error.into(),
            collect::Error::File { path, error } => {
                let mut api = Self::from(error);
                api.details.path = Some(path.display().to_string());
                api
            }
            collect::Error::Cancelled => Self::new(ErrorCode::RequestInvalid, message),
            collect::Error::Panicked(error) => error.into(),
        }
    }
}

impl From<answers::Error> for ApiError {
    fn from(error: answers::Error) -> Self {
        let message = error.to_string();
        match error {
            answers::Error::Aem(error) => error.into(),
            answers::Error::EndpointMissing => Self::new(ErrorCode::EndpointMissing, message),
            answers::Error::PageTooLarge { host } => Self::new(ErrorCode::AnswerTooLarge, message)
                .with(ErrorDetails { host: Some(host), ..ErrorDetails::default() }),
            answers::Error::Rows(_) => Self::new(ErrorCode::StoreFailed, message),
            answers::Error::TooManyRows => Self::new(ErrorCode::RequestInvalid, message),
            answers::Error::File(error) => error.into(),
        }
    }
}

impl From<jobs::Error> for ApiError {
    fn from(error: jobs::Error) -> Self {
        (&error).into()
    }
}

impl From<&jobs::Error> for ApiError {
    fn from(error: &jobs::Error) -> Self {
        let plain = |code, details| Self::new(code, error.to_string()).with(details);
        match error {
            jobs::Error::Aem(error) => error.clone().into(),
            jobs::Error::Store(error) => error.into(),
            jobs::Error::Busy { lasted } => {
                let seconds = i32::try_from(lasted.as_secs()).ok();
                plain(ErrorCode::SlowDown, ErrorDetails { seconds, ..ErrorDetails::default() })
                    .retryable()
            }
            jobs::Error::Refused { who, folder, status, technical } => {
                let code = match who {
                    Refused::Account => ErrorCode::PermissionMissing,
                    Refused::Client => ErrorCode::ClientNotRegistered,
                };
                let details = ErrorDetails {
                    path: Some(folder.clone()),
                    status: *status,
                    technical: technical.clone(),
                    ..ErrorDetails::default()
                };
                plain(code, details)
            }
            jobs::Error::BrokeOff { technical } => {
                let technical = Some(technical.clone());
                plain(
                    ErrorCode::ProgramFailed,
                    ErrorDetails { technical, ..ErrorDetails::default() },
                )
            }
            jobs::Error::Panicked(error) => (*error).into(),
        }
    }
}

impl From<relabel_aem::Error> for ApiError {
    fn from(error: relabel_aem::Error) -> Self {
        let message = error.to_string();
        let details = ErrorDetails {
            status: error.status(),
            technical: error.said().map(str::to_owned),
            ..ErrorDetails::default()
        };
        let plain = |code| Self::new(code, message.clone()).with(details.clone());
        match error {
            relabel_aem::Error::SignIn(error) => error.into(),
            relabel_aem::Error::Http(error) => error.into(),
            relabel_aem::Error::SignInRefused => plain(ErrorCode::SignInRefused),
            relabel_aem::Error::NotData { page, .. } => {
                let details = ErrorDetails { host: page.leads_to(), ..details };
                Self::new(page_code(&page), message).with(details).retryable()
            }
            relabel_aem::Error::Forbidden { .. } => plain(ErrorCode::PermissionMissing),
            relabel_aem::Error::Closed { why, .. } => plain(match why {
                Closed::Scopes => ErrorCode::ScopeMissing,
                Closed::Key => ErrorCode::ClientIdRefused,
                Closed::Client => ErrorCode::ClientNotRegistered,
            }),
            relabel_aem::Error::InterfaceRefused { .. } => plain(ErrorCode::ClientNotRegistered),
            relabel_aem::Error::Unguarded { .. } => plain(ErrorCode::VersionLost),
            relabel_aem::Error::Missing
            | relabel_aem::Error::Vanished { .. }
            | relabel_aem::Error::Refused { cause: Refusal::Unseen, .. } => {
                plain(ErrorCode::PathMissing)
            }
            relabel_aem::Error::Busy { wait, .. } => {
                let seconds = wait.and_then(|wait| i32::try_from(wait.as_secs()).ok());
                Self::new(ErrorCode::SlowDown, message)
                    .with(ErrorDetails { seconds, ..details })
                    .retryable()
            }
            relabel_aem::Error::TooBusy { wait } => Self::new(ErrorCode::SlowDown, message)
                .with(ErrorDetails { seconds: i32::try_from(wait.as_secs()).ok(), ..details })
                .retryable(),
            relabel_aem::Error::Held | relabel_aem::Error::Late => {
                plain(ErrorCode::SlowDown).retryable()
            }
            relabel_aem::Error::Server { .. }
            | relabel_aem::Error::Locked { .. }
            | relabel_aem::Error::Refused { cause: Refusal::Commit, .. } => {
                plain(ErrorCode::UnexpectedAnswer).retryable()
            }
            relabel_aem::Error::Rejected { .. }
            | relabel_aem::Error::Refused { .. }
            | relabel_aem::Error::Precondition { .. }
            | relabel_aem::Error::Elsewhere { .. }
            | relabel_aem::Error::Unexpected { .. } => plain(ErrorCode::UnexpectedAnswer),
            relabel_aem::Error::Path => plain(ErrorCode::PathInvalid),
        }
    }
}

impl From<search::Error> for ApiError {
    fn from(error: search::Error) -> Self {
        use search::Error as E;
        let message = error.to_string();
        let field = |name: String, why: &str| ErrorDetails {
            field: Some(name),
            technical: Some(why.to_owned()),
            ..ErrorDetails::default()
        };
        match error {
            E::Path(path) => Self::new(ErrorCode::PathInvalid, message)
                .with(ErrorDetails { path: Some(path), ..ErrorDetails::default() }),
            E::Property(name) => {
                Self::new(ErrorCode::FieldInvalid, message).with(field(name, "name"))
            }
            E::Tag(tag) => Self::new(ErrorCode::FieldInvalid, message).with(field(tag, "tag")),
            E::Date(_) => Self::new(ErrorCode::RequestInvalid, message),
            E::TooLong => Self::new(ErrorCode::SearchTooLong, message),
        }
    }
}

impl From<build::Error> for ApiError {
    fn from(error: build::Error) -> Self {
        match error {
            build::Error::Store(error) => error.into(),
            build::Error::File(error) => {
                let full = error.kind() == std::io::ErrorKind::StorageFull;
                let details = ErrorDetails {
                    full: Some(full),
                    technical: Some(error.to_string()),
                    ..ErrorDetails::default()
                };
                Self::new(ErrorCode::StoreFailed, "the plan could not be put in order")
                    .with(details)
            }
        }
    }
}

impl From<sheet::Error> for ApiError {
    fn from(error: sheet::Error) -> Self {
        let code = match &error {
            sheet::Error::NotRecognised => ErrorCode::SheetNotRecognised,
            sheet::Error::OldFormat => ErrorCode::SheetOldFormat,
            sheet::Error::Protected => ErrorCode::SheetProtected,
            sheet::Error::TooLarge(_) => ErrorCode::SheetTooLarge,
            sheet::Error::Damaged(_) => ErrorCode::SheetDamaged,
            sheet::Error::Empty => ErrorCode::SheetEmpty,
            sheet::Error::Gone => ErrorCode::SheetGone,
            sheet::Error::Io(_) => ErrorCode::FileNotRead,
            sheet::Error::Scratch(_) => ErrorCode::StoreFailed,
        };
        let source = std::error::Error::source(&error).map(ToString::to_string);
        let technical = source.or_else(|| match &error {
            sheet::Error::TooLarge(what) => Some((*what).to_owned()),
            sheet::Error::Damaged(what) => Some(what.clone()),
            _ => None,
        });
        use std::io::ErrorKind as K;
        let full = match &error {
            sheet::Error::Scratch(io) => {
                Some(matches!(io.kind(), K::StorageFull | K::QuotaExceeded))
            }
            _ => None,
        };
        let details = ErrorDetails { technical, full, ..ErrorDetails::default() };
        Self::new(code, error.to_string()).with(details)
    }
}

impl From<write::Error> for ApiError {
    fn from(error: write::Error) -> Self {
        match error {
            write::Error::File(error) => file_error(&error, "the file could not be written"),
            write::Error::TooLarge | write::Error::Stopped => {
                Self::new(ErrorCode::RequestInvalid, error.to_string())
            }
        }
    }
}

impl From<ReportError> for ApiError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Store(error) => error.into(),
            ReportError::File(error) => file_error(&error, "the report could not be written"),
        }
    }
}

impl From<relabel_store::Error> for ApiError {
    fn from(error: relabel_store::Error) -> Self {
        (&error).into()
    }
}

impl From<&relabel_store::Error> for ApiError {
    fn from(error: &relabel_store::Error) -> Self {
        let code = match error {
            relabel_store::Error::InUse => ErrorCode::StoreBusy,
            relabel_store::Error::Newer { .. } => ErrorCode::StoreNewer,
            error if error.is_damage() => ErrorCode::StoreDamaged,
            relabel_store::Error::Folder(_)
            | relabel_store::Error::Database(_)
            | relabel_store::Error::Damaged(_)
            | relabel_store::Error::Unknown(_) => ErrorCode::StoreFailed,
        };
        let technical = std::error::Error::source(error).map(ToString::to_string);
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

/// What a shell is told of a page that came instead of data.
pub(crate) fn page_code(page: &Page) -> ErrorCode {
    match page {
        Page::Host => ErrorCode::NotData,
        Page::SignIn { .. } => ErrorCode::NetworkSignIn,
        Page::Block => ErrorCode::NetworkBlocks,
        Page::Gateway => ErrorCode::GatewayFailed,
    }
}

/// Something the shell named does not exist, or not any more.
pub(crate) fn not_found(what: &str) -> ApiError {
    ApiError::new(ErrorCode::NotFound, format!("no such {what}"))
}

/// The error of the border for a file that a person chose; `sentence` where nothing
/// better is known.
pub(crate) fn file_error(error: &io::Error, sentence: &str) -> ApiError {
    use io::ErrorKind as K;
    let full = matches!(error.kind(), K::StorageFull | K::QuotaExceeded | K::FileTooLarge);
    let is_open = error.kind() == K::ResourceBusy
        || (cfg!(windows)
            && matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION)));
    let sentence = match error.kind() {
        _ if full => "there is no room for the file on the disk",
        _ if is_open => "another program has the file open: close it there and try again",
        K::PermissionDenied => {
            "the file may not be written there: close it in other programs, or choose another place"
        }
        K::NotFound => "the folder for the file is not there",
        K::IsADirectory => "a folder of that name is there already",
        _ => sentence,
    };
    ApiError::new(ErrorCode::FileNotWritten, sentence).with(ErrorDetails {
        full: Some(full),
        technical: Some(error.to_string()),
        ..ErrorDetails::default()
    })
}

#[cfg(test)]
#[path = "error_tests.rs"]
mod tests;
