//! A metadata property as AEM stores it, read from Sling's JSON.
//!
//! Sling's JSON keeps booleans and numbers apart and lists apart from single
//! values, but shows a date as text (protocol reference, section 6.1). A text in
//! the date form is therefore taken as a date; its milliseconds are not known, so two
//! dates of the same second are the same. What an undo needs beyond that is read from the
//! system view (`relabel_aem::Author::exact_metadata`).
//!
//! An empty text and no text at all are the same, too: not every way of writing can
//! tell them apart (`relabel_aem::Change`), nor can people.

use crate::{
    FieldKind, ShownValue,
    date::{parse_date, shown_date},
};
use std::collections::BTreeMap;

use serde_json::Value as Json;

/// The JCR type of a property, as far as JSON lets it be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Text.
    String,
    /// A whole number.
    Long,
    /// A number with decimals.
    Double,
    /// Yes or no.
    Boolean,
    /// A point in time.
    Date,
    /// A number of any precision. JSON shows it, as all that follow, as text: only the
    /// system view tells them from text.
    Decimal,
    /// A JCR name, such as `dam:Asset`.
    Name,
    /// A JCR path.
    Path,
    /// An address.
    Uri,
}

impl Kind {
    /// The name Sling's `@TypeHint` takes.
    #[must_use]
    pub fn type_hint(self) -> &'static str {
        match self {
            Self::String => "String",
            Self::Long => "Long",
            Self::Double => "Double",
            Self::Boolean => "Boolean",
            Self::Date => "Date",
            Self::Decimal => "Decimal",
            Self::Name => "Name",
            Self::Path => "Path",
            Self::Uri => "URI",
        }
    }

    /// The kind of a JCR type, by its name; `None` for those that are not written back.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        const ALL: [Kind; 9] = [
            Kind::String,
            Kind::Long,
            Kind::Double,
            Kind::Boolean,
            Kind::Date,
            Kind::Decimal,
            Kind::Name,
            Kind::Path,
            Kind::Uri,
        ];
        ALL.into_iter().find(|kind| kind.type_hint() == name)
    }

    /// What JSON shows it as.
    #[must_use]
    pub fn shown(self) -> Self {
        match self {
            Self::Decimal | Self::Name | Self::Path | Self::Uri => Self::String,
            kind => kind,
        }
    }
}

/// A property's value. A property that is absent is `None` of this.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its type.
    pub kind: Kind,
    /// Whether it is stored as a list.
    pub multi: bool,
    /// Its entries as text: one when single. Dates are ISO 8601.
    pub entries: Vec<String>,
}

impl Property {
    /// A single value.
    #[must_use]
    pub fn single(kind: Kind, entry: impl Into<String>) -> Self {
        Self { kind, multi: false, entries: vec![entry.into()] }
    }

    /// A list.
    #[must_use]
    pub fn list(kind: Kind, entries: Vec<String>) -> Self {
        Self { kind, multi: true, entries }
    }

    /// Reads a member of Sling's JSON. `None` where the form is not one that can
    /// be written back: an object (a child node), a binary, an empty list of lists.
    #[must_use]
    pub fn from_json(value: &Json) -> Option<Self> {
        match value {
            Json::Array(entries) => {
                let read: Vec<(Kind, String)> = entries.iter().map(entry).collect::<Option<_>>()?;
                let kind = kind_of_all(&read);
                let texts =
                    read.into_iter().zip(entries).map(|((of, text), stored)| match stored {
                        // A text that only looks like a date.
                        Json::String(stored) if kind != of => stored.clone(),
                        _ => text,
                    });
                Some(Self::list(kind, texts.collect()))
            }
            single => entry(single).map(|(kind, text)| Self::single(kind, text)),
        }
    }

    /// What JSON shows once this is stored: texts that all have the form in which Sling shows
    /// dates cannot be told from dates, and Decimals, names, paths and addresses not from
    /// texts.
    #[must_use]
    pub fn as_read_back(&self) -> Self {
        let dates = || self.entries.iter().map(|entry| shown_date(entry)).collect();
        let is_text = self.kind == Kind::String && !self.entries.is_empty();
        match is_text.then(dates).flatten() {
            Some(entries) => Self { kind: Kind::Date, multi: self.multi, entries },
            None => Self { kind: self.kind.shown(), ..self.clone() },
        }
    }

