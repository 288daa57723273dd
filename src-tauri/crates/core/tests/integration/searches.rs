//! Searches and pasted paths.
