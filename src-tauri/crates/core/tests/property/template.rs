//! Templates: no text makes them fail.
