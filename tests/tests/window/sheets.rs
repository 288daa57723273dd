//! A spreadsheet dropped, asked about, checked and carried out.
