//! `sandbox serve`: the practice environment on its own.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_sandbox::{Content, Options, Sandbox};
use serde_json::json;

/// What can be done with the practice environment.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Starts it and serves until Ctrl-C. The first line of the output is one JSON
    /// object that tells the address and the key files.
    Serve(Serve),
}

/// How it is started.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Port on this computer; 0 takes any free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// This many made-up assets instead of the practice library.
    #[arg(long, conflicts_with = "content")]
    assets: Option<u32>,
    /// Content from a file instead of the practice library.
    #[arg(long)]
    content: Option<PathBuf>,
    /// Lets the service account change assets from the start.
    #[arg(long)]
    writable: bool,
    /// Folder the three key files are written to.
    #[arg(long, value_name = "FOLDER")]
    keys_to: PathBuf,
}

/// Carries out a command.
pub(crate) async fn run(command: Command) -> anyhow::Result<ExitCode> {
    let Command::Serve(serve) = command;
    let content = match (serve.content, serve.assets) {
        (Some(file), _) => Content::File(file),
        (None, Some(assets)) => Content::Synthetic(assets),
        (None, None) => Content::Library,
    };
    let options = Options {
        content,
        port: serve.port,
        technical_user_may_write: serve.writable,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await?;
    std::fs::create_dir_all(&serve.keys_to)?;
    let keys = sandbox.write_key_files(&serve.keys_to)?;
    println!(
        "{}",
        json!({ "origin": sandbox.origin().as_str().trim_end_matches('/'), "keys": keys })
    );
    tokio::signal::ctrl_c().await?;
    sandbox.stopped().await;
    Ok(ExitCode::SUCCESS)
}
