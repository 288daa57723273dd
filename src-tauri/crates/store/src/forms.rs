//! How values with parts stand in the database: as JSON of these forms.
//!
//! A form is never changed but by adding an entry that may be missing: databases of today
//! hold it, and the tests beside them. The forms have the parts of the values of
//! `relabel_model`, which has no form of its own: what the window calls a thing changes
//! nothing here.

use std::collections::BTreeMap;

use relabel_model::{
    BrokenLetters, CannotReason, CellNote, CertificateFacts, DateBase, DateShift, DateSpan,
    DateUnit, Edit, FieldAction, FieldEdit, FieldKind, FieldTest, FindMode, KeyFacts, KeyKind,
    Kind, LetterCase, OutcomeCounts, PlanSource, Property, RowSays, Search, SearchPart, SourceCell,
    Stage, Timestamp, Value, ValueTest, Zone,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, Same, SerializeAs, serde_as};
use time::OffsetDateTime;

use super::words::{Word, word};

/// A value with parts that is stored as text.
pub(super) trait Stored {
    /// Its form.
    type Form;
}

impl Stored for String {
    type Form = Same;
}

impl Stored for &str {
    type Form = Same;
}

impl<T: Stored> Stored for Option<T> {
    type Form = Option<T::Form>;
}

impl<T: Stored> Stored for Vec<T> {
    type Form = Vec<T::Form>;
}

impl<K, T: Stored> Stored for BTreeMap<K, T> {
    type Form = BTreeMap<Same, T::Form>;
}

/// Says which form a value has.
macro_rules! forms {
    ($($form:ident of $of:ty),* $(,)?) => {$(
        impl SerializeAs<$of> for $form {
            fn serialize_as<S: Serializer>(value: &$of, to: S) -> Result<S::Ok, S::Error> {
                $form::serialize(value, to)
            }
        }

        impl<'de> DeserializeAs<'de, $of> for $form {
            fn deserialize_as<D: Deserializer<'de>>(from: D) -> Result<$of, D::Error> {
                $form::deserialize(from)
            }
        }

        impl Stored for $of {
            type Form = $form;
        }
    )*};
}

forms! {
    CertificateForm of CertificateFacts,
    DateBaseForm of DateBase,
    DateShiftForm of DateShift,
    DateSpanForm of DateSpan,
    EditForm of Edit,
    FieldActionForm of FieldAction,
    FieldEditForm of FieldEdit,
    FieldTestForm of FieldTest,
    KeyForm of KeyFacts,
    OutcomeCountsForm of OutcomeCounts,
    PlanSourceForm of PlanSource,
    PropertyForm of Property,
    RowSaysForm of RowSays,
    SearchForm of Search,
    SearchPartForm of SearchPart,
    SourceCellForm of SourceCell,
    TimeForm of Timestamp,
    ValueForm of Value,
    ValueTestForm of ValueTest,
    ZoneForm of Zone,
}

/// A value that is a word, within a form.
pub(super) struct OneWord;

impl<T: Word> SerializeAs<T> for OneWord {
    fn serialize_as<S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(word(value))
    }
}

impl<'de, T: Word> DeserializeAs<'de, T> for OneWord {
    fn deserialize_as<D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
        let word = String::deserialize(from)?;
        T::of(&word).ok_or_else(|| D::Error::custom(format!("no value is called {word}")))
    }
}

/// A time zone: its IANA name.
pub(super) struct ZoneForm;

impl ZoneForm {
    fn serialize<S: Serializer>(zone: &Zone, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(zone.name())
    }

    fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Zone, D::Error> {
        let name = String::deserialize(from)?;
        Zone::named(&name).ok_or_else(|| D::Error::custom(format!("no time zone {name}")))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Timestamp", transparent)]
pub(super) struct TimeForm(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "KeyFacts", rename_all = "camelCase")]
pub(super) struct KeyForm {
    #[serde_as(as = "OneWord")]
    kind: KeyKind,
    account: Option<String>,
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    mark: String,
    program: Option<String>,
    environment: Option<String>,
    #[serde_as(as = "Option<TimeForm>")]
    #[serde(default)]
    valid_until: Option<Timestamp>,
    suggested_address: Option<String>,
    #[serde_as(as = "Option<OneWord>")]
    #[serde(default)]
    suggested_stage: Option<Stage>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "CertificateFacts", rename_all = "camelCase")]
pub(super) struct CertificateForm {
    fingerprint: String,
    subject: String,
    issuer: String,
    #[serde_as(as = "TimeForm")]
    valid_until: Timestamp,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Property")]
pub(super) struct PropertyForm {
    #[serde_as(as = "OneWord")]
    kind: Kind,
    multi: bool,
    entries: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "OutcomeCounts", rename_all = "camelCase")]
pub(super) struct OutcomeCountsForm {
    changed: u32,
    already_right: u32,
    conflict: u32,
    failed: u32,
    not_sent: u32,
    unsure: u32,
    left_out: u32,
    cannot_be_done: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "PlanSource", rename_all = "camelCase", tag = "kind")]
