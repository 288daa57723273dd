//! From a plan that was shown to a job: looked ahead, asked, carried out.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ConnectionSummary, PlanState, Speed};

use crate::failure::{Failure, wrong};
use crate::flags::{SPEEDS, one_of};
use crate::output::{Finished, Output};
use crate::plan::Foreseen;
use crate::target;
use crate::words::say;
use crate::{ask, exit, job, outlook};

/// The word for sending, and how fast.
#[derive(Debug, Args)]
pub(crate) struct Consent {
    #[arg(long)]
    pub(crate) yes: bool,
    #[arg(long)]
    live: bool,
    #[arg(long, value_parser = one_of(&SPEEDS))]
    speed: Option<Speed>,
}

impl Consent {
    /// Sets the speed that was named, before the first request.
    pub(crate) async fn set_speed(
        &self,
        app: &App,
        connection: &ConnectionSummary,
    ) -> Result<(), Failure> {
        match self.speed {
            Some(speed) => Ok(app.use_speed(connection.id, speed).await?),
            None => Ok(()),
        }
    }

    /// The connection, with changes let through where the user says so.
    pub(crate) async fn unlock(
        &self,
        app: &App,
        connection: ConnectionSummary,
    ) -> Result<ConnectionSummary, Failure> {
        target::unlocked(app, connection, self.live).await
    }
}

/// What a plan is for, in the words of questions.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Change,
    Undo,
    Retry,
}

impl Purpose {
    fn question(self, assets: u32) -> String {
        match self {
            Self::Change => say!("guard-confirm-many-title", n = assets),
            Self::Undo => say!("cli-ask-undo", n = assets),
            Self::Retry => say!("cli-ask-retry", n = assets),
        }
    }
}

/// A plan that was shown.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) plan: PlanState,
    /// How it would end if AEM took everything.
    pub(crate) foreseen: Foreseen,
    pub(crate) purpose: Purpose,
    /// What it is sent with.
    pub(crate) connection: &'a ConnectionSummary,
}

/// Asks, unless `yes` is the answer already, and runs the plan.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    shown: Shown<'_>,
    yes: bool,
) -> Result<ExitCode, Failure> {
    let Shown { plan, foreseen, purpose, connection } = shown;
    if !yes && !ask::is_possible() {
        app.discard_plan(plan.plan_id).await?;
        let assets = foreseen.counts.changed;
        return Err(wrong(match purpose {
            Purpose::Change => say!("cli-change-needs-yes", n = assets),
            Purpose::Undo | Purpose::Retry => say!("cli-needs-yes", n = assets),
        }));
    }
    let outlook = app.job_outlook(plan.plan_id).await?;
    outlook::tell(output, &outlook, connection.key.kind);
    if !yes && !confirmed(purpose, outlook.assets, outlook.must_type_count) {
        app.discard_plan(plan.plan_id).await?;
        output.say(&say!("cli-nothing-sent"));
        let Foreseen { counts, cells } = foreseen.unsent();
        output.finished(&Finished { counts, cells, ..Finished::default() });
        return Ok(exit::of_run(cells));
    }
    let typed = outlook.must_type_count.then_some(outlook.assets);
    job::run(app, output, &plan, typed).await
}

/// Asks the person at the terminal; many assets by their number.
fn confirmed(purpose: Purpose, assets: u32, by_number: bool) -> bool {
    let question = purpose.question(assets);
    if by_number {
        ask::counted(&format!("{question} {}", say!("cli-type-number"))) == Some(assets)
    } else {
        ask::agrees(&question)
    }
}
