//! What a file is, judged by what is in it.
