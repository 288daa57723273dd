//! A whole library through a spreadsheet and back.
