//! Where the edit of each asset comes from: one for all, or the rows of a sheet.
