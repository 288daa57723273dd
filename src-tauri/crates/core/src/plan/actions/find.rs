//! Find and replace: plain, whole word, regular expression.
//!
//! The engine does not go back, so that one search runs in time linear to the text. All
//! places that a pattern is found at are another matter: each search may look at the rest
//! of the text. So how much is looked through and how many places are replaced is bounded.
//! What a pattern may cost beforehand is bounded by its length and by the memory of its
//! automaton, and what comes out by what a field may hold.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexBuilder};

use super::{Computed, as_texts};
use crate::plan::edit::LONGEST_TEXT;
use relabel_model::{CannotReason, EditProblemCode, FindMode, Kind, Property, TextSpan};

/// Longest pattern, in characters.
const LONGEST_PATTERN: usize = 1_000;
/// Memory of a compiled pattern, in bytes.
const PROGRAM_LIMIT: usize = 1 << 20;
/// Memory of its cache while it searches, in bytes.
const CACHE_LIMIT: usize = 2 << 20;
/// Most places of one value that a pattern is replaced at: at worst some tenths of a
/// second for an asset.
const MOST_PLACES: usize = 10_000;
/// Most places that are shown as found in one value.
const MOST_SHOWN: usize = 200;

/// What belongs to a word.
static IN_WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\w").expect("a pattern known to be right"));

/// A search and what takes the place of what it finds.
#[derive(Clone, Debug)]
pub struct Finder {
    pattern: Regex,
    with: String,
    mode: FindMode,
}

impl Finder {
    /// Prepares a search.
    ///
    /// # Errors
    /// What is wrong with the pattern, with the words of the engine where it has any.
    pub fn new(
        find: &str,
        with: &str,
        mode: FindMode,
        match_case: bool,
    ) -> Result<Self, (EditProblemCode, Option<String>)> {
        if find.is_empty() {
            return Err((EditProblemCode::Empty, None));
        }
        if find.chars().count() > LONGEST_PATTERN {
            return Err((EditProblemCode::PatternTooLarge, None));
        }
        let source = match mode {
            FindMode::Regex => find.to_owned(),
            FindMode::Plain | FindMode::WholeWord => regex::escape(find),
        };
        let pattern = RegexBuilder::new(&source)
            .case_insensitive(!match_case)
            .size_limit(PROGRAM_LIMIT)
            .dfa_size_limit(CACHE_LIMIT)
            .build()
            .map_err(|error| match error {
                regex::Error::CompiledTooBig(_) => (EditProblemCode::PatternTooLarge, None),
                other => (EditProblemCode::PatternInvalid, Some(other.to_string())),
            })?;
        if mode == FindMode::Regex
            && let Some(group) = unknown_group(&pattern, with)
        {
            let text = format!("the pattern has no group \"{group}\"");
            return Err((EditProblemCode::PatternInvalid, Some(text)));
        }
        Ok(Self { pattern, with: with.to_owned(), mode })
    }

    /// The value with every place replaced.
    pub(super) fn compute(&self, before: Option<&Property>) -> Computed {
        let Some(before) = before else { return Computed::Leave(None) };
        if self.is_too_long(&before.entries) {
            return Computed::Cannot(CannotReason::TooLong);
        }
        let mut found_any = false;
        let mut changed = Vec::with_capacity(before.entries.len());
        let mut places = 0;
        for entry in &before.entries {
            let Some(text) = self.replaced(entry, &mut places) else {
                return Computed::Cannot(CannotReason::TooLong);
            };
            let is_new = text != *entry;
            found_any |= is_new;
            changed.push((text, is_new));
        }
        if !found_any {
            return Computed::Leave(None);
        }
        if before.kind != Kind::String {
            // The text of a date or number is Relabel's way to show it, not the value.
            return Computed::Cannot(CannotReason::KindMismatch);
        }
        let mut entries: Vec<String> = Vec::with_capacity(changed.len());
        for (at, (text, is_new)) in changed.iter().enumerate() {
            // Doubles that were there stay; those that the replacement makes do not.
            let is_double = *is_new
                && (entries.contains(text)
                    || changed[at..].iter().any(|(other, is_new)| !is_new && other == text));
            let is_gone = *is_new && text.trim().is_empty();
            if !is_double && !is_gone {
                entries.push(text.clone());
            }
        }
        if entries.is_empty() {
            Computed::Nothing
        } else {
            Computed::Value(as_texts(before.multi, entries))
        }
    }

    /// Whether a pattern would have to look through more than a field of Relabel's holds.
    fn is_too_long(&self, entries: &[String]) -> bool {
        // In bytes first, which need no counting.
        self.mode == FindMode::Regex
            && entries.iter().map(String::len).sum::<usize>() > LONGEST_TEXT
            && entries.iter().map(|entry| entry.chars().count()).sum::<usize>() > LONGEST_TEXT
    }

