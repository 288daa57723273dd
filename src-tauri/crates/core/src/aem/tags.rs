//! AEM's tags, read once and kept for a while.
