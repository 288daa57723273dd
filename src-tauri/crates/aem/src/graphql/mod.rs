//! Content Fragment GraphQL: what an endpoint offers, questions, answers (protocol
//! reference, section 8).

pub mod answer;
mod filter;
pub mod introspection;
pub mod question;
pub mod requests;
pub mod schema;
pub mod written;
