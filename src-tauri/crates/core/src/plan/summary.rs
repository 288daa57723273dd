//! What fields hold across a selection.

use std::collections::HashMap;

use relabel_model::{FieldSummary, Kind, Property, ValueCount, parse_date, shown};

/// Most values that are told of one field.
const MOST_VALUES: usize = 100;

/// Counts the values of one field.
#[derive(Debug)]
pub struct Tally {
    property: String,
    empty: u32,
    values: HashMap<Key, (Property, u32)>,
}

/// What makes two values the same: points in time to the second, everything else letter
/// by letter.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Moments(bool, Vec<i64>),
    Texts(bool, Vec<String>),
}

impl Tally {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(property: &str) -> Self {
        Self { property: property.to_owned(), empty: 0, values: HashMap::new() }
    }

    /// Which field is counted.
    #[must_use]
    pub fn property(&self) -> &str {
        &self.property
    }

    /// Counts what one asset holds.
    pub fn add(&mut self, value: Option<&Property>) {
        let filled = value.filter(|value| !value.entries.iter().all(|text| text.trim().is_empty()));
        let Some(value) = filled else {
            self.empty += 1;
            return;
        };
        let moments: Option<Vec<i64>> = (value.kind == Kind::Date)
            .then(|| {
                let moments = value.entries.iter().map(|text| parse_date(text));
                moments.map(|date| date.map(|date| date.unix_timestamp())).collect()
            })
            .flatten();
        let key = match moments {
            Some(moments) => Key::Moments(value.multi, moments),
            None => Key::Texts(value.multi, value.entries.clone()),
        };
        self.values.entry(key).or_insert_with(|| (value.clone(), 0)).1 += 1;
    }

    /// The most frequent values first; of equally frequent ones in the order of letters.
    #[must_use]
    pub fn summary(self) -> FieldSummary {
        let distinct = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let mut counted: Vec<(Property, u32)> = self.values.into_values().collect();
        counted.sort_by(|(a, a_count), (b, b_count)| {
            b_count.cmp(a_count).then_with(|| a.entries.cmp(&b.entries))
        });
        counted.truncate(MOST_VALUES);
        let values = counted
            .iter()
            .map(|(value, assets)| ValueCount { value: shown(Some(value)), assets: *assets })
            .collect();
        FieldSummary { property: self.property, distinct, empty: self.empty, values }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_are_counted_together_the_most_frequent_first() {
        let mut tally = Tally::new("p");
        let text = |text: &str| Property::single(Kind::String, text);
        let date = |text: &str| Property::single(Kind::Date, text);
        let values = [
            text("a"),
            text("b"),
            text("b"),
            text(" "),
            date("2031-05-01T00:00:00Z"),
            date("2031-05-01T02:00:00+02:00"),
            date("2031-05-01T00:00:00.123Z"),
            Property::list(Kind::String, vec!["a".into()]),
            Property::list(Kind::String, Vec::new()),
        ];
        for value in &values {
            tally.add(Some(value));
        }
        tally.add(None);
        let summary = tally.summary();
        let counts: Vec<u32> = summary.values.iter().map(|value| value.assets).collect();
        assert_eq!((summary.distinct, summary.empty), (4, 3));
        assert_eq!(counts, [3, 2, 1, 1]);
        assert_eq!(summary.values[1].value.entries, ["b"]);
    }
}
