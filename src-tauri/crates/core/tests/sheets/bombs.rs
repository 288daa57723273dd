//! Files that unpack to far more than they are.
