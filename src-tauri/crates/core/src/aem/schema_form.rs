//! AEM's metadata forms: which fields an administrator offers, and with which values.

use crate::api::types::{AllowedValue, FieldKind};

/// A form as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemaForm {
    /// Where it lies in the repository.
    pub path: String,
    /// Its fields, each property once, in the order of the form.
    pub fields: Vec<FormField>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormField {
    /// Property below `jcr:content/metadata`.
    pub property: String,
    /// What kind of value it takes; `None` where the form uses a field Relabel does
    /// not know.
    pub kind: Option<FieldKind>,
    /// Its label.
    pub label: Option<String>,
    /// Heading of its tab.
    pub tab: Option<String>,
    /// Whether it has to be filled.
    pub required: bool,
    /// Whether it may not be edited.
    pub disabled: bool,
    /// The values it offers; empty: anything.
    pub allowed: Vec<AllowedValue>,
    /// Most characters.
    pub longest: Option<u32>,
}
