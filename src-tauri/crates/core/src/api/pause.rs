//! Why a job is paused, as text beside where the job stands.
//!
//! It is only told again. What cannot be read any more, because a reason got another name
//! since, is left out: the job stays paused, and nothing of it is damaged.

use super::types::PauseReason;
use crate::jobs::Pause;

impl From<&Pause> for PauseReason {
    fn from(pause: &Pause) -> Self {
        match pause {
            Pause::User => Self::User,
            Pause::Environment(error) => Self::Environment { error: (&**error).into() },
        }
    }
}

/// The text that is kept.
pub(super) fn to_text(reason: &PauseReason) -> Option<String> {
    serde_json::to_string(reason).ok()
}

/// The reason of a text that was kept.
pub(super) fn from_text(text: &str) -> Option<PauseReason> {
    let read = serde_json::from_str(text);
    read.inspect_err(|error| tracing::warn!(%error, "why a job is paused cannot be read")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{ApiError, ErrorCode};

    #[test]
    fn what_databases_of_today_hold_is_told_again_and_what_is_unknown_left_out() {
        let user = r#"{"by":"user"}"#;
        let offline = r#"{"by":"environment","error":{"code":"offline","message":"m","details":{"host":"h","proxy":null,"field":null,"path":null,"status":null,"ended":null,"seconds":null,"full":null,"technical":null},"retryable":true}}"#;
        assert_eq!(from_text(user), Some(PauseReason::User));
        let Some(PauseReason::Environment { error }) = from_text(offline) else { panic!("read") };
        assert_eq!((error.code, error.details.host.as_deref()), (ErrorCode::Offline, Some("h")));
        assert_eq!(to_text(&PauseReason::Environment { error }).as_deref(), Some(offline));
        assert_eq!(from_text(&offline.replace("offline", "ofTomorrow")), None);
        let new = PauseReason::Environment { error: ApiError::new(ErrorCode::Timeout, "t") };
        assert_eq!(to_text(&new).as_deref().and_then(from_text), Some(new));
    }
}
