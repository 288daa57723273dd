//! Excel files in which every cell is a text.
