//! The sign between the cells.
