//! Why a sheet cannot be used.
