//! Tags: found, pasted, and never dropped.
