//! Dates: what was written is read back.
