//! Whose assets: a saved connection, or a key file for this run only.

use std::path::PathBuf;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ConnectionSummary, ErrorCode, KeyFacts, KeyKind, Stage, Writing};

use crate::failure::{Failure, wrong};
use crate::keyfile::{self, Choice};
use crate::output;
use crate::words::say;

/// Whose assets.
#[derive(Debug, Args)]
pub(crate) struct Target {
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub(crate) connection: Option<String>,
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
    #[arg(long, value_name = "NAME|CLIENT_ID", requires = "file")]
    pub(crate) credential: Option<String>,
    #[arg(long, value_name = "URL", requires = "file")]
    pub(crate) aem: Option<String>,
    #[arg(long, requires = "file")]
    pub(crate) confirm_address: bool,
}

impl Target {
    /// Whether the key comes from a file instead of the key store.
    pub(crate) fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// Whether neither a connection nor a key is named.
    pub(crate) fn is_missing(&self) -> bool {
        self.connection.is_none() && self.file.is_none()
    }

    /// Says so where neither a connection nor a key is named, before anything is
    /// opened.
    ///
    /// # Errors
    /// `RequestInvalid`.
    pub(crate) fn named(&self) -> Result<(), Failure> {
        if self.is_missing() {
            return Err(wrong(say!("cli-name-connection")));
        }
        Ok(())
    }

    /// The connection, saved or made for this run.
    pub(crate) async fn open(&self, app: &App) -> Result<ConnectionSummary, Failure> {
        self.named()?;
        let Some(file) = &self.file else {
            return find(app, self.connection.as_deref().unwrap_or_default()).await;
        };
        let choice = Choice {
            credential: self.credential.clone(),
            aem: self.aem.clone(),
            confirm_address: self.confirm_address,
            ..Choice::default()
        };
        Ok(keyfile::add(app, file, choice).await?.connection)
    }
}

/// The connection of that name or id.
pub(crate) async fn find(app: &App, wanted: &str) -> Result<ConnectionSummary, Failure> {
    let mut found: Vec<ConnectionSummary> = app.list_connections().await?;
    found.retain(|one| one.name == wanted || one.id.to_string() == wanted);
    let not_one = |words| Err(Failure::Said(ErrorCode::NotFound, words));
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => not_one(say!("cli-several-connections", name = wanted)),
        (None, _) => not_one(say!("cli-no-such-connection", name = wanted)),
    }
}

/// The word for a stage.
pub(crate) fn stage(stage: Stage) -> String {
    say!(&format!("stage-{}", output::name(&stage)))
}

/// Lets changes through to a Live connection, where the user says so with `live`.
///
/// # Errors
/// `LiveLocked` without the user's word; `NotFound`, `StoreFailed`.
pub(crate) async fn unlocked(
    app: &App,
    connection: ConnectionSummary,
    live: bool,
) -> Result<ConnectionSummary, Failure> {
    match connection.writing {
        Writing::Locked if live => Ok(app.unlock_live(connection.id).await?),
        Writing::Locked => {
            let words = say!("cli-live-locked", name = &connection.name);
            Err(Failure::Said(ErrorCode::LiveLocked, words))
        }
        Writing::Free | Writing::Unlocked => Ok(connection),
    }
}

/// What a key is, in a sentence.
pub(crate) fn sentence(key: &KeyFacts) -> String {
    let KeyFacts { kind, program, environment, client_id, account, valid_until, .. } = key;
    let is_oauth = *kind == KeyKind::OauthServerToServer;
    let place = program.as_ref().zip(environment.as_ref()).map(|(program, environment)| {
        say!("cli-key-place", program = program, environment = environment)
    });
    let facts = [
        Some(say!(&format!("request-key-kind-{}", output::name(kind)))),
        place,
        client_id.as_ref().filter(|_| is_oauth).map(|id| say!("cli-key-client", id = id)),
        account.as_ref().map(|account| say!("cli-key-account", account = account)),
        valid_until.as_ref().map(|end| say!("cli-key-until", day = output::day(end))),
    ];
    facts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
