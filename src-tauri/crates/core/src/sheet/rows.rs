//! The rows of an opened sheet, in a file of their own.
