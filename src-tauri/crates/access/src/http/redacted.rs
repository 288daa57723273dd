//! Secrets that cannot be printed, and text made fit to be printed.

use std::fmt;

use zeroize::Zeroize;

/// A secret. Prints as `<redacted>`, has no `Serialize`, is wiped when dropped.
/// Share it with `Arc` rather than copying it.
pub struct Redacted<T: Zeroize>(T);

impl<T: Zeroize> Redacted<T> {
    /// Takes a secret in.
    pub const fn new(secret: T) -> Self {
        Self(secret)
    }

    /// The secret itself, for the one place that needs it.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize> Drop for Redacted<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl<T: Zeroize> fmt::Display for Redacted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Longest piece of a stranger's text that goes into a message, in characters.
const SCRUBBED_LIMIT: usize = 300;
/// From this length on, a run without blanks may be a token, a key or a
/// signature: the shortest secret Adobe hands out is longer than the longest
/// word of any message of IMS or AEM.
const SECRET_RUN: usize = 32;

/// Text from a server or a file, fit for a message or a log: one line, no
/// control characters, no run of characters long enough to be a secret, short.
#[must_use]
pub fn scrubbed(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    let flush = |run: &mut String, out: &mut String| {
        if run.chars().count() >= SECRET_RUN {
            out.push('…');
        } else {
            out.push_str(run);
        }
        run.clear();
    };
    for c in text.chars().take(SCRUBBED_LIMIT * 4) {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '+' | '/' | '=' | '%') {
            run.push(c);
            continue;
        }
        flush(&mut run, &mut out);
        if c.is_control() || is_invisible(c) || c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    flush(&mut run, &mut out);
    let trimmed = out.trim();
    match trimmed.char_indices().nth(SCRUBBED_LIMIT) {
        Some((end, _)) => format!("{}…", &trimmed[..end]),
        None => trimmed.to_owned(),
    }
}

/// Characters that reorder or hide text around them, which could make one host
/// name look like another.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_never_printed() {
        let secret = Redacted::new(String::from("p8e-canary"));
        assert_eq!(format!("{secret} {secret:?} {secret:#?}"), "<redacted> <redacted> <redacted>");
        assert_eq!(secret.expose(), "p8e-canary");
    }

    /// A type with `Serialize` would make both impls fit and the call ambiguous:
    /// this file would stop compiling.
    #[test]
    fn a_secret_cannot_be_serialised() {
        trait AmbiguousIfSerialize<A> {
            fn check() {}
        }
        impl<T: ?Sized> AmbiguousIfSerialize<()> for T {}
        struct IsSerialize;
        impl<T: ?Sized + serde::Serialize> AmbiguousIfSerialize<IsSerialize> for T {}

        <Redacted<String> as AmbiguousIfSerialize<_>>::check();
        <Redacted<Vec<u8>> as AmbiguousIfSerialize<_>>::check();
    }

    #[test]
    fn scrubbing_leaves_sentences_and_takes_tokens() {
        assert_eq!(
            scrubbed("Could not match JWT signature\r\nto any of the bindings"),
            "Could not match JWT signature to any of the bindings"
        );
        let token = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJBQkNERUYwMTIzNDU2Nzg5In0.c2ln";
        assert_eq!(scrubbed(&format!("bad assertion {token}, sorry")), "bad assertion …, sorry");
        assert_eq!(scrubbed("\u{1b}[31mred\u{202e}tab\tend"), "[31mred tab end");
        assert!(scrubbed(&"word ".repeat(500)).chars().count() <= SCRUBBED_LIMIT + 1);
    }
}
