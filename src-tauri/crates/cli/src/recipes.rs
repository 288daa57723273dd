//! `recipes`: edits that were saved under a name.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, ErrorCode};

use crate::assets::Scope;
use crate::output::Output;
use crate::send::Consent;

/// What to do with recipes.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Lists the recipes.
    List,
    /// Runs a recipe on all assets of a folder.
    Run(Run),
}

impl Command {
    /// Whether no key store is needed.
    pub(crate) fn needs_no_key_store(&self) -> bool {
        match self {
            Self::List => true,
            Self::Run(run) => run.scope.target.is_file(),
        }
    }
}

/// Runs a recipe on all assets of a folder.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Name or id of the recipe.
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    scope: Scope,
    /// Shows what would change and sends nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Lists, or plans, shows, asks, runs.
pub(crate) async fn run(
    _app: &App,
    _output: &Output,
    _command: Command,
) -> Result<ExitCode, ApiError> {
    std::future::ready(Err(ApiError::new(ErrorCode::NotFound, "not there yet"))).await
}
