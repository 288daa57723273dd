//! `proxy`: by which proxy other computers are reached.

use std::process::ExitCode;

use clap::Subcommand;
use relabel_core::api::App;
use relabel_core::api::Redacted;
use relabel_core::api::types::{ProxyChoice, ProxySettings, SystemProxy};
use serde_json::json;

use crate::ask;
use crate::failure::Failure;
use crate::findings::by_proxy;
use crate::output::{Finished, Output};
use crate::words::say;

/// What can be done with the proxy.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Show,
    Set {
        address: String,
        #[arg(long)]
        user: Option<String>,
    },
    System,
    Without,
}

/// Carries out a command.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    let choice = match command {
        Command::Show => None,
        Command::System => Some((ProxyChoice::System, None)),
        Command::Without => Some((ProxyChoice::Without, None)),
        Command::Set { address, user } => {
            let typed = match &user {
                Some(user) => Some(ask::password(&say!("cli-password-of", user = user))?),
                None => None,
            };
            let user = user.unwrap_or_default();
            let password = typed.map(|mut text| Redacted::new(std::mem::take(&mut *text)));
            Some((ProxyChoice::Fixed { address, user }, password))
        }
    };
    let settings = match choice {
        None => app.proxy_settings().await?,
        Some((choice, password)) => app.set_proxy(choice, password).await?,
    };
    tell(output, &settings);
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

fn tell(output: &Output, settings: &ProxySettings) {
    output.event("proxy", &json!(settings));
    if output.is_json() {
        return;
    }
    output.say(&match &settings.choice {
        ProxyChoice::Without => say!("network-without-proxy"),
        ProxyChoice::Fixed { address, user } if user.is_empty() => {
            say!("cli-proxy", proxy = address)
        }
        ProxyChoice::Fixed { address, user } => match settings.has_password {
            true => say!("cli-proxy-as", proxy = address, user = user),
            false => say!("cli-proxy-without-password", proxy = address, user = user),
        },
        ProxyChoice::System => match &settings.system {
            SystemProxy::None => say!("cli-proxy-none"),
            SystemProxy::Fixed { proxy } => by_proxy(proxy),
            SystemProxy::Script => say!("cli-proxy-script"),
            SystemProxy::Malformed { variable } => {
                say!("network-proxy-system-malformed", name = variable)
            }
        },
    });
}
