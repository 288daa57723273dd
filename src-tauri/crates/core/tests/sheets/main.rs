//! Files of every kind that may be dropped: encodings, oddities, bombs.

mod bombs;
mod encodings;
mod oddities;
mod oracle;