pub(super) enum PlanSourceForm {
    Edit,
    Recipe { name: String },
    Sheet { name: String },
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "SourceCell", rename_all = "camelCase")]
pub(super) struct SourceCellForm {
    property: String,
    #[serde_as(as = "OneWord")]
    kind: FieldKind,
    #[serde_as(as = "Option<PropertyForm>")]
    value: Option<Property>,
    #[serde_as(as = "ZoneForm")]
    #[serde(default = "Zone::utc")]
    zone: Zone,
    #[serde_as(as = "OneWord")]
    #[serde(default)]
    letters: BrokenLetters,
    #[serde_as(as = "Option<OneWord>")]
    problem: Option<CannotReason>,
    #[serde_as(as = "Option<OneWord>")]
    note: Option<CellNote>,
    other_row: Option<u32>,
    #[serde_as(as = "Vec<RowSaysForm>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    says: Vec<RowSays>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "RowSays", rename_all = "camelCase")]
pub(super) struct RowSaysForm {
    row: u32,
    #[serde_as(as = "Option<PropertyForm>")]
    value: Option<Property>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Edit", rename_all = "camelCase")]
pub(super) struct EditForm {
    #[serde_as(as = "Vec<FieldEditForm>")]
    fields: Vec<FieldEdit>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "FieldEdit", rename_all = "camelCase")]
pub(super) struct FieldEditForm {
    property: String,
    #[serde_as(as = "OneWord")]
    kind: FieldKind,
    #[serde_as(as = "FieldActionForm")]
    change: FieldAction,
    #[serde(default)]
    only_empty: bool,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(
    remote = "FieldAction",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "action"
)]
pub(super) enum FieldActionForm {
    Replace {
        #[serde_as(as = "ValueForm")]
        value: Value,
        #[serde(default)]
        tokens: bool,
    },
    Add {
        entries: Vec<String>,
        #[serde(default)]
        tokens: bool,
        #[serde(default)]
        at_start: bool,
    },
    Remove {
        entries: Vec<String>,
    },
    Clear,
    FindReplace {
        find: String,
        with: String,
        #[serde_as(as = "OneWord")]
        mode: FindMode,
        #[serde(default)]
        match_case: bool,
    },
    CopyFrom {
        from: String,
    },
    ChangeCase {
        #[serde_as(as = "OneWord")]
        to: LetterCase,
    },
    JoinEntries {
        with: String,
    },
    SplitText {
        at: String,
    },
    DateFrom {
        #[serde_as(as = "DateBaseForm")]
        base: DateBase,
        #[serde_as(as = "DateShiftForm")]
        shift: DateShift,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Value", rename_all = "camelCase", tag = "kind")]
pub(super) enum ValueForm {
    Text { text: String },
    List { entries: Vec<String> },
    Date { date: String },
    YesNo { yes: bool },
    Number { number: String },
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DateBase", rename_all = "camelCase", tag = "kind")]
pub(super) enum DateBaseForm {
    Today,
    Field { property: String },
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "DateShift", rename_all = "camelCase")]
pub(super) struct DateShiftForm {
    amount: i32,
    #[serde_as(as = "OneWord")]
    unit: DateUnit,
    at: Option<String>,
    zone: String,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Search", rename_all = "camelCase")]
pub(super) struct SearchForm {
    path: String,
    name: String,
    text: String,
    #[serde_as(as = "Vec<OneWord>")]
    kinds: Vec<relabel_model::AssetKind>,
    #[serde_as(as = "Option<DateSpanForm>")]
    changed: Option<DateSpan>,
    tags: Vec<String>,
    #[serde_as(as = "Vec<FieldTestForm>")]
    fields: Vec<FieldTest>,
    #[serde_as(as = "Vec<SearchPartForm>")]
    without: Vec<SearchPart>,
    include_fragments: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "DateSpan", rename_all = "camelCase")]
pub(super) struct DateSpanForm {
    from: Option<String>,
    to: Option<String>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "FieldTest", rename_all = "camelCase")]
pub(super) struct FieldTestForm {
    property: String,
    #[serde_as(as = "ValueTestForm")]
    test: ValueTest,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "ValueTest", rename_all = "camelCase", tag = "kind")]
pub(super) enum ValueTestForm {
    Equals {
        #[serde_as(as = "ValueForm")]
        value: Value,
    },
    Contains {
        text: String,
    },
    Empty,
    NotEmpty,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "SearchPart", rename_all = "camelCase", tag = "kind")]
pub(super) enum SearchPartForm {
    Folder {
        path: String,
    },
    Name {
        name: String,
    },
    Tag {
        id: String,
    },
    Field {
        #[serde_as(as = "FieldTestForm")]
        test: FieldTest,
    },
}

#[cfg(test)]
#[path = "forms_tests.rs"]
mod tests;
