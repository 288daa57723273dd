//! Relabel without a window: the same core, for scripts and for the terminal.
//!
//! Words go to standard error, results to standard output; with `--json` the last
//! line of standard output is one JSON object. Exit codes: 0 all done, 2 some
//! assets were not changed, 1 nothing could be done.

mod connections;
mod output;
mod sandbox;
mod set;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use relabel_core::api::{App, AppOptions};

/// Change the metadata of many AEM assets, safely.
#[derive(Debug, Parser)]
#[command(name = "relabel-cli", version, about)]
struct Arguments {
    /// Folder for Relabel's files, instead of the usual one of the system.
    #[arg(long, global = true, env = "RELABEL_DATA_DIR", value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// Lets a key file name a server on this computer (practice and tests).
    #[arg(long, global = true, env = "RELABEL_LOOPBACK")]
    loopback: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Says what a key file is. Nothing is sent or kept.
    Inspect {
        /// The key file.
        file: PathBuf,
    },
    /// Connections: environments and the keys that open them.
    #[command(subcommand)]
    Connections(connections::Command),
    /// Sets fields on all assets of a folder.
    Set(set::Set),
    /// The practice environment: a simulated AEM and Adobe sign-in.
    #[command(subcommand)]
    Sandbox(sandbox::Command),
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(relabel_core::log_filter()))
        .with_writer(std::io::stderr)
        .init();
    match run(Arguments::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let open = |session_keys_only| {
        App::open(&AppOptions {
            data_folder: arguments.data_dir.clone(),
            loopback_allowed: arguments.loopback,
            session_keys_only,
        })
    };
    match arguments.command {
        Command::Inspect { file } => connections::inspect(&open(true)?, &file).await,
        Command::Connections(command) => connections::run(&open(false)?, command).await,
        // A key given as a file is used for this run only.
        Command::Set(set) => set::run(&open(set.uses_key_file())?, &set).await,
        Command::Sandbox(command) => sandbox::run(command).await,
    }
}
