//! From the bytes of a text file to letters, and how sure that is.
