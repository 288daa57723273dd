//! What an edit would do to a few assets, while it is being written.
