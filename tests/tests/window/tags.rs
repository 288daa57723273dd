//! Tags by their French titles.
