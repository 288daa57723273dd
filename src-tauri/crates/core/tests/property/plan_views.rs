//! Every order and filter of a plan equals a plain sort of all its rows.
