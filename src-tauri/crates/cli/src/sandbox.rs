//! `sandbox serve`: the practice environment on its own.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::types::{ApiError, ErrorCode};
use relabel_sandbox::{Content, Error, Fault, ImsFault, Options, Sandbox};
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
    /// Folder to write a key file of each kind into, OAuth in all its forms.
    #[arg(long, value_name = "DIR")]
    keys: Option<PathBuf>,
    /// Starts as AEM does: the service account may only read.
    #[arg(long)]
    read_only: bool,
    /// Behaves like the AEM SDK on this computer: signs in with name and password
    /// (admin, admin), takes no token.
    #[arg(long)]
    local_aem: bool,
    /// The OAuth client ids are not in the environment's list of allowed ones.
    #[arg(long)]
    unregistered: bool,
    /// The OAuth accounts have no product profile.
    #[arg(long)]
    no_profile: bool,
    /// Something that is wrong all the time. May be repeated; of those that AEM has and of
    /// those that the sign-in has the last one counts.
    #[arg(long = "fault", value_name = "NAME", value_parser = fault, long_help = FAULTS)]
    faults: Vec<StagedFault>,
}

/// Help on `--fault`.
const FAULTS: &str = "\
Something that is wrong all the time; may be repeated. Of AEM: asleep, other-environment, \
login-page. Of the sign-in: scope-missing, credential-deleted, key-revoked, \
clock-ahead=SECONDS (behind with a minus)";

/// One value of `--fault`.
#[derive(Clone, Debug)]
enum StagedFault {
    Aem(Fault),
    Ims(ImsFault),
}

fn fault(name: &str) -> Result<StagedFault, String> {
    Ok(match name {
        "asleep" => StagedFault::Aem(Fault::Asleep),
        "other-environment" => StagedFault::Aem(Fault::OtherEnvironment),
        "login-page" => StagedFault::Aem(Fault::HtmlLoginPage),
        "scope-missing" => StagedFault::Ims(ImsFault::ScopeMissing),
        "credential-deleted" => StagedFault::Ims(ImsFault::CredentialDeleted),
        "key-revoked" => StagedFault::Ims(ImsFault::CertificateRevoked),
        other => match other.strip_prefix("clock-ahead=").map(str::parse) {
            Some(Ok(seconds)) => StagedFault::Ims(ImsFault::ClockAhead(seconds)),
            Some(Err(_)) => return Err("clock-ahead takes a number of seconds".to_owned()),
            None => return Err(FAULTS.to_owned()),
        },
    })
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
        local_aem: serve.local_aem,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.map_err(|error| match error {
        Error::Content(_) => wrong(error.to_string()),
        _ => ApiError::new(ErrorCode::PracticeFailed, error.to_string()),
    })?;
    sandbox.register_client(!serve.unregistered);
    sandbox.set_profile(!serve.no_profile);
    for fault in serve.faults {
        match fault {
            StagedFault::Aem(fault) => sandbox.set_fault(Some(fault)),
            StagedFault::Ims(fault) => sandbox.set_ims_fault(Some(fault)),
        }
    }
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
    // The environment writes them in these orders; what comes twice has one name.
    const KINDS: [&str; 3] = ["serviceCredentials", "oauthServerToServer", "localDevelopmentToken"];
    const OAUTH_FORMS: [&str; 5] =
        ["oauthServerToServer", "oauthCli", "oauthProject", "oauthTwoCredentials", "oauthEnv"];
    let folder = std::path::absolute(folder).map_err(failed)?;
    let kinds = KINDS.iter().zip(sandbox.write_key_files(&folder).map_err(failed)?);
    let forms = OAUTH_FORMS.iter().zip(sandbox.write_oauth_files(&folder).map_err(failed)?);
    let named = kinds.chain(forms);
    Ok(named.map(|(kind, file)| ((*kind).to_owned(), json!(file.display().to_string()))).collect())
}

fn failed(error: std::io::Error) -> ApiError {
    ApiError::new(ErrorCode::PracticeFailed, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_the_help_can_be_staged_and_no_other() {
        for name in [
            "asleep",
            "other-environment",
            "login-page",
            "scope-missing",
            "credential-deleted",
            "key-revoked",
        ] {
            assert!(fault(name).is_ok(), "{name}");
            assert!(FAULTS.contains(name), "{name}");
        }
        for (name, seconds) in [("clock-ahead=600", 600), ("clock-ahead=-600", -600)] {
            let Ok(StagedFault::Ims(ImsFault::ClockAhead(found))) = fault(name) else {
                panic!("{name}");
            };
            assert_eq!(found, seconds);
        }
        for name in ["", "sleep", "clock-ahead", "clock-ahead=", "clock-ahead=soon"] {
            assert!(fault(name).is_err(), "{name}");
        }
    }
}
