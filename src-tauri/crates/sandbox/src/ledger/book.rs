//! The entries of the ledger in their compact form.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use serde_json::{Map, Value as Json};
use time::OffsetDateTime;

use crate::ledger::records::{AssetWrites, Totals, WriteRecord};
use crate::ledger::texts::{TextId, Texts};
use crate::ledger::{Arrival, Entered, ON_ITS_WAY};

/// Entries that are remembered; of older ones only the sums.
const ENTRIES: usize = 8_000_000;
/// Bytes of different property values that are remembered. Writes after that
/// are entered without their properties.
const PROPERTIES: usize = 256 << 20;

const METHODS: [&str; 6] = ["PUT", "POST", "PATCH", "DELETE", "COPY", "MOVE"];
/// How the path of a write follows from that of its asset: what stands in front
/// instead of `/content/dam`, and what stands behind.
const FORMS: [(&str, &str); 4] = [
    ("/content/dam", ""),
    ("/content/dam", "/jcr:content/metadata"),
    ("/api/assets", ""),
    ("/api/assets", ".json"),
];
const DAM: &str = "/content/dam";
/// No text.
const NONE: TextId = TextId::MAX;

/// A write.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Microseconds on the clock of the environment.
    arrived: u64,
    /// Microseconds until the answer was ready.
    took: u32,
    asset: TextId,
    /// The path: the number of its form, or [`FORMS`] and upwards its text.
    path: u32,
    properties: TextId,
    /// Microseconds into a pause, plus one; zero outside of any.
    inside: u32,
    status: u16,
    /// Its place in [`METHODS`], or their number for any other.
    method: u8,
    applied: bool,
    answered: bool,
}

/// What is counted of each asset.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) sends: u32,
    pub(super) applied: u32,
}

#[derive(Debug, Default)]
pub(super) struct Book {
    entries: VecDeque<Entry>,
    /// Entries that were forgotten.
    forgotten: u64,
    assets: Texts,
    counts: Vec<Counts>,
    other_paths: Texts,
    properties: Texts,
    by_status: BTreeMap<u16, u64>,
    applied: u64,
    inside: u64,
    pub(super) reads_inside: u64,
}

impl Book {
    pub(super) fn enter(&mut self, arrival: &Arrival<'_>) -> Entered {
        let asset = self.assets.intern(arrival.asset).unwrap_or(0);
        let index = asset as usize;
        if index >= self.counts.len() {
            self.counts.resize(index + 1, Counts::default());
        }
        self.counts[index].sends += 1;
        let properties = match arrival.properties.is_empty() {
            true => NONE,
            false => self.keep_properties(arrival.properties),
        };
        let path = self.keep_path(arrival.path, arrival.asset);
        let inside = arrival.inside.map_or(0, |inside| micros(inside).saturating_add(1));
        self.inside += u64::from(arrival.inside.is_some_and(|inside| inside > ON_ITS_WAY));
        let method = METHODS.iter().position(|known| *known == arrival.method);
        if self.entries.len() == ENTRIES {
            self.entries.pop_front();
            self.forgotten += 1;
        }
        self.entries.push_back(Entry {
            arrived: u64::try_from(arrival.at.as_micros()).unwrap_or(u64::MAX),
            took: 0,
            asset,
            path,
            properties,
            inside,
            status: 0,
            method: u8::try_from(method.unwrap_or(METHODS.len())).unwrap_or(0),
            applied: false,
            answered: false,
        });
        Entered { sequence: self.received(), asset }
    }

    pub(super) fn applied(&mut self, entered: Entered) {
        let Some(entry) = self.open(entered).filter(|entry| !entry.applied) else { return };
        entry.applied = true;
        self.applied += 1;
        self.counts[entered.asset as usize].applied += 1;
    }

    pub(super) fn answered(&mut self, entered: Entered, at: Duration, status: u16) {
        let Some(entry) = self.open(entered) else { return };
        entry.took = micros(at.saturating_sub(Duration::from_micros(entry.arrived)));
        entry.status = status;
        entry.answered = true;
        *self.by_status.entry(status).or_default() += 1;
    }

