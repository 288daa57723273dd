//! What stands behind `|` in a token.

use icu_normalizer::DecomposingNormalizerBorrowed;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::plan::actions::case::in_case;
use relabel_model::LetterCase;

/// A change of what a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    /// `upper`, `lower`, `title`, `sentence`.
    Case(LetterCase),
    /// Without blanks around.
    Trim,
    /// `summer-in-nimes`: for addresses.
    Slug,
    /// Words apart: `IMG_beach-day` becomes `IMG beach day`.
    Words,
    /// This, where there is nothing.
    Default(String),
}

impl Filter {
    /// The filter of a name that takes no argument.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "upper" => Self::Case(LetterCase::Upper),
            "lower" => Self::Case(LetterCase::Lower),
            "title" => Self::Case(LetterCase::Title),
            "sentence" => Self::Case(LetterCase::Sentence),
            "trim" => Self::Trim,
            "slug" => Self::Slug,
            "words" => Self::Words,
            _ => return None,
        })
    }

    /// The text, changed.
    pub(super) fn apply(&self, text: &str) -> String {
        match self {
            Self::Case(to) => in_case(*to, text),
            Self::Trim => text.trim().to_owned(),
            Self::Slug => slug(text),
            Self::Words => {
                let apart: String = text
                    .chars()
                    .map(|c| if matches!(c, '_' | '-' | '.' | '+') { ' ' } else { c })
                    .collect();
                apart.split_whitespace().collect::<Vec<_>>().join(" ")
            }
            Self::Default(instead) => {
                if text.trim().is_empty() {
                    instead.clone()
                } else {
                    text.to_owned()
                }
            }
        }
    }
}

/// Small letters and digits with hyphens between words, accents off.
fn slug(text: &str) -> String {
    let lower = text.to_lowercase().replace('ß', "ss").replace('œ', "oe").replace('æ', "ae");
    let plain: String = DecomposingNormalizerBorrowed::new_nfkd()
        .normalize(&lower)
        .chars()
        // Marks, which the decomposition sets apart, and apostrophes join words.
        .filter(|c| !matches!(c, '\u{300}'..='\u{36F}' | '\'' | '’'))
        .collect();
    let words = plain.unicode_words().flat_map(|word| word.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_do_what_their_names_say() {
        for (name, text, expected) in [
            ("upper", "sea", "SEA"),
            ("title", "sea and sun", "Sea And Sun"),
            ("sentence", "sea and sun", "Sea and sun"),
            ("trim", "  sea ", "sea"),
            ("words", "IMG_0012--beach.day", "IMG 0012 beach day"),
            ("slug", "  L'Été à Nîmes, 2031_final! ", "lete-a-nimes-2031-final"),
            ("slug", "Straße & Œuvre", "strasse-oeuvre"),
        ] {
            let filter = Filter::named(name).expect("a filter");
            assert_eq!(filter.apply(text), expected, "{name}");
            assert_eq!(filter.apply(expected), expected, "{name} twice");
        }
        assert_eq!(Filter::named("shout"), None);
        assert_eq!(Filter::Default("none".into()).apply(" "), "none");
    }
}
