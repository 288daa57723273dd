//! Text with a sign between the cells.
