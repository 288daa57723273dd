//! The practice environment, run inside the app.

use std::time::Duration;

use relabel_core::api::types::{
    ApiError, ChangePractice, ConnectionSummary, ErrorCode, PracticeTrouble, StagedTrouble,
};
use relabel_sandbox::{KeyFileKind, Options, RateLimit, Sandbox};
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
    sandbox: Sandbox,
    connection: ConnectionSummary,
    /// Faults without conditions, which the environment does not list.
    standing: Vec<String>,
    per_second: Option<f64>,
    latency: Duration,
}

impl Running {
    fn trouble(&self) -> PracticeTrouble {
        let standing =
            self.standing.iter().map(|spec| StagedTrouble { spec: spec.clone(), hits: 0 });
        let staged = self.sandbox.staged_faults().into_iter().map(|staged| StagedTrouble {
            spec: staged.text.unwrap_or_default(),
            hits: u32::try_from(staged.hits).unwrap_or(u32::MAX),
        });
        PracticeTrouble {
            faults: standing.chain(staged).collect(),
            per_second: self.per_second,
            latency: u32::try_from(self.latency.as_millis()).unwrap_or(u32::MAX),
        }
    }

    fn change(&mut self, change: ChangePractice) -> Result<(), ApiError> {
        match change {
            ChangePractice::Stage { spec } => {
                let staged = self
                    .sandbox
                    .stage(&spec)
                    .map_err(|error| ApiError::new(ErrorCode::RequestInvalid, error.to_string()))?;
                if staged.is_none() {
                    // It takes the place of the one before.
                    self.standing = vec![spec];
                }
            }
            ChangePractice::Limit { per_second } => {
                if !per_second.is_finite() || per_second <= 0.0 {
                    let why = "a limit is more than nothing";
                    return Err(ApiError::new(ErrorCode::RequestInvalid, why));
                }
                self.sandbox.set_rate_limit(Some(RateLimit::bucket(per_second, 1)));
                self.per_second = Some(per_second);
            }
            ChangePractice::Latency { milliseconds } => {
                self.latency = Duration::from_millis(milliseconds.into());
                self.sandbox.set_latency(self.latency, Duration::ZERO);
            }
            ChangePractice::Calm => {
                self.sandbox.clear_faults();
                self.sandbox.set_fault(None);
                self.sandbox.set_ims_fault(None);
                self.sandbox.set_rate_limit(None);
                self.sandbox.set_latency(LATENCY, Duration::ZERO);
                self.standing.clear();
                self.per_second = None;
                self.latency = LATENCY;
            }
        }
        Ok(())
    }
}

/// What the practice environment does to those who use it.
pub(crate) async fn trouble(shell: &Shell) -> Result<PracticeTrouble, ApiError> {
    shell.practice.running.lock().await.as_ref().map(Running::trouble).ok_or_else(not_started)
}

/// Changes that.
pub(crate) async fn change(
    shell: &Shell,
    change: ChangePractice,
) -> Result<PracticeTrouble, ApiError> {
    let mut running = shell.practice.running.lock().await;
    let running = running.as_mut().ok_or_else(not_started)?;
    running.change(change)?;
    Ok(running.trouble())
}

fn not_started() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "the practice environment was not started")
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
    *running = Some(Running {
        sandbox,
        connection: connection.clone(),
        standing: Vec::new(),
        per_second: None,
        latency: LATENCY,
    });
    Ok(connection)
}
