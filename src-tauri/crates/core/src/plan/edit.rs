//! An edit as the user gave it, checked before anything is read or sent.

use std::sync::Arc;

use time::Time;
use time::macros::format_description;

use super::actions::date::Shifted;
use super::actions::find::Finder;
use super::actions::list::Added;
use super::actions::text::{Composed, Piece};
use super::actions::{CheckedAction, copy};
use super::dates::Zone;
use super::fields::{is_protected, needs_tags};
use super::template::Template;
use crate::aem::tags::TagIndex;
use crate::aem::{Kind, Property};
use crate::api::types::{
    CellNote, DateBase, DateShift, Edit, EditProblem, EditProblemCode, FieldAction, FieldEdit,
    FieldKind, TextSpan, Value,
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
    #[error("the action on {field} cannot be worked out: {}", .problem.words())]
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
    fn of(code: EditProblemCode) -> Self {
        Self { code, at: None, text: None }
    }

    fn about(code: EditProblemCode, text: impl Into<String>) -> Self {
        Self { code, at: None, text: Some(text.into()) }
    }

    /// The problem of a field of an edit.
    #[must_use]
    pub fn of_field(self, field: u32) -> EditProblem {
        EditProblem { field, code: self.code, at: self.at, text: self.text }
    }

    fn words(&self) -> String {
        match &self.text {
            Some(text) => format!("{:?} ({text})", self.code),
            None => format!("{:?}", self.code),
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
    edit.fields.iter().any(|field| {
        field.kind == FieldKind::Tags
            && !matches!(field.change, FieldAction::Clear)
    })
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

fn action(
    property: &str,
    kind: FieldKind,
    change: &FieldAction,
) -> Result<CheckedAction, Vec<Problem>> {
    let is_text = matches!(kind, FieldKind::Text | FieldKind::LongText);
    let is_list = kind == FieldKind::List;
    let fits = match change {
        FieldAction::Replace { tokens: true, .. }
        | FieldAction::FindReplace { .. }
        | FieldAction::ChangeCase { .. } => is_text || is_list,
        FieldAction::Add { .. } | FieldAction::Remove { .. } => is_list,
        FieldAction::DateFrom { .. } => kind == FieldKind::Date,
        FieldAction::Replace { .. } | FieldAction::Clear | FieldAction::CopyFrom { .. } => true,
    };
    if !fits {
        return Err(vec![Problem::of(EditProblemCode::ActionDoesNotFit)]);
    }
    let one = |problem| vec![problem];
    Ok(match change {
        FieldAction::Replace { value, tokens: false } => {
            CheckedAction::Set(value_of(kind, value).map_err(one)?)
        }
        FieldAction::Replace { value, tokens: true } => {
            let texts = match value {
                Value::Text { text } if is_text => std::slice::from_ref(text),
                Value::List { entries } if is_list => entries.as_slice(),
                _ => return Err(one(Problem::of(EditProblemCode::ActionDoesNotFit))),
            };
            CheckedAction::Compose(Arc::new(Composed { pieces: pieces(texts, true, is_list)? }))
        }
        FieldAction::Add { entries, tokens, at_start } => {
            let pieces = pieces(entries, *tokens, true)?;
            CheckedAction::Add(Arc::new(Added { pieces, at_start: *at_start }))
        }
        FieldAction::Remove { entries } => CheckedAction::Remove(named(entries).map_err(one)?.into()),
        FieldAction::Clear => CheckedAction::Clear,
        FieldAction::FindReplace { find, with, mode, match_case } => {
            if !with.is_empty() {
                checked_text(with, true).map_err(one)?;
            }
            let finder = Finder::new(find, with, *mode, *match_case)
                .map_err(|(code, text)| one(Problem { code, at: None, text }))?;
            CheckedAction::Find(Arc::new(finder))
        }
        FieldAction::CopyFrom { from } => {
            checked_source(property, from).map_err(one)?;
            CheckedAction::Copy(from.as_str().into())
        }
        FieldAction::ChangeCase { to } => CheckedAction::Case(*to),
        FieldAction::DateFrom { base, shift } => {
            CheckedAction::Date(Arc::new(shifted(base, shift).map_err(one)?))
        }
    })
}

/// Tags are written by their id, and only those AEM knows. What leaves a field may be
/// anything: it may have been there before AEM forgot it.
fn tag_action(
    change: &FieldAction,
    rules: &EditRules<'_>,
    note: &mut Option<CellNote>,
) -> Result<CheckedAction, Vec<Problem>> {
    let unfit = || vec![Problem::of(EditProblemCode::ActionDoesNotFit)];
    match change {
        FieldAction::Clear => Ok(CheckedAction::Clear),
        FieldAction::Replace { value: Value::List { entries }, tokens: false } => {
            let ids = tag_ids(entries, rules, note)?;
            Ok(CheckedAction::Set(Property::list(Kind::String, ids)))
        }
        FieldAction::Add { entries, tokens: false, at_start } => {
            let pieces = tag_ids(entries, rules, note)?.into_iter().map(Piece::Literal).collect();
            Ok(CheckedAction::Add(Arc::new(Added { pieces, at_start: *at_start })))
        }
        FieldAction::Remove { entries } => {
            let mut ids = named(entries).map_err(|problem| vec![problem])?;
            let known: Vec<String> = ids
                .iter()
                .filter_map(|entry| Some(rules.tags?.known(entry)?.id.to_owned()))
                .collect();
            ids.extend(known);
            Ok(CheckedAction::Remove(ids.into()))
        }
        FieldAction::Replace { .. }
        | FieldAction::Add { .. }
        | FieldAction::FindReplace { .. }
        | FieldAction::CopyFrom { .. }
        | FieldAction::ChangeCase { .. }
        | FieldAction::DateFrom { .. } => Err(unfit()),
    }
}

fn tag_ids(
    entries: &[String],
    rules: &EditRules<'_>,
    note: &mut Option<CellNote>,
) -> Result<Vec<String>, Vec<Problem>> {
    let entries = named(entries).map_err(|problem| vec![problem])?;
    let (mut ids, mut problems) = (Vec::with_capacity(entries.len()), Vec::new());
    for entry in entries {
        match rules.tags.and_then(|tags| tags.known(&entry)) {
            Some(tag) => {
                if tag.was_moved {
                    *note = Some(CellNote::TagMoved);
                }
                if !ids.iter().any(|other| other == tag.id) {
                    ids.push(tag.id.to_owned());
                }
            }
            None => problems.push(Problem::about(EditProblemCode::TagUnknown, entry)),
        }
    }
    if problems.is_empty() { Ok(ids) } else { Err(problems) }
}

/// Entries that are named one by one: trimmed, each once, at least one.
fn named(entries: &[String]) -> Result<Vec<String>, Problem> {
    if entries.len() > LONGEST_LIST {
        return Err(Problem::of(EditProblemCode::TooLong));
    }
    let mut unique: Vec<String> = Vec::with_capacity(entries.len());
    for entry in entries {
        let entry = checked_text(entry.trim(), false)?;
        if !unique.contains(&entry) {
            unique.push(entry);
        }
    }
    if unique.is_empty() { Err(Problem::of(EditProblemCode::Empty)) } else { Ok(unique) }
}

/// Texts with or without tokens, in their order.
fn pieces(texts: &[String], tokens: bool, is_list: bool) -> Result<Vec<Piece>, Vec<Problem>> {
    if !tokens {
        let entries = named(texts).map_err(|problem| vec![problem])?;
        return Ok(entries.into_iter().map(Piece::Literal).collect());
    }
    if texts.len() > LONGEST_LIST {
        return Err(vec![Problem::of(EditProblemCode::TooLong)]);
    }
    let (mut pieces, mut problems) = (Vec::with_capacity(texts.len()), Vec::new());
    for (entry, text) in (0..).zip(texts) {
        let text = if is_list { text.trim() } else { text };
        match checked_text(text, false) {
            Err(problem) => problems.push(problem),
            Ok(_) => match Template::parse(text) {
                Ok(template) => pieces.push(Piece::Template(template)),
                Err(found) => problems.extend(found.into_iter().map(|mut problem| {
                    problem.at = problem.at.map(|at| TextSpan { entry, ..at });
                    problem
                })),
            },
        }
    }
    if pieces.is_empty() && problems.is_empty() {
        problems.push(Problem::of(EditProblemCode::Empty));
    }
    if problems.is_empty() { Ok(pieces) } else { Err(problems) }
}

fn checked_source(property: &str, from: &str) -> Result<(), Problem> {
    if from.is_empty() {
        Err(Problem::of(EditProblemCode::Empty))
    } else if !is_property_name(from) {
        Err(Problem::about(EditProblemCode::FieldUnknown, from))
    } else if from == property {
        Err(Problem::about(EditProblemCode::SelfReference, from))
    } else {
        Ok(())
    }
}

fn shifted(base: &DateBase, shift: &DateShift) -> Result<Shifted, Problem> {
    let unreadable = |text: &str| Problem::about(EditProblemCode::DateUnreadable, text);
    let from = match base {
        DateBase::Today => None,
        DateBase::Field { property } if property.is_empty() => {
            return Err(Problem::of(EditProblemCode::Empty));
        }
        DateBase::Field { property } if !is_property_name(property) => {
            return Err(Problem::about(EditProblemCode::FieldUnknown, property));
        }
        DateBase::Field { property } => Some(property.clone()),
    };
    let form = format_description!("[hour]:[minute]");
    let at = match shift.at.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(Time::parse(text, form).map_err(|_| unreadable(text))?),
    };
    let zone = Zone::named(&shift.zone).ok_or_else(|| unreadable(&shift.zone))?;
    Ok(Shifted { from, amount: shift.amount, unit: shift.unit, at, zone })
}

/// A property name is `prefix:local` or `local`, of letters, digits, `_`, `-`
/// and `.`. JCR allows more, but `/`, `@`, `[`, `]`, `*`, `|` and a leading `:`
/// mean something else to Sling.
pub(super) fn is_property_name(name: &str) -> bool {
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

/// A text that can be stored: not too long, without control characters and without what
/// a wrong encoding leaves. Blanks alone are nothing, unless they are wanted.
fn checked_text(text: &str, blanks: bool) -> Result<String, Problem> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Problem::of(EditProblemCode::TooLong));
    }
    // A replacement character says that a file was read in the wrong
    // encoding; other control characters cannot be stored in XML exports.
    if text.chars().any(|c| c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))) {
        return Err(Problem::of(EditProblemCode::NotAllowed));
    }
    if text.trim().is_empty() && !blanks {
        Err(Problem::of(EditProblemCode::Empty))
    } else {
        Ok(text.to_owned())
    }
}

