//! What the fields that Relabel knows are called: by Relabel in each language, and by AEM's own
//! form.
//!
//! Headings of sheets are recognised by these names, too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use relabel_words::{Words, facts, languages};

/// Its words are complete.
const ENGLISH: &str = "en";

/// Each property that has a name in the messages, and the names AEM's own form has for it in
/// English (from its documentation and the tabs IPTC and IPTC Extension; a name that is
/// missing here is merely shown as AEM has it).
#[rustfmt::skip]
const FIELDS: &[(&str, &[&str])] = &[
    ("dc:title", &["Title"]),
    ("dc:description", &["Description"]),
    ("dc:subject", &["Keywords", "Subject"]),
    ("dc:creator", &["Creator", "Author"]),
    ("dc:contributor", &["Contributor"]),
    ("dc:language", &["Language"]),
    ("dc:rights", &["Copyright"]),
    ("dc:publisher", &["Publisher"]),
    ("dc:source", &[]),
    ("dc:type", &[]),
    ("dc:coverage", &[]),
    ("dc:relation", &[]),
    ("dc:identifier", &[]),
    ("dc:date", &[]),
    ("dc:format", &["Type", "MIME Type"]),
    ("cq:tags", &["Tags"]),
    ("xmpRights:Owner", &["Copyright Owner", "Rights Owner"]),
    ("xmpRights:UsageTerms", &["Usage Terms"]),
    ("xmpRights:Marked", &["Copyright Status"]),
    ("xmpRights:WebStatement", &["Copyright Info URL"]),
    ("xmpRights:Certificate", &["Rights Certificate"]),
    ("xmp:Rating", &["Rating"]),
    ("xmp:Label", &[]),
    ("xmp:CreatorTool", &["Created with"]),
    ("xmp:CreateDate", &["Created", "Date Created"]),
    ("xmp:ModifyDate", &["Modified"]),
    ("prism:expirationDate", &["Expires"]),
    ("prism:embargoDate", &[]),
    ("prism:publicationDate", &[]),
    ("prismusagerights:creditLine", &[]),
    ("prismusagerights:expirationDate", &[]),
    ("onTime", &["On Time"]),
    ("offTime", &["Off Time"]),
    ("dam:status", &["Review Status", "Status"]),
    ("dam:colour", &[]),
    ("photoshop:Headline", &["Headline"]),
    ("photoshop:Instructions", &["Instructions"]),
    ("photoshop:Credit", &["Credit Line", "Provider"]),
    ("photoshop:Source", &["Source"]),
    ("photoshop:City", &["City"]),
    ("photoshop:State", &["State/Province"]),
    ("photoshop:Country", &["Country"]),
    ("photoshop:DateCreated", &["Date Created"]),
    ("photoshop:AuthorsPosition", &["Creator's Job Title"]),
    ("photoshop:CaptionWriter", &["Description Writer"]),
    ("photoshop:Category", &[]),
    ("photoshop:Urgency", &[]),
    ("photoshop:TransmissionReference", &["Job Id"]),
    ("Iptc4xmpCore:Location", &["Sublocation"]),
    ("Iptc4xmpCore:CountryCode", &["ISO Country Code"]),
    ("Iptc4xmpCore:Scene", &["Scene Code", "IPTC Scene Code"]),
    ("Iptc4xmpCore:SubjectCode", &["IPTC Subject Code", "Subject Code"]),
    ("Iptc4xmpCore:IntellectualGenre", &["Intellectual Genre"]),
    ("Iptc4xmpExt:Event", &["Event"]),
    ("Iptc4xmpExt:PersonInImage", &["Person Shown", "Person Shown in the Image"]),
];

/// The names of each language, by property; the languages by the folders of their words.
static NAMES: LazyLock<BTreeMap<&str, BTreeMap<&str, String>>> = LazyLock::new(|| {
    let names_in = |language| {
        let words = Words::of(language);
        let name = |property: &str| words.say(&message(property), &facts! {});
        (language, FIELDS.iter().map(|&(property, _)| (property, name(property))).collect())
    };
    languages().map(names_in).collect()
});

/// The message with the name of a property: an id has no colon.
fn message(property: &str) -> String {
    format!("field-{}", property.replace(':', "_"))
}

/// Name of a field in a language, where Relabel has one: in English for a language without words.
#[must_use]
pub fn label(property: &str, language: &str) -> Option<&'static str> {
    let names = NAMES.get(language).or_else(|| NAMES.get(ENGLISH))?;
    names.get(property).map(String::as_str)
}

/// All properties that Relabel has names of.
pub fn named() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|&(property, _)| property)
}

/// The names that AEM's own form has for a field.
fn shipped(property: &str) -> &'static [&'static str] {
    FIELDS.iter().find(|(known, _)| *known == property).map_or(&[], |&(_, shipped)| shipped)
}

/// Whether anybody calls a field so: Relabel in one of its languages, or AEM in English.
#[must_use]
pub fn is_called(property: &str, name: &str) -> bool {
    let is_same = |label: &str| label.to_lowercase() == name.trim().to_lowercase();
    let own = |label: &String| is_same(label) || is_same(&label.replace('’', "'"));
    NAMES.values().filter_map(|names| names.get(property)).any(own)
        || shipped(property).iter().any(|label| is_same(label))
}

/// Whether a label of AEM's form is the one it ships with: the window then shows its
/// own, which is in the user's language.
#[must_use]
pub fn is_shipped_by_aem(property: &str, name: &str) -> bool {
    let mut names = label(property, ENGLISH).into_iter().chain(shipped(property).iter().copied());
    names.any(|label| label.eq_ignore_ascii_case(name.trim()))
}

/// The properties as a constant for the window.
#[must_use]
pub fn typescript() -> String {
    // A JSON text is a TypeScript one, too.
    let lines: String =
        named().map(|property| format!("\t{},\n", serde_json::Value::from(property))).collect();
    format!(
        "\n/** The properties that have a name in the messages. */\nexport const NAMED_FIELDS = [\n{lines}] as const;\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_field_has_a_name_in_every_language() {
        for field in super::super::standard_fields() {
            assert!(label(&field.property, ENGLISH).is_some(), "{}", field.property);
        }
        for language in languages() {
            let words = Words::of(language);
            for property in named() {
                assert!(words.has(&message(property)), "{property} in {language}");
            }
        }
        assert_eq!(label("dc:title", "fr"), Some("Titre"));
        assert_eq!(label("dc:title", "xx"), Some("Title"));
    }

    #[test]
    fn only_names_an_administrator_chose_are_taken_from_the_form() {
        assert!(is_shipped_by_aem("dc:title", "Title"));
        assert!(is_shipped_by_aem("photoshop:DateCreated", "Date Created"));
        assert!(!is_shipped_by_aem("dc:title", "Product name"));
        assert!(!is_shipped_by_aem("acme:usage", "Usage"));
    }
}
