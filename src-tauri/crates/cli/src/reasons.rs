//! Why assets of a job were not changed, or not just as they should.

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, CannotReason, CellReason, ConflictField, ConflictPage, JobCell, JobId, JobPage,
    JobRow, Outcome, OutcomeCounts, OutcomeReason, ReasonCount,
};

use crate::assets::PAGE;
use crate::output::{self, Output};

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
) -> Result<(), ApiError> {
    let reasons = app.job_reasons(job).await?;
    let has_changed = reasons.iter().any(|reason| reason.outcome == Outcome::Changed);
    for reason in reasons {
        output.event("reason", &reason);
        let ReasonCount { outcome, reason, cells, assets } = reason;
        let (outcome, why) = (output::outcome(outcome), why(reason));
        let (fields, assets) = (output::several(cells, "field"), output::several(assets, "asset"));
        output.say(&format!("  {outcome}: {fields} of {assets} ({why})"));
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
) -> Result<(), ApiError> {
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
                let why = cell.reason.map_or(output::outcome(cell.outcome), why);
                output.say(&format!("      {}: {why}", cell.property));
            }
            for JobCell { property, kept, .. } in &row.cells {
                if let Some(kept) = kept {
                    output.say(&format!("      {property}: AEM saved {}", output::value(kept)));
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
fn why(reason: CellReason) -> &'static str {
    match reason {
        CellReason::Job(reason) => of_job(reason),
        CellReason::Plan(reason) => cannot(reason),
    }
}

fn of_job(reason: OutcomeReason) -> &'static str {
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
        OutcomeReason::Precondition => "AEM says it changed in the meantime",
        OutcomeReason::UnexpectedAnswer => "AEM gave an answer Relabel does not understand",
        OutcomeReason::FieldProtected => "a field that only AEM itself may set",
        OutcomeReason::CheckedIn => "checked in: AEM allows no change until it is checked out",
        OutcomeReason::NotCommitted => {
            "AEM could not save it: someone else was saving, or a field’s prefix is unknown"
        }
        OutcomeReason::GoneMeanwhile => "deleted or moved in the meantime",
        OutcomeReason::FolderLeft => {
            "deleted or moved in the meantime; a folder may be left at its path"
        }
        OutcomeReason::GoneAfterwards => "deleted or moved after AEM saved the change",
        OutcomeReason::StillProcessing => "AEM is still processing it",
        OutcomeReason::ChangedElsewhere => "AEM says that it changed something else, too",
        OutcomeReason::AdjustedByAem => "AEM changed the value; the report has what it saved",
        OutcomeReason::RetypedByAem => "AEM changed the type, which Relabel corrected",
        OutcomeReason::InterfaceRefused => "AEM does not show it to this key’s app",
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
        OutcomeReason::UnexpectedAnswer => "Send this to your administrator.",
        OutcomeReason::FieldProtected => "Leave the field out: AEM sets it itself.",
        OutcomeReason::CheckedIn => {
            "Ask your administrator to check it out in AEM, then try again."
        }
        OutcomeReason::NotCommitted => {
            "Try again. If it happens again, check the field names, or ask your administrator."
        }
        OutcomeReason::GoneMeanwhile | OutcomeReason::GoneAfterwards => {
            "Look for it in AEM, or ask who moved it."
        }
        OutcomeReason::StillProcessing => "Try again in a few minutes.",
        OutcomeReason::ChangedElsewhere => {
            "Look at what AEM names, and send this to your administrator."
        }
        OutcomeReason::FolderLeft => {
            "Look at this path in AEM. Delete what is there only if it is an empty folder."
        }
        OutcomeReason::AdjustedByAem => "AEM changed the value. “After” is what it saved.",
        OutcomeReason::RetypedByAem => "Nothing: it holds the value in the right form.",
        OutcomeReason::InterfaceRefused => {
            "Ask your AEM administrator whether the key’s app may use this asset."
        }
    }
}