    /// A write that was not answered yet. There is none after the ledger was
    /// cleared, or so late that it is forgotten.
    fn open(&mut self, entered: Entered) -> Option<&mut Entry> {
        let index = entered.sequence.checked_sub(self.forgotten + 1)?;
        let entry = self.entries.get_mut(usize::try_from(index).ok()?)?;
        (!entry.answered && entry.asset == entered.asset).then_some(entry)
    }

    pub(super) fn counts(&self, asset: &str) -> Option<Counts> {
        Some(self.counts[self.assets.find(asset)? as usize])
    }

    pub(super) fn per_asset(&self, from: usize, limit: usize) -> Vec<AssetWrites> {
        let counts = self.counts.iter().enumerate().skip(from).take(limit);
        counts
            .map(|(index, counts)| AssetWrites {
                asset: self.assets.get(u32::try_from(index).unwrap_or(NONE)).to_owned(),
                sends: counts.sends,
                applied: counts.applied,
            })
            .collect()
    }

    pub(super) fn totals(&self) -> Totals {
        Totals {
            received: self.received(),
            answered: self.by_status.values().sum(),
            applied: self.applied,
            assets: self.counts.len() as u64,
            by_status: self.by_status.clone(),
            inside_retry_after: self.inside,
            reads_inside_retry_after: self.reads_inside,
            ..Totals::default()
        }
    }

    pub(super) fn page(
        &self,
        started: OffsetDateTime,
        after: u64,
        limit: usize,
    ) -> Vec<WriteRecord> {
        let skip = usize::try_from(after.saturating_sub(self.forgotten)).unwrap_or(usize::MAX);
        let records = (skip..self.entries.len()).filter_map(|index| self.record(started, index));
        records.take(limit).collect()
    }

    pub(super) fn writes_to(&self, started: OffsetDateTime, asset: &str) -> Vec<WriteRecord> {
        let Some(asset) = self.assets.find(asset) else { return Vec::new() };
        let of_asset = (0..self.entries.len()).filter(|index| self.entries[*index].asset == asset);
        of_asset.filter_map(|index| self.record(started, index)).collect()
    }

    /// An entry in full, once it was answered.
    fn record(&self, started: OffsetDateTime, index: usize) -> Option<WriteRecord> {
        let entry = self.entries.get(index).filter(|entry| entry.answered)?;
        let received = started.saturating_add(time::Duration::microseconds(
            i64::try_from(entry.arrived).unwrap_or(i64::MAX),
        ));
        let properties = match entry.properties {
            NONE => Map::new(),
            id => serde_json::from_str(self.properties.get(id)).unwrap_or_default(),
        };
        let asset = self.assets.get(entry.asset);
        let path = match FORMS.get(entry.path as usize) {
            Some((front, behind)) => {
                format!("{front}{}{behind}", asset.strip_prefix(DAM).unwrap_or(asset))
            }
            None => match entry.path - FORMS.len() as u32 {
                NO_PATH => asset.to_owned(),
                id => self.other_paths.get(id).to_owned(),
            },
        };
        Some(WriteRecord {
            sequence: self.forgotten + index as u64 + 1,
            received,
            at: received.saturating_add(time::Duration::microseconds(entry.took.into())),
            method: METHODS.get(usize::from(entry.method)).unwrap_or(&"OTHER").to_string(),
            path,
            asset: asset.to_owned(),
            properties,
            status: entry.status,
            applied: entry.applied,
            inside_retry_after: entry
                .inside
                .checked_sub(1)
                .map(|inside| Duration::from_micros(inside.into())),
        })
    }

    pub(super) fn received(&self) -> u64 {
        self.forgotten + self.entries.len() as u64
    }

    fn keep_properties(&mut self, properties: &Map<String, Json>) -> TextId {
        let text = serde_json::to_string(properties).unwrap_or_default();
        let known = self.properties.find(&text);
        let free = self.properties.size() + text.len() <= PROPERTIES;
        known.or_else(|| free.then(|| self.properties.intern(&text)).flatten()).unwrap_or(NONE)
    }

