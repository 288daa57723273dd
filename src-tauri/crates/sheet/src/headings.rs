//! AEM's headings, such as `dc:subject{{String: multi}}`, both ways.
//!
//! A sheet Relabel writes ends with a column of a certain name, its signature, which
//! Relabel never reads. AEM's importer leaves a blank cell alone, and spreadsheet programs keep a heading
//! when they save. Only in a sheet that has it are marks ([`marks`](super::marks)) and
//! escapes ([`lists`](super::lists)) taken back: what others wrote is taken literally.

use relabel_model::Kind;

/// Heading of the asset's column in AEM's own sheets.
pub const ASSET_PATH: &str = "assetPath";
/// Heading of the last column in Relabel's sheets. The number is that of the
/// rules of marks and escapes.
pub const SIGNATURE: &str = "relabelSheet1";

/// What the heading of a column says by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Property, or what the heading says where it names no type.
    pub name: String,
    /// AEM's name of the type, such as `String`, as it is written; none where the
    /// heading names no type.
    pub aem_type: Option<String>,
    /// Whether the cells hold lists.
    pub is_multi: bool,
    /// Whether a `|` in an entry is escaped; only Relabel writes that.
    pub is_escaped: bool,
    /// AEM's pattern of dates.
    pub date_format: Option<String>,
}

impl Heading {
    /// The heading of a column of one kind of value.
    #[must_use]
    pub fn of(property: &str, kind: Kind, is_multi: bool, is_escaped: bool) -> Self {
        Self {
            name: property.to_owned(),
            aem_type: Some(kind.shown().type_hint().to_owned()),
            is_multi,
            is_escaped: is_multi && is_escaped,
            date_format: None,
        }
    }
}

/// Whether a sheet with these headings was written by Relabel.
#[must_use]
pub fn is_ours(headings: &[impl AsRef<str>]) -> bool {
    headings.iter().any(|heading| heading.as_ref().trim() == SIGNATURE)
}

/// Writes a heading, so that [`parse`] and AEM's importer read it. Escapes are no part
/// of AEM's rules: its importer takes no column that has them.
#[must_use]
pub fn write(heading: &Heading) -> String {
    let Some(aem_type) = &heading.aem_type else { return heading.name.clone() };
    let mut text = format!("{}{{{{{aem_type}", heading.name);
    if heading.is_multi {
        text.push_str(": multi");
    }
    if heading.is_escaped {
        text.push_str(": escaped");
    }
    if let Some(format) = &heading.date_format {
        text.push_str(": DateFormat: ");
        text.push_str(format);
    }
    text.push_str("}}");
    text
}

/// Reads a heading. Types and words are read whatever their case; a part in braces that
/// is not understood belongs to the name.
#[must_use]
pub fn parse(heading: &str) -> Heading {
    let heading = heading.trim();
    let plain = || Heading {
        name: heading.to_owned(),
        aem_type: None,
        is_multi: false,
        is_escaped: false,
        date_format: None,
    };
    let Some((name, rest)) = heading.split_once("{{") else { return plain() };
    let Some(inside) = rest.strip_suffix("}}") else { return plain() };
    let (aem_type, rest) = inside.split_once(':').unwrap_or((inside, ""));
    let (name, aem_type, rest) = (name.trim(), aem_type.trim(), rest.trim());
    if name.is_empty() || aem_type.is_empty() {
        return plain();
    }
    let mut read =
        Heading { name: name.to_owned(), aem_type: Some(aem_type.to_owned()), ..plain() };
    // A pattern of dates holds colons itself, so it is the last part.
    let (words, pattern) = match rest.to_ascii_lowercase().find("dateformat") {
        Some(at) => {
            let pattern = rest[at + "dateformat".len()..].trim_start();
            (&rest[..at], pattern.strip_prefix(':').map(str::trim))
        }
        None => (rest, None),
    };
    read.date_format = pattern.filter(|pattern| !pattern.is_empty()).map(str::to_owned);
    for word in words.split(':').map(str::trim).filter(|word| !word.is_empty()) {
        match word.to_ascii_lowercase().as_str() {
            "multi" => read.is_multi = true,
            "escaped" => read.is_escaped = true,
            _ => return plain(),
        }
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_heading_says_is_read() {
        let list = parse("dc:subject{{String : Multi}}");
        assert_eq!((list.name.as_str(), list.is_multi), ("dc:subject", true));
        assert_eq!(list.aem_type.as_deref(), Some("String"));
        let date = parse("prism:expirationDate{{Date: DateFormat: yyyy-MM-dd'T'HH:mm}}");
        assert_eq!(date.date_format.as_deref(), Some("yyyy-MM-dd'T'HH:mm"));
        assert!(!date.is_multi);
        assert!(parse("k{{String: multi: escaped}}").is_escaped);
        let export = parse("photoshop:DateCreated{{date: dateformat: yyyy-MM-dd}}");
        assert_eq!(export.date_format.as_deref(), Some("yyyy-MM-dd"));
        for plain in ["Title", "a{{}}", "{{String}}", "a{{String", "a{{String: many}}"] {
            assert_eq!((parse(plain).name.as_str(), parse(plain).aem_type), (plain, None));
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let kinds = [Kind::String, Kind::Long, Kind::Double, Kind::Boolean, Kind::Date];
        for kind in kinds {
            for (is_multi, is_escaped) in [(false, false), (true, false), (true, true)] {
                let heading = Heading::of("dc:subject", kind, is_multi, is_escaped);
                assert_eq!(parse(&write(&heading)), heading);
                let dated = Heading { date_format: Some("dd.MM.yyyy HH:mm".into()), ..heading };
                assert_eq!(parse(&write(&dated)), dated);
            }
        }
        assert_eq!(write(&parse("Legal line")), "Legal line");
        let list = Heading::of("dc:subject", Kind::String, true, false);
        assert_eq!(write(&list), "dc:subject{{String: multi}}");
        assert!(is_ours(&["a", " relabelSheet1 "]) && !is_ours(&["a", "relabelSheet2"]));
    }
}
