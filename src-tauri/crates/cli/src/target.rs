//! Whose assets: a saved connection, or a key file for this run only.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use relabel_core::api::App;
use relabel_core::api::types::{
    AddConnection, ApiError, ConnectionSummary, ErrorCode, KeyFacts, KeyInspection, KeyKind, Stage,
};

use crate::output;

/// Whose assets.
#[derive(Debug, Args)]
pub(crate) struct Target {
    /// A saved connection, by name or id.
    #[arg(long, value_name = "NAME", conflicts_with = "file", required_unless_present = "file")]
    connection: Option<String>,
    /// A key file, used for this run and not stored.
    #[arg(long)]
    file: Option<PathBuf>,
    /// With --file: address of the AEM author, where the file does not tell.
    #[arg(long, value_name = "URL", requires = "file")]
    aem: Option<String>,
    /// With --file: says that an unusual address is right.
    #[arg(long, requires = "file")]
    confirm_address: bool,
}

impl Target {
    /// Whether the key comes from a file instead of the key store.
    pub(crate) fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// The connection, saved or made for this run.
    pub(crate) async fn open(&self, app: &App) -> Result<ConnectionSummary, ApiError> {
        if let Some(name) = &self.connection {
            return find(app, name).await;
        }
        let missing = || wrong("name a --connection or a key --file");
        let file = self.file.as_deref().ok_or_else(missing)?;
        let choice = Choice {
            aem: self.aem.clone(),
            confirm_address: self.confirm_address,
            ..Choice::default()
        };
        add(app, file, choice).await
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

/// What the user decides when adding a key.
#[derive(Debug, Default)]
pub(crate) struct Choice {
    /// Address of the AEM author; `None` is the one the file suggests.
    pub(crate) aem: Option<String>,
    /// The user's word that an unusual address is right.
    pub(crate) confirm_address: bool,
    /// What to call it; empty is the host's name.
    pub(crate) name: String,
    /// `None` is the one the host's name suggests.
    pub(crate) stage: Option<StageName>,
    /// Whether the key goes into the key store.
    pub(crate) remember: bool,
}

/// Reads a key file and makes it a connection.
pub(crate) async fn add(
    app: &App,
    file: &Path,
    choice: Choice,
) -> Result<ConnectionSummary, ApiError> {
    let (import_id, key) = match app.inspect_key_file(file).await {
        KeyInspection::Usable { import_id, key, .. } => (import_id, key),
        KeyInspection::Refused { error, .. } => return Err(error),
    };
    let address = choice.aem.or_else(|| key.suggested_address.clone()).ok_or_else(|| {
        wrong("the key file does not tell which AEM it is for: name it with --aem https://author-p…-e….adobeaemcloud.com")
    })?;
    let stage = choice.stage.map(Stage::from).or(key.suggested_stage).unwrap_or(Stage::Development);
    let request = AddConnection {
        import_id,
        name: choice.name,
        address,
        address_confirmed: choice.confirm_address,
        stage,
        remember: choice.remember,
    };
    app.add_connection(&request).await
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

/// What a key is, in a sentence.
pub(crate) fn sentence(key: &KeyFacts) -> String {
    let kind = match key.kind {
        KeyKind::ServiceCredentials => "Service credentials",
        KeyKind::LocalDevelopmentToken => "Local development token",
        KeyKind::OauthServerToServer => "OAuth server-to-server credential",
    };
    let mut text = kind.to_owned();
    if let (Some(program), Some(environment)) = (&key.program, &key.environment) {
        text.push_str(&format!(" for program {program}, environment {environment}"));
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
