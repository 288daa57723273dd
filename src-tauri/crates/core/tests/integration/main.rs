//! Stories of the core against the practice environment and real sockets.

mod main_job;
mod rig;
mod secrets;
