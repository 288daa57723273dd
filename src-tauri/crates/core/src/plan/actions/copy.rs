//! The value of another field.
