//! AEM's form, the standard fields and what assets hold, as one catalogue.
//!
//! What the form says wins over the standard set, because it is what an administrator
//! decided; what only was seen on assets comes last. Where the form is silent or was
//! not read the standard set stands alone: nothing here may keep people from editing.

use std::collections::{BTreeSet, HashMap};

use super::labels;
use super::protected;
use super::standard::{bare, standard_fields};
use relabel_aem::schema_form::{FormField, SchemaForm};
use relabel_model::{
    AllowedValue, Field, FieldCatalogue, FieldGroup, FieldKind, FieldSource, Kind, Property,
    PropertySet, ReadOnlyReason,
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
        let mut fields = standard_fields();
        // What people know by name and look for, to be told why it is not there.
        let locked = protected::listed().filter(|name| labels::named().any(|named| named == *name));
        fields
            .extend(locked.map(|name| {
                bare(name, FieldKind::Text, FieldGroup::Origin, FieldSource::Standard)
            }));
        let mut catalogue = Self {
            by_property: index(&fields),
            prefixes: REGISTERED.iter().map(|&prefix| prefix.to_owned()).collect(),
            form: form.map(|form| form.path.clone()),
            fields,
        };
        if let Some(form) = form {
            for field in &form.fields {
                catalogue.know_prefix_of(&field.property);
                catalogue.take(field, form.is_shipped);
            }
        }
        catalogue
    }

    /// Adds what an asset holds: properties that are not there yet, by name.
    #[must_use]
    pub fn with_seen(mut self, metadata: &PropertySet) -> Self {
        for (property, value) in metadata.iter() {
            self.know_prefix_of(property);
            if !self.by_property.contains_key(property) {
                self.add(bare(property, kind_of_value(value), FieldGroup::Seen, FieldSource::Seen));
            }
        }
        for property in metadata.unsupported() {
            if !self.by_property.contains_key(property) {
                let mut field =
                    bare(property, FieldKind::Text, FieldGroup::Seen, FieldSource::Seen);
                field.read_only = field.read_only.or(Some(ReadOnlyReason::Form));
                self.add(field);
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

    /// Properties that AEM's form wants filled, and lets people fill.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        let asked = self.fields.iter().filter(|field| field.required && field.read_only.is_none());
        asked.map(|field| field.property.as_str())
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

    /// Takes over what the form says of a field. The labels of a form that AEM ships
    /// are used only where there is no other.
    fn take(&mut self, said: &FormField, is_shipped: bool) {
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
        let has_own_label = labels::named().any(|named| named == said.property);
        let is_chosen = |label: &String| !labels::is_shipped_by_aem(&said.property, label);
        field.label =
            said.label.clone().filter(is_chosen).filter(|_| !(is_shipped && has_own_label));
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

/// What kind of field a stored value belongs in.
#[must_use]
pub fn kind_of_value(value: &Property) -> FieldKind {
    match value.kind {
        _ if value.multi => FieldKind::List,
        Kind::Date => FieldKind::Date,
        Kind::Boolean => FieldKind::YesNo,
        Kind::Long | Kind::Double => FieldKind::Number,
        Kind::String | Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => match value
            .entries
            .first()
        {
            Some(text) if text.contains('\n') || text.chars().count() > LONG => FieldKind::LongText,
            _ => FieldKind::Text,
        },
    }
}

fn index(fields: &[Field]) -> HashMap<String, usize> {
    fields.iter().enumerate().map(|(at, field)| (field.property.clone(), at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(property: &str, kind: Option<FieldKind>) -> FormField {
        FormField {
            property: property.to_owned(),
            kind,
            label: None,
            tab: None,
            required: false,
            disabled: false,
            allowed: Vec::new(),
            longest: None,
        }
    }

    fn catalogue(fields: Vec<FormField>) -> Catalogue {
        Catalogue::of(Some(&SchemaForm { path: "/conf/x".into(), is_shipped: false, fields }))
    }

    fn kind(catalogue: &Catalogue, property: &str) -> FieldKind {
        catalogue.field(property).expect("the field").kind
    }

    #[test]
    fn the_form_decides_unless_it_says_nothing_of_the_kind() {
        let catalogue = catalogue(vec![
            said("dc:creator", Some(FieldKind::Text)),
            said("dc:rights", Some(FieldKind::List)),
            said("dc:description", None),
            said("cq:tags", Some(FieldKind::Text)),
            said("acme:x", None),
        ]);
        assert_eq!(kind(&catalogue, "dc:creator"), FieldKind::List);
        assert_eq!(kind(&catalogue, "dc:rights"), FieldKind::List);
        assert_eq!(kind(&catalogue, "dc:description"), FieldKind::LongText);
        assert_eq!(kind(&catalogue, "cq:tags"), FieldKind::Tags, "whatever the form says");
        assert_eq!(kind(&catalogue, "acme:x"), FieldKind::Text);
        assert!(catalogue.knows_prefix_of("acme:y"), "AEM takes what is in its form");
        assert!(!catalogue.knows_prefix_of("other:y") && catalogue.knows_prefix_of("plain"));
    }

    #[test]
    fn a_label_is_taken_over_where_somebody_chose_it() {
        let labelled = |property: &str, label: &str| FormField {
            label: Some(label.to_owned()),
            ..said(property, Some(FieldKind::Text))
        };
        let fields = vec![
            labelled("dc:title", "Title"),
            labelled("dc:rights", "Notice on every page"),
            labelled("acme:x", "Usage"),
        ];
        let labels = |is_shipped| {
            let form = SchemaForm { path: "/x".into(), is_shipped, fields: fields.clone() };
            let catalogue = Catalogue::of(Some(&form));
            ["dc:title", "dc:rights", "acme:x"]
                .map(|name| catalogue.field(name).and_then(|field| field.label.clone()))
        };
        let own = Some("Usage".to_owned());
        assert_eq!(labels(false), [None, Some("Notice on every page".to_owned()), own.clone()]);
        assert_eq!(labels(true), [None, None, own]);
    }

    #[test]
    fn what_cannot_be_edited_comes_last_and_says_why() {
        let locked = FormField { disabled: true, ..said("acme:x", Some(FieldKind::Text)) };
        let seen = PropertySet::from_json(&serde_json::json!({
            "dam:size": 12, "acme:markets": ["fr"], "dc:title": ["a"], "acme:history": {"a": 1},
        }));
        let listed = catalogue(vec![locked, said("tiff:ImageWidth", Some(FieldKind::Number))])
            .with_seen(&seen)
            .into_listed();
        let why = |property: &str| {
            let at = listed.fields.iter().position(|field| field.property == property);
            let at = at.expect("the field");
            (at, listed.fields[at].read_only, listed.fields[at].source)
        };
        assert_eq!(why("acme:x").1, Some(ReadOnlyReason::FormSaysSo));
        assert_eq!(why("tiff:ImageWidth").1, Some(ReadOnlyReason::Computed));
        assert_eq!(why("dam:size").1, Some(ReadOnlyReason::Computed));
        assert_eq!((why("acme:markets").1, why("acme:markets").2), (None, FieldSource::Seen));
        assert_eq!(why("acme:history").1, Some(ReadOnlyReason::Form));
        assert_eq!(why("dc:title").2, FieldSource::Standard);
        assert!(why("acme:markets").0 < why("acme:x").0);
        assert_eq!(why("dc:title").0, 0);
    }
}
