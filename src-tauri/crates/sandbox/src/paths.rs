//! Repository paths in URLs: percent-decoding, the `_jcr_` spelling, escaping.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What must not appear raw in the path of a URL. The colon may.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Prefixes that Sling also spells `_jcr_content` for `jcr:content`.
const MANGLED: [&str; 8] = ["jcr", "cq", "dam", "dc", "sling", "nt", "rep", "granite"];

/// Namespaces a fresh AEM knows, those that the metadata of real pictures brings with it,
/// and that of the practice library. A property with another prefix is refused, or kept
/// under an escaped name.
const NAMESPACES: [&str; 42] = [
    "jcr",
    "nt",
    "mix",
    "sling",
    "cq",
    "dam",
    "granite",
    "rep",
    "oak",
    "dc",
    "xmp",
    "xmpBJ",
    "xmpRights",
    "xmpMM",
    "xmpDM",
    "xmpTPg",
    "xmpG",
    "Iptc4xmpCore",
    "Iptc4xmpExt",
    "plus",
    "prism",
    "prismusagerights",
    "photoshop",
    "exif",
    "exifEX",
    "aux",
    "tiff",
    "crs",
    "pdf",
    "pdfx",
    "lr",
    "stEvt",
    "stRef",
    "psAux",
    "dam-cc",
    "s7",
    "social",
    "MicrosoftPhoto",
    "drone-dji",
    "mediapro",
    "ns1_1_",
    "northlight",
];

/// Decodes the path of a URL into a repository path. `None` when a segment
/// would mean another path than the one spelled (`..`, `%2F`), or is no UTF-8.
pub(crate) fn decode(url_path: &str) -> Option<String> {
    let mut path = String::with_capacity(url_path.len());
    for segment in url_path.split('/').filter(|s| !s.is_empty()) {
        let segment = percent_decode_str(segment).decode_utf8().ok()?;
        if segment.contains(['/', '\0']) || segment == "." || segment == ".." {
            return None;
        }
        path.push('/');
        path.push_str(&unmangle(&segment));
    }
    if path.is_empty() {
        path.push('/');
    }
    Some(path)
}

fn unmangle(segment: &str) -> String {
    if let Some((prefix, name)) = segment.strip_prefix('_').and_then(|s| s.split_once('_'))
        && MANGLED.contains(&prefix)
    {
        return format!("{prefix}:{name}");
    }
    segment.to_owned()
}

/// Escapes a repository path for a URL.
pub(crate) fn encode(path: &str) -> String {
    utf8_percent_encode(path, ESCAPED).to_string()
}

pub(crate) fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty()).collect()
}

/// The parent of an absolute path; the root is its own parent.
pub(crate) fn parent(path: &str) -> &str {
    match path.rfind('/') {
        Some(0) | None => "/",
        Some(at) => &path[..at],
    }
}

pub(crate) fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether a path is `base` or lies below it.
pub(crate) fn is_within(path: &str, base: &str) -> bool {
    let base = base.trim_end_matches('/');
    path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The prefix of a property name that no namespace is registered for.
pub(crate) fn unknown_prefix(name: &str) -> Option<&str> {
    let (prefix, _) = name.split_once(':')?;
    (!NAMESPACES.contains(&prefix)).then_some(prefix)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, is_within, parent, unknown_prefix};

    #[test]
    fn the_three_spellings_of_jcr_content_are_one() {
        for spelled in ["/a.jpg/jcr:content/x", "/a.jpg/jcr%3Acontent/x", "/a.jpg/_jcr_content/x"] {
            assert_eq!(decode(spelled).as_deref(), Some("/a.jpg/jcr:content/x"));
        }
        assert_eq!(decode("/_my_file.jpg").as_deref(), Some("/_my_file.jpg"));
    }

    #[test]
    fn a_path_that_means_another_is_refused() {
        for odd in ["/a/../b", "/a/%2e%2E/b", "/a%2Fb", "/a/%00", "/a/%ff"] {
            assert_eq!(decode(odd), None, "{odd}");
        }
    }

    #[test]
    fn encoding_is_undone_by_decoding() {
        let path = "/content/dam/Été 100% \"neuf\" #1?.jpg";
        assert_eq!(decode(&encode(path)).as_deref(), Some(path));
    }

    #[test]
    fn small_helpers() {
        assert_eq!(parent("/a/b"), "/a");
        assert_eq!(parent("/a"), "/");
        assert!(is_within("/a", "/a") && is_within("/a/b", "/a/") && !is_within("/ab", "/a"));
        assert_eq!(unknown_prefix("acme:sku"), Some("acme"));
        assert_eq!(unknown_prefix("dc:title"), None);
        assert_eq!(unknown_prefix("sku"), None);
    }
}
