//! Texts without capitals and accents, as people search for them.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// A text as it is searched for and sorted: small letters, no accents, and no control
/// character, so that these can stand between texts.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().map(|c| visible(c).to_ascii_lowercase()).collect();
    }
    let mut folded = String::with_capacity(text.len());
    for c in DecomposingNormalizerBorrowed::new_nfd().normalize_iter(text.chars()) {
        if is_mark(c) {
            continue;
        }
        match c {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            c => folded.extend(visible(c).to_lowercase().filter(|c| !is_mark(*c))),
        }
    }
    folded
}

fn visible(c: char) -> char {
    if c.is_control() { ' ' } else { c }
}

/// Whether a character is an accent or the like, which stands after its letter.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_accents_make_no_difference() {
        for text in ["Été à Nîmes", "ETE A NIMES", "e\u{301}te\u{301} a\u{300} ni\u{302}mes"] {
            assert_eq!(fold(text), "ete a nimes", "{text}");
        }
        assert_eq!(fold("Straße, Œuvre, İzmir"), "strasse, oeuvre, izmir");
        assert_eq!(fold("a\nb\0c"), "a b c");
        assert_eq!(fold("東京 2031"), "東京 2031");
    }
}
