//! How much of a file is ever read, unpacked or kept.
