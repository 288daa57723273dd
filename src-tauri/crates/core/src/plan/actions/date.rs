//! A date at a distance from another.

use time::Time;

use super::{AssetFacts, Computed};
use relabel_model::{
    CannotReason, CellNote, DateUnit, Kind, Property, Zone, exact_date, later, parse_date,
    parse_local,
};

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
    pub(super) fn compute(&self, facts: &AssetFacts<'_>) -> Computed {
        let base = match &self.from {
            None => self.zone.shows(facts.moment.now).map(|(day, _)| (day, None)),
            Some(from) => {
                if facts.metadata.is_unsupported(from) {
                    return Computed::Cannot(CannotReason::UnsupportedValue);
                }
                let Some(source) = facts.filled(from) else {
                    return Computed::Leave(Some(CellNote::SourceEmpty));
                };
                let [entry] = &source.entries[..] else {
                    return Computed::Cannot(CannotReason::ListInSingle);
                };
                // A text without a zone says what calendars and clocks show, wherever
                // they are.
                parse_local(entry).or_else(|| {
                    let (day, time) = self.zone.shows(parse_date(entry)?)?;
                    Some((day, Some(time)))
                })
            }
        };
        let moved = base.and_then(|(day, time)| {
            let day = later(day, self.amount, self.unit)?;
            let time = self.at.or(time).unwrap_or(Time::MIDNIGHT);
            exact_date(self.zone.moment(day, time)?)
        });
        match moved {
            Some(date) => Computed::Value(Property::single(Kind::Date, date)),
            None => Computed::Cannot(CannotReason::DateUnreadable),
        }
    }

    /// The fields it looks at.
    pub(super) fn reads(&self) -> Vec<&str> {
        self.from.as_deref().into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};
    use time::OffsetDateTime;
    use time::macros::time;

    use super::*;
    use relabel_model::Moment;
    use relabel_model::PropertySet;

    fn moved(stored: &Json, amount: i32, unit: DateUnit, at: Option<Time>, zone: &str) -> String {
        let metadata = PropertySet::from_json(&json!({ "on": stored }));
        let zone = Zone::named(zone).expect("a zone");
        let moment = Moment::new(OffsetDateTime::UNIX_EPOCH, Zone::utc());
        let facts = AssetFacts::new("/content/dam/a.jpg", 0, &metadata, &moment);
        let shifted = Shifted { from: Some("on".into()), amount, unit, at, zone };
        match shifted.compute(&facts) {
            Computed::Value(date) => date.entries[0].clone(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_text_of_a_day_is_that_day_in_every_zone() {
        let at = Some(time!(18:00));
        let year = |zone| moved(&json!("2031-05-01"), 1, DateUnit::Years, at, zone);
        assert_eq!(year("America/New_York"), "2032-05-01T18:00:00.000-04:00");
        assert_eq!(year("Pacific/Auckland"), "2032-05-01T18:00:00.000+12:00");
        let months = moved(&json!("2031-01-01"), 6, DateUnit::Months, None, "Europe/Paris");
        assert_eq!(months, "2031-07-01T00:00:00.000+02:00", "a day has no time");
        let clock = moved(&json!("2031-01-01T10:00:00"), 1, DateUnit::Days, None, "Europe/Paris");
        assert_eq!(clock, "2031-01-02T10:00:00.000+01:00", "a time without a zone neither");
    }

    #[test]
    fn a_moment_is_the_day_it_is_in_the_zone() {
        let next = |stored| moved(&json!(stored), 1, DateUnit::Days, None, "America/New_York");
        for stored in ["Thu May 01 2031 00:00:00 GMT+0000", "2031-05-01T00:00:00Z"] {
            assert_eq!(next(stored), "2031-05-01T20:00:00.000-04:00", "{stored}");
        }
        let old = moved(&json!("1880-01-01"), 0, DateUnit::Days, None, "America/New_York");
        assert_eq!(old, "1880-01-01T04:56:02.000Z", "before there was standard time");
    }
}
