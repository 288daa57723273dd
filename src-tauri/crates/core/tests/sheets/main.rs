//! Files of every kind that may be dropped: encodings, oddities, bombs.

mod bombs;
mod encodings;
mod making;
mod many_rows;
mod oddities;
mod oracle;
mod planning;
#[path = "../tries/mod.rs"]
mod tries;
