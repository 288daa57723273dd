//! Which column goes into which field, and how that is remembered.
