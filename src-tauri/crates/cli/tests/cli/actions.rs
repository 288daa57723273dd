//! `set` with every action.
