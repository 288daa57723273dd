//! The one way out of the program: which hosts may be contacted ([`Reach`]),
//! one client with redirects off and every length capped ([`Client`]), and the
//! wrapper that keeps secrets out of messages ([`Redacted`]).
//!
//! This module knows neither Adobe's sign-in nor AEM. A redirect is an answer
//! like any other here, because following one on its own would send bodies and
//! keys to hosts nobody agreed to. Retrying belongs to the callers, who know
//! what may be sent twice.

mod answer;
mod certificates;
mod client;
#[cfg(target_os = "linux")]
mod desktop;
mod error;
mod origin;
mod page;
mod proxy;
mod reach;
mod redacted;
mod reply;
mod request;
mod resolver;
mod tls;
mod tls_failure;

pub use answer::Answer;
pub use certificates::{
    CERTIFICATE_FILE_LIMIT, CertificateError, Weakness, read_certificate_file, read_certificates,
};
pub use client::{BODY_LIMIT, Client};
pub use error::{Break, Error};
pub use origin::{Origin, OriginError, Unreachable};
pub use page::{Marks, Page};
pub use proxy::{Proxy, ProxyChoice, ProxyFailure, ProxySource, ProxyUsed, SystemProxy};
pub use reach::{IMS_HOSTS, Reach};
pub use redacted::{Redacted, scrubbed};
pub use reply::Reply;
pub use request::{Body, Request};
pub use reqwest::Method;
pub use tls_failure::TlsFailure;
#[cfg(test)]
pub(crate) use {reach::tests::HOSTILE_IMS, resolver::NoNames};
