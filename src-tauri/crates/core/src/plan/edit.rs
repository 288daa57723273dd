//! An edit as the user gave it, checked before anything is read or sent.

use super::fields::{is_protected, needs_tags};
use crate::aem::{Kind, Property};
use crate::api::types::{Edit, FieldAction, FieldKind, Value};

/// Longest text that is sent as one value, in characters: what a spreadsheet
/// cell holds, so that every value fits into a report.
const LONGEST_TEXT: usize = 32_767;
/// Most entries of one list.
const LONGEST_LIST: usize = 1_000;

/// Why an edit cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no field to edit.
    #[error("no field to edit")]
    Nothing,
    /// The same field twice.
    #[error("the field {0} is there twice")]
    Twice(String),
    /// Not a property name.
    #[error("{0} is not a field name")]
    Name(String),
    /// Computed by AEM, or part of its machinery.
    #[error("{0} is not for editing")]
    Protected(String),
    /// The value is empty; clearing is an action of its own.
    #[error("the value for {0} is empty")]
    Empty(String),
    /// The value does not have the form of the field.
    #[error("the value for {0} does not fit the field")]
    Form(String),
    /// The value is too long.
    #[error("the value for {0} is too long")]
    TooLong(String),
}

impl Error {
    /// The field that is meant.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Twice(field)
            | Self::Name(field)
            | Self::Protected(field)
            | Self::Empty(field)
            | Self::Form(field)
            | Self::TooLong(field) => Some(field),
        }
    }
}

/// One field of a checked edit.
#[derive(Clone, Debug)]
pub struct CheckedField {
    /// Property name.
    pub property: String,
    /// What kind of value the field holds.
    pub kind: FieldKind,
    /// The value a new property gets; `None` removes it.
    pub after: Option<Property>,
}

/// An edit that can be planned.
#[derive(Clone, Debug)]
pub struct CheckedEdit {
    /// Its fields, each once.
    pub fields: Vec<CheckedField>,
}

impl CheckedEdit {
    /// Checks an edit.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn new(edit: &Edit) -> Result<Self, Error> {
        let mut fields: Vec<CheckedField> = Vec::with_capacity(edit.fields.len());
        for field in &edit.fields {
            let property = field.property.as_str();
            if !is_property_name(property) {
                return Err(Error::Name(property.to_owned()));
            }
            if is_protected(property).is_some()
                || (needs_tags(property) && field.kind != FieldKind::Tags)
            {
                return Err(Error::Protected(property.to_owned()));
            }
            if fields.iter().any(|other| other.property == property) {
                return Err(Error::Twice(property.to_owned()));
            }
            let after = match &field.change {
                FieldAction::Replace { value, tokens: false } if !field.only_empty => {
                    Some(value_of(property, field.kind, value)?)
                }
                FieldAction::Clear if !field.only_empty => None,
                FieldAction::Replace { .. }
                | FieldAction::Add { .. }
                | FieldAction::Remove { .. }
                | FieldAction::Clear
                | FieldAction::FindReplace { .. }
                | FieldAction::CopyFrom { .. }
                | FieldAction::ChangeCase { .. }
                | FieldAction::DateFrom { .. } => return Err(Error::Form(property.to_owned())),
            };
            fields.push(CheckedField { property: property.to_owned(), kind: field.kind, after });
        }
        if fields.is_empty() { Err(Error::Nothing) } else { Ok(Self { fields }) }
    }
}

/// A property name is `prefix:local` or `local`, of letters, digits, `_`, `-`
/// and `.`. JCR allows more, but `/`, `@`, `[`, `]`, `*`, `|` and a leading `:`
/// mean something else to Sling.
fn is_property_name(name: &str) -> bool {
    let part = |text: &str| {
        !text.is_empty()
            && text.len() <= 100
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
            && !text.starts_with(['.', '-'])
    };
    match name.split_once(':') {
        Some((prefix, local)) => part(prefix) && part(local),
        None => part(name),
    }
}

