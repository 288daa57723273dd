//! Why Sling refuses a form, and the repository a query.
//!
//! It does so with a 500 whatever the cause, a missing right included, and with other
//! statuses in other releases. Only the message tells which cause it is, or the class of
//! the exception. A missing right is told like a 403 ([`Error::Forbidden`]).

use serde_json::Value as Json;

use super::Error;
use super::answer::message;

/// Why Sling stored nothing of a form, or found nothing. It says the same each time,
/// [`Refusal::Commit`] aside: trying again would cost AEM and tell nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such node, or the account may not read it.
    Unseen,
    /// A value is none of the type that is stored.
    Value,
    /// A property that only the repository itself sets.
    Protected,
    /// The node is checked in by versioning.
    CheckedIn,
    /// The commit failed: somebody else changed the same nodes at the same moment, or the
    /// repository does not know the prefix of a name.
    Commit,
    /// A query would read more nodes than the repository lets one read (Oak's `LimitReads`,
    /// 100,000 by default).
    Traversal,
}

/// How Oak says so (`FilterIterators.checkReadLimit`). Which page AEM puts around it is not
/// documented.
pub(super) const TRAVERSED: &str = "read or traversed more than";

impl Error {
    /// The cause an error answer names, by Java class and message (`SlingPostServlet` and
    /// Oak, as seen on Sling Starter 11).
    pub(super) fn refused(status: u16, body: &Json, shown: &str) -> Option<Self> {
        let text = |at: &str| body.pointer(at).and_then(Json::as_str).unwrap_or_default();
        let (class, said) = (text("/error/class"), message(body));
        let says = |words: &[&str]| words.iter().any(|words| said.contains(words));
        let is_class = |names: &[&str]| names.iter().any(|name| class.ends_with(name));
        let node = node_of(said).map(str::to_owned);
        // First what quotes a value, which may hold the words of any other cause.
        let is_value = INVALID.iter().any(|start| said.starts_with(start));
        let cause = if is_value || is_class(&[".ValueFormatException", ".NumberFormatException"]) {
            Refusal::Value
        } else if says(&["is not modifiable", "OAK0000: Access denied"]) {
            return Some(Self::Forbidden { status, said: shown.to_owned(), node });
        } else if says(&["This tree does not exist"]) {
            Refusal::Unseen
        } else if says(&["is checked in"]) {
            Refusal::CheckedIn
        } else if says(&["can't be put into node"]) || is_class(&[".ConstraintViolationException"])
        {
            Refusal::Protected
        } else if says(&["Unable to commit changes to session", "OakState0001", "OakMerge0004"]) {
            Refusal::Commit
        } else {
            return None;
        };
        Some(Self::Refused { cause, status, said: shown.to_owned(), node })
    }
}

/// The node that a message is about. What is shown of the message may be shortened.
fn node_of(said: &str) -> Option<&str> {
    let between = |start, end| said.strip_prefix(start)?.strip_suffix(end);
    between("Resource at '", "' is not modifiable.")
        .or_else(|| between("Resource '", "' is not modifiable."))
        .or_else(|| between("Cannot set property. Node [", "] is checked in."))
}

/// How Sling begins to say that a value is none of its type.
const INVALID: [&str; 4] = ["Invalid value ", "Invalid date ", "Invalid name: ", "Invalid path: "];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use std::time::Duration;

    use super::super::answer::{json as json_of_read, json_of_write};
    use super::*;
    use relabel_access::http::Reply;

    fn sling(status: u16, class: &str, message: &str) -> Error {
        let body =
            json!({ "status.code": status, "error": { "class": class, "message": message } });
        let reply = Reply {
            status,
            content_type: Some("application/json".to_owned()),
            etag: None,
            retry_after: None,
            date: None,
            location: None,
            body: body.to_string().into(),
            sent_at: Duration::ZERO,
            ..Reply::default()
        };
        json_of_write(&reply).expect_err("an error")
    }

    /// As Sling Starter 11 answers.
    #[test]
    fn sling_names_the_cause_in_the_message() {
        const NOT_STORED: &str = "org.apache.sling.api.resource.PersistenceException";
        let path = "/content/dam/a.jpg/jcr:content/metadata";
        for (class, message, cause) in [
            ("java.lang.IllegalStateException", "This tree does not exist".into(), Refusal::Unseen),
            (NOT_STORED, "Invalid value many for type Decimal".into(), Refusal::Value),
            (NOT_STORED, "Invalid date soon".into(), Refusal::Value),
            (NOT_STORED, "Invalid name: a:b:c".into(), Refusal::Value),
            (NOT_STORED, "Invalid path: a b:c".into(), Refusal::Value),
            (NOT_STORED, "Invalid value a b for type URI".into(), Refusal::Value),
            (
                "java.lang.IllegalArgumentException",
                "Value for key jcr:created can't be put into node: java.util.Gre".into(),
                Refusal::Protected,
            ),
            (
                NOT_STORED,
                format!("Cannot set property. Node [{path}] is checked in."),
                Refusal::CheckedIn,
            ),
            (NOT_STORED, "Unable to commit changes to session.".into(), Refusal::Commit),
        ] {
            for status in [500, 400, 409, 422] {
                let error = sling(status, class, &message);
                assert!(
                    matches!(error, Error::Refused { cause: c, status: s, .. } if (c, s) == (cause, status)),
                    "{status} {message}: {error:?}"
                );
                assert_eq!(error.is_passing(), cause == Refusal::Commit, "{message}");
                assert_eq!(error.may_have_arrived(), cause == Refusal::Commit, "{message}");
            }
        }
        let message = format!("Resource at '{path}' is not modifiable.");
        for status in [500, 400, 409, 422] {
            let error = sling(status, NOT_STORED, &message);
            assert!(
                matches!(&error, Error::Forbidden { status: s, .. } if *s == status),
                "{error:?}"
            );
            assert!(error.names("/content/dam/a.jpg") && !error.names("/content/dam/a.jp"));
        }
    }

    #[test]
    fn a_query_that_would_read_too_much_is_told_by_the_words_of_the_page() {
        let words = "java.lang.UnsupportedOperationException: The query read or traversed more \
                     than 100000 nodes. To avoid affecting other tasks, processing was stopped.";
        let page = |content_type: &str, body: String| Reply {
            status: 500,
            content_type: Some(content_type.to_owned()),
            etag: None,
            retry_after: None,
            date: None,
            location: None,
            body: body.into(),
            sent_at: Duration::ZERO,
            ..Reply::default()
        };
        for reply in [
            page("text/html", format!("<html><pre>{words}</pre></html>")),
            page("application/json", json!({ "error": { "message": words } }).to_string()),
        ] {
            let error = json_of_read(&reply).expect_err("stopped");
            let is_it = matches!(error, Error::Refused { cause: Refusal::Traversal, .. });
            assert!(is_it && !error.is_passing(), "{error:?}");
        }
    }

    #[test]
    fn what_names_no_cause_is_judged_by_its_status() {
        assert!(matches!(
            sling(500, "java.lang.Exception", "no"),
            Error::Server { status: 500, .. }
        ));
        assert!(matches!(
            sling(422, "java.lang.Exception", "no"),
            Error::Rejected { status: 422, .. }
        ));
        // A filter may want a token of a form: that a 403 is told as such.
        assert!(matches!(
            sling(403, "", "This tree does not exist"),
            Error::Forbidden { status: 403, .. }
        ));
    }
}
