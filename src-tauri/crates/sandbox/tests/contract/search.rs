//! Searches: every form that Relabel sends.