fn value_of(property: &str, kind: FieldKind, value: &Value) -> Result<Property, Error> {
    let empty = || Error::Empty(property.to_owned());
    let form = || Error::Form(property.to_owned());
    let text = |text: &str| -> Result<String, Error> {
        if text.chars().count() > LONGEST_TEXT {
            return Err(Error::TooLong(property.to_owned()));
        }
        // A replacement character says that a file was read in the wrong
        // encoding; other control characters cannot be stored in XML exports.
        if text
            .chars()
            .any(|c| c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t')))
        {
            return Err(form());
        }
        if text.trim().is_empty() { Err(empty()) } else { Ok(text.to_owned()) }
    };
    match (kind, value) {
        (FieldKind::Text | FieldKind::LongText, Value::Text { text: given }) => {
            Ok(Property::single(Kind::String, text(given)?))
        }
        (FieldKind::List, Value::List { entries }) => {
            if entries.len() > LONGEST_LIST {
                return Err(Error::TooLong(property.to_owned()));
            }
            let entries =
                entries.iter().map(|entry| text(entry.trim())).collect::<Result<Vec<_>, _>>()?;
            let mut unique: Vec<String> = Vec::with_capacity(entries.len());
            for entry in entries {
                if !unique.contains(&entry) {
                    unique.push(entry);
                }
            }
            if unique.is_empty() { Err(empty()) } else { Ok(Property::list(Kind::String, unique)) }
        }
        (FieldKind::Date, Value::Date { date }) => {
            let parsed =
                crate::aem::parse_date(date).filter(|date| (1..=9999).contains(&date.year()));
            let written = parsed.and_then(crate::aem::exact_date);
            written.map(|date| Property::single(Kind::Date, date)).ok_or_else(form)
        }
        (FieldKind::YesNo, Value::YesNo { yes }) => {
            Ok(Property::single(Kind::Boolean, yes.to_string()))
        }
        (FieldKind::Number, Value::Number { number }) => {
            let number = number.trim();
            if number.is_empty() {
                return Err(empty());
            }
            if let Ok(whole) = number.parse::<i64>() {
                return Ok(Property::single(Kind::Long, whole.to_string()));
            }
            let decimal = number
                .parse::<f64>()
                .ok()
                .filter(|decimal| decimal.is_finite())
                .ok_or_else(form)?;
            Ok(Property::single(Kind::Double, decimal.to_string()))
        }
        (FieldKind::Text | FieldKind::LongText | FieldKind::List | FieldKind::Tags, _)
        | (FieldKind::Date | FieldKind::YesNo | FieldKind::Number, _) => Err(form()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::types::FieldEdit;

    fn edit(property: &str, kind: FieldKind, value: Value) -> Edit {
        let change = FieldAction::Replace { value, tokens: false };
        let field = FieldEdit { property: property.into(), kind, change, only_empty: false };
        Edit { fields: vec![field] }
    }

    fn text(property: &str, text: &str) -> Result<CheckedEdit, Error> {
        CheckedEdit::new(&edit(property, FieldKind::Text, Value::Text { text: text.into() }))
    }

    #[test]
    fn machinery_of_the_repository_cannot_be_edited() {
        for property in [
            "jcr:primaryType",
            "rep:policy",
            "sling:resourceType",
            "dam:size",
            "dc:format",
            "cq:tags",
        ] {
            assert_eq!(text(property, "x").err(), Some(Error::Protected(property.into())));
        }
    }

    #[test]
    fn a_property_name_cannot_carry_an_instruction_for_sling() {
        for property in [
            ":operation",
            "a@Delete",
            "../x",
            "a/b",
            "",
            "a:b:c",
            "a b",
            "x@TypeHint",
            "./a",
            "a[1]",
        ] {
            assert_eq!(
                text(property, "x").err(),
                Some(Error::Name(property.into())),
                "{property:?}"
            );
        }
        for property in ["dc:rights", "custom", "acme:lizenz-nummer", "größe"] {
            assert!(text(property, "x").is_ok(), "{property:?}");
        }
    }

    #[test]
    fn an_empty_value_is_not_taken_for_clear() {
        assert_eq!(text("dc:rights", "  ").err(), Some(Error::Empty("dc:rights".into())));
        assert_eq!(text("dc:rights", "caf\u{FFFD}").err(), Some(Error::Form("dc:rights".into())));
    }

    #[test]
    fn dates_are_written_in_the_form_sling_reads() {
        let of = |date: &str| {
            let value = Value::Date { date: date.into() };
            let checked = CheckedEdit::new(&edit("prism:expirationDate", FieldKind::Date, value))?;
            Ok::<_, Error>(checked.fields[0].after.clone().map(|after| after.entries))
        };
        assert_eq!(of("2031-05-01T00:00:00Z"), Ok(Some(vec!["2031-05-01T00:00:00.000Z".into()])));
        assert_eq!(
            of("2031-05-01T10:30:00+02:00"),
            Ok(Some(vec!["2031-05-01T10:30:00.000+02:00".into()]))
        );
        assert!(of("01/05/2031").is_err());
    }

    #[test]
    fn lists_keep_their_order_and_never_double() {
        let entries = ["sea", "sun ", "sea"].map(String::from).to_vec();
        let checked =
            CheckedEdit::new(&edit("dc:subject", FieldKind::List, Value::List { entries }))
                .expect("valid");
        assert_eq!(
            checked.fields[0].after.as_ref().map(|p| p.entries.clone()),
            Some(vec!["sea".into(), "sun".into()])
        );
    }
}
