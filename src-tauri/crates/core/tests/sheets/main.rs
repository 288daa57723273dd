//! Files of every kind that may be dropped: encodings, oddities, bombs.

mod bombs;
mod encodings;
mod making;
mod oddities;
mod oracle;
mod planning;
