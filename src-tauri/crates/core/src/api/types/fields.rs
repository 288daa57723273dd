//! Fields: what can be edited, what cannot and why, and what a field holds now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionId, Selection};

/// What kind of value a field holds. A list and tags hold several entries, the others one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldKind {
    /// One line of text.
    Text,
    /// Text of several lines.
    LongText,
    /// A list of texts.
    List,
    /// A list of tags, by id. Only tags that AEM knows: it drops others without a word.
    Tags,
    /// A date with time.
    Date,
    /// Yes or no.
    YesNo,
    /// A number, whole or with decimals.
    Number,
}

/// A language that Relabel has names of fields in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LabelLanguage {
    /// English.
    English,
    /// French.
    French,
}

/// Where a field stands in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldGroup {
    /// Title, description, keywords, tags.
    Basics,
    /// Copyright, owner, usage terms.
    Rights,
    /// Expiry, status.
    Publishing,
    /// Where and when it was made, and by whom.
    Origin,
    /// From AEM's metadata form, in none of the above; [`Field::tab`] is its heading.
    Schema,
    /// Seen on the selected assets only.
    Seen,
}

/// Where Relabel knows a field from; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum FieldSource {
    /// AEM's metadata form.
    Schema,
    /// The standard set.
    Standard,
    /// The selected assets hold it.
    Seen,
    /// Typed by name.
    Named,
}

/// Why a field cannot be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReadOnlyReason {
    /// AEM computes it from the file (size, dimensions, format).
    Computed,
    /// Part of AEM's machinery (`jcr:*`, `rep:*`, `sling:*`).
    Machinery,
    /// The camera or program wrote it into the file (`exif:*`).
    FromFile,
    /// AEM's form says that it may not be edited.
    FormSaysSo,
    /// It stands beside the metadata, not in it (on time, off time).
    OtherPlace,
    /// Its stored form is one Relabel does not write back.
    Form,
}

/// A value that AEM's form offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AllowedValue {
    /// What is stored.
    pub value: String,
    /// What people read; the value itself where the form has no words for it.
    pub label: String,
}

/// A field, whether it can be edited or not. The window has its own labels for the
/// standard ones, by property.
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
    /// Its label in AEM's form, where an administrator chose one.
    pub label: Option<String>,
    /// Its heading in AEM's form (the tab), where it comes from there.
    pub tab: Option<String>,
    /// Whether AEM's form wants it filled.
    pub required: bool,
    /// The values that AEM's form offers; empty: anything.
    pub allowed: Vec<AllowedValue>,
    /// Most characters, where the form says.
    pub longest: Option<u32>,
    /// Why it cannot be edited; none where it can.
    pub read_only: Option<ReadOnlyReason>,
    /// Where it is known from.
    pub source: FieldSource,
}

/// Asks for the fields; with a selection also for those its first assets hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListFields {
    /// Of which environment.
    pub connection_id: ConnectionId,
    /// Whose properties are looked at too.
    pub selection: Option<Selection>,
}

/// The fields and how they were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldCatalogue {
    /// In the order a picker shows them, those that cannot be edited too.
    pub fields: Vec<Field>,
    /// Path of the metadata form that was read; none where it may not be read.
    pub form: Option<String>,
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
    /// Titles of its entries in the user's language, where they have such: tags. Empty
    /// otherwise.
    #[serde(default)]
    pub labels: Vec<String>,
}
