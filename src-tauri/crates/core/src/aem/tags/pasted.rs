//! Lists of tags as people paste them, from mails, sheets and AEM itself.

use super::index::Locale;
use super::{TagIndex, folded};
use crate::api::types::PastedTag;

/// What stands between tags.
const BETWEEN: [char; 5] = [',', ';', '\t', '|', '\r'];
/// What stands between the titles of a path, as AEM shows it ("Northlight : Season /
/// Summer") and as people write it.
const STEPS: [char; 5] = ['>', '/', ':', '»', '→'];
/// Most tags taken from one text: more than anybody reads through.
const MOST_WORDS: usize = 1_000;

impl TagIndex {
    /// Which tags a pasted text means: ids, paths, titles, or titles with those above
    /// them. A line that is a title as a whole is not taken apart.
    #[must_use]
    pub fn read(&self, text: &str, locale: &str) -> Vec<PastedTag> {
        let locale = Locale::new(locale);
        let mut read: Vec<PastedTag> = Vec::new();
        let mut add = |text: &str, tags: Vec<usize>| {
            if read.len() < MOST_WORDS && read.iter().all(|one| one.text != text) {
                let tags = tags.into_iter().map(|at| self.facts(at, &locale)).collect();
                read.push(PastedTag { text: text.to_owned(), tags });
            }
        };
        for line in text.lines() {
            let whole = bare(line);
            let tags = self.meant_by(whole, &locale);
            if !tags.is_empty() {
                add(whole, tags);
                continue;
            }
            for word in line.split(BETWEEN).map(bare).filter(|word| !word.is_empty()) {
                add(word, self.meant_by(word, &locale));
            }
        }
        read
    }

    /// The tags one word may mean.
    fn meant_by(&self, word: &str, locale: &Locale) -> Vec<usize> {
        if word.is_empty() {
            return Vec::new();
        }
        let by_id = || -> Vec<usize> {
            let known = self.known(word).map(|known| known.id);
            let at = known.and_then(|id| self.entries().iter().position(|one| one.tag.id == id));
            at.into_iter().collect()
        };
        if word.contains([':', '/']) {
            let known = by_id();
            if !known.is_empty() {
                return known;
            }
        }
        let wanted = folded(word);
        let own = self.targets(|at| self.entries()[at].folded_in(locale) == wanted);
        if !own.is_empty() {
            return own;
        }
        let others = self.targets(|at| self.entries()[at].is_called(&wanted));
        if !others.is_empty() {
            return others;
        }
        let steps: Vec<String> =
            word.split(STEPS).map(folded).filter(|step| !step.is_empty()).collect();
        if let [above @ .., last] = steps.as_slice()
            && !above.is_empty()
        {
            let by_trail = self
                .targets(|at| self.entries()[at].is_called(last) && self.stands_below(at, above));
            if !by_trail.is_empty() {
                return by_trail;
            }
        }
        by_id()
    }

    /// The tags meant by the entries that match, each once.
    fn targets(&self, matches: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        for at in (0..self.entries().len()).filter(|at| matches(*at)) {
            if let Some(target) = self.target(at)
                && !found.contains(&target)
            {
                found.push(target);
            }
        }
        found
    }

    /// Whether the tags above an entry are called so, the nearest last.
    fn stands_below(&self, at: usize, titles: &[String]) -> bool {
        let mut above = self.above(at);
        titles.iter().rev().all(|title| above.next().is_some_and(|one| one.is_called(title)))
    }
}

/// A word without the spaces and quotation marks around it.
fn bare(word: &str) -> &str {
    word.trim().trim_matches(['"', '“', '”', '«', '»', '\u{a0}', '\u{feff}']).trim()
}
