//! A wanted value in the kind an asset holds.
