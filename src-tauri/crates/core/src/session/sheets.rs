//! Spreadsheets somebody has opened.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use relabel_model::{ConnectionId, SheetId, SheetMapping};

use super::locked;
use crate::sheets::detect::{ReadAs, Sheet};
use crate::sheets::mapping;
use crate::sheets::vocabulary::Vocabulary;
use crate::wire::MatchHeadings;

/// The open ones.
#[derive(Default)]
pub(crate) struct Sheets(Mutex<HashMap<SheetId, OpenSheet>>);

impl Sheets {
    pub(crate) fn add(&self, sheet: OpenSheet) -> SheetId {
        let id = SheetId::new();
        locked(&self.0).insert(id, sheet);
        id
    }

    pub(crate) fn get(&self, id: SheetId) -> Option<OpenSheet> {
        locked(&self.0).get(&id).cloned()
    }

    /// Changes one.
    pub(crate) fn with<T>(
        &self,
        id: SheetId,
        change: impl FnOnce(&mut OpenSheet) -> T,
    ) -> Option<T> {
        locked(&self.0).get_mut(&id).map(change)
    }

    pub(crate) fn close(&self, id: SheetId) -> Option<OpenSheet> {
        locked(&self.0).remove(&id)
    }

    /// Forgets the fields of a connection; what was decided by them stays.
    pub(crate) fn forget(&self, connection: ConnectionId) {
        for sheet in locked(&self.0).values_mut() {
            if sheet.matched.take_if(|matched| matched.connection_id == connection).is_some() {
                sheet.vocabulary = Arc::default();
            }
        }
    }
}

/// An open sheet. Its file is read already; what of it was decided is here.
#[derive(Clone, Debug)]
pub(crate) struct OpenSheet {
    pub(crate) sheet: Arc<Sheet>,
    pub(crate) read_as: ReadAs,
    /// What its headings are matched with, and whose fields those are.
    pub(crate) vocabulary: Arc<Vocabulary>,
    pub(crate) matched: Option<MatchHeadings>,
    /// What was decided about its headings before.
    remembered: Option<String>,
    /// How it would be read had nobody decided anything.
    proposed: SheetMapping,
    pub(crate) mapping: SheetMapping,
    pub(crate) is_remembered: bool,
}

impl OpenSheet {
    /// A sheet about which nothing was decided yet.
    pub(crate) fn new(
        sheet: Sheet,
        read_as: ReadAs,
        remembered: Option<String>,
        zone: &str,
    ) -> Self {
        let vocabulary = Vocabulary::default();
        let (proposed, is_remembered) =
            mapping::propose(&sheet, &vocabulary, remembered.as_deref(), zone);
        Self {
            sheet: Arc::new(sheet),
            read_as,
            vocabulary: Arc::new(vocabulary),
            matched: None,
            remembered,
            mapping: proposed.clone(),
            proposed,
            is_remembered,
        }
    }

    /// Matches the headings with other names.
    pub(crate) fn match_with(&mut self, matched: MatchHeadings, vocabulary: Vocabulary) {
        let remembered = self.remembered.as_deref();
        let (next, is_remembered) =
            mapping::propose(&self.sheet, &vocabulary, remembered, &self.proposed.zone);
        let is_untouched = self.mapping.columns == self.proposed.columns
            && self.mapping.asset_column == self.proposed.asset_column;
        let Self { sheet, mapping, proposed, .. } = &*self;
        self.mapping = mapping::matched_again(sheet, &vocabulary, mapping, proposed, &next);
        self.is_remembered = is_remembered && is_untouched;
        (self.matched, self.vocabulary, self.proposed) =
            (Some(matched), Arc::new(vocabulary), next);
    }

    /// Takes over what somebody decided.
    pub(crate) fn decide(&mut self, wanted: &SheetMapping) {
        self.is_remembered &= wanted.columns == self.mapping.columns
            && wanted.asset_column == self.mapping.asset_column;
        self.mapping = mapping::with_kinds(&self.sheet, &self.mapping, wanted, &self.vocabulary);
    }

    /// The same file read in another way: what was decided stays with the table it was
    /// decided about. Another tab may hold something else under as many headings, and so
    /// may a heading whose letters changed.
    pub(crate) fn keeping(self, before: &Self) -> Self {
        let headings = |open: &Self| -> Vec<String> {
            open.sheet.columns.iter().map(|column| column.heading.clone()).collect()
        };
        let is_same_table = before.sheet.tab == self.sheet.tab
            && before.sheet.separator == self.sheet.separator
            && headings(before) == headings(&self);
        if !is_same_table {
            return self;
        }
        let Self { proposed, mapping, is_remembered, .. } = before.clone();
        Self { proposed, mapping, is_remembered, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::detect;
    use relabel_model::SheetSeparator;

    /// A sheet that is read as its headings say; the zone marks that reading.
    fn open(text: &str, tab: usize, zone: &str) -> OpenSheet {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sheet.csv");
        std::fs::write(&path, text).expect("writes");
        let read_as = ReadAs::default();
        let mut sheet = detect::read(&path, &read_as).expect("is read");
        sheet.tab = tab;
        OpenSheet::new(sheet, read_as, None, zone)
    }

    #[test]
    fn what_was_decided_stays_with_the_table_it_was_decided_about() {
        let decided = |text: &str, tab| open(text, tab, "Europe/Paris");
        let before = decided("path,dc:title\na,b\n", 0);
        assert_eq!(before.sheet.separator, Some(SheetSeparator::Comma));
        for (text, tab, stays) in [
            ("path,dc:title\na,c\n", 0, true),
            ("path,dc:title\na,b\n", 1, false),
            ("path;dc:title\na;b\n", 0, false),
            ("path,dc:rights\na,b\n", 0, false),
            ("dc:title,path\na,b\n", 0, false),
            ("path,dc:title,dc:rights\na,b,c\n", 0, false),
        ] {
            let after = open(text, tab, "UTC");
            let zone = after.keeping(&before).mapping.zone;
            assert_eq!(zone, if stays { "Europe/Paris" } else { "UTC" }, "{text:?} {tab}");
        }
        // With other letters a heading may be one that is understood.
        let garbled = decided("path;Cr\u{c3}\u{a9}dit\na;b\n", 0);
        let after = open("path;Cr\u{e9}dit\na;b\n", 0, "UTC");
        assert_eq!(after.keeping(&garbled).mapping.zone, "UTC");
    }
}
