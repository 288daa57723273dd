//! The tags of an environment, found by id, by title and as a tree.

use std::collections::HashMap;

use super::{Tag, folded, name_of, parent_of, tag_id};
use relabel_model::TagFacts;

/// Most moves that are followed; AEM makes one note per move.
const MOST_MOVES: usize = 16;

/// The tags of an environment.
#[derive(Debug, Default)]
pub struct TagIndex {
    entries: Vec<Entry>,
    by_id: HashMap<String, usize>,
    roots: Vec<usize>,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) tag: Tag,
    /// Whether AEM has it; otherwise it is only known from the tags below it.
    is_there: bool,
    parent: Option<usize>,
    children: Vec<usize>,
    /// Its titles, folded: without a language (or the name) first, then by language.
    pub(super) folded: Vec<String>,
}

/// A tag that AEM knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownTag<'a> {
    /// What is to be stored.
    pub id: &'a str,
    /// Whether the tag that was asked for was moved, and `id` is where to.
    pub was_moved: bool,
}

impl TagIndex {
    /// An index of tags in any order.
    #[must_use]
    pub fn new(tags: Vec<Tag>) -> Self {
        let mut index = Self::default();
        for tag in tags {
            let at = index.place(&tag.id);
            index.entries[at].fill(tag);
        }
        for at in 0..index.entries.len() {
            match index.entries[at].parent {
                Some(parent) => index.entries[parent].children.push(at),
                None => index.roots.push(at),
            }
        }
        index
    }

    /// How many tags AEM has, namespaces too.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.iter().filter(|entry| entry.is_there).count()
    }

    /// Whether AEM has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tag that an id or an absolute path means, its new place where it was moved.
    /// `None` for what AEM would drop.
    #[must_use]
    pub fn known(&self, id_or_path: &str) -> Option<KnownTag<'_>> {
        let at = *self.by_id.get(&tag_id(id_or_path)?)?;
        let target = self.target(at)?;
        Some(KnownTag { id: &self.entries[target].tag.id, was_moved: target != at })
    }

    /// Tags that were moved to one of these, each with the id it has now: AEM shows them
    /// as that tag, but assets store them under the id they had.
    #[must_use]
    pub fn moved_to(&self, ids: &[String]) -> Vec<(String, String)> {
        let moved = (0..self.entries.len()).filter(|at| self.entries[*at].tag.moved_to.is_some());
        let pair = |at: usize| {
            let now = &self.entries[self.target(at)?].tag.id;
            ids.contains(now).then(|| (self.entries[at].tag.id.clone(), now.clone()))
        };
        moved.filter_map(pair).collect()
    }

    /// Title of a tag in a language, by its id or path; `None` for a tag AEM does not
    /// know.
    #[must_use]
    pub fn title(&self, id_or_path: &str, locale: &str) -> Option<String> {
        let known = self.known(id_or_path)?;
        Some(self.title_at(*self.by_id.get(known.id)?, &Locale::new(locale)).to_owned())
    }

    /// Tags that match what was typed, the best first: a title in the user's language
    /// before one in another, its beginning before its middle.
    #[must_use]
    pub fn find(&self, text: &str, locale: &str, limit: usize) -> Vec<TagFacts> {
        let wanted = folded(text);
        if wanted.is_empty() {
            return Vec::new();
        }
        let words: Vec<&str> =
            wanted.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let locale = Locale::new(locale);
        let mut best: HashMap<usize, u8> = HashMap::new();
        if let Some(at) = tag_id(text).and_then(|id| self.by_id.get(&id))
            && text.contains([':', '/'])
            && let Some(target) = self.target(*at)
        {
            best.insert(target, 0);
        }
        for at in 0..self.entries.len() {
            if let Some(rank) = self.rank(at, &wanted, &words, &locale)
                && let Some(target) = self.target(at)
            {
                let known = best.entry(target).or_insert(rank);
                *known = rank.min(*known);
            }
        }
        let mut found: Vec<(u8, &str, usize)> = best
            .into_iter()
            .map(|(at, rank)| (rank, self.entries[at].folded_in(&locale), at))
            .collect();
        let by_id = |at: usize| &self.entries[at].tag.id;
        found.sort_by(|a, b| (a.0, a.1, by_id(a.2)).cmp(&(b.0, b.1, by_id(b.2))));
        found.truncate(limit);
        found.into_iter().map(|(.., at)| self.facts(at, &locale)).collect()
    }

    /// The tags directly below a tag, by title; the namespaces without one. Tags that
    /// were moved are where they were moved to.
    #[must_use]
    pub fn children(&self, parent: Option<&str>, locale: &str) -> Vec<TagFacts> {
        let locale = Locale::new(locale);
        let below = match parent {
            None => &self.roots,
            Some(parent) => match tag_id(parent).and_then(|id| self.by_id.get(&id)) {
                Some(at) => &self.entries[*at].children,
                None => return Vec::new(),
            },
        };
        let mut shown: Vec<usize> = below.iter().copied().filter(|at| self.is_shown(*at)).collect();
        shown.sort_by_key(|at| (self.entries[*at].folded_in(&locale), &self.entries[*at].tag.id));
        shown.into_iter().map(|at| self.facts(at, &locale)).collect()
    }

    /// Where the entry of an id is.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What stands above an entry, the nearest first.
    pub(super) fn above(&self, at: usize) -> impl Iterator<Item = &Entry> {
        std::iter::successors(self.entries[at].parent, |at| self.entries[*at].parent)
            .map(|at| &self.entries[at])
    }

    /// The tag that is meant by an entry, after all moves; none where that is no tag.
    pub(super) fn target(&self, mut at: usize) -> Option<usize> {
        for _ in 0..MOST_MOVES {
            let entry = &self.entries[at];
            match &entry.tag.moved_to {
                Some(to) => at = *self.by_id.get(to)?,
                None => return (entry.is_there && !entry.tag.is_namespace()).then_some(at),
            }
        }
        None
    }

    pub(super) fn facts(&self, at: usize, locale: &Locale) -> TagFacts {
        let entry = &self.entries[at];
        let mut trail: Vec<String> =
            self.above(at).map(|above| above.title_in(locale).to_owned()).collect();
        trail.reverse();
        TagFacts {
            id: entry.tag.id.clone(),
            title: self.title_at(at, locale).to_owned(),
            trail,
            has_children: entry.children.iter().any(|child| self.is_shown(*child)),
        }
    }

    fn title_at(&self, at: usize, locale: &Locale) -> &str {
        self.entries[at].title_in(locale)
    }

    /// Whether an entry stands in the tree: not where it was moved from.
    fn is_shown(&self, at: usize) -> bool {
        self.entries[at].tag.moved_to.is_none()
    }

    /// The entry of an id, made with all above it where there is none yet.
    fn place(&mut self, id: &str) -> usize {
        if let Some(at) = self.by_id.get(id) {
            return *at;
        }
        let parent = parent_of(id).map(str::to_owned).map(|parent| self.place(&parent));
        let at = self.entries.len();
        let tag = Tag { id: id.to_owned(), ..Tag::default() };
        self.entries.push(Entry {
            folded: vec![folded(name_of(id))],
            tag,
            is_there: false,
            parent,
            children: Vec::new(),
        });
        self.by_id.insert(id.to_owned(), at);
        at
    }

    /// How well an entry matches: 0 best. By its title in the user's language, in any
    /// other, with the words of those above it, by its id.
    fn rank(&self, at: usize, wanted: &str, words: &[&str], locale: &Locale) -> Option<u8> {
        let entry = &self.entries[at];
        let own = entry.folded_in(locale);
        if let Some(rank) = rank_of(own, wanted) {
            return Some(rank);
        }
        if let Some(rank) = entry.folded.iter().filter_map(|title| rank_of(title, wanted)).min() {
            return Some(4 + rank);
        }
        let is_in_trail = words.len() > 1
            && words.iter().any(|word| begins_word(own, word))
            && words.iter().all(|word| {
                begins_word(own, word)
                    || self.above(at).any(|above| begins_word(above.folded_in(locale), word))
            });
        if is_in_trail {
            return Some(8);
        }
        (wanted.len() > 2 && entry.tag.id.to_lowercase().contains(wanted)).then_some(9)
    }
}

