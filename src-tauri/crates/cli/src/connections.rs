//! `connections`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use relabel_core::api::App;
use relabel_core::api::types::{
    AddLocalAem, ConnectionSummary, KeyKind, KeyRelation, LocalSignIn, Route, Speed, Stage,
    UpdateConnection,
};
use serde_json::json;

use crate::ask;
use crate::failure::{Failure, wrong};
use crate::flags::{SPEEDS, STAGES, one_of};
use crate::keyfile::{self, Added, Choice};
use crate::output::{self, Finished, Output};
use crate::target;
use crate::words::say;

/// Where the AEM SDK answers unless it was started otherwise.
const LOCAL_AEM: &str = "http://localhost:4502";

/// What can be done with connections.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Add {
        file: PathBuf,
        #[arg(long, value_name = "NAME|CLIENT_ID")]
        credential: Option<String>,
        #[arg(long)]
        replace: bool,
        #[arg(long, default_value = "")]
        name: String,
        #[arg(long, value_name = "URL")]
        aem: Option<String>,
        #[arg(long)]
        confirm_address: bool,
        #[arg(long, value_parser = one_of(&STAGES))]
        stage: Option<Stage>,
    },
    AddLocal {
        #[arg(value_name = "URL", default_value = LOCAL_AEM)]
        address: String,
        #[arg(long, value_name = "NAME", conflicts_with = "no_sign_in")]
        user: Option<String>,
        #[arg(long)]
        no_sign_in: bool,
        #[arg(long, default_value = "")]
        name: String,
    },
    Set {
        connection: String,
        #[arg(long, default_value = "", required_unless_present_any = ["stage", "speed", "route"])]
        name: String,
        #[arg(long, value_parser = one_of(&STAGES))]
        stage: Option<Stage>,
        #[arg(long, value_parser = one_of(&SPEEDS))]
        speed: Option<Speed>,
        #[arg(long, value_parser = one_of(&ROUTES))]
        route: Option<Route>,
    },
    List,
    Remove {
        #[arg(value_name = "NAME")]
        connection: String,
        #[arg(long)]
        everything: bool,
    },
}

/// How changes reach AEM.
const ROUTES: [(&str, Route); 2] = [("together", Route::Together), ("one-by-one", Route::OneByOne)];

/// Carries out a command.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Add { file, credential, replace, name, aem, confirm_address, stage } => {
            let remember = true;
            let choice =
                Choice { credential, replace, aem, confirm_address, name, stage, remember };
            tell_added(output, &keyfile::add(app, &file, choice).await?);
        }
        Command::AddLocal { address, user, no_sign_in, name } => {
            let connection = add_local(app, address, user, no_sign_in, name).await?;
            output.event("connection", &connection);
            let ConnectionSummary { name, address, .. } = &connection;
            output.say(&say!("cli-connection-added", name = name, address = address));
        }
        Command::Set { connection, name, stage, speed, route } => {
            let found = target::find(app, &connection).await?;
            let request = UpdateConnection {
                connection_id: found.id,
                name,
                stage: stage.unwrap_or(found.stage),
                speed,
                route,
            };
            let connection = app.update_connection(&request).await?;
            output.event("connection", &connection);
            output.say(&line(&connection));
        }
        Command::List => {
            for connection in app.list_connections().await? {
                output.event("connection", &connection);
                if !output.is_json() {
                    output.say(&line(&connection));
                }
            }
        }
        Command::Remove { connection, everything } => {
            let found = target::find(app, &connection).await?;
            if everything {
                app.delete_connection(found.id).await?;
            } else {
                app.remove_connection(found.id).await?;
            }
            output.event("removed", &json!({ "id": found.id, "name": found.name }));
            output.say(&say!("cli-connection-removed", name = &found.name));
        }
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

async fn add_local(
    app: &App,
    address: String,
    user: Option<String>,
    no_sign_in: bool,
    name: String,
) -> Result<ConnectionSummary, Failure> {
    let sign_in = if no_sign_in { LocalSignIn::Nobody } else { LocalSignIn::ShippedAccount };
    let request = AddLocalAem { address, sign_in, name };
    let Some(user) = user else { return Ok(app.add_local_aem(&request).await?) };
    // Basic sign-in ends the name at the first colon (RFC 7617 section 2).
    if user.is_empty() || user.contains(':') || user.chars().any(char::is_control) {
        return Err(wrong(say!("cli-user-name-invalid")));
    }
    let password = ask::password(&say!("cli-password-of", user = &user))?;
    Ok(app.add_local_aem_as(&request, &user, password).await?)
}

fn tell_added(output: &Output, added: &Added) {
    let Added { connection, relation, stage_assumed } = added;
    output.event("connection", connection);
    output.say(&target::sentence(&connection.key));
    let ConnectionSummary { name, address, .. } = connection;
    output.say(&match relation {
        None => say!("cli-connection-added", name = name, address = address),
        Some(KeyRelation::Same) => say!("cli-connection-updated", name = name, address = address),
        Some(KeyRelation::Newer | KeyRelation::Older) => {
            say!("cli-connection-key-replaced", name = name, address = address)
        }
    });
    if *stage_assumed {
        output.note(&say!("cli-stage-assumed"));
    }
    if matches!(relation, Some(KeyRelation::Newer)) {
        output.note(&say!("cli-old-key-not-revoked"));
    }
}

fn line(connection: &ConnectionSummary) -> String {
    let ConnectionSummary { id, name, address, stage, key, speed, route, .. } = connection;
    let mut text = format!("{id}  {name}  {address}  {}", target::stage(*stage));
    if *speed != Speed::default() {
        text.push_str(&format!("  {}", say!(&format!("speed-names-{}", output::name(speed)))));
    }
    match (route, &connection.one_by_one_until) {
        (Route::Together, Some(until)) => {
            let refused = say!("route-refused", until = output::minute(until));
            text.push_str(&format!("  {refused}"));
        }
        (route, _) if *route != Route::usual(key.kind) => {
            let name = say!(&format!("route-names-{}", output::name(route)));
            text.push_str(&format!("  {name}"));
        }
        _ => {}
    }
    if let (Some(end), true) = (&key.valid_until, key.kind != KeyKind::LocalAem) {
        text.push_str(&format!("  {}", say!("cli-key-until", day = output::day(end))));
    }
    text
}
