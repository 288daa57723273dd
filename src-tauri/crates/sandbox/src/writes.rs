//! Changes to content: checked all together first, then applied all together.

use serde_json::Value as Json;
use time::OffsetDateTime;

use crate::node::{Change, ContentKind, Missing, Node};
use crate::paths;
use crate::value::{Kind, Property, Unfit, Value, Values};

/// Why the repository refuses a change, in the terms of JCR.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("{0}")]
    ValueFormat(#[from] Unfit),
    #[error("{0} is {1} and cannot take {2}")]
    Multiplicity(String, &'static str, &'static str),
    #[error("the namespace prefix {0:?} is not registered")]
    Namespace(String),
    #[error("{0} is protected")]
    Protected(String),
    #[error("{0}")]
    Invalid(String),
}

impl Refused {
    /// The Java class that AEM names in its error answers.
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Refused::ValueFormat(_) | Refused::Multiplicity(..) => "javax.jcr.ValueFormatException",
            Refused::Namespace(_) => "javax.jcr.NamespaceException",
            Refused::Protected(_) => "javax.jcr.nodetype.ConstraintViolationException",
            Refused::Invalid(_) => "java.lang.IllegalArgumentException",
        }
    }
}

/// A property to set or, without a value, to remove.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Assignment {
    /// Absolute path of the node.
    pub(crate) node: String,
    pub(crate) name: String,
    pub(crate) value: Option<Property>,
}

/// Refuses names the repository would not take.
pub(crate) fn check_name(name: &str) -> Result<(), Refused> {
    if let Some(prefix) = paths::unknown_prefix(name) {
        return Err(Refused::Namespace(prefix.to_owned()));
    }
    if matches!(name, "jcr:uuid" | "jcr:created" | "jcr:createdBy" | "jcr:baseVersion") {
        return Err(Refused::Protected(name.to_owned()));
    }
    if name.is_empty() || name.contains(['[', ']', '*', '|', '/']) || name.starts_with(':') {
        return Err(Refused::Invalid(format!("invalid property name {name:?}")));
    }
    Ok(())
}

/// Applies assignments that were checked before. With a user, it is noted on every asset
/// they touch who changed it and when; Sling's POST servlet notes nothing.
pub(crate) fn apply(root: &mut Node, assignments: Vec<Assignment>, noted: Option<&str>) {
    let now = now();
    let mut touched: Vec<String> = Vec::new();
    let mut groups: Vec<(String, Vec<Change>)> = Vec::new();
    for Assignment { node, name, value } in assignments {
        match groups.last_mut() {
            Some((path, group)) if *path == node => group.push((name.into(), value)),
            _ => groups.push((node, vec![(name.into(), value)])),
        }
    }
    for (path, group) in groups {
        let segments = paths::segments(&path);
        let Err(group) = root.set_generated(&segments, group, noted.map(|user| (now, user))) else {
            continue;
        };
        if let Some(asset) = asset_of(root, &segments)
            && !touched.contains(&asset)
        {
            touched.push(asset);
        }
        // Only a value brings a node into being, a removal does not.
        let sets = group.iter().any(|(_, value)| value.is_some());
        let missing = if sets { Missing::Create } else { Missing::Leave };
        root.change(&segments, missing, |node| {
            for (name, value) in group {
                match value {
                    Some(value) => node.properties.insert(name, value),
                    None => node.properties.remove(&name),
                };
            }
        });
    }
    let Some(user) = noted else { return };
    for asset in touched {
        let mut segments = paths::segments(&asset);
        segments.push("jcr:content");
        root.change(&segments, Missing::Leave, |content| {
            content.properties.insert("jcr:lastModified".into(), Property::date(now));
            content.properties.insert("jcr:lastModifiedBy".into(), Property::text(user));
        });
    }
}

/// The time in the resolution of the repository, milliseconds.
pub(crate) fn now() -> OffsetDateTime {
    let now = OffsetDateTime::now_utc();
    now.replace_millisecond(now.millisecond()).unwrap_or(now)
}

/// The asset that a path lies in, if it lies in one.
pub(crate) fn asset_of(root: &Node, segments: &[&str]) -> Option<String> {
    (1..=segments.len())
        .find(|end| root.kind_at(&segments[..*end]) == Some(ContentKind::Asset))
        .map(|end| format!("/{}", segments[..end].join("/")))
}

/// A JSON value for a property. It keeps the kind that is there; for a new
/// property the JSON type decides. `null` removes.
pub(crate) fn from_json(
    name: &str,
    json: &Json,
    existing: Option<&Property>,
) -> Result<Option<Property>, Refused> {
    let one = |value: &Json| -> Result<(Kind, Value), Refused> {
        let (own, text) = match value {
            Json::String(text) => (Kind::String, text.clone()),
            Json::Bool(yes) => (Kind::Boolean, yes.to_string()),
            Json::Number(number) if number.is_i64() => (Kind::Long, number.to_string()),
            Json::Number(number) => (Kind::Double, number.to_string()),
            _ => return Err(Refused::Invalid(format!("{name} has a value of unknown type"))),
        };
        let kind = existing.map_or(own, |property| property.kind);
        Ok((kind, Value::parse(kind, &text)?))
    };
    let multiple = existing.map(Property::is_multiple);
    match json {
        Json::Null => Ok(None),
        Json::Array(_) if multiple == Some(false) => {
            Err(Refused::Multiplicity(name.to_owned(), "single-valued", "several values"))
        }
        Json::Array(values) => {
            let parsed = values.iter().map(one).collect::<Result<Vec<_>, _>>()?;
            let kind = existing
                .map(|property| property.kind)
                .or_else(|| parsed.first().map(|(kind, _)| *kind))
                .unwrap_or(Kind::String);
            let values = Values::Many(parsed.into_iter().map(|(_, value)| value).collect());
            Ok(Some(Property { kind, values }))
        }
        _ if multiple == Some(true) => {
            Err(Refused::Multiplicity(name.to_owned(), "multi-valued", "a single value"))
        }
        value => {
            let (kind, value) = one(value)?;
            Ok(Some(Property { kind, values: Values::One(value) }))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Refused, check_name, from_json};
    use crate::value::{Kind, Property};

    #[test]
    fn a_json_value_keeps_the_kind_that_is_there() {
        let date = Property::from_typed_json(&json!({"type": "Date", "value": "2020-01-01"}));
        let changed = from_json("d", &json!("2021-02-03"), date.as_ref()).unwrap().unwrap();
        assert_eq!(changed.kind, Kind::Date);
        assert!(from_json("d", &json!("soon"), date.as_ref()).is_err());
        let list = Property::texts(["a"]);
        assert!(matches!(from_json("l", &json!("b"), Some(&list)), Err(Refused::Multiplicity(..))));
        assert_eq!(from_json("l", &json!(["b"]), Some(&list)), Ok(Some(Property::texts(["b"]))));
        assert_eq!(from_json("n", &json!(7), None), Ok(Some(Property::long(7))));
        assert_eq!(from_json("n", &json!(null), None), Ok(None));
    }

    #[test]
    fn names_the_repository_does_not_take() {
        for name in ["acme:sku", "jcr:uuid", "", ":operation", "a[1]"] {
            assert!(check_name(name).is_err(), "{name}");
        }
        assert!(check_name("dc:rights").is_ok());
        assert!(check_name("activity@LastModified").is_ok());
    }
}
