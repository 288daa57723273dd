//! `set`: one edit on all assets of a folder.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, Edit, ErrorCode, ErrorDetails};

use crate::assets::Scope;
use crate::edit::Fields;
use crate::output::{self, Finished, Output};
use crate::send::{self, Consent, Purpose, Shown};
use crate::{exit, plan};

/// Sets or clears fields on all assets of a folder.
#[derive(Debug, Args)]
pub(crate) struct Set {
    #[command(flatten)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) fields: Fields,
    /// Shows what would change and sends nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Lists, plans, shows, asks, runs.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    set: &Set,
    edit: Edit,
) -> Result<ExitCode, ApiError> {
    let connection = set.scope.target.open(app).await?;
    // To look, Live need not be unlocked.
    let connection = match set.dry_run {
        true => connection,
        false => set.consent.unlock(app, connection).await?,
    };
    set.consent.set_speed(app, &connection).await?;
    let listed = set.scope.list(app, output, connection.id).await?;
    if listed.count == 0 {
        // A mistyped folder must not look like work well done.
        let details =
            ErrorDetails { path: Some(set.scope.folder.clone()), ..ErrorDetails::default() };
        let message = "there is no asset to change in this folder";
        return Err(ApiError::new(ErrorCode::PathMissing, message).with(details));
    }
    let plan = plan::make(app, connection.id, listed.listing_id, edit).await?;
    plan::show(app, output, &plan).await?;
    let counts = plan::foreseen(app, &plan).await?;
    if set.dry_run {
        app.discard_plan(plan.plan_id).await?;
        output
            .say(&format!("Nothing was sent. A run would end so: {}.", output::outcomes(&counts)));
        output.finished(&Finished { counts, dry_run: true, ..Finished::default() });
        return Ok(ExitCode::SUCCESS);
    }
    if counts.changed == 0 {
        app.discard_plan(plan.plan_id).await?;
        output.say(&format!("Nothing to send: {}.", output::outcomes(&counts)));
        output.finished(&Finished { counts, ..Finished::default() });
        return Ok(exit::of_run(&counts));
    }
    let shown = Shown { plan, counts, purpose: Purpose::Change, connection: &connection };
    send::run(app, output, shown, set.consent.yes).await
}
