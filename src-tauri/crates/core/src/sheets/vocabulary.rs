//! What headings are matched with: the names of fields as one reader sees them, and the
//! kinds in which AEM holds them.
//!
//! A heading means a field where it is the technical name or what the window calls the
//! field: by the label of AEM's form, else by ours in the language of the window. Anything
//! else that looks alike is only offered: "Note" in an English sheet is hardly ever the
//! French word for the rating.

use std::collections::BTreeMap;

use crate::plan::fields::{Catalogue, kind_of_value, labels};
use relabel_model::{FieldKind, PropertySet};

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// This field.
    Field(&'a str),
    /// Perhaps one of these, the likeliest first; none where nothing is called so.
    Perhaps(Vec<&'a str>),
}

/// The fields of an environment as somebody sees them.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// The folder of its words.
    language: String,
    catalogue: Catalogue,
    /// Kinds of what some assets hold, by property.
    held: BTreeMap<String, FieldKind>,
}

/// The standard fields in English: what is known before anything is asked.
impl Default for Vocabulary {
    fn default() -> Self {
        Self::new("en", Catalogue::standard(), &[])
    }
}

impl Vocabulary {
    /// The fields of an environment, in a language, and what some assets of the sheet hold.
    #[must_use]
    pub fn new(language: &str, catalogue: Catalogue, assets: &[PropertySet]) -> Self {
        let mut held: BTreeMap<String, FieldKind> = BTreeMap::new();
        let mut catalogue = catalogue;
        for metadata in assets {
            for (property, value) in metadata.iter() {
                let kind = kind_of_value(value);
                let known = held.entry(property.to_owned()).or_insert(kind);
                // Where one asset has a list, a cell may hold several entries.
                if kind == FieldKind::List || *known == FieldKind::Text {
                    *known = kind;
                }
            }
            catalogue = catalogue.with_seen(metadata);
        }
        Self { language: language.to_owned(), catalogue, held }
    }

    /// What a heading without a type means.
    #[must_use]
    pub fn meaning<'a>(&'a self, heading: &'a str) -> Meaning<'a> {
        let heading = heading.trim();
        let mut means: Vec<&str> =
            self.properties().filter(|it| self.is_shown_as(it, heading)).collect();
        means.dedup();
        match means[..] {
            [field] => return Meaning::Field(field),
            // A name may be one that nobody has used yet.
            [] if heading.contains(':') => return Meaning::Field(heading),
            [] => {}
            _ => return Meaning::Perhaps(means),
        }
        let local = |property: &str| {
            let name = property.split_once(':').map_or(property, |(_, name)| name);
            same_words(name, heading)
        };
        let is_alike = |property: &&str| labels::is_called(property, heading) || local(property);
        Meaning::Perhaps(self.properties().filter(is_alike).collect())
    }

    /// The kind in which AEM holds a property, or its form asks for it; none where neither
    /// says anything. A text says little: AEM keeps loosely stored dates and numbers as such.
    #[must_use]
    pub fn kind_of(&self, property: &str) -> Option<FieldKind> {
        use FieldKind as K;
        let known = self.catalogue.field(property).map(|field| field.kind);
        match (known, self.held.get(property).copied()) {
            (Some(K::Tags), _) => Some(K::Tags),
            (Some(known), None | Some(K::Text | K::LongText)) => Some(known),
            (_, held) => held,
        }
    }

    /// All properties that can be meant, those of the catalogue first.
    fn properties<'a>(&'a self) -> impl Iterator<Item = &'a str> {
        let fields = self.catalogue.fields().iter().map(|field| &*field.property);
        let others = labels::named().map(|name| -> &'a str { name });
        fields.chain(others.filter(|name| self.catalogue.field(name).is_none()))
    }

    /// Whether a heading is the name of a property, or what the window calls it.
    fn is_shown_as(&self, property: &str, heading: &str) -> bool {
        let chosen = self.catalogue.field(property).and_then(|field| field.label.as_deref());
        let label = chosen.or_else(|| labels::label(property, &self.language));
        property == heading || label.is_some_and(|label| is_name(label, heading))
    }
}

/// Whether a heading is a label, or either name of one that has a second in brackets: people
/// write "Copyright" for "Droits d’auteur (copyright)".
fn is_name(label: &str, heading: &str) -> bool {
    let both = label.trim().strip_suffix(')').and_then(|label| label.split_once(" ("));
    same_words(label, heading)
        || both.is_some_and(|(first, second)| {
            same_words(first, heading) || same_words(second, heading)
        })
}

