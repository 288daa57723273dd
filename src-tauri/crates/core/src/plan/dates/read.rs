//! From a typed text to a day and a time.

use time::{Date, OffsetDateTime};

use super::zone::Zone;
use crate::api::types::DateOrder;

/// How a date was written, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// Language and country of whoever wrote it, such as `fr-FR`; `None` for a sheet,
    /// whose author is not its reader.
    pub locale: Option<&'a str>,
    /// For what names no time zone.
    pub zone: &'a Zone,
    /// Order of the numbers, where that is known.
    pub order: Option<DateOrder>,
    /// The day from which "tomorrow" counts and whose year completes "3 May"; `None`
    /// where neither is understood, as in a sheet.
    pub today: Option<Date>,
}

/// What a text means as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadDay {
    /// One moment.
    Read {
        /// It.
        moment: OffsetDateTime,
        /// Whether a time was given; otherwise it is the beginning of the day.
        has_time: bool,
    },
    /// Two days fit.
    Ambiguous {
        /// If the day comes first.
        day_first: OffsetDateTime,
        /// If the month comes first.
        month_first: OffsetDateTime,
    },
    /// Not a date.
    Unreadable,
}

/// Reads a date.
#[must_use]
pub fn read(_text: &str, _writing: &Writing<'_>) -> ReadDay {
    ReadDay::Unreadable
}

/// What the dates of a column say about the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Dates that can only be read with the day first.
    pub day_first: u32,
    /// Dates that can only be read with the month first.
    pub month_first: u32,
    /// The first date that can be read both ways, as two different days.
    pub either: Option<String>,
}

impl Evidence {
    /// Takes a cell into account; one whose order is plain, or that is no date, says
    /// nothing.
    pub fn add(&mut self, _text: &str) {}

    /// The order, where there is evidence; the more frequent where there is evidence for
    /// both.
    #[must_use]
    pub fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (0, 0) => None,
            (day, month) if day >= month => Some(DateOrder::DayFirst),
            _ => Some(DateOrder::MonthFirst),
        }
    }

    /// Whether somebody has to be asked.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.order().is_none() && self.either.is_some()
    }
}
