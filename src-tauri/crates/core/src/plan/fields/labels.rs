//! Names of the standard fields in English and French, and those that AEM ships.
//!
//! They stand here and not in the window because headings of sheets are recognised by
//! them, too; the window takes them from the generated bindings.

use relabel_model::LabelLanguage;

/// Property, English name, French name, and the names AEM's own form has for it in
/// English (from its documentation and the tabs IPTC and IPTC Extension; a name that is
/// missing here is merely shown as AEM has it).
#[rustfmt::skip]
const LABELS: &[(&str, &str, &str, &[&str])] = &[
    ("dc:title", "Title", "Titre", &["Title"]),
    ("dc:description", "Description", "Description", &["Description"]),
    ("dc:subject", "Keywords", "Mots-clés", &["Keywords", "Subject"]),
    ("dc:creator", "Creator", "Créateur", &["Creator", "Author"]),
    ("dc:contributor", "Contributor", "Contributeur", &["Contributor"]),
    ("dc:language", "Language", "Langue", &["Language"]),
    ("dc:rights", "Copyright", "Droits d’auteur (copyright)", &["Copyright"]),
    ("dc:publisher", "Publisher", "Éditeur", &["Publisher"]),
    ("dc:source", "Source of the content", "Source du contenu", &[]),
    ("dc:type", "Type", "Type", &[]),
    ("dc:coverage", "Coverage", "Couverture", &[]),
    ("dc:relation", "Related to", "En relation avec", &[]),
    ("dc:identifier", "Identifier", "Identifiant", &[]),
    ("dc:date", "Date", "Date", &[]),
    ("dc:format", "File format", "Format de fichier", &["Type", "MIME Type"]),
    ("cq:tags", "Tags", "Balises", &["Tags"]),
    ("xmpRights:Owner", "Rights owner", "Détenteur des droits", &["Copyright Owner", "Rights Owner"]),
    ("xmpRights:UsageTerms", "Usage terms", "Conditions d’utilisation", &["Usage Terms"]),
    ("xmpRights:Marked", "Protected by copyright", "Protégé par le droit d’auteur", &["Copyright Status"]),
    ("xmpRights:WebStatement", "Web page about the rights", "Page web sur les droits", &["Copyright Info URL"]),
    ("xmpRights:Certificate", "Rights certificate", "Certificat de droits", &["Rights Certificate"]),
    ("xmp:Rating", "Rating", "Note", &["Rating"]),
    ("xmp:Label", "Label", "Étiquette", &[]),
    ("xmp:CreatorTool", "Made with", "Créé avec", &["Created with"]),
    ("xmp:CreateDate", "Date created", "Date de création", &["Created", "Date Created"]),
    ("xmp:ModifyDate", "Date modified in the tool", "Date de modification dans l’outil", &["Modified"]),
    ("prism:expirationDate", "Expires on", "Expire le", &["Expires"]),
    ("prism:embargoDate", "Embargo until", "Sous embargo jusqu’au", &[]),
    ("prism:publicationDate", "Published on", "Publié le", &[]),
    ("prismusagerights:creditLine", "Credit line", "Ligne de crédit", &[]),
    ("prismusagerights:expirationDate", "Usage rights end on", "Fin des droits d’utilisation", &[]),
    ("onTime", "On time", "Heure d’activation", &["On Time"]),
    ("offTime", "Off time", "Heure de désactivation", &["Off Time"]),
    ("dam:status", "Review status", "État de la révision", &["Review Status", "Status"]),
    ("dam:colour", "Colour", "Couleur", &[]),
    ("photoshop:Headline", "Headline", "Titre de presse", &["Headline"]),
    ("photoshop:Instructions", "Instructions", "Instructions", &["Instructions"]),
    ("photoshop:Credit", "Credit", "Crédit", &["Credit Line", "Provider"]),
    ("photoshop:Source", "Source", "Source", &["Source"]),
    ("photoshop:City", "City", "Ville", &["City"]),
    ("photoshop:State", "State or region", "État ou région", &["State/Province"]),
    ("photoshop:Country", "Country", "Pays", &["Country"]),
    ("photoshop:DateCreated", "Date taken", "Date de prise de vue", &["Date Created"]),
    ("photoshop:AuthorsPosition", "Creator's job title", "Fonction du créateur", &["Creator's Job Title"]),
    ("photoshop:CaptionWriter", "Caption written by", "Auteur de la légende", &["Description Writer"]),
    ("photoshop:Category", "Category", "Catégorie", &[]),
    ("photoshop:Urgency", "Urgency", "Urgence", &[]),
    ("photoshop:TransmissionReference", "Job identifier", "Référence du reportage", &["Job Id"]),
    ("Iptc4xmpCore:Location", "Place", "Lieu", &["Sublocation"]),
    ("Iptc4xmpCore:CountryCode", "Country code", "Code du pays", &["ISO Country Code"]),
    ("Iptc4xmpCore:Scene", "Scene", "Scène", &["Scene Code", "IPTC Scene Code"]),
    ("Iptc4xmpCore:SubjectCode", "Subject code", "Code du sujet", &["IPTC Subject Code", "Subject Code"]),
    ("Iptc4xmpCore:IntellectualGenre", "Genre", "Genre", &["Intellectual Genre"]),
    ("Iptc4xmpExt:Event", "Event", "Événement", &["Event"]),
    ("Iptc4xmpExt:PersonInImage", "People shown", "Personnes visibles", &["Person Shown", "Person Shown in the Image"]),
];

