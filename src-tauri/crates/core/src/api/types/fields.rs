//! Fields and edits.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ConnectionId;

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A list of texts.
    List,
    /// A date with time.
    Date,
    /// Yes or no.
    YesNo,
    /// A number, whole or with decimals.
    Number,
}

/// Where a field stands in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldGroup {
    /// Title, description, keywords.
    Basics,
    /// Copyright, owner, usage terms.
    Rights,
    /// Expiry, status.
    Publishing,
    /// Where and when it was made, and by whom.
    Origin,
}

/// A field that can be edited. Its label is the UI's, by property name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Property name below `jcr:content/metadata`, such as `dc:rights`.
    pub property: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
    /// Where it stands in the picker.
    pub group: FieldGroup,
    /// Whether it is among the few most people edit.
    pub common: bool,
}

/// A value as the user gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "action")]
pub enum FieldAction {
    /// The value takes the place of what is there.
    Replace {
        /// The new value.
        value: Value,
    },
    /// What is there goes away.
    Clear,
}

/// One field of an edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldEdit {
    /// Which field.
    pub property: String,
    /// What kind of value the field holds.
    pub kind: FieldKind,
    /// What happens to it.
    pub change: FieldAction,
}

/// What should change on every asset of a selection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// One entry per field; a field appears once.
    pub fields: Vec<FieldEdit>,
}

/// Asks what the fields hold now, on a few assets of the selection.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadSample {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Of which assets.
    pub selection: super::Selection,
    /// Which fields.
    pub properties: Vec<String>,
}

/// What one asset of the sample holds now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SampleAsset {
    /// Full path.
    pub path: String,
    /// Title, else file name.
    pub title: String,
    /// In the order asked for; an empty list where the field is empty.
    pub values: Vec<ShownValue>,
}

/// A stored value, made readable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownValue {
    /// What kind it is.
    pub kind: FieldKind,
    /// Its entries as text: none when empty, one when single. Dates are ISO 8601
    /// where they could be read, yes/no is `true` or `false`.
    pub entries: Vec<String>,
}