    /// Whether both hold the same: dates are compared as points in time to the
    /// second, numbers by value, and everything else letter by letter.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        self.multi == other.multi
            && self.entries.len() == other.entries.len()
            && self
                .entries
                .iter()
                .zip(&other.entries)
                .all(|(a, b)| same_entry(self.kind, a, other.kind, b))
    }

    /// Whether both have the same kind and form. JSON does not always tell kinds of numbers
    /// apart, so those count as one.
    #[must_use]
    pub fn has_form_of(&self, other: &Self) -> bool {
        let is_number = |kind| matches!(kind, Kind::Long | Kind::Double);
        let are_numbers = [self.kind, other.kind].map(is_number) == [true; 2];
        self.multi == other.multi && (self.kind == other.kind || are_numbers)
    }

    /// Whether both tell the same in another kind or form, such as a list of one text
    /// instead of the text.
    #[must_use]
    pub fn is_retyped(&self, other: &Self) -> bool {
        let is_number = |kind| matches!(kind, Kind::Long | Kind::Double);
        let has_number = is_number(self.kind) || is_number(other.kind);
        let tells_same = |a: &str, b: &str| {
            a == b
                || parse_date(a).is_some_and(|date| parse_date(b) == Some(date))
                || (has_number && same_entry(Kind::Double, a, Kind::Double, b))
        };
        !self.has_form_of(other)
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(|(a, b)| tells_same(a, b))
    }

    /// Whether it is a single text with nothing in it.
    fn is_blank(&self) -> bool {
        self.kind == Kind::String && !self.multi && self.entries.iter().all(String::is_empty)
    }
}

