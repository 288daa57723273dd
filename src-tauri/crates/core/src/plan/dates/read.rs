//! From a typed text to a day and a time.
