//! An edit as the user gave it, checked before anything is read or sent.

use super::actions::CheckedAction;
use super::actions::check::{action, tag_action};
use super::fields::{is_protected, needs_tags};
use relabel_aem::tags::TagIndex;
use relabel_model::{
    CellNote, Edit, EditProblem, EditProblemCode, FieldAction, FieldEdit, FieldKind, TextSpan,
};

/// Longest text that is sent as one value, in characters: what a spreadsheet
/// cell holds, so that every value fits into a report.
pub(super) const LONGEST_TEXT: usize = 32_767;
/// Most entries of one list.
pub(super) const LONGEST_LIST: usize = 1_000;

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
    /// The action cannot be worked out.
    #[error("{field}: {}", .problem.words())]
    Action {
        /// The field.
        field: String,
        /// Why.
        problem: Problem,
    },
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
            | Self::TooLong(field)
            | Self::Action { field, .. } => Some(field),
        }
    }
}

/// What is wrong with one field of an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub code: EditProblemCode,
    /// Where in the template or pattern.
    pub at: Option<TextSpan>,
    /// The word that is meant.
    pub text: Option<String>,
}

impl Problem {
    pub(super) fn of(code: EditProblemCode) -> Self {
        Self { code, at: None, text: None }
    }

    pub(super) fn about(code: EditProblemCode, text: impl Into<String>) -> Self {
        Self { code, at: None, text: Some(text.into()) }
    }

    /// The problem of a field of an edit.
    #[must_use]
    pub fn of_field(self, field: u32) -> EditProblem {
        EditProblem { field, code: self.code, at: self.at, text: self.text }
    }

    /// In words for a log or a terminal; the window has its own.
    fn words(&self) -> String {
        use EditProblemCode as Code;
        let text = self.text.as_deref().unwrap_or_default();
        match self.code {
            Code::Empty => "nothing was given".to_owned(),
            Code::TokenUnknown => format!("{{{text}}} stands for nothing"),
            Code::TokenUnclosed => format!("the brace before \"{text}\" is never closed"),
            Code::FilterUnknown => format!("there is no filter \"{text}\""),
            Code::FilterArgument => format!("\"{text}\" does not fit there"),
            Code::FieldUnknown => format!("\"{text}\" is no field name"),
            Code::PatternInvalid => format!("the pattern cannot be understood: {text}"),
            Code::PatternTooLarge => "the pattern is too large".to_owned(),
            Code::TagUnknown => format!("AEM does not know the tag {text}"),
            Code::DateUnreadable => format!("\"{text}\" is no date, time or time zone"),
            Code::DateAmbiguous => format!("\"{text}\" may be two days"),
            Code::NumberUnreadable => format!("\"{text}\" is no number"),
            Code::NotAllowed => "the value cannot be stored there".to_owned(),
            Code::TooLong => "it is too long".to_owned(),
            Code::ReadOnly => "the field cannot be edited".to_owned(),
            Code::PrefixUnknown => format!("AEM may not know the prefix {text}"),
            Code::ActionDoesNotFit => "it makes no sense for a field of this kind".to_owned(),
            Code::SelfReference => "the field would be made of itself".to_owned(),
        }
    }

    fn into_error(self, field: &str) -> Error {
        use EditProblemCode as Code;
        let name = field.to_owned();
        match self.code {
            Code::Empty => Error::Empty(name),
            Code::TooLong => Error::TooLong(name),
            Code::ReadOnly => Error::Protected(name),
            Code::FieldUnknown if self.text.as_deref() == Some(field) => Error::Name(name),
            Code::NotAllowed | Code::DateUnreadable | Code::NumberUnreadable => Error::Form(name),
            _ => Error::Action { field: name, problem: self },
        }
    }
}

/// What an edit is checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct EditRules<'a> {
    /// AEM's tags. Without them nothing can be said to be a tag.
    pub tags: Option<&'a TagIndex>,
}