    /// A text with every place replaced; `None` where it would become too long, or where
    /// there are too many `places`.
    fn replaced(&self, text: &str, places: &mut usize) -> Option<String> {
        // In bytes: no character has more than four.
        let most = LONGEST_TEXT * 4;
        let mut replaced = String::with_capacity(text.len());
        let mut end = 0;
        for found in self.places(text) {
            let Some(whole) = found.get(0) else { continue };
            *places += 1;
            if self.mode == FindMode::Regex && *places > MOST_PLACES {
                return None;
            }
            replaced.push_str(&text[end..whole.start()]);
            match self.mode {
                FindMode::Regex => found.expand(&self.with, &mut replaced),
                FindMode::Plain | FindMode::WholeWord => replaced.push_str(&self.with),
            }
            end = whole.end();
            if replaced.len() > most {
                return None;
            }
        }
        replaced.push_str(&text[end..]);
        (end == 0 || replaced.chars().count() <= LONGEST_TEXT).then_some(replaced)
    }

    fn places<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        self.pattern.captures_iter(text).filter(move |found| {
            self.mode != FindMode::WholeWord
                || found.get(0).is_some_and(|whole| is_word(text, whole.start(), whole.end()))
        })
    }

    /// Where something is found, for display: at most the first few hundred places.
    #[must_use]
    pub fn spans(&self, entries: &[String]) -> Vec<TextSpan> {
        let mut spans = Vec::new();
        if self.is_too_long(entries) {
            return spans;
        }
        for (entry, text) in (0..).zip(entries) {
            // Places come in order, so units are counted once.
            let (mut counted, mut units) = (0, 0);
            for found in self.places(text).filter_map(|found| found.get(0)) {
                units += utf16_len(&text[counted..found.start()]);
                let to = units + utf16_len(found.as_str());
                spans.push(TextSpan { entry, from: units, to });
                (counted, units) = (found.end(), to);
                if spans.len() == MOST_SHOWN {
                    return spans;
                }
            }
        }
        spans
    }
}

/// The first group that a replacement names and a pattern does not have. The engine would
/// put nothing in its place, and take the longest name: `$1pt` is the group `1pt`.
fn unknown_group(pattern: &Regex, with: &str) -> Option<String> {
    let mut rest = with;
    while let Some((_, after)) = rest.split_once('$') {
        rest = after;
        if let Some(after) = rest.strip_prefix('$') {
            rest = after;
            continue;
        }
        let name = match rest.strip_prefix('{') {
            Some(inner) => inner.split_once('}').map(|(name, _)| name),
            None => {
                let in_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
                let end = rest.find(|letter: char| !in_name(letter)).unwrap_or(rest.len());
                (end > 0).then(|| &rest[..end])
            }
        };
        // What names no group, or does not end, is text for the engine, too.
        let Some(name) = name else { continue };
        let is_known = match name.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => pattern.capture_names().flatten().any(|known| known == name),
        };
        if !is_known {
            return Some(name.to_owned());
        }
    }
    None
}

