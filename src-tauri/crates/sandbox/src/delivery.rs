//! Answers with something in the middle of their body: the end of the
//! connection, or a long pause.

use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures::stream;

use crate::body::LARGEST;

/// What happens in the middle of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Half {
    /// The connection ends.
    Cut,
    /// Nothing comes for this long.
    Pause(Duration),
}

/// How long the first half gets to be on its way before the connection ends.
const FLUSHED: Duration = Duration::from_millis(1);

/// The same answer with something in the middle of its body. An empty body
/// stays as it is.
pub(crate) async fn halved(response: Response, half: Half) -> Response {
    let (mut parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, LARGEST).await.unwrap_or_default();
    if bytes.is_empty() {
        return Response::from_parts(parts, Body::empty());
    }
    // The client is promised all of it.
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    let (first, second) = (bytes.slice(..bytes.len() / 2), bytes.slice(bytes.len() / 2..));
    let pieces = stream::unfold(0, move |piece| {
        let (first, second) = (first.clone(), second.clone());
        async move {
            match (piece, half) {
                (0, _) => Some((Ok(first), 1)),
                (1, Half::Cut) => {
                    tokio::time::sleep(FLUSHED).await;
                    Some((Err(io::Error::from(io::ErrorKind::ConnectionAborted)), 2))
                }
                (1, Half::Pause(pause)) => {
                    tokio::time::sleep(pause).await;
                    Some((Ok(second), 2))
                }
                _ => None,
            }
        }
    });
    Response::from_parts(parts, Body::from_stream(pieces))
}