/// Name of a field in a language, where Relabel has one.
#[must_use]
pub fn label(property: &str, language: LabelLanguage) -> Option<&'static str> {
    LABELS.iter().find(|(name, ..)| *name == property).map(
        |&(_, english, french, _)| match language {
            LabelLanguage::English => english,
            LabelLanguage::French => french,
        },
    )
}

/// All labels: property, English name, French name.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    LABELS.iter().map(|&(property, english, french, _)| (property, english, french))
}

/// Whether anybody calls a field so: Relabel in one of its languages, or AEM in English.
#[must_use]
pub fn is_called(property: &str, name: &str) -> bool {
    let is_same = |label: &str| label.to_lowercase() == name.trim().to_lowercase();
    LABELS.iter().any(|(known, english, french, shipped)| {
        *known == property
            && (is_same(english)
                || is_same(&french.replace('’', "'"))
                || is_same(french)
                || shipped.iter().any(|one| is_same(one)))
    })
}

/// Whether a label of AEM's form is the one it ships with: the window then shows its
/// own, which is in the user's language.
#[must_use]
pub fn is_shipped_by_aem(property: &str, label: &str) -> bool {
    let label = label.trim();
    LABELS.iter().any(|(name, english, _, shipped)| {
        *name == property
            && (english.eq_ignore_ascii_case(label)
                || shipped.iter().any(|one| one.eq_ignore_ascii_case(label)))
    })
}

/// The labels as a constant for the window.
#[must_use]
pub fn typescript() -> String {
    let side = |of: fn(&(&str, &str, &str)) -> String| -> String {
        all().map(|labels| format!("\t\t\"{}\": {},\n", labels.0, of(&labels))).collect()
    };
    // A JSON text is a TypeScript one, too.
    format!(
        "\n/** Names of the fields Relabel knows, by property. */\nexport const FIELD_LABELS = {{\n\ten: {{\n{}\t}},\n\tfr: {{\n{}\t}},\n}} as const;\n",
        side(|labels| serde_json::Value::from(labels.1).to_string()),
        side(|labels| serde_json::Value::from(labels.2).to_string()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standard_field_has_a_name_in_both_languages() {
        for field in super::super::standard_fields() {
            for language in [LabelLanguage::English, LabelLanguage::French] {
                assert!(label(&field.property, language).is_some(), "{}", field.property);
            }
        }
    }

    #[test]
    fn only_names_an_administrator_chose_are_taken_from_the_form() {
        assert!(is_shipped_by_aem("dc:title", "Title"));
        assert!(is_shipped_by_aem("photoshop:DateCreated", "Date Created"));
        assert!(!is_shipped_by_aem("dc:title", "Product name"));
        assert!(!is_shipped_by_aem("acme:usage", "Usage"));
    }
}
