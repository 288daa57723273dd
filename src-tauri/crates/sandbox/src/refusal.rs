//! How Sling's POST servlet refuses: 500, with the class and the message of a Java
//! exception.

use std::fmt;

use crate::java;
use crate::jcr_names::{self, Flaw};
use crate::posted_dates::{self, Undated};
use crate::value::{Kind, Value};

/// Why nothing of a POST was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The Java class that the answer names.
    pub(crate) class: &'static str,
    pub(crate) message: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class, self.message)
    }
}

impl Refusal {
    /// What the repository and most of the servlet say.
    pub(crate) fn persistence(message: impl Into<String>) -> Refusal {
        let class = "org.apache.sling.api.resource.PersistenceException";
        Refusal { class, message: message.into() }
    }

    pub(crate) fn argument(message: impl Into<String>) -> Refusal {
        Refusal { class: "java.lang.IllegalArgumentException", message: message.into() }
    }

    /// The account may not see where it writes to.
    pub(crate) fn unseen() -> Refusal {
        let message = "This tree does not exist".to_owned();
        Refusal { class: "java.lang.IllegalStateException", message }
    }

    /// What shows only at the end: unknown prefixes, broken rules of a node type, and
    /// another writer on the same nodes.
    pub(crate) fn commit() -> Refusal {
        Refusal::persistence("Unable to commit changes to session.")
    }
}

/// A value as it was posted to Sling.
///
/// # Errors
/// What the repository says to a text that is no value of the type. What it refuses only
/// when it commits is another question: [`is_committed`].
pub(crate) fn value(kind: Kind, text: &str) -> Result<Value, Refusal> {
    let unfit = || Refusal::persistence(format!("Invalid value {text} for type {}", kind.name()));
    let invalid = |what: &str| Refusal::persistence(format!("Invalid {what}: {text}"));
    Ok(match kind {
        Kind::String => Value::Text(text.into()),
        // Which nodes there are is not looked up.
        Kind::Reference => Value::Text(text.into()),
        Kind::Name if jcr_names::check(text) == Err(Flaw::Unreadable) => {
            return Err(invalid("name"));
        }
        Kind::Name => Value::Text(text.into()),
        Kind::Path => match jcr_names::path(text) {
            Ok(path) => Value::Text(path.into()),
            Err(Flaw::Refused) => Value::Text(text.into()),
            Err(Flaw::Unreadable) => return Err(invalid("path")),
        },
        Kind::Uri if java::is_uri(text) => Value::Text(text.into()),
        Kind::Decimal => Value::Text(java::decimal(text).ok_or_else(unfit)?.into()),
        Kind::Long => Value::Long(java::long(text).ok_or_else(unfit)?),
        Kind::Double => Value::Double(java::double(text).ok_or_else(unfit)?),
        Kind::Boolean => Value::Boolean(text.eq_ignore_ascii_case("true")),
        Kind::Date => Value::Date(posted_dates::strict(text).ok_or_else(|| no_date(text))?),
        // Only its length is kept.
        Kind::Binary => Value::Binary(text.len() as u64),
        Kind::Uri => return Err(unfit()),
    })
}

/// Whether the repository commits a text that is a value of the type.
pub(crate) fn is_committed(kind: Kind, text: &str) -> bool {
    match kind {
        Kind::Name => jcr_names::check(text) != Err(Flaw::Refused),
        Kind::Path => jcr_names::path(text) != Err(Flaw::Refused),
        _ => true,
    }
}

/// Dates in any of the forms that Sling takes. Where one of several has none, all of them
/// have to be exact.
///
/// # Errors
/// The first text that is no date, or a year the repository cannot keep.
pub(crate) fn dates(texts: &[String]) -> Result<Vec<Value>, Refusal> {
    let read: Vec<_> = texts.iter().map(|text| posted_dates::parse(text)).collect();
    if read.contains(&Err(Undated::Unreadable)) {
        return texts.iter().map(|text| value(Kind::Date, text)).collect();
    }
    let kept = |date| match date {
        Ok(moment) => Ok(Value::Date(moment)),
        Err(Undated::Beyond(year)) => Err(Refusal::argument(format!(
            "Calendar has more than four year digits, cannot be formatted as ISO8601: {year}"
        ))),
        Err(Undated::Unreadable) => Err(Refusal::persistence("Invalid date")),
    };
    read.into_iter().map(kept).collect()
}

fn no_date(text: &str) -> Refusal {
    Refusal::persistence(format!("Invalid date {text}"))
}

#[cfg(test)]
mod tests {
    use super::{dates, is_committed, value};
    use crate::value::{Kind, Value};

    #[test]
    fn a_refusal_names_the_value_and_neither_property_nor_asset() {
        for (kind, text, message) in [
            (Kind::Decimal, "many", "Invalid value many for type Decimal"),
            (Kind::Name, "a:b:c", "Invalid name: a:b:c"),
            (Kind::Path, "a//b", "Invalid path: a//b"),
            (Kind::Uri, "a b", "Invalid value a b for type URI"),
        ] {
            assert_eq!(value(kind, text).unwrap_err().message, message);
        }
        assert!(value(Kind::Name, "foo:x").is_ok() && !is_committed(Kind::Name, "foo:x"));
        for first in ["2031-04-03", "10000-01-01"] {
            let message = dates(&[first.to_owned(), "soon".to_owned()]).unwrap_err().message;
            assert_eq!(message, format!("Invalid date {first}"));
        }
        let message = dates(&["10000-01-01".to_owned()]).unwrap_err().message;
        assert!(message.ends_with("ISO8601: 10000"), "{message}");
        assert_eq!(value(Kind::Boolean, " true"), Ok(Value::Boolean(false)));
    }
}
