//! `sandbox serve`: the practice environment on its own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::types::{ApiError, ErrorCode};
use relabel_sandbox::{Content, Error, Options, Sandbox};
use serde_json::{Map, Value as Json, json};

use crate::output::Output;
use crate::target::wrong;

/// What can be done with the practice environment.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Starts it and serves until Ctrl-C.
    Serve(Serve),
}

/// How it is started.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Port on this computer; 0 takes any free one.
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// This many made-up assets instead of the practice library.
    #[arg(long, value_name = "N", conflicts_with = "content")]
    assets: Option<u32>,
    /// Content from a file instead of the practice library.
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
    /// Folder to write a key file of each kind into.
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// Starts as AEM does: the service account may only read.
    #[arg(long)]
    read_only: bool,
}

/// Carries out a command.
pub(crate) async fn run(output: &Output, command: Command) -> Result<ExitCode, ApiError> {
    let Command::Serve(serve) = command;
    let content = match (serve.content, serve.assets) {
        (Some(file), _) => Content::File(file),
        (None, Some(assets)) => Content::Synthetic(assets),
        (None, None) => Content::Library,
    };
    let options = Options {
        content,
        port: serve.port,
        technical_user_may_write: !serve.read_only,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.map_err(|error| match error {
        Error::Content(_) => wrong(error.to_string()),
        _ => ApiError::new(ErrorCode::PracticeFailed, error.to_string()),
    })?;
    let keys = match &serve.keys {
        Some(folder) => write_keys(&sandbox, folder)?,
        None => Map::new(),
    };
    let origin = sandbox.origin();
    let address = origin.as_str().trim_end_matches('/');
    output.event("listening", &json!({ "address": address, "keys": keys }));
    output.say(&format!("The practice environment answers at {address}"));
    for (kind, file) in &keys {
        output.say(&format!("  {kind}: {}", file.as_str().unwrap_or_default()));
    }
    output.note("Ctrl-C ends it.");
    let ended = tokio::signal::ctrl_c().await;
    sandbox.stopped().await;
    ended.map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}

/// The key files by kind.
fn write_keys(sandbox: &Sandbox, folder: &Path) -> Result<Map<String, Json>, ApiError> {
    // The environment writes them in this order.
    const KINDS: [&str; 3] = ["serviceCredentials", "oauthServerToServer", "localDevelopmentToken"];
    let folder = std::path::absolute(folder).map_err(failed)?;
    let files = sandbox.write_key_files(&folder).map_err(failed)?;
    let named = KINDS.iter().zip(files);
    Ok(named.map(|(kind, file)| ((*kind).to_owned(), json!(file.display().to_string()))).collect())
}

fn failed(error: std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::PracticeFailed, error.to_string())
}
