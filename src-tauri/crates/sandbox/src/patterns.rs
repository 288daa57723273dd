//! Texts with places that stand for others: SQL's `LIKE` and the names of nodes.

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// Any text, also none.
    Text,
    /// Any character.
    Character,
    /// One of these characters.
    OneOf(Vec<char>),
}

/// A pattern that a whole text has to follow.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Vec<Place>);

impl Pattern {
    /// SQL's `LIKE`: `%` is any text, `_` any character.
    pub(crate) fn like(pattern: &str) -> Self {
        let place = |c| match c {
            '%' => Place::Text,
            '_' => Place::Character,
            other => Place::OneOf(vec![other]),
        };
        Self(pattern.chars().map(place).collect())
    }

    /// The name of a node: `*` is any text, `?` any character, `[abc]` one of these.
    pub(crate) fn name(pattern: &str) -> Self {
        let mut places = Vec::new();
        let mut characters = pattern.chars();
        while let Some(c) = characters.next() {
            places.push(match c {
                '*' => Place::Text,
                '?' => Place::Character,
                '[' => Place::OneOf(characters.by_ref().take_while(|c| *c != ']').collect()),
                other => Place::OneOf(vec![other]),
            });
        }
        Self(places)
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let (mut t, mut p) = (0, 0);
        // Where any text last stood, and where what it stands for ends.
        let mut open: Option<(usize, usize)> = None;
        while t < text.len() {
            let fits = match self.0.get(p) {
                Some(Place::Text) => {
                    open = Some((p, t));
                    p += 1;
                    continue;
                }
                Some(Place::Character) => true,
                Some(Place::OneOf(these)) => these.contains(&text[t]),
                None => false,
            };
            if fits {
                (t, p) = (t + 1, p + 1);
            } else {
                let Some((at, end)) = open else { return false };
                open = Some((at, end + 1));
                (t, p) = (end + 1, at + 1);
            }
        }
        self.0[p..].iter().all(|place| *place == Place::Text)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn like_matches_any_text() {
        let like = |text: &str, pattern: &str| Pattern::like(pattern).matches(text);
        assert!(like("abc", "%b%") && like("abc", "a_c") && !like("abc", "a") && like("", "%"));
    }

    #[test]
    fn names_have_stars_and_brackets() {
        let named = |name: &str, pattern: &str| Pattern::name(pattern).matches(name);
        assert!(named("Beach.jpg", "*[bB]*[hH]*") && named("BEACH", "*[bB]*[hH]*"));
        assert!(!named("sea.jpg", "*[bB]*[hH]*") && named("a.jpg", "?.jpg"));
        assert!(!named("ab.jpg", "?.jpg") && !named("b", "[ac]") && named("lamp.jpg", "*.jpg"));
        // Many stars take no longer than one.
        assert!(!named(&"a".repeat(200), &format!("{}b", "*a".repeat(60))));
    }
}
