//! Names of months and days.
