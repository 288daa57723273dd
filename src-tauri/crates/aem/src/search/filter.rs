//! Whether an asset is found, by what it holds now.

use serde_json::Value as Json;

use super::name::NamePattern;
use crate::tags::{folded, tag_id};
use relabel_model::{AssetKind, FoundAsset, Kind, Property, Value, parse_date};

/// Where assets keep their tags.
pub(super) const TAGS: &str = "cq:tags";

/// What an asset has to be and hold, as far as its hit tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    pub(super) name: Option<NamePattern>,
    /// Any of these; none says nothing.
    pub(super) kinds: Vec<AssetKind>,
    /// Seconds since 1970: not before the first, and before the second. AEM's answers
    /// name the second of a change, not more.
    pub(super) changed: (Option<i64>, Option<i64>),
    pub(super) fields: Vec<Tested>,
    pub(super) without: Vec<Without>,
}

/// A field and what it has to hold.
#[derive(Clone, Debug)]
pub(super) struct Tested {
    pub(super) property: String,
    pub(super) test: Test,
}

/// What a field has to hold.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Equals(Value),
    /// A text, folded.
    Contains(String),
    Empty,
    NotEmpty,
}

/// What is left out.
#[derive(Clone, Debug)]
pub(super) enum Without {
    /// What lies below this, which ends in `/`.
    Below(String),
    Named(NamePattern),
    /// What has this tag or one below it.
    Tagged(String),
    Holding(Tested),
}

impl Filter {
    /// `metadata` are the properties that were asked for; an asset of which nothing was
    /// asked has none.
    pub(super) fn keeps(&self, asset: &FoundAsset, metadata: Option<&Json>) -> bool {
        let (from, to) = self.changed;
        let changed = asset.modified_at.map(time::OffsetDateTime::unix_timestamp);
        self.name.as_ref().is_none_or(|name| name.matches(&asset.name))
            && (self.kinds.is_empty() || self.kinds.contains(&asset.kind))
            && from.is_none_or(|from| changed.is_some_and(|at| at >= from))
            && to.is_none_or(|to| changed.is_some_and(|at| at < to))
            && self.fields.iter().all(|field| field.holds(metadata))
            && !self.without.iter().any(|part| part.is_met(asset, metadata))
    }
}

impl Without {
    fn is_met(&self, asset: &FoundAsset, metadata: Option<&Json>) -> bool {
        match self {
            Self::Below(folder) => asset.path.starts_with(folder.as_str()),
            Self::Named(name) => name.matches(&asset.name),
            Self::Tagged(tag) => {
                let tags = metadata.and_then(|all| all.get(TAGS)).and_then(Property::from_json);
                let tags = tags.map(|tags| tags.entries).unwrap_or_default();
                tags.iter().filter_map(|entry| tag_id(entry)).any(|id| is_or_is_below(&id, tag))
            }
            Self::Holding(field) => field.holds(metadata),
        }
    }
}

/// Whether a tag is another or one below it.
fn is_or_is_below(id: &str, tag: &str) -> bool {
    id.strip_prefix(tag)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || tag.ends_with(':'))
}

impl Tested {
    fn holds(&self, metadata: Option<&Json>) -> bool {
        let held = metadata.and_then(|all| all.get(&self.property));
        let value = held.and_then(Property::from_json);
        let is_empty = match (&value, held) {
            (Some(value), _) => value.entries.iter().all(|entry| entry.trim().is_empty()),
            // Something in a form that is not read.
            (None, Some(held)) => held.is_null(),
            (None, None) => true,
        };
        match &self.test {
            Test::Empty => is_empty,
            Test::NotEmpty => !is_empty,
            Test::Contains(text) => value.is_some_and(|value| {
                value.entries.iter().any(|entry| folded(entry).contains(text.as_str()))
            }),
            Test::Equals(wanted) => value.is_some_and(|value| equals(&value, wanted)),
        }
    }
}

/// Whether a field holds a value, or a list has it as an entry.
fn equals(held: &Property, wanted: &Value) -> bool {
    let mut entries = held.entries.iter();
    match wanted {
        Value::Text { text } => entries.any(|entry| {
            entry == text || (held.kind == Kind::Date && second(entry) == second(text))
        }),
        Value::List { entries: wanted } => held.entries == *wanted,
        Value::Date { date } => {
            let wanted = second(date);
            wanted.is_some() && entries.any(|entry| second(entry) == wanted)
        }
        Value::YesNo { yes } => {
            let word = if *yes { "true" } else { "false" };
            entries.any(|entry| entry.eq_ignore_ascii_case(word))
        }
        Value::Number { number } => {
            let wanted = number.trim();
            entries.any(|entry| {
                entry == wanted
                    || match (entry.parse::<i64>(), wanted.parse::<i64>()) {
                        (Ok(held), Ok(wanted)) => held == wanted,
                        _ => wanted.parse::<f64>().is_ok_and(|number| entry.parse() == Ok(number)),
                    }
            })
        }
    }
}

