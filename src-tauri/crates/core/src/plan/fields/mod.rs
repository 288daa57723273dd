//! The standard fields (protocol reference, section 10). Labels are the UI's.

pub mod labels;
pub mod merge;
pub mod protected;
pub mod standard;

use crate::api::types::{Field, FieldGroup, FieldKind, FieldSource};

/// Property, kind, group, and whether it is among the few most people edit. The
/// common ones are those Adobe's Assets View offers for bulk editing, tags aside,
/// with the two that its editors ask for most: title and copyright.
const STANDARD: &[(&str, FieldKind, FieldGroup, bool)] = &[
    ("dc:title", FieldKind::Text, FieldGroup::Basics, true),
    ("dc:description", FieldKind::LongText, FieldGroup::Basics, true),
    ("dc:subject", FieldKind::List, FieldGroup::Basics, true),
    ("photoshop:Headline", FieldKind::Text, FieldGroup::Basics, false),
    ("dc:language", FieldKind::List, FieldGroup::Basics, false),
    ("dc:rights", FieldKind::Text, FieldGroup::Rights, true),
    ("xmpRights:Owner", FieldKind::List, FieldGroup::Rights, false),
    ("xmpRights:UsageTerms", FieldKind::LongText, FieldGroup::Rights, false),
    ("xmpRights:WebStatement", FieldKind::Text, FieldGroup::Rights, false),
    ("xmpRights:Marked", FieldKind::YesNo, FieldGroup::Rights, false),
    ("photoshop:Credit", FieldKind::Text, FieldGroup::Rights, false),
    ("prism:expirationDate", FieldKind::Date, FieldGroup::Publishing, true),
    ("dam:status", FieldKind::Text, FieldGroup::Publishing, false),
    ("dc:publisher", FieldKind::List, FieldGroup::Publishing, false),
    ("dc:creator", FieldKind::List, FieldGroup::Origin, true),
    ("dc:contributor", FieldKind::List, FieldGroup::Origin, false),
    ("photoshop:City", FieldKind::Text, FieldGroup::Origin, false),
    ("photoshop:Country", FieldKind::Text, FieldGroup::Origin, false),
    ("photoshop:DateCreated", FieldKind::Date, FieldGroup::Origin, false),
    ("Iptc4xmpCore:Location", FieldKind::Text, FieldGroup::Origin, false),
    ("Iptc4xmpCore:CountryCode", FieldKind::Text, FieldGroup::Origin, false),
];

/// The standard fields, in the order a picker shows them.
#[must_use]
pub fn standard_fields() -> Vec<Field> {
    STANDARD
        .iter()
        .map(|&(property, kind, group, common)| Field {
            property: property.to_owned(),
            kind,
            group,
            common,
            label: None,
            tab: None,
            required: false,
            allowed: Vec::new(),
            longest: None,
            read_only: None,
            source: FieldSource::Standard,
        })
        .collect()
}

/// Prefixes that belong to the repository itself, and single properties AEM
/// computes (protocol reference, section 10): writing them breaks the asset or
/// is undone by AEM.
const PROTECTED_PREFIXES: &[&str] = &["jcr", "rep", "sling", "oak", "nt", "mix", "repo", "exif"];
const PROTECTED: &[&str] = &[
    "dam:size",
    "dam:sha1",
    "dam:MIMEtype",
    "dam:extracted",
    "dam:Fileformat",
    "dam:assetState",
    "dc:format",
    "dc:modified",
    "tiff:ImageWidth",
    "tiff:ImageLength",
    "photoshop:ColorMode",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:CreatorTool",
    "predictedTags",
];
/// AEM drops tags it does not know without a word, so tags are not written as
/// plain text: they need to be chosen from AEM's own list.
const TAGS: &str = "cq:tags";

/// Whether a property may not be edited.
#[must_use]
pub(super) fn is_protected(property: &str) -> bool {
    let prefix = property.split_once(':').map_or("", |(prefix, _)| prefix);
    PROTECTED_PREFIXES.contains(&prefix) || PROTECTED.contains(&property) || property == TAGS
}
