//! Dates the way people write them.

use time::OffsetDateTime;

use super::app::App;
use super::types::{DateReading, ReadDate};
use crate::plan::dates::read::read_with_zone;
use crate::plan::dates::{ReadDay, Writing};
use relabel_model::{Moment, Zone, exact_date};

impl App {
    /// Which moment a typed date means. Reads nothing and asks nobody.
    #[must_use]
    pub fn read_date(&self, request: &ReadDate) -> DateReading {
        read_date(request, self.inner.clock.now())
    }
}

/// Which moment a typed date means at a moment; the system's time zone where it names none
/// that there is.
#[must_use]
pub fn read_date(request: &ReadDate, now: OffsetDateTime) -> DateReading {
    let zone = Zone::named(&request.zone).unwrap_or_else(Zone::system);
    let today = Moment::new(now, zone.clone()).today;
    let writing = Writing {
        locale: Some(&request.locale),
        zone: &zone,
        order: request.order,
        today: Some(today),
    };
    let (read, named) = read_with_zone(&request.text, &writing);
    let written = match read {
        ReadDay::Read { moment, has_time } => exact_date(moment).map(|date| {
            let zone = named.as_ref().unwrap_or(&zone).name().to_owned();
            DateReading::Read { date, zone, has_time }
        }),
        ReadDay::Ambiguous { day_first, month_first } => exact_date(day_first)
            .zip(exact_date(month_first))
            .map(|(day_first, month_first)| DateReading::Ambiguous { day_first, month_first }),
        ReadDay::Unreadable => None,
    };
    written.unwrap_or(DateReading::Unreadable)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn a_typed_date_comes_back_exact_with_the_zone_it_is_shown_in() {
        let read = |text: &str| {
            let request = ReadDate {
                text: text.into(),
                locale: "en-GB".into(),
                zone: "Europe/Paris".into(),
                order: None,
            };
            read_date(&request, datetime!(2031-05-02 23:00 UTC))
        };
        let exact = |date: &str, zone: &str, has_time| DateReading::Read {
            date: date.into(),
            zone: zone.into(),
            has_time,
        };
        assert_eq!(read("today"), exact("2031-05-03T00:00:00.000+02:00", "Europe/Paris", false));
        assert_eq!(
            read("3 May 2031 10:00 Asia/Tokyo"),
            exact("2031-05-03T10:00:00.000+09:00", "Asia/Tokyo", true)
        );
        assert_eq!(
            read("3/4/2031"),
            DateReading::Ambiguous {
                day_first: "2031-04-03T00:00:00.000+02:00".into(),
                month_first: "2031-03-04T00:00:00.000+01:00".into(),
            }
        );
        assert_eq!(read("whenever"), DateReading::Unreadable);
    }
}
