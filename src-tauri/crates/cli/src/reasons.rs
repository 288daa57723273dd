//! Why assets of a job were not changed.

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ConflictField, ConflictPage, JobId, JobPage, Outcome, OutcomeReason,
};

use crate::assets::PAGE;
use crate::output::{self, Output};

/// Assets named for a person, of each outcome.
const SHOWN: u32 = 10;
/// Conflicts shown to a person.
const CONFLICTS_SHOWN: u32 = 20;

/// Grouped, then the assets of these outcomes by name; as JSON lines all of them.
pub(crate) async fn tell(
    app: &App,
    output: &Output,
    job: JobId,
    named: &[Outcome],
) -> Result<(), ApiError> {
    for reason in app.job_reasons(job).await? {
        output.event("reason", &reason);
        let outcome = output::outcome(reason.outcome);
        output.say(&format!("  {outcome}: {} assets ({})", reason.assets, why(reason.reason)));
    }
    for outcome in named {
        let mut from = 0;
        loop {
            let limit = if output.is_json() { PAGE } else { SHOWN };
            let page = JobPage { job_id: job, outcome: Some(*outcome), from, limit };
            let rows = app.job_page(page).await?;
            let Some(last) = rows.last() else { break };
            from = last.row + 1;
            for row in &rows {
                output.event("outcome", row);
                if !output.is_json() {
                    output.say(&format!("    {}", row.path));
                }
            }
            if !output.is_json() {
                break;
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
) -> Result<(), ApiError> {
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
        output.say(&format!("  … and {} more", count - from));
    }
    Ok(())
}

fn three_values(field: &ConflictField) -> String {
    let ConflictField { property, before, theirs, yours, is_theirs: _ } = field;
    let [before, theirs, yours] = [before, theirs, yours].map(output::value);
    format!("{property}: before {before}, theirs {theirs}, yours {yours}")
}

/// A reason in words.
fn why(reason: OutcomeReason) -> &'static str {
    match reason {
        OutcomeReason::ChangedByOther => "someone changed it after your check",
        OutcomeReason::AssetMissing => "moved, deleted or hidden",
        OutcomeReason::NotPermitted => "no permission to change it",
        OutcomeReason::Locked => "locked or checked out by someone",
        OutcomeReason::ValueRejected => "AEM did not accept the value",
        OutcomeReason::ServerError => "AEM failed on it, repeatedly",
        OutcomeReason::NotTaken => "AEM accepted the change but kept another value",
        OutcomeReason::AnswerLost => "the answer of AEM was lost",
        OutcomeReason::Stopped => "stopped before",
        OutcomeReason::CannotInPlan => "the check said it cannot be changed",
        OutcomeReason::Precondition => "AEM says it changed in the meantime",
        OutcomeReason::UnexpectedAnswer => "AEM gave an answer Relabel does not understand",
    }
}

/// What to do about a reason, for reports.
pub(crate) fn what_to_do(reason: OutcomeReason) -> &'static str {
    match reason {
        OutcomeReason::ChangedByOther | OutcomeReason::Precondition => {
            "Check the asset again to see the new value."
        }
        OutcomeReason::AssetMissing => {
            "Look for it in AEM. If it should be there, ask who moved it."
        }
        OutcomeReason::NotPermitted => {
            "Ask your AEM administrator for permission. Allow about ten minutes, then try again."
        }
        OutcomeReason::Locked => "Ask them to check it in, then try again.",
        OutcomeReason::ValueRejected => "Check the value: it may be too long or of the wrong kind.",
        OutcomeReason::ServerError => {
            "Try again later. If it stays, send this to your administrator."
        }
        OutcomeReason::NotTaken => "A rule in AEM may set this field. Ask your administrator.",
        OutcomeReason::AnswerLost => "Check the asset again: it may be changed or not.",
        OutcomeReason::Stopped => "Try again to go on with it.",
        OutcomeReason::CannotInPlan => "Look at the asset in AEM.",
        OutcomeReason::UnexpectedAnswer => "Send this to your administrator.",
    }
}

/// Every reason, for reports.
pub(crate) const ALL: [OutcomeReason; 12] = [
    OutcomeReason::ChangedByOther,
    OutcomeReason::AssetMissing,
    OutcomeReason::NotPermitted,
    OutcomeReason::Locked,
    OutcomeReason::ValueRejected,
    OutcomeReason::ServerError,
    OutcomeReason::NotTaken,
    OutcomeReason::AnswerLost,
    OutcomeReason::Stopped,
    OutcomeReason::CannotInPlan,
    OutcomeReason::Precondition,
    OutcomeReason::UnexpectedAnswer,
];
