//! Why AEM's programming interface lets a key in nowhere.

use relabel_access::http::Reply;

/// What a 403 names before any asset is looked at, in the order in which AEM asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The token lacks scopes: its credential has not got the API.
    Scopes,
    /// The client id is not that of the token, or not known (`403003`).
    Key,
    /// The client id is not in the environment's list (`allowedClientIDs`).
    Client,
}

/// Longer answers are pages, which name no cause.
const LONGEST: usize = 4_096;

impl Closed {
    /// The cause that the answer to a request names, with status 403. As seen on real
    /// authors in 2026; in which member of which document it stands is not settled.
    pub(super) fn of(reply: &Reply) -> Option<Self> {
        if reply.is_html() || reply.body.len() > LONGEST {
            return None;
        }
        let said = String::from_utf8_lossy(&reply.body).to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|words| said.contains(words));
        if says(&["missing required scope"]) {
            Some(Self::Scopes)
        } else if says(&["403003", "api key is invalid"]) {
            Some(Self::Key)
        } else if says(&["not allowlisted", "not allow-listed"]) {
            Some(Self::Client)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::answer::json;
    use super::*;
    use crate::Error;

    fn refused(content_type: &str, body: &str) -> Error {
        let reply = Reply {
            status: 403,
            content_type: Some(content_type.to_owned()),
            etag: None,
            retry_after: None,
            date: None,
            location: None,
            body: body.to_owned().into(),
            sent_at: Duration::ZERO,
            ..Reply::default()
        };
        json(&reply).expect_err("refused")
    }

    #[test]
    fn a_refusal_of_the_key_is_told_by_its_cause() {
        const JSON: &str = "application/json";
        for (kind, body, cause) in [
            (JSON, r#"{"error_code":"403003","message":"Api Key is invalid"}"#, Closed::Key),
            (JSON, r#"{"title":"Forbidden","detail":"missing required scopes"}"#, Closed::Scopes),
            (
                "application/problem+json",
                r#"{"detail":"IMS Client ID not allowlisted"}"#,
                Closed::Client,
            ),
            ("text/plain", "IMS Client ID not allowlisted", Closed::Client),
        ] {
            let error = refused(kind, body);
            assert!(
                matches!(error, Error::Closed { why, .. } if why == cause),
                "{body}: {error:?}"
            );
            assert!(error.is_about_environment(), "{body}");
        }
        let said = refused(JSON, r#"{"error_code":"403003","message":"Api Key is invalid"}"#);
        assert_eq!(said.said(), Some("Api Key is invalid"));
    }

    #[test]
    fn a_refusal_without_a_cause_is_about_what_was_asked_for() {
        for (kind, body) in [
            ("application/problem+json", r#"{"title":"Forbidden","detail":"no"}"#),
            ("text/html", "<html>403003 IMS Client ID not allowlisted</html>"),
            ("text/plain", ""),
        ] {
            let error = refused(kind, body);
            assert!(matches!(error, Error::Forbidden { .. }), "{body}: {error:?}");
            let of_interface = error.of_interface();
            assert!(matches!(of_interface, Error::InterfaceRefused { .. }), "{of_interface:?}");
            assert!(!of_interface.is_about_environment());
        }
    }
}
