//! What happens to a field of an asset: an action, checked once, and what it makes of
//! what the asset holds.
//!
//! Actions are worked out while the plan is made, from what was read for it. What the
//! journal keeps are plain old and new values, so that sending, undoing and going on
//! after a crash know nothing of actions, and what was agreed to is what is written.

pub mod case;
pub(super) mod check;
pub mod copy;
pub mod date;
pub mod find;
pub mod list;
pub mod text;

use std::sync::Arc;

use relabel_model::{CannotReason, CellNote, FieldKind, Kind, Moment, Property, PropertySet};

/// What an action may look at. Everything but the position is as it was read.
#[derive(Clone, Copy, Debug)]
pub struct AssetFacts<'a> {
    /// Full path.
    pub path: &'a str,
    /// Position among the assets of the plan, from 0: what `{counter}` counts.
    pub row: u32,
    /// What it holds.
    pub metadata: &'a PropertySet,
    /// When the plan is made, and in which time zone.
    pub moment: &'a Moment,
    /// Values that stand in for what was read: what a second run would find.
    instead: &'a [(&'a str, Option<&'a Property>)],
}

impl<'a> AssetFacts<'a> {
    /// Facts as they were read.
    #[must_use]
    pub fn new(path: &'a str, row: u32, metadata: &'a PropertySet, moment: &'a Moment) -> Self {
        Self { path, row, metadata, moment, instead: &[] }
    }

    /// The same asset with other values in some fields.
    #[must_use]
    pub(super) fn with(self, instead: &'a [(&'a str, Option<&'a Property>)]) -> Self {
        Self { instead, ..self }
    }

    /// What a field holds.
    #[must_use]
    pub fn get(&self, property: &str) -> Option<&'a Property> {
        match self.instead.iter().find(|(name, _)| *name == property) {
            Some((_, value)) => *value,
            None => self.metadata.get(property),
        }
    }

    /// What a field holds, where that is more than blanks.
    #[must_use]
    pub fn filled(&self, property: &str) -> Option<&'a Property> {
        self.get(property).filter(|value| !is_blank(value))
    }
}

/// Whether there is nothing to see in a value.
#[must_use]
pub fn is_blank(value: &Property) -> bool {
    value.entries.iter().all(|entry| entry.trim().is_empty())
}

/// What an action makes of a field.
#[derive(Clone, Debug)]
pub enum Computed {
    /// This, in the kind the asset holds.
    Value(Property),
    /// Nothing: the property goes.
    Nothing,
    /// What is there, perhaps for a reason worth saying.
    Leave(Option<CellNote>),
    /// It cannot be worked out.
    Cannot(CannotReason),
}

/// An action that makes a value of the one that is there, and looks at nothing else.
pub trait Rewrite: std::fmt::Debug + Send + Sync {
    /// What the field should hold, in the place of `before`.
    fn rewritten(&self, before: &Property) -> Computed;
}

/// An action that was checked: everything in it can be worked out for any asset.
#[derive(Clone, Debug)]
pub enum CheckedAction {
    /// This value.
    Set(Property),
    /// A text with tokens, or a list of such.
    Compose(Arc<text::Composed>),
    /// Entries join a list.
    Add(Arc<list::Added>),
    /// Entries leave a list.
    Remove(Arc<[String]>),
    /// The property goes.
    Clear,
    /// Find and replace.
    Find(Arc<find::Finder>),
    /// What another field holds.
    Copy(Arc<str>),
    /// What is there, in another form.
    Rewrite(Arc<dyn Rewrite>),
    /// A date at a distance from another.
    Date(Arc<date::Shifted>),
    /// Known beforehand not to work, such as a cell of a sheet that is no date.
    Refused(CannotReason),
}

impl CheckedAction {
    /// What the field should hold on an asset.
    #[must_use]
    pub fn compute(&self, property: &str, kind: FieldKind, facts: &AssetFacts<'_>) -> Computed {
        match self {
            Self::Set(value) => Computed::Value(value.clone()),
            Self::Compose(composed) => composed.compute(kind, facts),
            Self::Add(added) => added.compute(facts.get(property), facts),
            Self::Remove(entries) => list::without(entries, facts.get(property), facts),
            Self::Clear => Computed::Nothing,
            Self::Find(finder) => finder.compute(facts.get(property)),
            Self::Copy(from) => copy::compute(from, kind, facts),
            Self::Rewrite(rewrite) => facts
                .get(property)
                .map_or(Computed::Leave(None), |before| rewrite.rewritten(before)),
            Self::Date(shifted) => shifted.compute(facts),
            Self::Refused(reason) => Computed::Cannot(*reason),
        }
    }

    /// The fields it looks at. Its own is among them only where doing it twice may make
    /// a difference.
    #[must_use]
    pub fn reads<'a>(&'a self, property: &'a str) -> Vec<&'a str> {
        match self {
            Self::Compose(composed) => composed.reads(),
            Self::Add(added) => added.reads(),
            Self::Find(_) | Self::Rewrite(_) => vec![property],
            Self::Copy(from) => vec![from],
            Self::Date(shifted) => shifted.reads(),
            Self::Set(_) | Self::Remove(_) | Self::Clear | Self::Refused(_) => Vec::new(),
        }
    }

    /// What is shown of it where the asset could not be read: only a value that is the
    /// same everywhere.
    #[must_use]
    pub fn value_everywhere(&self) -> Option<&Property> {
        match self {
            Self::Set(value) => Some(value),
            _ => None,
        }
    }
}

/// Texts as the value of a field: its one text, or its list.
fn as_texts(multi: bool, entries: Vec<String>) -> Property {
    Property { kind: Kind::String, multi, entries }
}
