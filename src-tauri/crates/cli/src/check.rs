//! `check`: whether a connection works, step by step, and who can mend what does
//! not. It ends with `finished` whatever it found; the exit code is that of the
//! worst finding.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{CheckConnection, CheckStep};

use serde_json::json;

use crate::assets::vanished;
use crate::exit;
use crate::failure::{Failure, by_system, wrong};
use crate::findings;
use crate::output::{Finished, Output};
use crate::target::{self, Target};
use crate::words::say;

/// The folder above all assets.
const TOP: &str = "/content/dam";

/// What `check` is told.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) target: Target,
    #[arg(long, value_name = "PATH", default_value = TOP)]
    folder: String,
    #[arg(long)]
    live: bool,
    #[arg(long, conflicts_with_all = ["connection", "file", "folder", "live"])]
    network: bool,
}

impl Check {
    /// Whether the key store is not needed.
    pub(crate) fn needs_no_key_store(&self) -> bool {
        self.network || self.target.is_file()
    }

    /// Says so where nothing to check is named.
    ///
    /// # Errors
    /// `RequestInvalid`.
    pub(crate) fn named(&self) -> Result<(), Failure> {
        if self.target.is_missing() && !self.network {
            return Err(wrong(say!("cli-name-what-to-check")));
        }
        Ok(())
    }
}

/// Prints every finding as it comes.
pub(crate) async fn run(app: &App, output: &Output, check: &Check) -> Result<ExitCode, Failure> {
    if check.network {
        return network(app, output).await;
    }
    let mut connection = check.target.open(app).await?;
    if check.live {
        connection = target::unlocked(app, connection, true).await?;
    }
    if !output.is_json() {
        output.say(&target::sentence(&connection.key));
        output.say(&format!("{}, {}", connection.address, target::stage(connection.stage)));
    }
    let request = CheckConnection { connection_id: connection.id, folder: check.folder.clone() };
    let mut state = app.check_connection(&request).await?;
    // Steps end in another order than they are told: one waits for what the next says.
    let mut to_tell = CheckStep::ALL.iter().peekable();
    let mut interrupted = false;
    let interrupt = tokio::signal::ctrl_c();
    tokio::pin!(interrupt);
    loop {
        let now = state.borrow_and_update().clone();
        while let Some(step) = to_tell.peek()
            && let Some(finding) = now.findings.iter().find(|finding| finding.step == **step)
        {
            findings::tell(output, finding, None);
            to_tell.next();
        }
        if now.is_done {
            output.finished(&Finished::default());
            return Ok(if interrupted {
                ExitCode::from(exit::PAUSED)
            } else {
                findings::exit(&now.findings)
            });
        }
        tokio::select! {
            changed = state.changed() => changed.map_err(|_| vanished())?,
            signal = &mut interrupt => {
                signal.map_err(|error| by_system(&error))?;
                // The trial of writing removes what it set, if it is let.
                let is_trying = state.borrow().running == Some(CheckStep::Write);
                if !is_trying || interrupted {
                    output.note(&say!("cli-check-stopped"));
                    return Ok(ExitCode::from(exit::PAUSED));
                }
                output.note(&say!("cli-check-stopping"));
                interrupted = true;
                interrupt.set(tokio::signal::ctrl_c());
            }
        }
    }
}

async fn network(app: &App, output: &Output) -> Result<ExitCode, Failure> {
    let mut state = app.check_network().await?;
    let mut told = 0;
    loop {
        let now = state.borrow_and_update().clone();
        for host in now.hosts.iter().skip(told) {
            output.event("host", &json!({ "host": host.host, "proxy": host.proxy }));
            if !output.is_json() {
                output.say(&host.host);
                if let Some(proxy) = &host.proxy {
                    output.say(&findings::by_proxy(proxy));
                }
            }
            for finding in &host.findings {
                findings::tell(output, finding, Some(&host.host));
            }
        }
        told = now.hosts.len();
        if now.is_done {
            output.finished(&Finished::default());
            return Ok(findings::exit(now.hosts.iter().flat_map(|host| &host.findings)));
        }
        state.changed().await.map_err(|_| vanished())?;
    }
}
