//! Spreadsheets made of assets.
