//! Searches, saved ones, pasted paths.