/// Every reason, for reports.
pub(crate) const ALL: [OutcomeReason; 22] = [
    OutcomeReason::ChangedByOther,
    OutcomeReason::AssetMissing,
    OutcomeReason::NotPermitted,
    OutcomeReason::Locked,
    OutcomeReason::ValueRejected,
    OutcomeReason::ServerError,
    OutcomeReason::NotTaken,
    OutcomeReason::AnswerLost,
    OutcomeReason::Stopped,
    OutcomeReason::Precondition,
    OutcomeReason::UnexpectedAnswer,
    OutcomeReason::FieldProtected,
    OutcomeReason::CheckedIn,
    OutcomeReason::NotCommitted,
    OutcomeReason::GoneMeanwhile,
    OutcomeReason::FolderLeft,
    OutcomeReason::GoneAfterwards,
    OutcomeReason::StillProcessing,
    OutcomeReason::ChangedElsewhere,
    OutcomeReason::AdjustedByAem,
    OutcomeReason::RetypedByAem,
    OutcomeReason::InterfaceRefused,
];

/// Why a field cannot be done.
pub(crate) fn cannot(reason: CannotReason) -> &'static str {
    match reason {
        CannotReason::AssetMissing => "moved, deleted, or outside its on/off dates",
        CannotReason::StillProcessing => "AEM is still processing it",
        CannotReason::CheckedOut => "someone has checked it out",
        CannotReason::UnsupportedValue => {
            "its present value has a form that cannot be written back"
        }
        CannotReason::KindMismatch => "the field holds another kind of value here",
        CannotReason::ReadFailed => "it could not be read",
        CannotReason::RequiredEmpty => "required, and would be empty",
        CannotReason::NotAllowed => "not one of the values AEM offers",
        CannotReason::TooLong => "too long for this field",
        CannotReason::PrefixUnknown => "AEM may not know the prefix of the name",
        CannotReason::Locked => "AEM's form locks this field",
        CannotReason::ReviewStatusLocked => {
            "AEM's form locks the review status: Adobe delivers it with \"Disable edit\" on"
        }
        CannotReason::ListInSingle => "several values for a field that holds one",
        CannotReason::TagUnknown => "AEM does not know this tag",
        CannotReason::DateUnreadable => "this is not a date",
        CannotReason::NumberUnreadable => "this is not a number",
        CannotReason::YesNoUnreadable => "this is neither yes nor no",
        CannotReason::Undecoded => "some characters of the file could not be read",
        CannotReason::BrokenLetters => "another program broke the letters of the sheet",
        CannotReason::NumberRounded => "the spreadsheet rounded this long number",
        CannotReason::NumberFormatted => "the spreadsheet shows this number in another form",
        CannotReason::CellError => "the cell holds an error of the spreadsheet",
        CannotReason::AssetNotFound => "no asset has this path, name or id",
        CannotReason::AssetAmbiguous => "several assets have this name",
        CannotReason::RowsContradict => "another row of the sheet says otherwise",
        CannotReason::LeftOut => "left out",
    }
}

/// Every such reason, for reports.
pub(crate) const CANNOT: [CannotReason; 26] = [
    CannotReason::AssetMissing,
    CannotReason::StillProcessing,
    CannotReason::CheckedOut,
    CannotReason::UnsupportedValue,
    CannotReason::KindMismatch,
    CannotReason::ReadFailed,
    CannotReason::RequiredEmpty,
    CannotReason::NotAllowed,
    CannotReason::TooLong,
    CannotReason::PrefixUnknown,
    CannotReason::Locked,
    CannotReason::ReviewStatusLocked,
    CannotReason::ListInSingle,
    CannotReason::TagUnknown,
    CannotReason::DateUnreadable,
    CannotReason::NumberUnreadable,
    CannotReason::YesNoUnreadable,
    CannotReason::Undecoded,
    CannotReason::BrokenLetters,
    CannotReason::NumberRounded,
    CannotReason::NumberFormatted,
    CannotReason::CellError,
    CannotReason::AssetNotFound,
    CannotReason::AssetAmbiguous,
    CannotReason::RowsContradict,
    CannotReason::LeftOut,
];
