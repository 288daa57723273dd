//! Relabel without a window: the same core, for scripts and for the terminal.
//!
//! Results go to standard output, errors and progress to standard error. With
//! `--json` standard output is JSON lines, of which the last is `finished` or
//! `error`, and all words go to standard error. [`exit`] has the exit codes.

mod admin_request;
mod ask;
mod assets;
mod certificates;
mod check;
mod connections;
mod edit;
mod exit;
mod export;
mod failure;
mod findings;
mod flags;
mod help;
mod import;
mod interrupts;
mod job;
mod jobs;
mod keyfile;
mod outlook;
mod output;
mod plan;
mod progress;
mod proxy;
mod query;
mod reasons;
mod recipes;
mod sandbox;
mod search;
mod select;
mod send;
mod set;
mod target;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use relabel_core::api::{App, AppOptions};

use crate::failure::Failure;
use crate::output::Output;

/// What is typed. `cli-help.ftl` says what each command and argument is for.
#[derive(Debug, Parser)]
#[command(name = "relabel-cli", version)]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Flags of every command, before or after it.
#[derive(Debug, Args)]
struct Global {
    #[arg(long, global = true, env = "RELABEL_DATA_DIR", value_name = "DIR")]
    data_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    json: bool,
    #[arg(long, global = true)]
    loopback: bool,
    #[arg(long, global = true, value_name = "URL")]
    ims: Option<String>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = languages())]
    language: Option<String>,
}

fn languages() -> PossibleValuesParser {
    PossibleValuesParser::new(relabel_words::languages())
}

impl Global {
    /// The language that is named, or that of this computer.
    fn language(&self) -> &str {
        match &self.language {
            Some(named) => named,
            None => relabel_words::language_of_computer(),
        }
    }

    /// The core on the data folder; with `session_keys_only` no key store is touched.
    fn open(&self, session_keys_only: bool) -> Result<App, Failure> {
        let app = App::open(&AppOptions {
            data_folder: self.data_dir.clone(),
            loopback_allowed: self.loopback || loopback_by_environment(),
            session_keys_only,
            ims: self.ims.clone(),
            start_in_practice: false,
        })?;
        Ok(app)
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(subcommand)]
    Connections(connections::Command),
    Check(check::Check),
    #[command(subcommand)]
    Certificates(certificates::Command),
    #[command(subcommand)]
    Proxy(proxy::Command),
    Assets(assets::Assets),
    Set(Box<set::Set>),
    Export(export::Export),
    Import(import::Import),
    #[command(subcommand)]
    Recipes(recipes::Command),
    #[command(subcommand)]
    Searches(search::Command),
    Query(query::Query),
    #[command(subcommand)]
    Jobs(jobs::Command),
    #[command(subcommand)]
    Sandbox(sandbox::Command),
}

/// `1` or `true`, and nothing else: a switch that loosens a protection must not be
/// turned on by a typing mistake.
fn loopback_by_environment() -> bool {
    std::env::var("RELABEL_LOOPBACK").is_ok_and(|value| matches!(value.as_str(), "1" | "true"))
}

#[tokio::main]
async fn main() -> ExitCode {
    relabel_core::keep_memory_private();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(relabel_core::log_filter()))
        .with_writer(std::io::stderr)
        .init();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misused(&help::with_texts(error)),
    };
    let global = &arguments.global;
    words::speak(if global.json { "en" } else { global.language() });
    let output = Output::new(global.json);
    match run(arguments, &output).await {
        Ok(code) => code,
        Err(failure) => {
            output.error(&failure);
            exit::of(failure.code())
        }
    }
}

/// Help and version end well, everything else is a usage error.
fn misused(error: &clap::Error) -> ExitCode {
    // Where even standard error is gone, the exit code still tells.
    let _ = error.print();
    if !error.use_stderr() {
        return ExitCode::SUCCESS;
    }
    if std::env::args_os().any(|argument| argument == "--json") {
        let words = error.render().to_string();
        let first = words.lines().next().unwrap_or_default();
        let words = first.strip_prefix("error: ").unwrap_or(first).to_owned();
        Output::new(true).error_line(&failure::wrong(words));
    }
    ExitCode::from(exit::USAGE)
}

async fn run(arguments: Arguments, output: &Output) -> Result<ExitCode, Failure> {
    let global = &arguments.global;
    match arguments.command {
        Command::Connections(command) => {
            connections::run(&global.open(false)?, output, command).await
        }
        // A key given as a file is used for this run only, and needs no key store.
        Command::Check(check) => {
            check.named()?;
            check::run(&global.open(check.needs_no_key_store())?, output, &check).await
        }
        Command::Certificates(command) => {
            certificates::run(&global.open(true)?, output, command).await
        }
        Command::Proxy(command) => proxy::run(&global.open(true)?, output, command).await,
        Command::Assets(assets) => {
            assets.scope.named()?;
            assets::run(&global.open(assets.scope.target.is_file())?, output, &assets).await
        }
        Command::Set(set) => {
            // What was typed wrong is said before anything is opened or read.
            set.scope.named()?;
            let edit = set.fields.edit()?;
            set::run(&global.open(set.scope.target.is_file())?, output, &set, edit).await
        }
        Command::Export(export) => {
            export.scope.named()?;
            export::run(&global.open(export.scope.target.is_file())?, output, &export).await
        }
        Command::Import(import) => {
            import.target.named()?;
            let app = global.open(import.target.is_file())?;
            import::run(&app, output, &import, global.language()).await
        }
        Command::Recipes(command) => {
            command.named()?;
            recipes::run(&global.open(command.needs_no_key_store())?, output, command).await
        }
        Command::Searches(command) => search::run(&global.open(true)?, output, command).await,
        Command::Query(query) => {
            let needs_no_key_store = query.target()?.is_file();
            query::run(&global.open(needs_no_key_store)?, output, &query).await
        }
        Command::Jobs(command) => {
            jobs::run(&global.open(command.needs_no_key_store())?, output, command).await
        }
        Command::Sandbox(command) => sandbox::run(output, command).await,
    }
}