/// Length in UTF-16 code units, as JavaScript counts.
pub(in crate::plan) fn utf16_len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// Whether a place begins and ends where a word does.
fn is_word(text: &str, from: usize, to: usize) -> bool {
    let (before, within, after) = (&text[..from], &text[from..to], &text[to..]);
    let last = |text: &str| {
        text.char_indices().next_back().is_some_and(|(at, _)| IN_WORD.is_match(&text[at..]))
    };
    let first = |text: &str| IN_WORD.is_match(text);
    let (joins_before, joins_after) = (last(before) && first(within), last(within) && first(after));
    !joins_before && !joins_after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(find: &str, with: &str, mode: FindMode, match_case: bool, text: &str) -> String {
        let finder = Finder::new(find, with, mode, match_case).expect("a pattern");
        finder.replaced(text, &mut 0).expect("short enough")
    }

    #[test]
    fn plain_text_means_what_it_says() {
        let plain = |find, with, text| replaced(find, with, FindMode::Plain, true, text);
        assert_eq!(plain("(c) 2024", "$1 2025", "a (c) 2024."), "a $1 2025.");
        assert_eq!(plain("a", "b", "Aa"), "Ab");
        assert_eq!(replaced("ÉTÉ", "x", FindMode::Plain, false, "L'été"), "L'x");
    }

    #[test]
    fn whole_words_stand_between_words() {
        let word = |find, text| replaced(find, "_", FindMode::WholeWord, false, text);
        assert_eq!(word("sea", "Sea, seaside, the sea_b sea"), "_, seaside, the sea_b _");
        assert_eq!(word("été", "été étés détété"), "_ étés détété");
        assert_eq!(word("C++", "C++ C++11 c++. xC++"), "_ _11 _. xC++");
        assert_eq!(word("caf", "cafe\u{301} caf\u{301}"), "cafe\u{301} caf\u{301}");
    }

    #[test]
    fn a_pattern_names_its_groups() {
        let regex = |find, with, text| replaced(find, with, FindMode::Regex, true, text);
        assert_eq!(regex(r"(\d{4})-(?<m>\d\d)", "${m}/$1", "on 2031-05"), "on 05/2031");
        assert_eq!(regex("a*", "-", "baac"), "-b-c-");
    }

    #[test]
    fn a_replacement_names_only_groups_that_the_pattern_has() {
        let code = |find: &str, with: &str, mode| {
            Finder::new(find, with, mode, true).err().map(|(code, _)| code)
        };
        let regex = |with: &str| code(r"(\d+)(?<unit>px)", with, FindMode::Regex);
        for with in ["$1 pt", "${1}pt", "$2", "$0", "$unit", "${unit}s", "$$5", "5 $", "$ 1", "${"]
        {
            assert_eq!(regex(with), None, "{with}");
        }
        for with in ["$1pt", "$1_old", "US$5", "${3}", "$units", "${}", "$$$7", "a $1 b $x"] {
            assert_eq!(regex(with), Some(EditProblemCode::PatternInvalid), "{with}");
        }
        assert_eq!(code("5", "US$5", FindMode::Plain), None);
        assert_eq!(code("5", "US$5", FindMode::WholeWord), None);
    }

    #[test]
    fn a_pattern_is_bounded() {
        let code =
            |find: &str| Finder::new(find, "", FindMode::Regex, true).err().map(|(code, _)| code);
        assert_eq!(code(""), Some(EditProblemCode::Empty));
        assert_eq!(code("("), Some(EditProblemCode::PatternInvalid));
        assert_eq!(code("(a{100}){100}{100}"), Some(EditProblemCode::PatternTooLarge));
        assert_eq!(code(&"a".repeat(1_001)), Some(EditProblemCode::PatternTooLarge));
        assert_eq!(code(&"(".repeat(900)), Some(EditProblemCode::PatternInvalid));
        assert_eq!(code(r"\d+\w*"), None);
    }

    #[test]
    fn what_comes_out_is_bounded() {
        let finder =
            Finder::new("a", &"b".repeat(30_000), FindMode::Plain, true).expect("a pattern");
        assert_eq!(finder.replaced(&"a".repeat(30_000), &mut 0), None);
        assert_eq!(finder.replaced("x", &mut 0), Some("x".into()));
    }

    /// A search for a pattern may look at the whole rest of a text for every place.
    #[test]
    fn what_a_pattern_looks_through_is_bounded() {
        let finder = |find: &str, mode| Finder::new(find, "x", mode, true).expect("a pattern");
        let refused = |finder: &Finder, value: &Property| {
            matches!(finder.compute(Some(value)), Computed::Cannot(CannotReason::TooLong))
        };
        let slow = finder(".*[^A-Z]|[A-Z]", FindMode::Regex);
        let text = |length| Property::single(Kind::String, "A".repeat(length));
        assert!(refused(&slow, &text(LONGEST_TEXT + 1)));
        assert!(refused(&slow, &text(MOST_PLACES + 1)));
        assert!(!refused(&slow, &text(MOST_PLACES)));
        assert_eq!(slow.spans(&text(LONGEST_TEXT + 1).entries), []);
        let both = vec!["A".repeat(LONGEST_TEXT), "A".to_owned()];
        assert!(refused(&finder("B", FindMode::Regex), &Property::list(Kind::String, both)));
        // Plain texts are found in one go.
        let plain = finder("B", FindMode::Plain);
        assert!(!refused(&plain, &text(LONGEST_TEXT * 3)));
        let long = Property::single(Kind::String, "B".repeat(LONGEST_TEXT));
        assert!(!refused(&plain, &long));
    }

    #[test]
    fn places_are_counted_as_javascript_counts() {
        let finder = Finder::new("é", "e", FindMode::Plain, true).expect("a pattern");
        let entries = ["né".to_owned(), "🌊é été".to_owned()];
        let span = |entry, from, to| TextSpan { entry, from, to };
        let expected = [span(0, 1, 2), span(1, 2, 3), span(1, 4, 5), span(1, 6, 7)];
        assert_eq!(finder.spans(&entries), expected);
    }

    #[test]
    fn what_is_left_empty_goes_and_what_becomes_a_double_too() {
        let compute = |find: &str, with: &str, before: Property| {
            let finder = Finder::new(find, with, FindMode::Plain, true).expect("a pattern");
            match finder.compute(Some(&before)) {
                Computed::Value(value) => Some(value.entries),
                Computed::Nothing => Some(Vec::new()),
                Computed::Leave(_) => None,
                Computed::Cannot(_) => Some(vec!["cannot".into()]),
            }
        };
        let list = |entries: &[&str]| {
            Property::list(Kind::String, entries.iter().map(ToString::to_string).collect())
        };
        assert_eq!(compute("x", "", Property::single(Kind::String, "x")), Some(vec![]));
        let kept = |entries: &[&str]| Some(entries.iter().map(ToString::to_string).collect());
        assert_eq!(compute("old", "sea", list(&["old", "sea", "sun"])), kept(&["sea", "sun"]));
        assert_eq!(compute("old", "sea", list(&["sea", "old", "old"])), kept(&["sea"]));
        assert_eq!(compute("old", "x", list(&["sea", "sea"])), None);
        assert_eq!(compute("x", "", list(&["x", "", "a"])), kept(&["", "a"]));
        assert_eq!(compute("1", "2", Property::single(Kind::Long, "12")), kept(&["cannot"]));
        assert_eq!(compute("3", "2", Property::single(Kind::Long, "12")), None);
    }
}
