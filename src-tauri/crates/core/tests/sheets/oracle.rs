//! Excel files read twice: by Relabel and by another reader.
