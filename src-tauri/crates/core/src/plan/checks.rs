//! What is checked before anything is sent: required, allowed, length, prefix, tags.
