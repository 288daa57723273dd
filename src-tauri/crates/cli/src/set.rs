//! `set`: one edit on all assets of a folder.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, Edit, ErrorCode, ErrorDetails, OutcomeCounts};

use crate::assets::Scope;
use crate::edit::Fields;
use crate::output::{self, Finished, Output};
use crate::target::{self, wrong};
use crate::{ask, exit, job, outlook, plan};

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
    /// Does not ask before sending; where the number of assets has to be typed, it counts
    /// as typed.
    #[arg(long)]
    yes: bool,
    /// Changes a Live connection too, which is read only without it.
    #[arg(long)]
    live: bool,
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
        false => target::unlocked(app, connection, set.live).await?,
    };
    let kind = connection.key.kind;
    let connection = connection.id;
    let listed = set.scope.list(app, output, connection).await?;
    if listed.count == 0 {
        // A mistyped folder must not look like work well done.
        let details =
            ErrorDetails { path: Some(set.scope.folder.clone()), ..ErrorDetails::default() };
        let message = "there is no asset to change in this folder";
        return Err(ApiError::new(ErrorCode::PathMissing, message).with(details));
    }
    let plan = plan::make(app, connection, listed.listing_id, edit).await?;
    plan::show(app, output, &plan).await?;
    let counts = plan::foreseen(app, &plan).await?;
    if set.dry_run {
        app.discard_plan(plan.plan_id).await?;
        output
            .say(&format!("Nothing was sent. A run would end so: {}.", output::outcomes(&counts)));
        output.finished(&Finished { counts, job: None, dry_run: true });
        return Ok(ExitCode::SUCCESS);
    }
    if counts.changed == 0 {
        app.discard_plan(plan.plan_id).await?;
        output.say(&format!("Nothing to send: {}.", output::outcomes(&counts)));
        output.finished(&Finished { counts, ..Finished::default() });
        return Ok(exit::of_run(&counts));
    }
    if !set.yes && !ask::is_possible() {
        // Before the outlook, which tries whether the folder may be changed.
        return Err(wrong(format!(
            "this would change {} assets: add --yes to send, or --dry-run to look only",
            counts.changed
        )));
    }
    let outlook = app.job_outlook(plan.plan_id).await?;
    outlook::tell(output, &outlook, kind);
    if !set.yes && !confirmed(outlook.assets, outlook.must_type_count) {
        app.discard_plan(plan.plan_id).await?;
        output.say("Nothing was sent.");
        let not_sent = counts.not_sent + counts.changed;
        let counts = OutcomeCounts { changed: 0, not_sent, ..counts };
        output.finished(&Finished { counts, ..Finished::default() });
        return Ok(exit::of_run(&counts));
    }
    let typed = outlook.must_type_count.then_some(outlook.assets);
    job::run(app, output, &plan, typed).await
}

/// Asks the person at the terminal; many assets by their number.
fn confirmed(assets: u32, by_number: bool) -> bool {
    if by_number {
        let question = format!("Change {assets} assets? Type their number to send:");
        ask::counted(&question) == Some(assets)
    } else {
        ask::agrees(&format!("Change {assets} assets?"))
    }
}
