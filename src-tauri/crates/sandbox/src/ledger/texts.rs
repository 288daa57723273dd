//! Texts kept once each, end to end in one piece of memory: a million paths cost
//! their letters and twelve bytes.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

/// The number of a text; counts from zero in the order of first appearance.
pub(super) type TextId = u32;

const EMPTY: u32 = u32::MAX;

/// Texts by number and numbers by text.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: Vec<u8>,
    /// Where each text ends; it begins where the one before ended.
    ends: Vec<u32>,
    /// Open addressing: numbers of texts, at most three quarters full.
    slots: Vec<u32>,
}

impl Texts {
    /// Bytes of text kept.
    pub(super) fn size(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn get(&self, id: TextId) -> &str {
        let id = id as usize;
        let from = id.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        std::str::from_utf8(&self.bytes[from..self.ends[id] as usize]).unwrap_or_default()
    }

    pub(super) fn find(&self, text: &str) -> Option<TextId> {
        if self.slots.is_empty() {
            return None;
        }
        Some(self.slots[self.slot(text)]).filter(|id| *id != EMPTY)
    }

    /// The number of a text, a new one when it is new. `None` when four
    /// gigabytes are full.
    pub(super) fn intern(&mut self, text: &str) -> Option<TextId> {
        if self.slots.len() * 3 <= (self.ends.len() + 1) * 4 {
            self.grow();
        }
        let slot = self.slot(text);
        if self.slots[slot] != EMPTY {
            return Some(self.slots[slot]);
        }
        let end = u32::try_from(self.bytes.len() + text.len()).ok()?;
        let id = u32::try_from(self.ends.len()).ok().filter(|id| *id != EMPTY)?;
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(end);
        self.slots[slot] = id;
        Some(id)
    }

    /// Where a text stands or would stand.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) & mask;
        while self.slots[slot] != EMPTY && self.get(self.slots[slot]) != text {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(64);
        self.slots = vec![EMPTY; size];
        for id in 0..self.ends.len() {
            let id = u32::try_from(id).unwrap_or(EMPTY);
            let mut slot = hash(self.get(id)) & (size - 1);
            while self.slots[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = id;
        }
    }
}

fn hash(text: &str) -> usize {
    let hash = BuildHasherDefault::<DefaultHasher>::default().hash_one(text);
    usize::try_from(hash & 0xFFFF_FFFF).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn every_text_is_kept_once_and_found_again() {
        let mut texts = Texts::default();
        assert_eq!(texts.find("a"), None);
        for round in 0..2 {
            for number in 0..1_000_u32 {
                let id = texts.intern(&format!("text {number}")).unwrap();
                assert_eq!(id, number, "round {round}");
            }
        }
        assert_eq!(texts.get(7), "text 7");
        assert_eq!(texts.find("text 999"), Some(999));
        assert_eq!(texts.find("text 1000"), None);
        assert_eq!(texts.intern(""), Some(1_000));
        assert_eq!(texts.get(1_000), "");
    }
}
