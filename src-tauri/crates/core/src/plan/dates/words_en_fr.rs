//! Words such as "tomorrow" and "demain".
