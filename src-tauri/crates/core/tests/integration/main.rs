//! Stories of the core against the practice environment and real sockets.

mod between;
mod checks;
mod connections;
mod corpus;
mod gate;
mod keychain;
mod large_answers;
mod local_aem;
mod main_job;
mod memory;
mod open_api;
mod open_api_answers;
mod opened;
mod probes;
mod redirects;
mod replaced;
mod rig;
mod secrets;
mod sign_in;
mod wire;
