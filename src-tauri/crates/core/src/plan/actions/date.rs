//! A date at a distance from another.
