//! The standard fields.
