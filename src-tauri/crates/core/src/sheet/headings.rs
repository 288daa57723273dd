//! AEM's headings, such as `dc:subject{{String: multi}}`, both ways.

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
        for plain in ["Title", "a{{}}", "{{String}}", "a{{String", "a{{String: many}}"] {
            assert_eq!((parse(plain).name.as_str(), parse(plain).aem_type), (plain, None));
        }
    }
}
