//! A date at a distance from another.

use time::Time;

use super::{AssetFacts, Wanted};
use crate::aem::{Kind, Property, exact_date, parse_date};
use crate::api::types::{CannotReason, CellNote, DateUnit};
use crate::plan::dates::Zone;
use crate::plan::dates::zone::later;

/// A date at a distance from another, in the calendar of a time zone.
#[derive(Clone, Debug)]
pub struct Shifted {
    /// The field it is counted from; `None` counts from today.
    pub(in crate::plan) from: Option<String>,
    /// How far.
    pub(in crate::plan) amount: i32,
    /// Of what.
    pub(in crate::plan) unit: DateUnit,
    /// Time of day; without it the base's own, midnight for today.
    pub(in crate::plan) at: Option<Time>,
    /// Where days are counted.
    pub(in crate::plan) zone: Zone,
}

impl Shifted {
    pub(super) fn wanted(&self, facts: &AssetFacts<'_>) -> Wanted {
        let (base, has_time) = match &self.from {
            None => (facts.moment.now, false),
            Some(from) => {
                if facts.metadata.is_unsupported(from) {
                    return Wanted::Cannot(CannotReason::UnsupportedValue);
                }
                let Some(source) = facts.filled(from) else {
                    return Wanted::Leave(Some(CellNote::SourceEmpty));
                };
                let [entry] = &source.entries[..] else {
                    return Wanted::Cannot(CannotReason::ListInSingle);
                };
                match parse_date(entry) {
                    Some(date) => (date, true),
                    None => return Wanted::Cannot(CannotReason::DateUnreadable),
                }
            }
        };
        let moved = self.zone.shows(base).and_then(|(day, time)| {
            let day = later(day, self.amount, self.unit)?;
            let time = self.at.unwrap_or(if has_time { time } else { Time::MIDNIGHT });
            exact_date(self.zone.moment(day, time)?)
        });
        match moved {
            Some(date) => Wanted::Value(Property::single(Kind::Date, date)),
            None => Wanted::Cannot(CannotReason::DateUnreadable),
        }
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        self.from.as_deref().into_iter().collect()
    }
}
