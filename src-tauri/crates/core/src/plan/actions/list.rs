//! Entries that join or leave a list.