impl Entry {
    fn fill(&mut self, tag: Tag) {
        let name = name_of(&tag.id).to_owned();
        let title = if tag.title.is_empty() { &name } else { &tag.title };
        self.folded = std::iter::once(folded(title))
            .chain(tag.titles.iter().map(|(_, title)| folded(title)))
            .collect();
        self.tag = tag;
        self.is_there = true;
    }

    fn title_in(&self, locale: &Locale) -> &str {
        match locale.choose(&self.tag.titles) {
            Some(at) => &self.tag.titles[at].1,
            None if self.tag.title.is_empty() => name_of(&self.tag.id),
            None => &self.tag.title,
        }
    }

    pub(super) fn folded_in(&self, locale: &Locale) -> &str {
        &self.folded[locale.choose(&self.tag.titles).map_or(0, |at| at + 1)]
    }

    /// Whether people may mean it by a folded text, in any language.
    pub(super) fn is_called(&self, wanted: &str) -> bool {
        self.folded.iter().any(|title| title == wanted) || folded(name_of(&self.tag.id)) == wanted
    }
}

/// A language people read.
#[derive(Debug)]
pub(super) struct Locale {
    whole: String,
    language: String,
}

impl Locale {
    /// Of a name such as `fr`, `fr-FR` or `fr_fr`.
    pub(super) fn new(name: &str) -> Self {
        let whole = name.trim().to_lowercase().replace('-', "_");
        let language = whole.split('_').next().unwrap_or_default().to_owned();
        Self { whole, language }
    }

    /// Which title is in it: of this country, of the language, of another country with
    /// the language. AEM's titles name their language as administrators set it up.
    fn choose(&self, titles: &[(String, String)]) -> Option<usize> {
        let at = |fits: &dyn Fn(&str) -> bool| titles.iter().position(|(name, _)| fits(name));
        at(&|name| name == self.whole)
            .or_else(|| at(&|name| name == self.language))
            .or_else(|| at(&|name| name.split('_').next() == Some(&self.language)))
    }
}

/// How well a title matches: whole, from its beginning, from that of a word, anywhere.
fn rank_of(title: &str, wanted: &str) -> Option<u8> {
    if title == wanted {
        Some(0)
    } else if title.starts_with(wanted) {
        Some(1)
    } else if begins_word(title, wanted) {
        Some(2)
    } else {
        title.contains(wanted).then_some(3)
    }
}

fn begins_word(title: &str, wanted: &str) -> bool {
    title.match_indices(wanted).any(|(at, _)| {
        title[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    })
}

#[cfg(test)]
#[path = "index_tests.rs"]
mod tests;
