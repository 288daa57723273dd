//! `connections`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use relabel_core::api::App;
use relabel_core::api::types::ApiError;
use serde_json::json;

use crate::output::{Finished, Output};
use crate::target::{self, Choice, StageName};

/// What can be done with connections.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Adds the connection a key file opens; the key goes into the key store.
    Add {
        /// The key file.
        file: PathBuf,
        /// What to call it; the host's name otherwise.
        #[arg(long, default_value = "")]
        name: String,
        /// Address of the AEM author; needed where the file does not tell.
        #[arg(long, value_name = "URL")]
        aem: Option<String>,
        /// Says that an unusual address is right.
        #[arg(long)]
        confirm_address: bool,
        /// What kind of environment it is.
        #[arg(long, value_enum)]
        stage: Option<StageName>,
    },
    /// Lists the connections.
    List,
    /// Removes a connection and its key.
    Remove {
        /// Its name or id.
        name: String,
    },
}

/// Carries out a command.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    command: Command,
) -> Result<ExitCode, ApiError> {
    match command {
        Command::Add { file, name, aem, confirm_address, stage } => {
            let choice = Choice { aem, confirm_address, name, stage, remember: true };
            let connection = target::add(app, &file, choice).await?;
            output.event("connection", &connection);
            output.say(&target::sentence(&connection.key));
            output.say(&format!("Added \"{}\" for {}.", connection.name, connection.address));
        }
        Command::List => {
            for connection in app.list_connections().await? {
                output.event("connection", &connection);
                if !output.is_json() {
                    let line = [&connection.id.to_string(), &connection.name, &connection.address];
                    output.say(&line.map(String::as_str).join("  "));
                }
            }
        }
        Command::Remove { name } => {
            let found = target::find(app, &name).await?;
            app.remove_connection(found.id).await?;
            output.event("removed", &json!({ "id": found.id, "name": found.name }));
            output.say(&format!("Removed \"{}\" and its key.", found.name));
        }
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}
