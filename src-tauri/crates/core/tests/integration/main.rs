//! Stories of the core against the practice environment and real sockets.

mod between;
mod bulk_read;
mod checks;
mod connections;
mod corpus;
mod faults;
mod follow_up;
mod gate;
mod keychain;
#[cfg(feature = "fail-points")]
mod kills;
mod large_answers;
mod local_aem;
mod main_job;
mod memory;
mod open_api;
mod open_api_answers;
mod opened;
mod pauses;
mod probes;
mod put_off;
mod redirects;
mod replaced;
mod reports;
mod resume;
mod rig;
mod secrets;
mod sign_in;
mod soak;
mod wire;
