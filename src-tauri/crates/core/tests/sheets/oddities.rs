//! Leading zeros, long numbers, line breaks, contradictions.
