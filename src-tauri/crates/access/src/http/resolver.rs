//! Name look-up through the system, with an error type of our own: the HTTP
//! library's is private, and "no such name" is what being offline looks like.

use std::{
    fmt,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// A name did not resolve.
#[derive(Debug)]
pub(crate) struct Unresolved;

impl fmt::Display for Unresolved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name does not resolve")
    }
}

impl std::error::Error for Unresolved {}

/// The system's resolver. `localhost` is never asked for: whatever a hosts file
/// says, it means this computer.
#[derive(Clone, Copy, Debug)]
pub(super) struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            if name.as_str() == "localhost" {
                let here: [SocketAddr; 2] =
                    [(Ipv4Addr::LOCALHOST, 0).into(), (Ipv6Addr::LOCALHOST, 0).into()];
                return Ok(Box::new(here.into_iter()) as Addrs);
            }
            match tokio::net::lookup_host((name.as_str(), 0)).await {
                Ok(found) => Ok(Box::new(found.collect::<Vec<_>>().into_iter()) as Addrs),
                Err(_) => Err(Unresolved.into()),
            }
        })
    }
}

/// Finds nothing, and remembers what it was asked for.
#[cfg(test)]
#[derive(Clone, Debug, Default)]
pub(crate) struct NoNames(pub(crate) std::sync::Arc<std::sync::Mutex<Vec<String>>>);

#[cfg(test)]
impl Resolve for NoNames {
    fn resolve(&self, name: Name) -> Resolving {
        self.0.lock().unwrap().push(name.as_str().to_owned());
        Box::pin(async { Err(Unresolved.into()) })
    }
}
