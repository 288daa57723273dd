//! Pictures of assets for the page, under `thumbnail://localhost/<connection>/<path>`.
//! They come through the core, so that the page never holds an access token.

use relabel_core::api::types::{ConnectionId, ErrorCode};
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager as _, UriSchemeContext, UriSchemeResponder, Wry};
use tokio::sync::Semaphore;

use crate::{Shell, window};

/// Pictures fetched at the same time; more would hold up the reading of values.
static IN_FLIGHT: Semaphore = Semaphore::const_new(4);
/// How long the page may keep a picture, in seconds.
const KEEP: &str = "private, max-age=600";

/// Answers a request of the page for a picture.
pub(crate) fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    if context.webview_label() != window::LABEL {
        return responder.respond(empty(StatusCode::FORBIDDEN));
    }
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        let answer = match wanted(request.uri().path()) {
            Some((connection, path)) => picture(&app.state::<Shell>(), connection, &path).await,
            None => empty(StatusCode::BAD_REQUEST),
        };
        responder.respond(answer);
    });
}

/// The connection and asset a picture is wanted of.
fn wanted(path: &str) -> Option<(ConnectionId, String)> {
    let decoded = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let (connection, asset) = decoded.strip_prefix('/')?.split_once('/')?;
    Some((connection.parse().ok()?, format!("/{asset}")))
}

async fn picture(shell: &Shell, connection: ConnectionId, path: &str) -> Response<Vec<u8>> {
    let Ok(app) = shell.app() else { return empty(StatusCode::SERVICE_UNAVAILABLE) };
    let Ok(_turn) = IN_FLIGHT.acquire().await else {
        return empty(StatusCode::SERVICE_UNAVAILABLE);
    };
    match app.thumbnail(connection, path).await {
        Ok((media_type, bytes)) => Response::builder()
            .header(header::CONTENT_TYPE, media_type)
            .header(header::CACHE_CONTROL, KEEP)
            .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
            .body(bytes.to_vec())
            .unwrap_or_else(|_| empty(StatusCode::BAD_GATEWAY)),
        Err(error) if error.code == ErrorCode::PathMissing => empty(StatusCode::NOT_FOUND),
        Err(_) => empty(StatusCode::BAD_GATEWAY),
    }
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_picture_names_connection_and_asset() {
        let id = ConnectionId::new();
        let path = format!("/{id}%2Fcontent%2Fdam%2F%C3%A9t%C3%A9%2Fa%20b.jpg");
        assert_eq!(wanted(&path), Some((id, "/content/dam/été/a b.jpg".to_owned())));
        assert_eq!(wanted("/not-an-id/content/dam/a"), None);
        assert_eq!(wanted("/"), None);
    }
}
