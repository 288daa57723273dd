//! `set`: one edit on all assets of a folder, of a search or of a list.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{Edit, PlanSource, RecipeSelection};

use crate::edit::Fields;
use crate::failure::Failure;
use crate::output::{self, Finished, Output};
use crate::plan::Foreseen;
use crate::select::Scope;
use crate::send::{self, Consent, Purpose, Shown};
use crate::words::say;
use crate::{exit, outlook, plan};

/// What `set` is told.
#[derive(Debug, Args)]
pub(crate) struct Set {
    #[command(flatten)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) fields: Fields,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// An edit, and how it is to be carried out.
#[derive(Debug)]
pub(crate) struct Work<'a> {
    /// On which assets.
    pub(crate) scope: &'a Scope,
    /// On which, where the scope does not say.
    pub(crate) saved: Option<RecipeSelection>,
    /// Whether nothing is to be sent.
    pub(crate) dry_run: bool,
    pub(crate) consent: &'a Consent,
    pub(crate) edit: Edit,
    /// Where the edit comes from.
    pub(crate) source: PlanSource,
    /// Time zone for dates without one; that of this computer unless named.
    pub(crate) zone: Option<String>,
}

/// Carries out what `set` was told.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    set: &Set,
    edit: Edit,
) -> Result<ExitCode, Failure> {
    let Set { scope, dry_run, consent, fields } = set;
    let (source, zone) = (PlanSource::Edit, fields.zone.clone());
    let work = Work { scope, saved: None, dry_run: *dry_run, consent, edit, source, zone };
    carry_out(app, output, work).await
}

/// Lists, plans, shows, asks, runs.
pub(crate) async fn carry_out(
    app: &App,
    output: &Output,
    work: Work<'_>,
) -> Result<ExitCode, Failure> {
    let Work { scope, saved, dry_run, consent, edit, source, zone } = work;
    let connection = scope.target.open(app).await?;
    // To look, Live need not be unlocked.
    let connection = match dry_run {
        true => connection,
        false => consent.unlock(app, connection).await?,
    };
    consent.set_speed(app, &connection).await?;
    let listed = scope.list(app, output, connection.id, saved.as_ref()).await?;
    if listed.count == 0 {
        return Err(scope.nothing());
    }
    let plan = plan::make(app, connection.id, listed.listing_id, edit, source, zone).await?;
    plan::show(app, output, &plan).await?;
    let foreseen = plan::foreseen(app, &plan).await?;
    let Foreseen { counts, cells } = foreseen;
    if dry_run {
        outlook::tell(output, &app.job_outlook(plan.plan_id).await?, connection.key.kind);
        app.discard_plan(plan.plan_id).await?;
        output.say(&say!("cli-would-end", counts = output::of_both(counts, cells)));
        output.finished(&Finished { counts, cells, dry_run: true, ..Finished::default() });
        return Ok(ExitCode::SUCCESS);
    }
    if counts.changed == 0 {
        app.discard_plan(plan.plan_id).await?;
        output.say(&say!("cli-nothing-to-send", counts = output::of_both(counts, cells)));
        output.finished(&Finished { counts, cells, ..Finished::default() });
        return Ok(exit::of_run(cells));
    }
    let shown = Shown { plan, foreseen, purpose: Purpose::Change, connection: &connection };
    send::run(app, output, shown, consent.yes).await
}
