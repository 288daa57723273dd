//! Names and paths of the repository: which texts are some, and how Sling stores a
//! property whose name is none.

use crate::paths;

/// What keeps a text from being a name or path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It cannot be read as one.
    Unreadable,
    /// It can be read, and the repository refuses to commit it: an unknown prefix, or
    /// blanks where there must be none.
    Refused,
}

/// Whether a text is a name, such as `dc:title`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check(name: &str) -> Result<(), Flaw> {
    if matches!(name, "" | "." | "..") || name.contains(['/', '[', ']', '*', '|']) {
        return Err(Flaw::Unreadable);
    }
    let local = match name.split_once(':') {
        Some((prefix, local)) => {
            let is_prefix = prefix.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && prefix.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
            if !is_prefix || local.is_empty() || local.contains(':') {
                return Err(Flaw::Unreadable);
            }
            local
        }
        None => name,
    };
    let is_odd = |c: char| c != ' ' && is_blank(c);
    let outer = [local.chars().next(), local.chars().next_back()];
    if paths::unknown_prefix(name).is_some()
        || outer.into_iter().flatten().any(is_blank)
        || local.contains(is_odd)
    {
        return Err(Flaw::Refused);
    }
    Ok(())
}

/// `Character.isWhitespace`: blanks that may break a line.
fn is_blank(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, '\u{85}' | '\u{a0}' | '\u{2007}' | '\u{202f}'))
        || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// The short form in which the repository keeps a path.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn path(text: &str) -> Result<String, Flaw> {
    let is_absolute = text.starts_with('/');
    if text == "/" {
        return Ok(text.to_owned());
    }
    if text.is_empty() {
        return Ok(".".to_owned());
    }
    let inner = text.strip_prefix('/').unwrap_or(text);
    let inner = inner.strip_suffix('/').unwrap_or(inner);
    let mut elements: Vec<String> = Vec::new();
    let mut worst = Ok(());
    for element in inner.split('/') {
        let (name, index) = match element.strip_suffix(']').and_then(|e| e.split_once('[')) {
            Some(("", _)) => return Err(Flaw::Refused),
            Some((name, index)) => (name, index.parse::<u32>().map_err(|_| Flaw::Unreadable)?),
            None => (element, 1),
        };
        match element {
            "." => continue,
            ".." => match elements.pop() {
                Some(_) => continue,
                None if is_absolute => return Err(Flaw::Unreadable),
                None => return Err(Flaw::Refused),
            },
            _ => {}
        }
        match check(name) {
            Err(Flaw::Unreadable) => return Err(Flaw::Unreadable),
            Err(refused) => worst = Err(refused),
            Ok(()) => {}
        }
        elements.push(match index {
            0 | 1 => name.to_owned(),
            _ => element.to_owned(),
        });
    }
    worst?;
    Ok(match (elements.is_empty(), is_absolute) {
        (true, _) => ".".to_owned(),
        (false, true) => format!("/{}", elements.join("/")),
        (false, false) => elements.join("/"),
    })
}

/// The name under which Sling stores a property that is posted under `key` without a
/// type: what no name may hold, and a prefix that nobody registered, are escaped.
pub(crate) fn stored(key: &str) -> String {
    match key.split_once(':') {
        Some((prefix, local))
            if !prefix.is_empty() && !local.is_empty() && paths::unknown_prefix(key).is_none() =>
        {
            format!("{prefix}:{}", escaped(local))
        }
        _ => escaped(key),
    }
}

fn escaped(key: &str) -> String {
    let last = key.chars().count().saturating_sub(1);
    let mut name = String::with_capacity(key.len());
    for (at, c) in key.chars().enumerate() {
        let is_edge = at == 0 || at == last;
        if "%/:[]*|\t\r\n".contains(c) || (c == ' ' && is_edge) || (c == '.' && is_dots(key)) {
            name.push_str(&format!("%{:02X}", c as u32));
        } else {
            name.push(c);
        }
    }
    name
}

fn is_dots(key: &str) -> bool {
    matches!(key, "." | "..")
}

/// The key that a stored name goes by in Sling's JSON.
pub(crate) fn key(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    let bytes = name.as_bytes();
    let mut key = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        key.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(key).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Flaw, check, key, path, stored};

    #[test]
    fn names_are_read_first_and_refused_when_they_are_committed() {
        for name in ["a", "dc:x", "a b", "{nope}y", "'", "ä", "a\u{a0}", "a%3Ab"] {
            assert_eq!(check(name), Ok(()), "{name:?}");
        }
        for name in [".", "..", "a/", "*", "a|b", "x:", ":x", "a[1]", "a:b:c", "123:x", "-x:y"] {
            assert_eq!(check(name), Err(Flaw::Unreadable), "{name:?}");
        }
        for name in ["foo:x", "DC:x", "a\tb", " a", "a ", "dc: x", "dc:x "] {
            assert_eq!(check(name), Err(Flaw::Refused), "{name:?}");
        }
    }

    #[test]
    fn paths_are_kept_in_their_short_form() {
        for (text, kept) in [
            ("/", "/"),
            ("a/", "a"),
            ("./a", "a"),
            ("a/../b", "b"),
            ("a[1]/b", "a/b"),
            ("a[2]/b", "a[2]/b"),
            ("/a b/c", "/a b/c"),
            ("/a/../b", "/b"),
            ("a/..", "."),
            ("", "."),
        ] {
            assert_eq!(path(text).as_deref(), Ok(kept), "{text}");
        }
        for text in ["//", "a//b", "/..", "a[x]", "a*", "a|b", "a:b:c"] {
            assert_eq!(path(text), Err(Flaw::Unreadable), "{text}");
        }
        for text in ["../a", "foo:x/y", "[uuid]", " a", "/ a", "a\nb"] {
            assert_eq!(path(text), Err(Flaw::Refused), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_is_stored_escaped_and_shown_as_it_was_sent() {
        for (sent, name) in [
            ("foo:x", "foo%3Ax"),
            ("dc:x", "dc:x"),
            ("a[1]", "a%5B1%5D"),
            (" a", "%20a"),
            ("a b", "a b"),
            ("a%3Ab", "a%253Ab"),
        ] {
            assert_eq!(stored(sent), name);
            assert_eq!(key(name), sent);
        }
    }
}
