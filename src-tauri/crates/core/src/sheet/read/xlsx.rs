//! Cells of an Excel file.
