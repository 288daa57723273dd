//! The same table in every encoding and with every separator.
