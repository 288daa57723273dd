//! The practice environment, run inside the app.

use std::time::Duration;

use relabel_core::api::types::{ApiError, ConnectionSummary, ErrorCode};
use relabel_sandbox::{KeyFileKind, Options, Sandbox};
use tokio::sync::Mutex;

use crate::Shell;

/// About what a nearby AEM takes: a job then runs for some seconds and can be
/// watched, paused and stopped.
const LATENCY: Duration = Duration::from_millis(30);

/// The running practice environment, if it was started.
#[derive(Debug, Default)]
pub(crate) struct Practice {
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    /// Stops when dropped.
    _sandbox: Sandbox,
    connection: ConnectionSummary,
}

/// Starts the practice environment, or gives the connection to the one that runs.
pub(crate) async fn start(shell: &Shell) -> Result<ConnectionSummary, ApiError> {
    let app = shell.app()?;
    let mut running = shell.practice.running.lock().await;
    if let Some(running) = running.as_ref() {
        let known = app.list_connections().await?;
        if known.iter().any(|one| one.id == running.connection.id) {
            return Ok(running.connection.clone());
        }
    }
    let failed =
        |error: &dyn std::error::Error| ApiError::new(ErrorCode::PracticeFailed, error.to_string());
    let options =
        Options { technical_user_may_write: true, latency: LATENCY, ..Options::default() };
    let sandbox = Sandbox::start(options).await.map_err(|error| failed(&error))?;
    let port = sandbox.origin().port().ok_or_else(|| {
        ApiError::new(ErrorCode::PracticeFailed, "the practice environment has no port")
    })?;
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let connection = app.add_practice(port, "Practice library", &key).await?;
    *running = Some(Running { _sandbox: sandbox, connection: connection.clone() });
    Ok(connection)
}
