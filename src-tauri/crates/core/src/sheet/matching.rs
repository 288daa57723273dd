//! Which asset a row means.
