//! Whose assets: a saved connection, or a key file for this run only.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ConnectionSummary, ErrorCode, KeyFacts, KeyKind, Stage, Writing,
};

use crate::keyfile::{self, Choice};
use crate::output;

/// Whose assets.
#[derive(Debug, Args)]
pub(crate) struct Target {
    /// A saved connection, by name or id.
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub(crate) connection: Option<String>,
    /// A key file, used for this run and not stored.
    #[arg(long)]
    pub(crate) file: Option<PathBuf>,
    /// With --file: the credential that is meant, by name or client id, where the file
    /// holds several.
    #[arg(long, value_name = "NAME|CLIENT_ID", requires = "file")]
    pub(crate) credential: Option<String>,
    /// With --file: address of the AEM author, where the file does not tell.
    #[arg(long, value_name = "URL", requires = "file")]
    pub(crate) aem: Option<String>,
    /// With --file: says that an unusual address is right.
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
    pub(crate) fn named(&self) -> Result<(), ApiError> {
        if self.is_missing() {
            return Err(wrong("name a --connection, or a key file with --file"));
        }
        Ok(())
    }

    /// The connection, saved or made for this run.
    pub(crate) async fn open(&self, app: &App) -> Result<ConnectionSummary, ApiError> {
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

/// What kind of environment.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum StageName {
    /// Production.
    Live,
    /// Stage.
    Test,
    /// Development.
    Development,
}

impl From<StageName> for Stage {
    fn from(name: StageName) -> Self {
        match name {
            StageName::Live => Self::Live,
            StageName::Test => Self::Test,
            StageName::Development => Self::Development,
        }
    }
}

/// The connection of that name or id.
pub(crate) async fn find(app: &App, wanted: &str) -> Result<ConnectionSummary, ApiError> {
    let mut found: Vec<ConnectionSummary> = app.list_connections().await?;
    found.retain(|one| one.name == wanted || one.id.to_string() == wanted);
    let not_one = |message: String| Err(ApiError::new(ErrorCode::NotFound, message));
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => not_one(format!(
            "several connections are called \"{wanted}\": use the id that `connections list` shows"
        )),
        (None, _) => {
            not_one(format!("no connection is called \"{wanted}\": `connections list` shows them"))
        }
    }
}

/// The word for a stage.
pub(crate) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Live => "Live",
        Stage::Test => "Test",
        Stage::Development => "Development",
        Stage::Practice => "Practice",
    }
}

/// Lets changes through to a Live connection, where the user says so with `live`.
///
/// # Errors
/// `LiveLocked` without the user's word; `NotFound`, `StoreFailed`.
pub(crate) async fn unlocked(
    app: &App,
    connection: ConnectionSummary,
    live: bool,
) -> Result<ConnectionSummary, ApiError> {
    match connection.writing {
        Writing::Locked if live => app.unlock_live(connection.id).await,
        Writing::Locked => Err(ApiError::new(
            ErrorCode::LiveLocked,
            format!("\"{}\" is Live, and Live is read only", connection.name),
        )),
        Writing::Free | Writing::Unlocked => Ok(connection),
    }
}

/// What a key is, in a sentence.
pub(crate) fn sentence(key: &KeyFacts) -> String {
    let kind = match key.kind {
        KeyKind::ServiceCredentials => "Service credentials",
        KeyKind::LocalDevelopmentToken => "Local development token",
        KeyKind::OauthServerToServer => "OAuth server-to-server credential",
        KeyKind::LocalAem => "AEM on this computer: no key",
    };
    let mut text = kind.to_owned();
    if let (Some(program), Some(environment)) = (&key.program, &key.environment) {
        text.push_str(&format!(" for program {program}, environment {environment}"));
    }
    if let Some(id) = key.client_id.as_ref().filter(|_| key.kind == KeyKind::OauthServerToServer) {
        text.push_str(&format!(", client id {id}"));
    }
    if let Some(account) = &key.account {
        text.push_str(&format!(", account {account}"));
    }
    if let Some(until) = &key.valid_until {
        text.push_str(&format!(", valid until {}", output::day(until)));
    }
    text.push('.');
    text
}

/// The command was given wrongly.
pub(crate) fn wrong(message: impl Into<String>) -> ApiError {
    ApiError::new(ErrorCode::RequestInvalid, message)
}