/// A value in the kind a new property of the field gets.
///
/// # Errors
/// What is wrong with it.
pub fn value_of(kind: FieldKind, value: &Value) -> Result<Property, Problem> {
    match (kind, value) {
        (FieldKind::Text | FieldKind::LongText, Value::Text { text }) => {
            Ok(Property::single(Kind::String, checked_text(text, false)?))
        }
        (FieldKind::List | FieldKind::Tags, Value::List { entries }) => {
            Ok(Property::list(Kind::String, named(entries)?))
        }
        (FieldKind::Date, Value::Date { date }) => {
            if date.trim().is_empty() {
                return Err(Problem::of(EditProblemCode::Empty));
            }
            let parsed =
                crate::aem::parse_date(date).filter(|date| (1..=9999).contains(&date.year()));
            let written = parsed.and_then(crate::aem::exact_date);
            written
                .map(|date| Property::single(Kind::Date, date))
                .ok_or_else(|| Problem::about(EditProblemCode::DateUnreadable, date))
        }
        (FieldKind::YesNo, Value::YesNo { yes }) => {
            Ok(Property::single(Kind::Boolean, yes.to_string()))
        }
        (FieldKind::Number, Value::Number { number }) => {
            if number.trim().is_empty() {
                return Err(Problem::of(EditProblemCode::Empty));
            }
            copy::number(number)
                .ok_or_else(|| Problem::about(EditProblemCode::NumberUnreadable, number))
        }
        (FieldKind::Text | FieldKind::LongText | FieldKind::List | FieldKind::Tags, _)
        | (FieldKind::Date | FieldKind::YesNo | FieldKind::Number, _) => {
            Err(Problem::of(EditProblemCode::NotAllowed))
        }
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

    fn entries(edit: &CheckedEdit) -> Option<Vec<String>> {
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
            Ok::<_, Error>(entries(&checked))
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
            entries(&checked),
            Some(vec!["sea".into(), "sun".into()])
        );
    }
}
