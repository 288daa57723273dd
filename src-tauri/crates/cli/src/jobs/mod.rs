//! `jobs`: what was changed or begun before, and what can follow.

mod find;
mod report;
mod resume;
mod shown;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::App;
use relabel_core::api::types::JobId;
use serde_json::json;

use crate::failure::Failure;
use crate::output::{Finished, Output};
use crate::send::Consent;
use crate::target::Target;
use crate::words::say;

/// What can be done with jobs.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List {
        #[arg(long, value_name = "TEXT", default_value = "")]
        search: String,
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    Show {
        id: String,
    },
    Resume(Again),
    Undo(Again),
    Retry(Again),
    Delete(Which),
    Report {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long)]
        not_done: bool,
    },
}

/// Which job.
#[derive(Debug, Args)]
pub(crate) struct Which {
    #[arg(required_unless_present = "last", conflicts_with = "last")]
    id: Option<String>,
    #[arg(long)]
    last: bool,
}

/// A job to be taken up, and with what: by default the connection it had.
#[derive(Debug, Args)]
pub(crate) struct Again {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    target: Target,
    #[command(flatten)]
    consent: Consent,
}

impl Command {
    /// Whether no key is wanted from the key store.
    pub(crate) fn needs_no_key_store(&self) -> bool {
        match self {
            Self::List { .. } | Self::Show { .. } | Self::Delete(_) | Self::Report { .. } => true,
            Self::Resume(again) | Self::Undo(again) | Self::Retry(again) => again.target.is_file(),
        }
    }
}

/// Carries out a command.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::List { search, limit } => shown::list(app, output, search, limit).await,
        Command::Show { id } => shown::show(app, output, &id).await,
        Command::Resume(again) => resume::resume(app, output, &again).await,
        Command::Undo(again) => resume::undo(app, output, &again).await,
        Command::Retry(again) => resume::retry(app, output, &again).await,
        Command::Delete(which) => {
            let job = which.find(app).await?;
            app.delete_job(job.job_id).await?;
            output.event("deleted", &json!({ "job": job.job_id }));
            output.say(&say!("cli-job-deleted", job = short(job.job_id)));
            output.finished(&Finished::default());
            Ok(ExitCode::SUCCESS)
        }
        Command::Report { which, out, not_done } => {
            report::save(app, output, &which, &out, not_done).await
        }
    }
}

/// As much of an id as is shown to people.
pub(crate) fn short(id: JobId) -> String {
    let mut text = id.to_string();
    text.truncate(find::SHORT);
    text
}