/// Whether two properties, either of them perhaps absent, hold the same. A single empty
/// text holds what an absent one does.
#[must_use]
pub fn same(a: Option<&Property>, b: Option<&Property>) -> bool {
    let [a, b] = [a, b].map(|property| property.filter(|property| !property.is_blank()));
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => a.same(b),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn same_entry(kind_a: Kind, a: &str, kind_b: Kind, b: &str) -> bool {
    match (kind_a, kind_b) {
        (Kind::Date, _) | (_, Kind::Date) => match (parse_date(a), parse_date(b)) {
            (Some(a), Some(b)) => a.unix_timestamp() == b.unix_timestamp(),
            _ => a == b,
        },
        (Kind::Long | Kind::Double, Kind::Long | Kind::Double) => {
            match (a.parse::<i64>(), b.parse::<i64>()) {
                (Ok(a), Ok(b)) => a == b,
                _ => a.parse::<f64>().is_ok_and(|a| b.parse::<f64>() == Ok(a)),
            }
        }
        (a_kind, b_kind) => a_kind.shown() == b_kind.shown() && a == b,
    }
}

/// The kind of a list: its entries are all of one. Where some of its texts look like
/// dates and others do not, they are texts; a decimal may be shown without its point.
fn kind_of_all(entries: &[(Kind, String)]) -> Kind {
    let first = entries.first().map_or(Kind::String, |(kind, _)| *kind);
    let is_number = |kind: Kind| matches!(kind, Kind::Long | Kind::Double);
    if entries.iter().all(|(kind, _)| *kind == first) {
        first
    } else if entries.iter().all(|(kind, _)| is_number(*kind)) {
        Kind::Double
    } else {
        Kind::String
    }
}

fn entry(value: &Json) -> Option<(Kind, String)> {
    match value {
        Json::Bool(yes) => Some((Kind::Boolean, yes.to_string())),
        Json::Number(number) if number.is_f64() => Some((Kind::Double, number.to_string())),
        Json::Number(number) => Some((Kind::Long, number.to_string())),
        Json::String(text) => Some(match shown_date(text) {
            Some(date) => (Kind::Date, date),
            None => (Kind::String, text.clone()),
        }),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// The properties of a metadata node, by name.
#[derive(Clone, Debug, Default)]
pub struct PropertySet {
    known: BTreeMap<String, Property>,
    /// Names whose value has a form that is not written back.
    unsupported: Vec<String>,
}

impl PropertySet {
    /// Reads a node of Sling's JSON; child nodes are left aside.
    #[must_use]
    pub fn from_json(node: &Json) -> Self {
        let mut set = Self::default();
        for (name, value) in node.as_object().into_iter().flatten() {
            match Property::from_json(value) {
                Some(property) => set.put(name.clone(), Some(property)),
                None => set.put(name.trim_start_matches(':').to_owned(), None),
            }
        }
        set
    }

    /// Notes a property; without one, that it has a form that is not written back.
    pub fn put(&mut self, name: String, property: Option<Property>) {
        match property {
            Some(property) => {
                self.known.insert(name, property);
            }
            None => self.unsupported.push(name),
        }
    }

    /// The property of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Property> {
        self.known.get(name)
    }

    /// All properties, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.known.iter().map(|(name, property)| (name.as_str(), property))
    }

    /// Names of what cannot be written back, child nodes among them.
    pub fn unsupported(&self) -> impl Iterator<Item = &str> {
        self.unsupported.iter().map(String::as_str)
    }

    /// Whether there is something of that name that cannot be written back.
    #[must_use]
    pub fn is_unsupported(&self, name: &str) -> bool {
        self.unsupported.iter().any(|other| other == name)
    }
}

/// A value as the window shows it.
#[must_use]
pub fn shown(value: Option<&Property>) -> ShownValue {
    let Some(value) = value else {
        return ShownValue { kind: FieldKind::Text, entries: Vec::new(), labels: Vec::new() };
    };
    let kind = match value.kind.shown() {
        Kind::Date => FieldKind::Date,
        Kind::Boolean => FieldKind::YesNo,
        Kind::Long | Kind::Double => FieldKind::Number,
        _ if value.multi => FieldKind::List,
        _ => FieldKind::Text,
    };
    ShownValue { kind, entries: value.entries.clone(), labels: Vec::new() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn types_and_lists_survive_the_reading() {
        let node = json!({
            "dc:title": "Bali", "dc:subject": ["sea"], "empty": [], "n": 3, "d": 3.5, "b": true,
            "on": "Fri Aug 12 2022 17:02:57 GMT+0200", "child": {"a": 1}, ":data": 1234
        });
        let set = PropertySet::from_json(&node);
        let kind = |name: &str| set.get(name).map(|p| (p.kind, p.multi, p.entries.clone()));
        assert_eq!(kind("dc:title"), Some((Kind::String, false, vec!["Bali".into()])));
        assert_eq!(kind("dc:subject"), Some((Kind::String, true, vec!["sea".into()])));
        assert_eq!(kind("empty"), Some((Kind::String, true, vec![])));
        assert_eq!(kind("n"), Some((Kind::Long, false, vec!["3".into()])));
        assert_eq!(kind("d"), Some((Kind::Double, false, vec!["3.5".into()])));
        assert_eq!(kind("b"), Some((Kind::Boolean, false, vec!["true".into()])));
        assert_eq!(kind("on"), Some((Kind::Date, false, vec!["2022-08-12T17:02:57+02:00".into()])));
        assert!(set.is_unsupported("child"), "a child node is no value");
    }

    #[test]
    fn a_text_like_a_date_among_other_texts_stays_as_it_is() {
        let date = "Fri Aug 12 2022 17:02:57 GMT+0000";
        let list = Property::from_json(&json!([date, "sea"])).expect("a list");
        assert_eq!((list.kind, list.entries), (Kind::String, vec![date.into(), "sea".into()]));
        let dates = Property::from_json(&json!([date, date])).expect("a list");
        assert_eq!((dates.kind, &*dates.entries[1]), (Kind::Date, "2022-08-12T17:02:57Z"));
        let numbers = Property::from_json(&json!([1, 2.5])).expect("a list");
        assert_eq!((numbers.kind, numbers.entries), (Kind::Double, vec!["1".into(), "2.5".into()]));
    }

    #[test]
    fn dates_are_equal_when_they_name_the_same_second() {
        let date = |text: &str| Property::single(Kind::Date, text);
        assert!(date("2031-05-01T00:00:00.123Z").same(&date("2031-05-01T02:00:00+02:00")));
        assert!(!date("2031-05-01T00:00:00Z").same(&date("2031-05-01T00:00:01Z")));
    }

    #[test]
    fn the_same_in_another_kind_or_form_is_noticed() {
        let one = |kind, entry: &str| Property::single(kind, entry);
        let text = |entry: &str| one(Kind::String, entry);
        let list = |entry: &str| Property::list(Kind::String, vec![entry.to_owned()]);
        let day = one(Kind::Date, "2031-05-01T00:00:00Z");
        assert!(text("sea").is_retyped(&list("sea")) && list("sea").is_retyped(&text("sea")));
        assert!(text("12").is_retyped(&one(Kind::Long, "12")));
        assert!(text("4.0").is_retyped(&one(Kind::Double, "4")), "a Decimal is shown as text");
        assert!(!text("4.0").is_retyped(&text("4")));
        assert!(day.is_retyped(&text("2031-05-01")));
        assert!(!text("sea").is_retyped(&text("sea")) && !text("sea").is_retyped(&list("sun")));
        assert!(!one(Kind::Long, "3").is_retyped(&one(Kind::Double, "3")));
    }

    #[test]
    fn an_empty_text_is_as_good_as_none_and_an_empty_list_is_not() {
        let empty = Property::single(Kind::String, "");
        assert!(same(Some(&empty), None) && same(None, Some(&empty)));
        for other in [
            Property::single(Kind::String, " "),
            Property::list(Kind::String, Vec::new()),
            Property::list(Kind::String, vec![String::new()]),
        ] {
            assert!(!same(Some(&other), None), "{other:?}");
            assert!(!same(Some(&other), Some(&empty)), "{other:?}");
        }
    }

    #[test]
    fn a_list_of_one_is_not_a_single_value() {
        let single = Property::single(Kind::String, "sea");
        assert!(!single.same(&Property::list(Kind::String, vec!["sea".into()])));
        assert!(!Property::single(Kind::String, "3").same(&Property::single(Kind::Long, "3")));
        assert!(Property::single(Kind::Double, "3.0").same(&Property::single(Kind::Long, "3")));
    }
}
