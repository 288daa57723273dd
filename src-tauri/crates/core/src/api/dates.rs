//! Dates the way people write them.

use super::app::App;
use super::types::{DateReading, ReadDate};

impl App {
    /// Which moment a typed date means. Reads nothing and asks nobody.
    #[must_use]
    pub fn read_date(&self, _request: &ReadDate) -> DateReading {
        DateReading::Unreadable
    }
}
