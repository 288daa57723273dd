//! Searches that were given a name.
