//! An archive that cannot unpack to more than is allowed.
