//! `recipes list` and `recipes run`.
