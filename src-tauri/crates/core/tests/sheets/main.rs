//! Files of every kind that may be dropped: encodings, oddities, bombs.

mod bombs;
mod encodings;
mod making;
mod making_binary;
mod many_rows;
mod mapping;
mod oddities;
mod oracle;
mod other_forms;
mod planning;
#[path = "../tries/mod.rs"]
mod tries;
