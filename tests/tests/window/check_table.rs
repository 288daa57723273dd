//! The Check table: filtered, sorted, edited in a cell.
