//! Which cells of an Excel file are dates.
