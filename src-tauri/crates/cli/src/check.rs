//! `check`: whether a key works, one finding after the other, ending at the first
//! that does not.

use std::process::ExitCode;
use std::time::SystemTime;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, ListFolders};
use serde_json::json;

use crate::output::{self, Finished, Output};
use crate::target::{self, Target};

/// The folder above all assets.
const TOP: &str = "/content/dam";

/// Says whether a key works.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) target: Target,
}

/// Looks at the key, signs in, and reads the top folder.
pub(crate) async fn run(app: &App, output: &Output, check: &Check) -> Result<ExitCode, ApiError> {
    let connection = found(output, "key", check.target.open(app).await)?;
    let is_valid = connection.key.valid_until.as_ref().is_none_or(|end| end.0 > SystemTime::now());
    tell(output, "key", is_valid, &target::sentence(&connection.key));
    tell(output, "address", true, &format!("AEM author: {}", connection.address));

    let access = found(output, "signIn", app.sign_in(connection.id).await)?;
    let renewal = if access.renewable { "renewed by itself" } else { "not renewable" };
    let until = output::minute(&access.ends_at);
    tell(output, "signIn", true, &format!("Signed in until {until}, {renewal}."));

    let request = ListFolders { connection_id: connection.id, path: TOP.to_owned() };
    let folders = found(output, "read", app.list_folders(&request).await)?;
    tell(output, "read", true, &format!("{TOP} can be read: {} folders.", folders.len()));
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

/// Tells a failure as a finding too, before it ends the command.
fn found<T>(output: &Output, code: &str, result: Result<T, ApiError>) -> Result<T, ApiError> {
    if let Err(error) = &result {
        output.event("finding", &finding(code, false, &output::sentence(error)));
    }
    result
}

fn tell(output: &Output, code: &str, ok: bool, message: &str) {
    output.event("finding", &finding(code, ok, message));
    output.say(message);
}

fn finding(code: &str, ok: bool, message: &str) -> serde_json::Value {
    json!({ "code": code, "ok": ok, "message": message })
}