    fn keep_path(&mut self, path: &str, asset: &str) -> u32 {
        if let Some(below) = asset.strip_prefix(DAM) {
            let follows = |(front, behind): &(&str, &str)| {
                path.strip_prefix(front).and_then(|p| p.strip_suffix(behind)) == Some(below)
            };
            if let Some(form) = FORMS.iter().position(follows) {
                return u32::try_from(form).unwrap_or(0);
            }
        }
        self.other_paths.intern(path).unwrap_or(NO_PATH) + FORMS.len() as u32
    }
}

/// Stands for a path there was no room for.
const NO_PATH: u32 = u32::MAX - FORMS.len() as u32;

fn micros(duration: Duration) -> u32 {
    u32::try_from(duration.as_micros()).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;
    use time::OffsetDateTime;

    use super::{Book, Entry};
    use crate::ledger::{Arrival, Entered};

    fn enter(book: &mut Book, method: &str, path: &str, asset: &str, inside: u64) -> Entered {
        let properties = json!({"metadata/dc:rights": path}).as_object().cloned().unwrap();
        book.enter(&Arrival {
            at: Duration::from_secs(3),
            method,
            path,
            asset,
            properties: &properties,
            inside: (inside > 0).then(|| Duration::from_millis(inside)),
        })
    }

    #[test]
    fn an_entry_gives_back_what_was_entered() {
        let mut book = Book::default();
        let asset = "/content/dam/x/a.jpg";
        for (method, path) in [
            ("PUT", "/api/assets/x/a.jpg"),
            ("PUT", "/api/assets/x/a.jpg.json"),
            ("POST", "/content/dam/x/a.jpg/jcr:content/metadata"),
            ("POST", "/content/dam/x/a.jpg"),
            ("PATCH", "/adobe/assets/urn:aaid:aem:1/metadata"),
            ("LOCK", "/content/dam/x/a.jpg/"),
        ] {
            let entered = enter(&mut book, method, path, asset, 0);
            assert_eq!(entered.asset, 0);
            assert!(
                book.page(OffsetDateTime::UNIX_EPOCH, entered.sequence - 1, 9).is_empty(),
                "{path} is not answered yet"
            );
            book.applied(entered);
            book.answered(entered, Duration::from_millis(3_250), 200);
            let record = book.page(OffsetDateTime::UNIX_EPOCH, entered.sequence - 1, 9).remove(0);
            assert_eq!(record.path, path);
            assert_eq!(record.method, if method == "LOCK" { "OTHER" } else { method });
            assert_eq!(record.properties["metadata/dc:rights"], path);
            assert_eq!((record.received.unix_timestamp(), record.at.millisecond()), (3, 250));
        }
        assert_eq!(book.writes_to(OffsetDateTime::UNIX_EPOCH, asset).len(), 6);
        let counts = book.counts(asset).unwrap();
        assert_eq!((counts.sends, counts.applied), (6, 6));
    }

    #[test]
    fn sums_follow_from_the_entries() {
        let mut book = Book::default();
        let first = enter(&mut book, "PUT", "/api/assets/a", "/content/dam/a", 0);
        let second = enter(&mut book, "PUT", "/api/assets/b", "/content/dam/b", 50);
        let third = enter(&mut book, "PUT", "/api/assets/b", "/content/dam/b", 550);
        book.answered(first, Duration::from_secs(4), 429);
        book.applied(second);
        book.answered(second, Duration::from_secs(4), 0);
        // An answer counts once.
        book.answered(second, Duration::from_secs(5), 200);
        book.applied(second);
        let totals = book.totals();
        assert_eq!((totals.received, totals.answered, totals.applied), (3, 2, 1));
        assert_eq!(totals.by_status, [(0, 1), (429, 1)].into());
        assert_eq!((totals.assets, totals.inside_retry_after), (2, 1));
        book.applied(third);
        let per_asset = book.per_asset(1, 5);
        assert_eq!((per_asset[0].sends, per_asset[0].applied), (2, 2));
    }

    #[test]
    fn an_entry_stays_small() {
        assert!(size_of::<Entry>() <= 40, "{} bytes", size_of::<Entry>());
    }
}
