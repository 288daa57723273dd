//! Change of capitals.

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Computed, Rewrite, as_texts};
use relabel_model::{CannotReason, Kind, LetterCase, Property};

impl Rewrite for LetterCase {
    /// The value in other letters. A list in which that makes doubles, or that holds some,
    /// keeps the first of each.
    fn rewritten(&self, before: &Property) -> Computed {
        let mut entries: Vec<String> = Vec::with_capacity(before.entries.len());
        for entry in &before.entries {
            let entry = in_case(*self, entry);
            if !before.multi || !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        if entries == before.entries {
            return Computed::Leave(None);
        }
        match before.kind.shown() {
            Kind::String => Computed::Value(as_texts(before.multi, entries)),
            // "TRUE" is no yes, and a date has no capitals.
            _ => Computed::Cannot(CannotReason::KindMismatch),
        }
    }
}

/// A text in other letters.
#[must_use]
pub fn in_case(to: LetterCase, text: &str) -> String {
    match to {
        LetterCase::Upper => text.to_uppercase(),
        LetterCase::Lower => text.to_lowercase(),
        LetterCase::Title => {
            let mut titled = String::with_capacity(text.len());
            for word in text.split_word_bounds() {
                push_capitalised(&mut titled, word);
            }
            titled
        }
        LetterCase::Sentence => {
            let first = text.find(char::is_alphanumeric).unwrap_or(text.len());
            let mut sentence = String::with_capacity(text.len());
            sentence.push_str(&text[..first]);
            push_capitalised(&mut sentence, &text[first..]);
            sentence
        }
    }
}

/// Only the first letter changes: "NASA" and "McCartney" stay. Words with a capital
/// inside, such as "iPhone", are left as they are.
fn push_capitalised(to: &mut String, text: &str) {
    let word = text.unicode_words().next().unwrap_or(text);
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && !word.chars().any(char::is_uppercase) => {
            // One letter may become two, as the German sharp s does.
            let mut upper = first.to_uppercase();
            to.extend(upper.next());
            to.extend(upper.flat_map(char::to_lowercase));
            to.push_str(letters.as_str());
        }
        _ => to.push_str(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_come_and_names_keep_theirs() {
        for (to, text, expected) in [
            (LetterCase::Upper, "straße à nîmes", "STRASSE À NÎMES"),
            (LetterCase::Lower, "ÉTÉ 2031", "été 2031"),
            (LetterCase::Title, "surfing in NASA's bay, d'été", "Surfing In NASA's Bay, D'été"),
            (LetterCase::Title, "my iPhone", "My iPhone"),
            (LetterCase::Title, "ßeta 3d", "Sseta 3d"),
            (LetterCase::Sentence, "  « été à la mer. fin", "  « Été à la mer. fin"),
            (LetterCase::Sentence, "iPhone on a table", "iPhone on a table"),
            (LetterCase::Sentence, "", ""),
        ] {
            assert_eq!(in_case(to, text), expected);
            assert_eq!(in_case(to, expected), expected, "twice is once");
        }
    }

    #[test]
    fn a_list_loses_the_doubles_and_a_number_stays() {
        let list = |entries: &[&str]| {
            Property::list(Kind::String, entries.iter().map(ToString::to_string).collect())
        };
        let Computed::Value(value) = LetterCase::Lower.rewritten(&list(&["Sea", "sun", "sea"]))
        else {
            panic!("a change");
        };
        assert_eq!(value.entries, ["sea", "sun"]);
        let yes = Property::single(Kind::Boolean, "true");
        assert!(matches!(LetterCase::Upper.rewritten(&yes), Computed::Cannot(_)));
        assert!(matches!(LetterCase::Lower.rewritten(&yes), Computed::Leave(None)));
    }
}
