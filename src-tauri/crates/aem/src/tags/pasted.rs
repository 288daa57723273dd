//! Lists of tags as people paste them, from mails, sheets and AEM itself.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::index::Locale;
use super::{TagIndex, folded, name_of};
use relabel_model::{PastedTag, TagFacts};

/// What stands between tags.
const BETWEEN: [char; 5] = [',', ';', '\t', '|', '\r'];
/// What stands between the titles of a path, as AEM shows it ("Northlight : Season /
/// Summer") and as people write it.
const STEPS: [char; 5] = ['>', '/', ':', '»', '→'];
/// Most tags taken from one text: more than anybody reads through.
const MOST_WORDS: usize = 1_000;

/// Entries by what they are called.
type Names<'a> = HashMap<Cow<'a, str>, Vec<usize>>;

/// What was read so far, each word once.
#[derive(Default)]
struct Pasted {
    words: Vec<PastedTag>,
    known: HashSet<String>,
}

impl Pasted {
    fn is_known(&self, word: &str) -> bool {
        self.known.contains(word)
    }

    fn add(&mut self, word: &str, tags: Vec<TagFacts>) {
        if self.words.len() < MOST_WORDS && self.known.insert(word.to_owned()) {
            self.words.push(PastedTag { text: word.to_owned(), tags });
        }
    }
}

impl TagIndex {
    /// Which tags a pasted text means: ids, paths, titles, or titles with those above
    /// them. A line that is a title as a whole is not taken apart.
    #[must_use]
    pub fn read(&self, text: &str, locale: &str) -> Vec<PastedTag> {
        let (locale, names) = (Locale::new(locale), self.names());
        let mut read = Pasted::default();
        for line in text.lines() {
            if read.words.len() == MOST_WORDS {
                break;
            }
            let whole = bare(line);
            if read.is_known(whole) {
                continue;
            }
            let tags = self.meant_by(whole, &names, &locale);
            if !tags.is_empty() {
                read.add(whole, self.all_facts(tags, &locale));
                continue;
            }
            for word in line.split(BETWEEN).map(bare).filter(|word| !word.is_empty()) {
                if !read.is_known(word) {
                    let tags = self.meant_by(word, &names, &locale);
                    read.add(word, self.all_facts(tags, &locale));
                }
                if read.words.len() == MOST_WORDS {
                    return read.words;
                }
            }
        }
        read.words
    }

    /// The entries by what they are called, folded: a list of words is looked up in it
    /// instead of going through all tags for each.
    fn names(&self) -> Names<'_> {
        let mut names = Names::new();
        for (at, entry) in self.entries().iter().enumerate() {
            let own = Cow::Owned(folded(name_of(&entry.tag.id)));
            for name in entry.folded.iter().map(|name| Cow::Borrowed(name.as_str())).chain([own]) {
                let called = names.entry(name).or_default();
                if called.last() != Some(&at) {
                    called.push(at);
                }
            }
        }
        names
    }

    fn all_facts(&self, tags: Vec<usize>, locale: &Locale) -> Vec<TagFacts> {
        tags.into_iter().map(|at| self.facts(at, locale)).collect()
    }

    /// The tags one word may mean.
    fn meant_by(&self, word: &str, names: &Names<'_>, locale: &Locale) -> Vec<usize> {
        if word.is_empty() {
            return Vec::new();
        }
        let by_id = || -> Vec<usize> {
            let known = self.known(word).and_then(|known| self.place_of(known.id));
            known.into_iter().collect()
        };
        if word.contains([':', '/']) {
            let known = by_id();
            if !known.is_empty() {
                return known;
            }
        }
        let called = |name: &str| names.get(name).map_or(&[][..], Vec::as_slice);
        let wanted = folded(word);
        let own =
            self.targets(called(&wanted), |at| self.entries()[at].folded_in(locale) == wanted);
        if !own.is_empty() {
            return own;
        }
        let others = self.targets(called(&wanted), |_| true);
        if !others.is_empty() {
            return others;
        }
        let steps: Vec<String> =
            word.split(STEPS).map(folded).filter(|step| !step.is_empty()).collect();
        if let [above @ .., last] = steps.as_slice()
            && !above.is_empty()
        {
            let by_trail = self.targets(called(last), |at| self.stands_below(at, above));
            if !by_trail.is_empty() {
                return by_trail;
            }
        }
        by_id()
    }

    /// The tags meant by those of some entries that match, each once.
    fn targets(&self, entries: &[usize], matches: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        for at in entries.iter().copied().filter(|at| matches(*at)) {
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