fn second(date: &str) -> Option<i64> {
    parse_date(date).map(time::OffsetDateTime::unix_timestamp)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn asset() -> FoundAsset {
        FoundAsset {
            path: "/content/dam/a/old/Beach.jpg".to_owned(),
            name: "Beach.jpg".to_owned(),
            title: None,
            kind: AssetKind::Image,
            modified_at: parse_date("2031-05-01T10:00:00.700Z"),
            uuid: None,
        }
    }

    #[test]
    fn values_are_compared_as_people_mean_them() {
        let metadata = json!({
            "dc:title": "Plage d’été", "dc:subject": ["sea", "sand"], "blank": [" "], "none": [],
            "n": 12, "d": 3.5, "on": "Fri Aug 12 2022 17:02:57 GMT+0200", "yes": true,
            "child": {"a": 1},
        });
        let text = |text: &str| Test::Equals(Value::Text { text: text.to_owned() });
        let list = |entries: &[&str]| {
            let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
            Test::Equals(Value::List { entries })
        };
        let number = |number: &str| Test::Equals(Value::Number { number: number.to_owned() });
        let date = |date: &str| Test::Equals(Value::Date { date: date.to_owned() });
        for (property, test, holds) in [
            ("dc:title", text("Plage d’été"), true),
            ("dc:title", text("plage d’été"), false),
            ("dc:title", Test::Contains(folded("D'ETE")), true),
            ("dc:title", Test::Contains(folded("hiver")), false),
            ("dc:subject", text("sand"), true),
            ("dc:subject", Test::Contains("an".to_owned()), true),
            ("dc:subject", list(&["sea", "sand"]), true),
            ("dc:subject", list(&["sand"]), false),
            ("blank", Test::Empty, true),
            ("none", Test::Empty, true),
            ("absent", Test::Empty, true),
            ("absent", Test::NotEmpty, false),
            ("child", Test::NotEmpty, true),
            ("dc:title", Test::NotEmpty, true),
            ("n", number("12.0"), true),
            ("d", number("3.50"), true),
            ("d", number("4"), false),
            ("on", date("2022-08-12T15:02:57.900Z"), true),
            ("on", date("2022-08-12T15:02:58Z"), false),
            ("yes", Test::Equals(Value::YesNo { yes: true }), true),
            ("yes", Test::Equals(Value::YesNo { yes: false }), false),
        ] {
            let shown = format!("{property} {test:?}");
            let tested = Tested { property: property.to_owned(), test };
            assert_eq!(tested.holds(Some(&metadata)), holds, "{shown}");
        }
    }

    #[test]
    fn tags_are_left_out_with_those_below() {
        let metadata = json!({ TAGS: ["northlight:season/summer", "/content/cq:tags/use/web"] });
        for (tag, is_met) in [
            ("northlight:season", true),
            ("northlight:season/summer", true),
            ("northlight:", true),
            ("northlight:sea", false),
            ("use:web", true),
            ("use:web/small", false),
        ] {
            let part = Without::Tagged(tag.to_owned());
            assert_eq!(part.is_met(&asset(), Some(&metadata)), is_met, "{tag}");
            assert!(!part.is_met(&asset(), None));
        }
        assert!(Without::Below("/content/dam/a/old/".to_owned()).is_met(&asset(), None));
        assert!(!Without::Below("/content/dam/a/o/".to_owned()).is_met(&asset(), None));
    }

    #[test]
    fn a_span_begins_with_its_first_second_and_ends_before_its_last() {
        let second = |text| second(text);
        for (from, to, keeps) in [
            (second("2031-05-01T10:00:00Z"), None, true),
            (second("2031-05-01T10:00:01Z"), None, false),
            (None, second("2031-05-01T10:00:00Z"), false),
            (None, second("2031-05-01T10:00:01Z"), true),
        ] {
            let filter = Filter { changed: (from, to), ..Filter::default() };
            assert_eq!(filter.keeps(&asset(), None), keeps, "{from:?} {to:?}");
            let unknown = FoundAsset { modified_at: None, ..asset() };
            assert!(!filter.keeps(&unknown, None));
        }
    }
}
