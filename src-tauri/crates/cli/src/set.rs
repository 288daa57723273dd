//! `set`: one edit on all assets of a folder.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, Edit, ErrorCode, ErrorDetails, OutcomeCounts};

use crate::assets::Scope;
use crate::edit::Fields;
use crate::output::{self, Finished, Output};
use crate::target::wrong;
use crate::{exit, job, plan};

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
    /// Does not ask before sending.
    #[arg(long)]
    yes: bool,
}

/// Lists, plans, shows, asks, runs.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    set: &Set,
    edit: Edit,
) -> Result<ExitCode, ApiError> {
    let connection = set.scope.target.open(app).await?.id;
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
    if !set.yes && !confirmed(counts.changed)? {
        app.discard_plan(plan.plan_id).await?;
        output.say("Nothing was sent.");
        let not_sent = counts.not_sent + counts.changed;
        let counts = OutcomeCounts { changed: 0, not_sent, ..counts };
        output.finished(&Finished { counts, ..Finished::default() });
        return Ok(exit::of_run(&counts));
    }
    job::run(app, output, &plan).await
}

/// Asks the person at the terminal.
fn confirmed(assets: u32) -> Result<bool, ApiError> {
    if !std::io::stdin().is_terminal() {
        return Err(wrong(format!(
            "this would change {assets} assets: add --yes to send, or --dry-run to look only"
        )));
    }
    let mut line = String::new();
    // Whoever cannot be asked has not agreed.
    let asked = write!(std::io::stderr(), "Change {assets} assets? Type yes to send: ")
        .and_then(|()| std::io::stderr().flush())
        .and_then(|()| std::io::stdin().lock().read_line(&mut line));
    Ok(asked.is_ok() && line.trim().eq_ignore_ascii_case("yes"))
}