/// One field of a checked edit.
#[derive(Clone, Debug)]
pub struct CheckedField {
    /// Property name.
    pub property: String,
    /// What kind of value the field holds.
    pub kind: FieldKind,
    /// What happens to it.
    pub action: CheckedAction,
    /// Only where it holds nothing.
    pub only_empty: bool,
    /// Something to know wherever it changes.
    pub note: Option<CellNote>,
}

/// An edit that can be planned.
#[derive(Clone, Debug)]
pub struct CheckedEdit {
    /// Its fields, each once.
    pub fields: Vec<CheckedField>,
}

impl CheckedEdit {
    /// Checks an edit in which there are no tags.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn new(edit: &Edit) -> Result<Self, Error> {
        Self::with(edit, &EditRules::default())
    }

    /// Checks an edit.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn with(edit: &Edit, rules: &EditRules<'_>) -> Result<Self, Error> {
        let mut fields: Vec<CheckedField> = Vec::with_capacity(edit.fields.len());
        for field in &edit.fields {
            let property = field.property.as_str();
            if fields.iter().any(|other| other.property == property) {
                return Err(Error::Twice(property.to_owned()));
            }
            fields.push(CheckedField::new(field, rules).map_err(|problems| {
                let first = problems.into_iter().next();
                first.map_or(Error::Form(property.to_owned()), |one| one.into_error(property))
            })?);
        }
        if fields.is_empty() { Err(Error::Nothing) } else { Ok(Self { fields }) }
    }

    /// Every property that has to be read of an asset: what is edited and what that is
    /// made of, each once.
    #[must_use]
    pub fn properties(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for field in &self.fields {
            let own = field.property.as_str();
            for name in std::iter::once(own).chain(field.action.reads(own)) {
                if !all.iter().any(|other| other == name) {
                    all.push(name.to_owned());
                }
            }
        }
        all
    }
}

/// Whether AEM's tags have to be known to check an edit.
#[must_use]
pub fn names_tags(edit: &Edit) -> bool {
    edit.fields
        .iter()
        .any(|field| field.kind == FieldKind::Tags && !matches!(field.change, FieldAction::Clear))
}

impl CheckedField {
    /// Checks one field.
    ///
    /// # Errors
    /// What is wrong with it; never nothing.
    pub fn new(field: &FieldEdit, rules: &EditRules<'_>) -> Result<Self, Vec<Problem>> {
        let property = field.property.as_str();
        let one = |problem| vec![problem];
        if !is_property_name(property) {
            return Err(one(Problem::about(EditProblemCode::FieldUnknown, property)));
        }
        if is_protected(property).is_some()
            || (needs_tags(property) && field.kind != FieldKind::Tags)
        {
            return Err(one(Problem::about(EditProblemCode::ReadOnly, property)));
        }
        let mut note = None;
        let action = match field.kind {
            FieldKind::Tags => tag_action(&field.change, rules, &mut note)?,
            kind => action(property, kind, &field.change)?,
        };
        let (property, kind) = (property.to_owned(), field.kind);
        Ok(Self { property, kind, action, only_empty: field.only_empty, note })
    }
}

/// A property name is `prefix:local` or `local`, of letters, digits, `_`, `-`
/// and `.`. JCR allows more, but `/`, `@`, `[`, `]`, `*`, `|` and a leading `:`
/// mean something else to Sling.
#[must_use]
pub fn is_property_name(name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_model::Value;

    fn edit(property: &str, kind: FieldKind, value: Value) -> Edit {
        let change = FieldAction::Replace { value, tokens: false };
        let field = FieldEdit { property: property.into(), kind, change, only_empty: false };
        Edit { fields: vec![field] }
    }

    fn text(property: &str, text: &str) -> Result<CheckedEdit, Error> {
        CheckedEdit::new(&edit(property, FieldKind::Text, Value::Text { text: text.into() }))
    }

    fn planned(edit: &CheckedEdit) -> Option<Vec<String>> {
        edit.fields[0].action.value_everywhere().map(|value| value.entries.clone())
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
            Ok::<_, Error>(planned(&checked))
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
        assert_eq!(planned(&checked), Some(vec!["sea".into(), "sun".into()]));
    }
}
