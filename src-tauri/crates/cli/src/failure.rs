//! Why a command did not do its work.

use std::path::Path;

use relabel_core::api::types::{ApiError, ErrorCode, ErrorDetails};

use crate::output;
use crate::words::{self, say};

/// What ended a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// What the core met: the window has words for it.
    Met(ApiError),
    /// What only the command line can say, and of which kind it is.
    Said(ErrorCode, String),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Met(error)
    }
}

impl Failure {
    /// Of which kind it is.
    pub(crate) fn code(&self) -> ErrorCode {
        match self {
            Self::Met(error) => error.code,
            Self::Said(code, _) => *code,
        }
    }

    /// In a sentence, for scripts.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::Met(error) => details(error),
            Self::Said(_, words) => words.clone(),
        }
    }

    /// What a person is told, line by line.
    pub(crate) fn lines(&self) -> Vec<String> {
        match self {
            Self::Met(error) => vec![
                say!("cli-error", what = told(error)),
                part(error, "action"),
                say!("cli-details", what = details(error)),
            ],
            Self::Said(_, words) => vec![say!("cli-error", what = words)],
        }
    }
}

/// The command was given wrongly.
pub(crate) fn wrong(words: String) -> Failure {
    Failure::Said(ErrorCode::RequestInvalid, words)
}

/// The system did not do its part.
pub(crate) fn by_system(error: &std::io::Error) -> Failure {
    Failure::Said(ErrorCode::UnexpectedAnswer, error.to_string())
}

/// A file that could not be read.
pub(crate) fn unread(file: &Path, error: &std::io::Error) -> Failure {
    let path = Some(file.display().to_string());
    let unread = ApiError::new(ErrorCode::FileNotRead, error.to_string());
    unread.with(ErrorDetails { path, ..ErrorDetails::default() }).into()
}

/// What happened, and what it means.
pub(crate) fn told(error: &ApiError) -> String {
    format!("{}. {}", part(error, "title"), part(error, "meaning"))
}

/// The `title`, `meaning` or `action` of an error.
pub(crate) fn part(error: &ApiError, part: &str) -> String {
    let ErrorDetails { host, proxy, field, path, ended, seconds, full, .. } = &*error.details;
    say!(
        &words::fitting(format!("error-{}.{part}", output::name(&error.code))),
        host = host.as_ref(),
        proxy = proxy.as_ref(),
        field = field.as_ref(),
        path = path.as_ref(),
        ended = ended.as_ref().map(output::minute),
        wait = seconds.map(|seconds| words::duration(seconds.unsigned_abs())),
        full = if *full == Some(true) { "yes" } else { "no" },
    )
}

/// The core's own sentence, with the facts it leaves out: for administrators and scripts.
pub(crate) fn details(error: &ApiError) -> String {
    let ErrorDetails { path, field, technical, .. } = &*error.details;
    let mut text = error.message.clone();
    for fact in [path, field, technical].into_iter().flatten() {
        if !text.contains(fact.as_str()) {
            text.push_str(&format!(" ({fact})"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_behind_is_off_by_as_much_as_one_that_is_ahead() {
        for seconds in [7_200, -7_200] {
            let details = ErrorDetails { seconds: Some(seconds), ..ErrorDetails::default() };
            let wrong = ApiError::new(ErrorCode::ClockWrong, "wrong").with(details);
            assert_eq!(
                told(&wrong),
                "This computer’s clock is wrong. It is off by 2 hours, so Adobe refuses the \
                 sign-in."
            );
        }
    }
}
