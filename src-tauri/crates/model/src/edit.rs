//! Edits: what should change, what that would do to a few assets, and what those hold now.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{CannotReason, CellNote, CellState, FieldKind, ShownValue};

/// A value as the user gave it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum Value {
    /// Text.
    Text {
        /// The text.
        text: String,
    },
    /// A list, in order.
    List {
        /// Its entries.
        entries: Vec<String>,
    },
    /// A date.
    Date {
        /// ISO 8601 with zone, such as `2031-05-01T00:00:00.000Z`.
        date: String,
    },
    /// Yes or no.
    YesNo {
        /// Yes.
        yes: bool,
    },
    /// A number, as decimal text so that no digit is lost.
    Number {
        /// Such as `12` or `3.5`.
        number: String,
    },
}

/// What happens to a field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "action")
)]
pub enum FieldAction {
    /// The value takes the place of what is there. Literal unless `tokens`.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Replace {
        /// The new value.
        value: Value,
        /// Whether `{file.name}` and kin stand for something; `{{` is then a brace.
        #[cfg_attr(feature = "wire", serde(default))]
        tokens: bool,
    },
    /// Entries go to the end of a list; one that is there stays where it is.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Add {
        /// What is added, in this order.
        entries: Vec<String>,
        /// Whether `{file.name}` and kin stand for something.
        #[cfg_attr(feature = "wire", serde(default))]
        tokens: bool,
        /// To the beginning instead of the end.
        #[cfg_attr(feature = "wire", serde(default))]
        at_start: bool,
    },
    /// Entries leave a list; one that is not there is right already.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Remove {
        /// What leaves.
        entries: Vec<String>,
    },
    /// What is there goes away.
    Clear,
    /// Changes every place in the text, or in each entry of a list, where something stands.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    FindReplace {
        /// What is looked for.
        find: String,
        /// What takes its place; may be empty.
        with: String,
        /// What counts as found.
        mode: FindMode,
        /// Whether capitals have to be the same.
        #[cfg_attr(feature = "wire", serde(default))]
        match_case: bool,
    },
    /// What another field holds; nothing happens where that is empty.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    CopyFrom {
        /// Property of the other field.
        from: String,
    },
    /// The same words in other letters.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    ChangeCase {
        /// Which letters.
        to: LetterCase,
    },
    /// The entries of a list become one text.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    JoinEntries {
        /// What stands between them.
        with: String,
    },
    /// Texts become several entries, each without blanks around it. A field that holds one
    /// text takes no list.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    SplitText {
        /// Where they are split; it goes away.
        at: String,
    },
    /// A date at a distance from another, or from today.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    DateFrom {
        /// From where it is counted.
        base: DateBase,
        /// How far.
        shift: DateShift,
    },
}

/// What counts as found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum FindMode {
    /// The text, anywhere.
    Plain,
    /// The text, where it begins and ends with a word.
    WholeWord,
    /// What a regular expression says; `$1` or `${name}` in the replacement.
    Regex,
}

/// Which letters a text gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum LetterCase {
    /// ALL LARGE.
    Upper,
    /// all small.
    Lower,
    /// The First Letter Of Every Word large; the others stay.
    Title,
    /// The first letter of the text large; the others stay.
    Sentence,
}

/// From where a date is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum DateBase {
    /// The day the plan is made.
    Today,
    /// What a field of the asset holds; nothing happens where that is empty.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Field {
        /// Its property.
        property: String,
    },
}

/// How far a date is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct DateShift {
    /// How many; negative is earlier, 0 the same day.
    pub amount: i32,
    /// Of what.
    pub unit: DateUnit,
    /// Time of day as `HH:MM`. Without it the base's own time, midnight for today.
    pub at: Option<String>,
    /// IANA name of the time zone in which days are counted, such as `Europe/Paris`.
    pub zone: String,
}

/// Units in which people count from a date. A month that is too short gives its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum DateUnit {
    /// Days of the calendar.
    Days,
    /// Seven days.
    Weeks,
    /// Months of the calendar.
    Months,
    /// Years of the calendar.
    Years,
}

/// One field of an edit.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldEdit {
    /// Which field.
    pub property: String,
    /// What kind of value the field holds.
    pub kind: FieldKind,
    /// What happens to it.
    pub change: FieldAction,
    /// Only where the field holds nothing.
    #[cfg_attr(feature = "wire", serde(default))]
    pub only_empty: bool,
}

/// What should change on every asset of a selection.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Edit {
    /// One entry per field; a field appears once.
    pub fields: Vec<FieldEdit>,
}

/// What an edit would do to one asset.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SampledAsset {
    /// Full path.
    pub path: String,
    /// Title, else file name.
    pub title: String,
    /// One per field of the edit, in its order.
    pub cells: Vec<SampledCell>,
}

/// What an edit would do to one field of one asset.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SampledCell {
    /// What is there now.
    pub now: ShownValue,
    /// What will be there; none while the field has a problem.
    pub after: Option<ShownValue>,
    /// What would happen.
    pub state: CellState,
    /// Why not, when it cannot.
    pub reason: Option<CannotReason>,
    /// Something to know about it.
    pub note: Option<CellNote>,
    /// Where in the old value something was found; find and replace only.
    pub found: Vec<TextSpan>,
}

/// A part of a text, in UTF-16 code units as JavaScript counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct TextSpan {
    /// Which entry of a list, from 0; 0 for a single text.
    pub entry: u32,
    /// First unit.
    pub from: u32,
    /// The unit after the last.
    pub to: u32,
}

/// What keeps an edit from being checked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct EditProblem {
    /// Which field of the edit, from 0.
    pub field: u32,
    /// What it is.
    pub code: EditProblemCode,
    /// Where in the template or pattern.
    pub at: Option<TextSpan>,
    /// The word that is meant: an unknown token, tag or property.
    pub text: Option<String>,
}

/// Kinds of [`EditProblem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum EditProblemCode {
    /// Nothing was given yet.
    Empty,
    /// No such token.
    TokenUnknown,
    /// A `{` without its `}`.
    TokenUnclosed,
    /// No such filter.
    FilterUnknown,
    /// The filter lacks its argument, or has one it does not take.
    FilterArgument,
    /// Not a property name, or one that no field has.
    FieldUnknown,
    /// Not a regular expression.
    PatternInvalid,
    /// The regular expression is too long, or needs too much memory.
    PatternTooLarge,
    /// AEM does not know the tag.
    TagUnknown,
    /// Not a date.
    DateUnreadable,
    /// Two days fit what was typed.
    DateAmbiguous,
    /// Not a number.
    NumberUnreadable,
    /// AEM's form does not offer the value.
    NotAllowed,
    /// Longer than the form or AEM takes.
    TooLong,
    /// The field cannot be edited.
    ReadOnly,
    /// AEM may not know the prefix of the name.
    PrefixUnknown,
    /// The action makes no sense for this kind of field.
    ActionDoesNotFit,
    /// The field is made of itself.
    SelfReference,
}

/// What one field holds across a selection.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldSummary {
    /// Which field.
    pub property: String,
    /// How many different values there are; empty is not counted.
    pub distinct: u32,
    /// Assets on which it is empty.
    pub empty: u32,
    /// The most frequent values first, at most 100.
    pub values: Vec<ValueCount>,
}

/// A value and how often it is there.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ValueCount {
    /// The value.
    pub value: ShownValue,
    /// Assets that hold it.
    pub assets: u32,
}
