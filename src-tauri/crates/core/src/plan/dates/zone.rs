//! Between the calendar of a time zone and a moment.
