//! `inspect` and `connections`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Subcommand, ValueEnum};
use relabel_core::api::App;
use relabel_core::api::types::{
    AddConnection, ConnectionSummary, KeyFacts, KeyInspection, KeyKind, Stage,
};

use crate::output;

/// What can be done with connections.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the connections.
    List {
        /// One JSON object per connection.
        #[arg(long)]
        json: bool,
    },
    /// Adds the connection a key file opens; the key goes into the key store.
    Add {
        /// The key file.
        #[arg(long)]
        file: PathBuf,
        /// Address of the AEM author; needed where the file does not tell.
        #[arg(long)]
        address: Option<String>,
        /// Says that an unusual address is right.
        #[arg(long)]
        confirm_address: bool,
        /// What to call it.
        #[arg(long, default_value = "")]
        name: String,
        /// What kind of environment it is.
        #[arg(long, value_enum)]
        stage: Option<StageName>,
    },
    /// Removes a connection and its key.
    Remove {
        /// Its name or id.
        connection: String,
    },
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

/// Says what a key file is.
pub(crate) async fn inspect(app: &App, file: &Path) -> anyhow::Result<ExitCode> {
    match app.inspect_key_file(file).await {
        KeyInspection::Usable { file_name, key, .. } => {
            println!("{}", sentence(&file_name, &key));
            Ok(ExitCode::SUCCESS)
        }
        KeyInspection::Refused { error, .. } => Err(error.into()),
    }
}

/// Carries out a command.
pub(crate) async fn run(app: &App, command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::List { json } => {
            for connection in app.list_connections().await? {
                if json {
                    println!("{}", serde_json::to_string(&connection)?);
                } else {
                    println!("{}  {}  {}", connection.id, connection.name, connection.address);
                }
            }
        }
        Command::Add { file, address, confirm_address, name, stage } => {
            let choice = Choice { address, confirm_address, name, stage, remember: true };
            let connection = add(app, &file, choice).await?;
            eprintln!("Added \"{}\" for {}.", connection.name, connection.address);
            println!("{}", connection.id);
        }
        Command::Remove { connection } => {
            let found = find(app, &connection).await?;
            app.remove_connection(found.id).await?;
            eprintln!("Removed \"{}\" and its key.", found.name);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the user decides when adding a key.
#[derive(Debug)]
pub(crate) struct Choice {
    pub(crate) address: Option<String>,
    pub(crate) confirm_address: bool,
    pub(crate) name: String,
    pub(crate) stage: Option<StageName>,
    pub(crate) remember: bool,
}

/// Reads a key file and makes it a connection.
pub(crate) async fn add(
    app: &App,
    file: &Path,
    choice: Choice,
) -> anyhow::Result<ConnectionSummary> {
    let (import_id, key) = match app.inspect_key_file(file).await {
        KeyInspection::Usable { import_id, file_name, key, .. } => {
            eprintln!("{}", sentence(&file_name, &key));
            (import_id, key)
        }
        KeyInspection::Refused { error, .. } => return Err(error.into()),
    };
    let address = choice
        .address
        .or_else(|| key.suggested_address.clone())
        .context("the key file does not tell which AEM it is for: name it with --address https://author-p…-e….adobeaemcloud.com")?;
    let stage = choice.stage.map(Stage::from).or(key.suggested_stage).unwrap_or(Stage::Development);
    let request = AddConnection {
        import_id,
        name: choice.name,
        address,
        address_confirmed: choice.confirm_address,
        stage,
        remember: choice.remember,
    };
    Ok(app.add_connection(&request).await?)
}

/// The connection of that name or id.
pub(crate) async fn find(app: &App, wanted: &str) -> anyhow::Result<ConnectionSummary> {
    let mut found: Vec<ConnectionSummary> = app.list_connections().await?;
    found.retain(|one| one.name == wanted || one.id.to_string() == wanted);
    match (found.pop(), found.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(_), false) => bail!(
            "several connections are called \"{wanted}\": use the id that `connections list` shows"
        ),
        (None, _) => bail!("no connection is called \"{wanted}\": `connections list` shows them"),
    }
}

fn sentence(file_name: &str, key: &KeyFacts) -> String {
    let kind = match key.kind {
        KeyKind::ServiceCredentials => "service credentials",
        KeyKind::LocalDevelopmentToken => "a local development token",
        KeyKind::OauthServerToServer => "an OAuth server-to-server credential",
    };
    let mut text = format!("\"{file_name}\" is {kind}");
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
