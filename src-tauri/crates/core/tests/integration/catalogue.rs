//! The field catalogue of an environment.
