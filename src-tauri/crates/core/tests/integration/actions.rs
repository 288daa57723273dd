//! Every action against the practice environment, and undone again.
