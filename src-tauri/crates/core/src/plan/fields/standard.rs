//! The standard fields (protocol reference, section 10). Their labels are in `labels`.

use super::protected;
use relabel_model::{Field, FieldGroup, FieldKind, FieldSource};

/// Says what the approval of an asset is.
pub const REVIEW_STATUS: &str = "dam:status";

/// Property, kind, group, and whether it is among the few most people edit. The
/// common ones are those Adobe's Assets View offers for bulk editing, with the two
/// that its editors ask for most: title and copyright.
const STANDARD: &[(&str, FieldKind, FieldGroup, bool)] = &[
    ("dc:title", FieldKind::Text, FieldGroup::Basics, true),
    ("dc:description", FieldKind::LongText, FieldGroup::Basics, true),
    ("dc:subject", FieldKind::List, FieldGroup::Basics, true),
    ("cq:tags", FieldKind::Tags, FieldGroup::Basics, true),
    ("photoshop:Headline", FieldKind::Text, FieldGroup::Basics, false),
    ("dc:language", FieldKind::List, FieldGroup::Basics, false),
    ("dc:rights", FieldKind::Text, FieldGroup::Rights, true),
    ("xmpRights:Owner", FieldKind::List, FieldGroup::Rights, false),
    ("xmpRights:UsageTerms", FieldKind::LongText, FieldGroup::Rights, false),
    ("xmpRights:WebStatement", FieldKind::Text, FieldGroup::Rights, false),
    ("xmpRights:Marked", FieldKind::YesNo, FieldGroup::Rights, false),
    ("photoshop:Credit", FieldKind::Text, FieldGroup::Rights, false),
    ("prism:expirationDate", FieldKind::Date, FieldGroup::Publishing, true),
    (REVIEW_STATUS, FieldKind::Text, FieldGroup::Publishing, false),
    ("dc:publisher", FieldKind::List, FieldGroup::Publishing, false),
    ("dc:creator", FieldKind::List, FieldGroup::Origin, true),
    ("dc:contributor", FieldKind::List, FieldGroup::Origin, false),
    ("photoshop:City", FieldKind::Text, FieldGroup::Origin, false),
    ("photoshop:Country", FieldKind::Text, FieldGroup::Origin, false),
    ("photoshop:DateCreated", FieldKind::Date, FieldGroup::Origin, false),
    ("Iptc4xmpCore:Location", FieldKind::Text, FieldGroup::Origin, false),
    ("Iptc4xmpCore:CountryCode", FieldKind::Text, FieldGroup::Origin, false),
];

/// The standard fields, in the order a picker shows them; all of them can be edited.
#[must_use]
pub fn standard_fields() -> Vec<Field> {
    STANDARD
        .iter()
        .map(|&(property, kind, group, common)| Field {
            common,
            ..bare(property, kind, group, FieldSource::Standard)
        })
        .collect()
}

/// A field of which nothing more is known, read-only where its name says so.
pub(super) fn bare(
    property: &str,
    kind: FieldKind,
    group: FieldGroup,
    source: FieldSource,
) -> Field {
    Field {
        property: property.to_owned(),
        kind,
        group,
        common: false,
        label: None,
        tab: None,
        required: false,
        allowed: Vec::new(),
        longest: None,
        read_only: protected::is_protected(property),
        source,
    }
}
