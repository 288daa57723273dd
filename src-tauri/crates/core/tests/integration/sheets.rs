//! Spreadsheets as changes to assets.
