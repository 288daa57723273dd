//! Why assets of a job were not changed, or not just as they should.

use relabel_core::api::App;
use relabel_core::api::types::{
    CannotReason, CellReason, ConflictField, ConflictPage, JobCell, JobId, JobPage, JobRow,
    Outcome, OutcomeCounts, OutcomeReason, ReasonCount,
};

use crate::assets::PAGE;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::words::say;

/// Assets named for a person, of each outcome.
const SHOWN: u32 = 10;
/// Conflicts shown to a person.
const CONFLICTS_SHOWN: u32 = 20;

/// Grouped, then the assets of these outcomes by name, and those that were changed but for
/// a field or what AEM made of it; as JSON lines all of them.
pub(crate) async fn tell(
    app: &App,
    output: &Output,
    job: JobId,
    (counts, cells): (OutcomeCounts, OutcomeCounts),
    named: &[Outcome],
) -> Result<(), Failure> {
    let reasons = app.job_reasons(job).await?;
    let has_changed = reasons.iter().any(|reason| reason.outcome == Outcome::Changed);
    for reason in reasons {
        output.event("reason", &reason);
        let ReasonCount { outcome, reason, cells, assets } = reason;
        let many = say!("result-fields", fields = cells, assets = assets);
        let (outcome, why) = (output::outcome(outcome), why(reason));
        output.say(&format!("  {}", say!("cli-reason", outcome = outcome, many = many, why = why)));
    }
    for outcome in named {
        tell_assets(app, output, job, *outcome, |_| true).await?;
    }
    if has_changed || cells.not_done() > counts.not_done() {
        let is_told = |cell: &JobCell| {
            use OutcomeReason::{AdjustedByAem, RetypedByAem};
            let of_aem = matches!(cell.reason, Some(CellReason::Job(AdjustedByAem | RetypedByAem)));
            cell.outcome.is_not_done() || of_aem
        };
        let is_mixed = |row: &JobRow| row.cells.iter().any(is_told);
        tell_assets(app, output, job, Outcome::Changed, is_mixed).await?;
    }
    Ok(())
}

/// Names the assets with an outcome, and their fields that ended otherwise; for a person
/// only the first.
async fn tell_assets(
    app: &App,
    output: &Output,
    job: JobId,
    outcome: Outcome,
    is_wanted: impl Fn(&JobRow) -> bool,
) -> Result<(), Failure> {
    let (mut from, mut told) = (0, 0);
    while output.is_json() || told < SHOWN {
        let page = JobPage { job_id: job, outcome: Some(outcome), from, limit: PAGE };
        let rows = app.job_page(page).await?;
        let Some(last) = rows.last() else { break };
        from = last.row + 1;
        for row in rows.iter().filter(|row| is_wanted(row)) {
            told += 1;
            output.event("outcome", row);
            if output.is_json() || told > SHOWN {
                continue;
            }
            output.say(&format!("    {}", row.path));
            let others = row.cells.iter().filter(|cell| cell.outcome != row.outcome);
            for cell in others.filter(|cell| cell.outcome.is_not_done()) {
                let why = cell.reason.map_or_else(|| output::outcome(cell.outcome), why);
                let told = say!("result-field", field = &cell.property, why = why);
                output.say(&format!("      {told}"));
            }
            for JobCell { property, kept, .. } in &row.cells {
                if let Some(kept) = kept {
                    let kept = say!("result-kept", value = output::value(kept));
                    let told = say!("result-field", field = property, why = kept);
                    output.say(&format!("      {told}"));
                }
            }
        }
    }
    Ok(())
}

/// What somebody else changed: before, theirs and yours. `count` is how many assets
/// there are of the kind.
pub(crate) async fn tell_conflicts(
    app: &App,
    output: &Output,
    job: JobId,
    count: u32,
) -> Result<(), Failure> {
    let mut from = 0;
    loop {
        let limit = if output.is_json() { PAGE } else { CONFLICTS_SHOWN };
        let rows = app.job_conflicts(ConflictPage { job_id: job, from, limit }).await?;
        let Some(last) = rows.last() else { break };
        from = last.row + 1;
        for row in &rows {
            output.event("conflict", row);
            if !output.is_json() {
                output.say(&format!("  {}", row.path));
                for field in row.fields.iter().filter(|field| field.is_theirs) {
                    output.say(&format!("    {}", three_values(field)));
                }
            }
        }
        if !output.is_json() {
            break;
        }
    }
    if !output.is_json() && count > from {
        output.say(&format!("  {}", say!("cli-more", n = count - from)));
    }
    Ok(())
}

fn three_values(field: &ConflictField) -> String {
    let ConflictField { property, before, theirs, yours, is_theirs: _ } = field;
    let [before, theirs, yours] = [before, theirs, yours].map(output::value);
    say!("cli-conflict", field = property, before = before, theirs = theirs, yours = yours)
}

/// A reason in words.
fn why(reason: CellReason) -> String {
    match reason {
        CellReason::Job(reason) => {
            say!(&format!("reasons-outcome-{}.title", output::name(&reason)))
        }
        CellReason::Plan(reason) => cannot(reason),
    }
}

/// Why a field cannot be done.
pub(crate) fn cannot(reason: CannotReason) -> String {
    say!(&format!("reasons-cannot-{}", output::name(&reason)))
}
