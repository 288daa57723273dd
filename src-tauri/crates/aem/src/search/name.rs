//! File names as people look for them: a part of the name, or with `*` the whole of it.

use crate::tags::folded;

/// Letters that no accent or ligature of a European language stands for: for these a
/// name that AEM finds has the letter itself, as a capital or not.
const PLAIN: [char; 10] = ['b', 'f', 'h', 'j', 'k', 'm', 'p', 'q', 'v', 'x'];

/// What a file name has to look like, whatever its case and accents.
#[derive(Clone, Debug)]
pub(super) struct NamePattern {
    /// What stands between the stars.
    parts: Vec<String>,
    /// Whether there is a star: what has no star is part of a name.
    has_stars: bool,
}

impl NamePattern {
    /// `None` for what says nothing.
    pub(super) fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        let parts: Vec<String> = text.split('*').map(folded).collect();
        let says = parts.iter().any(|part| !part.is_empty());
        says.then(|| Self { parts, has_stars: text.contains('*') })
    }

    pub(super) fn matches(&self, name: &str) -> bool {
        let name = folded(name);
        let [first, middle @ .., last] = self.parts.as_slice() else {
            return self.parts.first().is_none_or(|part| name.contains(part.as_str()));
        };
        if !self.has_stars {
            return name.contains(first.as_str());
        }
        let Some(mut rest) = name.strip_prefix(first.as_str()) else { return false };
        for part in middle {
            let Some(at) = rest.find(part.as_str()) else { return false };
            rest = &rest[at + part.len()..];
        }
        rest.ends_with(last.as_str())
    }

    /// A pattern of AEM's `nodename` that every such name fits.
    pub(super) fn for_aem(&self) -> String {
        let mut pattern = String::new();
        let star = |pattern: &mut String| {
            if !pattern.ends_with('*') {
                pattern.push('*');
            }
        };
        if !self.has_stars {
            star(&mut pattern);
        }
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                star(&mut pattern);
            }
            for c in part.chars() {
                match c {
                    _ if PLAIN.contains(&c) => {
                        pattern.extend(['[', c, c.to_ascii_uppercase(), ']']);
                    }
                    '0'..='9' | '_' | '.' | ',' | '(' | ')' | '&' | '+' | '=' => pattern.push(c),
                    _ => star(&mut pattern),
                }
            }
        }
        if !self.has_stars {
            star(&mut pattern);
        }
        pattern
    }
}

#[cfg(test)]
mod tests {
    use super::NamePattern;

    fn pattern(text: &str) -> NamePattern {
        NamePattern::new(text).expect("says something")
    }

    #[test]
    fn a_part_or_a_whole_name_whatever_its_case_and_accents() {
        for (text, name, matches) in [
            ("beach", "Sunny-BEACH-01.jpg", true),
            ("été", "Photo_ETE_2024.jpg", true),
            ("ete", "photo-e\u{301}te\u{301}.jpg", true),
            ("*.jpg", "a.jpg", true),
            ("*.jpg", "a.jpg.psd", false),
            ("img_*_2024*", "IMG_0012_2024.tif", true),
            ("img_*_2024*", "my-img_0012_2024.tif", false),
            ("a*a", "a", false),
            ("a*b*c", "axxbyyc", true),
            ("a*b*c", "axxcyyb", false),
            (" beach ", "beach.jpg", true),
            ("50%", "50%.jpg", true),
        ] {
            assert_eq!(pattern(text).matches(name), matches, "{text:?} / {name:?}");
        }
        for nothing in ["", " ", "*", "**", " * "] {
            assert!(NamePattern::new(nothing).is_none(), "{nothing:?}");
        }
    }

    #[test]
    fn aem_is_asked_for_at_least_as_much() {
        assert_eq!(pattern("beach").for_aem(), "*[bB]*[hH]*");
        assert_eq!(pattern("*.jpg").for_aem(), "*.[jJ][pP]*");
        assert_eq!(pattern("IMG_0012").for_aem(), "*[mM]*_0012*");
        assert_eq!(pattern("a[b]?c").for_aem(), "*[bB]*");
    }
}
