//! From an action as the user gave it to one that can be worked out for any asset.

use std::sync::Arc;

use time::Time;
use time::macros::format_description;

use super::date::Shifted;
use super::find::Finder;
use super::list::{Added, Joined, Split};
use super::text::{Composed, Piece};
use super::{CheckedAction, copy};
use crate::plan::edit::{EditRules, LONGEST_LIST, LONGEST_TEXT, Problem, is_property_name};
use crate::plan::template::Template;
use relabel_model::{
    CellNote, DateBase, DateShift, EditProblemCode, FieldAction, FieldKind, Kind, Property,
    TextSpan, Value, Zone, exact_date, parse_date,
};

/// Checks what happens to a field that holds no tags.
///
/// # Errors
/// What is wrong with it; never nothing.
pub(in crate::plan) fn action(
    property: &str,
    kind: FieldKind,
    change: &FieldAction,
) -> Result<CheckedAction, Vec<Problem>> {
    let is_text = matches!(kind, FieldKind::Text | FieldKind::LongText);
    let is_list = kind == FieldKind::List;
    let fits = match change {
        FieldAction::Replace { tokens: true, .. }
        | FieldAction::FindReplace { .. }
        | FieldAction::ChangeCase { .. }
        | FieldAction::JoinEntries { .. }
        | FieldAction::SplitText { .. } => is_text || is_list,
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
            CheckedAction::Add(Arc::new(Added { pieces, at_start: *at_start, same: Vec::new() }))
        }
        FieldAction::Remove { entries } => {
            CheckedAction::Remove(named(entries).map_err(one)?.into())
        }
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
        FieldAction::ChangeCase { to } => CheckedAction::Rewrite(Arc::new(*to)),
        FieldAction::JoinEntries { with } => {
            let with = if with.is_empty() { Ok(String::new()) } else { checked_text(with, true) };
            CheckedAction::Rewrite(Arc::new(Joined { with: with.map_err(one)? }))
        }
        FieldAction::SplitText { at } if at.is_empty() => {
            return Err(one(Problem::of(EditProblemCode::Empty)));
        }
        FieldAction::SplitText { at } => {
            let at = checked_text(at, true).map_err(one)?;
            CheckedAction::Rewrite(Arc::new(Split { at }))
        }
        FieldAction::DateFrom { base, shift } => {
            CheckedAction::Date(Arc::new(shifted(base, shift).map_err(one)?))
        }
    })
}

/// Tags are written by their id, and only those AEM knows. What leaves a field may be
/// anything: it may have been there before AEM forgot it.
pub(in crate::plan) fn tag_action(
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
            let ids = tag_ids(entries, rules, note)?;
            let same = rules.tags.map(|tags| tags.moved_to(&ids)).unwrap_or_default();
            let pieces = ids.into_iter().map(Piece::Literal).collect();
            Ok(CheckedAction::Add(Arc::new(Added { pieces, at_start: *at_start, same })))
        }
        FieldAction::Remove { entries } => {
            let mut ids = named(entries).map_err(|problem| vec![problem])?;
            let known: Vec<String> = ids
                .iter()
                .filter_map(|entry| Some(rules.tags?.known(entry)?.id.to_owned()))
                .collect();
            ids.extend(known);
            let moved = rules.tags.map(|tags| tags.moved_to(&ids)).unwrap_or_default();
            ids.extend(moved.into_iter().map(|(old, _)| old));
            Ok(CheckedAction::Remove(ids.into()))
        }
        FieldAction::Replace { .. }
        | FieldAction::Add { .. }
        | FieldAction::FindReplace { .. }
        | FieldAction::CopyFrom { .. }
        | FieldAction::ChangeCase { .. }
        | FieldAction::JoinEntries { .. }
        | FieldAction::SplitText { .. }
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

/// A text that can be stored: not too long, without control characters and without what
/// a wrong encoding leaves. Blanks alone are nothing, unless they are wanted.
fn checked_text(text: &str, blanks: bool) -> Result<String, Problem> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(Problem::of(EditProblemCode::TooLong));
    }
    // A replacement character says that a file was read in the wrong
    // encoding; other control characters cannot be stored in XML exports.
    if text.chars().any(|c| c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t')))
    {
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
            let parsed = parse_date(date).filter(|date| (1..=9999).contains(&date.year()));
            let written = parsed.and_then(exact_date);
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
