//! From a key file to a request that may leave.
//!
//! [`keys`] reads what an administrator sent and keeps it in the key store of the computer,
//! [`ims`] turns a key into access tokens at Adobe's sign-in, and [`http`] is the one way
//! out: which hosts may be contacted, through which proxy, trusting whom.
//!
//! Nothing here knows AEM, a database, or how an error is told to a person. A secret leaves
//! this crate in a request to a host that [`http::Reach`] allows, and in no other way.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

pub mod http;
pub mod ims;
pub mod keys;
mod uptime;

pub use uptime::uptime;
