//! The texts that an Excel file keeps apart from its cells.
