//! A cell of a plan changed by hand, before a job is made of it.
