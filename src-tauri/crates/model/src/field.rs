//! Fields: what can be edited, what cannot and why, and what a field holds now.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

/// What kind of value a field holds. A list and tags hold several entries, the others one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// Where a field stands in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct AllowedValue {
    /// What is stored.
    pub value: String,
    /// What people read; the value itself where the form has no words for it.
    pub label: String,
}

/// A field, whether it can be edited or not. The window has its own labels for the
/// standard ones, by property.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// The fields and how they were found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldCatalogue {
    /// In the order a picker shows them, those that cannot be edited too.
    pub fields: Vec<Field>,
    /// Path of the metadata form that was read; none where it may not be read.
    pub form: Option<String>,
}

/// A stored value, made readable.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ShownValue {
    /// What kind it is.
    pub kind: FieldKind,
    /// Its entries as text: none when empty, one when single. Dates are ISO 8601
    /// where they could be read, yes/no is `true` or `false`.
    pub entries: Vec<String>,
    /// Titles of its entries in the user's language, where they have such: tags. Empty
    /// otherwise.
    #[cfg_attr(feature = "wire", serde(default))]
    pub labels: Vec<String>,
}
