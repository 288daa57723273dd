//! AEM's form, the standard fields and what assets hold, as one catalogue.
//!
//! What the form says wins over the standard set, because it is what an administrator
//! decided; what only was seen on assets comes last. Where the form is silent or was
//! not read the standard set stands alone: nothing here may keep people from editing.

use std::collections::{BTreeSet, HashMap};

use super::labels;
use super::standard::{bare, standard_fields};
use crate::aem::schema_form::{FormField, SchemaForm};
use crate::aem::{Kind, Property};
use crate::api::types::{
    AllowedValue, Field, FieldCatalogue, FieldGroup, FieldKind, FieldSource, ReadOnlyReason,
};

/// Prefixes that AEM registers out of the box (protocol reference, section 10), with
/// those of the standard fields. Others are rejected by the repository until an
/// administrator registers them.
const REGISTERED: &[&str] = &[
    "dc",
    "xmp",
    "xmpBJ",
    "xmpRights",
    "xmpMM",
    "xmpDM",
    "Iptc4xmpCore",
    "Iptc4xmpExt",
    "plus",
    "prism",
    "prismusagerights",
    "photoshop",
    "exif",
    "exifEX",
    "tiff",
    "crs",
    "pdf",
    "pdfx",
    "lr",
    "dam",
    "cq",
    "jcr",
    "nt",
    "mix",
    "rep",
    "oak",
    "sling",
];

/// From so many characters on a text is taken for one of several lines.
const LONG: usize = 120;

/// The fields of an environment, and what its form asks of them.
#[derive(Clone, Debug)]
pub struct Catalogue {
    fields: Vec<Field>,
    by_property: HashMap<String, usize>,
    prefixes: BTreeSet<String>,
    form: Option<String>,
}

impl Catalogue {
    /// The standard set alone: nothing required, everything allowed.
    #[must_use]
    pub fn standard() -> Self {
        Self::of(None)
    }

    /// The standard set with what AEM's form says.
    #[must_use]
    pub fn of(form: Option<&SchemaForm>) -> Self {
        let fields = standard_fields();
        let mut catalogue = Self {
            by_property: index(&fields),
            prefixes: REGISTERED.iter().map(|&prefix| prefix.to_owned()).collect(),
            form: form.map(|form| form.path.clone()),
            fields,
        };
        for field in form.iter().flat_map(|form| &form.fields) {
            catalogue.know_prefix_of(&field.property);
            catalogue.take(field);
        }
        catalogue
    }

    /// Adds what an asset holds: properties that are not there yet, in the order they come.
    #[must_use]
    pub fn with_seen<'a>(
        mut self,
        seen: impl IntoIterator<Item = (&'a str, &'a Property)>,
    ) -> Self {
        for (property, value) in seen {
            self.know_prefix_of(property);
            if !self.by_property.contains_key(property) {
                self.add(bare(property, kind_of(value), FieldGroup::Seen, FieldSource::Seen));
            }
        }
        self
    }

    /// Adds prefixes of which the user says that AEM knows them.
    #[must_use]
    pub fn with_prefixes(mut self, prefixes: impl IntoIterator<Item = String>) -> Self {
        self.prefixes.extend(prefixes);
        self
    }

    /// All fields, in no order that matters.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// A field, where the catalogue has it.
    #[must_use]
    pub fn field(&self, property: &str) -> Option<&Field> {
        self.by_property.get(property).map(|&at| &self.fields[at])
    }

    /// Properties that AEM's form wants filled.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|field| field.required).map(|field| field.property.as_str())
    }

    /// The values AEM's form offers for a property; empty: anything.
    #[must_use]
    pub fn allowed(&self, property: &str) -> &[AllowedValue] {
        self.field(property).map_or(&[], |field| &field.allowed)
    }

    /// Most characters of one value of a property, where AEM's form says.
    #[must_use]
    pub fn longest(&self, property: &str) -> Option<u32> {
        self.field(property)?.longest
    }

    /// Prefixes that AEM is known to know.
    #[must_use]
    pub fn known_prefixes(&self) -> &BTreeSet<String> {
        &self.prefixes
    }

    /// Whether the repository is known to take the name: its prefix is known, or it has
    /// none.
    #[must_use]
    pub fn knows_prefix_of(&self, property: &str) -> bool {
        property.split_once(':').is_none_or(|(prefix, _)| self.prefixes.contains(prefix))
    }

    /// As a picker shows it: what can be edited first, the standard fields before the
    /// form's and those before what was only seen.
    #[must_use]
    pub fn into_listed(self) -> FieldCatalogue {
        let mut fields = self.fields;
        fields.sort_by_key(|field| {
            let group = match field.group {
                FieldGroup::Schema => 1,
                FieldGroup::Seen => 2,
                FieldGroup::Basics
                | FieldGroup::Rights
                | FieldGroup::Publishing
                | FieldGroup::Origin => 0,
            };
            (field.read_only.is_some(), group)
        });
        FieldCatalogue { fields, form: self.form }
    }

    fn know_prefix_of(&mut self, property: &str) {
        if let Some((prefix, _)) = property.split_once(':') {
            self.prefixes.insert(prefix.to_owned());
        }
    }

    fn add(&mut self, field: Field) {
        self.by_property.insert(field.property.clone(), self.fields.len());
        self.fields.push(field);
    }

    /// Takes over what the form says of a field.
    fn take(&mut self, said: &FormField) {
        let at = match self.by_property.get(&said.property) {
            Some(&at) => at,
            None => {
                let kind = said.kind.unwrap_or(FieldKind::Text);
                self.add(bare(&said.property, kind, FieldGroup::Schema, FieldSource::Schema));
                self.fields.len() - 1
            }
        };
        let field = &mut self.fields[at];
        if let Some(kind) = said.kind {
            field.kind = agreed(field.kind, kind);
        }
        field.source = FieldSource::Schema;
        field.label =
            said.label.clone().filter(|label| !labels::is_shipped_by_aem(&said.property, label));
        field.tab.clone_from(&said.tab);
        field.required = said.required;
        field.allowed.clone_from(&said.allowed);
        field.longest = said.longest;
        if said.disabled && field.read_only.is_none() {
            field.read_only = Some(ReadOnlyReason::FormSaysSo);
        }
    }
}

/// The kind of a standard field of which the form says another. A line of text in the
/// form is its commonest field and says little: AEM shows long texts and lists in it,
/// too. Anything else was chosen on purpose.
fn agreed(standard: FieldKind, form: FieldKind) -> FieldKind {
    match (standard, form) {
        (FieldKind::Tags, _) => FieldKind::Tags,
        (standard, FieldKind::Text) => standard,
        (_, form) => form,
    }
}

fn kind_of(value: &Property) -> FieldKind {
    match value.kind {
        _ if value.multi => FieldKind::List,
        Kind::Date => FieldKind::Date,
        Kind::Boolean => FieldKind::YesNo,
        Kind::Long | Kind::Double => FieldKind::Number,
        Kind::String => match value.entries.first() {
            Some(text) if text.contains('\n') || text.chars().count() > LONG => FieldKind::LongText,
            _ => FieldKind::Text,
        },
    }
}

fn index(fields: &[Field]) -> HashMap<String, usize> {
    fields.iter().enumerate().map(|(at, field)| (field.property.clone(), at)).collect()
}