/// Whether two names are the same, whatever the case and the apostrophe.
pub(super) fn same_words(name: &str, heading: &str) -> bool {
    let plain = |text: &str| text.trim().replace('’', "'").to_lowercase();
    plain(name) == plain(heading)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use relabel_aem::SchemaForm;
    use relabel_aem::schema_form::FormField;

    fn form() -> SchemaForm {
        let field = |property: &str, kind, label: &str| FormField {
            property: property.to_owned(),
            kind: Some(kind),
            label: Some(label.to_owned()),
            tab: None,
            required: false,
            disabled: false,
            allowed: Vec::new(),
            longest: None,
        };
        SchemaForm {
            path: "/conf/form".to_owned(),
            is_shipped: false,
            fields: vec![
                field("acme:notBefore", FieldKind::Date, "Not before"),
                field("acme:market", FieldKind::Text, "Country"),
                field("dc:creator", FieldKind::List, "Photographer"),
                field("prism:embargoDate", FieldKind::Date, "Embargo until"),
            ],
        }
    }

    fn vocabulary(language: &str) -> Vocabulary {
        Vocabulary::new(language, Catalogue::of(Some(&form())), &[])
    }

    #[test]
    fn a_heading_is_matched_in_one_language_and_the_rest_is_offered() {
        for (language, heading, means) in [
            ("en", "Copyright", Meaning::Field("dc:rights")),
            ("en", "xmp:Rating", Meaning::Field("xmp:Rating")),
            ("en", "acme:unheardOf", Meaning::Field("acme:unheardOf")),
            ("en", "Note", Meaning::Perhaps(vec!["xmp:Rating"])),
            ("fr", "Note", Meaning::Field("xmp:Rating")),
            ("fr", "Droits d’auteur (copyright)", Meaning::Field("dc:rights")),
            ("fr", "Copyright", Meaning::Field("dc:rights")),
            ("fr", "droits d'auteur", Meaning::Field("dc:rights")),
            ("fr", "copyright)", Meaning::Perhaps(Vec::new())),
            ("fr", "note ", Meaning::Field("xmp:Rating")),
            ("fr", "Rating", Meaning::Perhaps(vec!["xmp:Rating"])),
            // The name that AEM's form has by itself is shown in the language of the window.
            ("fr", "Sous embargo jusqu'au", Meaning::Field("prism:embargoDate")),
            ("fr", "Embargo until", Meaning::Perhaps(vec!["prism:embargoDate"])),
            ("en", "embargo UNTIL", Meaning::Field("prism:embargoDate")),
            ("en", "Not before", Meaning::Field("acme:notBefore")),
            // AEM's form calls another field so than Relabel does.
            ("en", "Country", Meaning::Perhaps(vec!["photoshop:Country", "acme:market"])),
            ("en", "Photographer", Meaning::Field("dc:creator")),
            ("en", "Creator", Meaning::Perhaps(vec!["dc:creator"])),
            ("en", "Sublocation", Meaning::Perhaps(vec!["Iptc4xmpCore:Location"])),
            ("en", "rights", Meaning::Perhaps(vec!["dc:rights"])),
            ("en", "Remark", Meaning::Perhaps(Vec::new())),
        ] {
            let vocabulary = vocabulary(language);
            assert_eq!(vocabulary.meaning(heading), means, "{language} {heading}");
        }
    }

    #[test]
    fn the_kind_is_what_aem_asks_for_or_holds() {
        let held = [
            json!({ "Iptc4xmpExt:PersonInImage": ["Anna"], "acme:seen": "Thu May 01 2031 00:00:00 GMT+0000",
                "prism:embargoDate": "2031-05-01", "cq:tags": ["a:b"], "acme:n": 3, "acme:mixed": "a" }),
            json!({ "acme:mixed": ["a", "b"], "dc:rights": ["a"] }),
        ];
        let held: Vec<PropertySet> = held.iter().map(PropertySet::from_json).collect();
        let known = Vocabulary::new("en", Catalogue::of(Some(&form())), &held);
        for (property, kind) in [
            ("prism:embargoDate", Some(FieldKind::Date)),
            ("acme:notBefore", Some(FieldKind::Date)),
            ("Iptc4xmpExt:PersonInImage", Some(FieldKind::List)),
            ("acme:seen", Some(FieldKind::Date)),
            ("acme:n", Some(FieldKind::Number)),
            ("acme:mixed", Some(FieldKind::List)),
            ("dc:rights", Some(FieldKind::List)),
            ("cq:tags", Some(FieldKind::Tags)),
            ("acme:other", None),
        ] {
            assert_eq!(known.kind_of(property), kind, "{property}");
        }
    }
}
