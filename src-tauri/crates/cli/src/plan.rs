//! Old value to new value: made, shown and counted before anything is sent.

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, CellNote, CellState, ConnectionId, Edit, ListingId, MakePlan, OutcomeCounts,
    PlanCounts, PlanPage, PlanRow, PlanSource, PlanState, Selection,
};

use crate::assets::{PAGE, follow};
use crate::output::{self, Output};

/// Rows of a kind that are printed for a person.
const SHOWN: u32 = 10;

/// Plans the edit for all assets of a listing.
pub(crate) async fn make(
    app: &App,
    connection_id: ConnectionId,
    listing_id: ListingId,
    edit: Edit,
    source: PlanSource,
    zone: Option<String>,
) -> Result<PlanState, ApiError> {
    let selection = Selection::All { listing_id, except: Vec::new() };
    let plan_id = app.make_plan(&MakePlan { connection_id, selection, edit, source, zone }).await?;
    let plan = follow(app.watch_plan(plan_id)?, |plan| {
        (plan.complete || plan.error.is_some(), plan.assets_read, Some(plan.assets))
    })
    .await?;
    match plan.error {
        Some(error) => Err(error),
        None => Ok(plan),
    }
}

/// Prints the counts and the first rows; as JSON lines, every row that is not right
/// already.
pub(crate) async fn show(app: &App, output: &Output, plan: &PlanState) -> Result<(), ApiError> {
    let counts = plan.counts;
    output.event("planned", &counts);
    output.say(&format!(
        "Checked: {} will change, {} are right already, {} cannot be changed.",
        values(counts.will_change),
        counts.already_right,
        counts.cannot
    ));
    if counts.undo_inexact > 0 {
        output.say(&format!(
            "Undo may not bring back the exact type or milliseconds of {}.",
            values(counts.undo_inexact)
        ));
    }
    if plan.form_unread {
        output.say(
            "AEM's metadata form could not be read: what it requires, offers and locks was not \
             checked.",
        );
    }
    for (state, count) in
        [(CellState::WillChange, counts.will_change), (CellState::Cannot, counts.cannot)]
    {
        let mut from = 0;
        loop {
            let limit = if output.is_json() { PAGE } else { SHOWN };
            let page = PlanPage { plan_id: plan.plan_id, state: Some(state), from, limit };
            let rows = app.plan_page(page).await?;
            let Some(last) = rows.last() else { break };
            from = last.row + 1;
            for row in &rows {
                output.event("cell", row);
                if !output.is_json() {
                    output.say(&words(row));
                }
            }
            if !output.is_json() {
                break;
            }
        }
        if !output.is_json() && count > SHOWN {
            output.say(&format!("  … and {} more", count - SHOWN));
        }
    }
    Ok(())
}

fn words(row: &PlanRow) -> String {
    let PlanRow { path, property, .. } = row;
    match &row.reason {
        Some(reason) => format!("  cannot: {path}  {property} ({})", output::name(reason)),
        None => {
            let (old, new) = (output::value(&row.old), output::value(&row.new));
            let note = row.note.map(|note| format!(" ({})", note_words(note))).unwrap_or_default();
            format!("  {path}  {property}: {old} -> {new}{note}")
        }
    }
}

fn values(count: u32) -> String {
    if count == 1 { "1 value".to_owned() } else { format!("{count} values") }
}

fn note_words(note: CellNote) -> &'static str {
    match note {
        CellNote::RowsMerged => "several rows of the sheet say the same",
        CellNote::TagMoved => "the tag was moved in AEM; the new one is used",
        CellNote::ChangesAgain => "a second run would change it again",
        CellNote::SourceEmpty => "the field it comes from is empty",
        CellNote::OtherRequiredEmpty => "another required field of this asset is empty",
        CellNote::LineEnds => "only line ends differ",
        CellNote::UndoInexact => "undo may not bring back its exact type or milliseconds",
    }
}

/// How a run would end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Foreseen {
    /// How many assets would have which outcome.
    pub(crate) counts: OutcomeCounts,
    /// The same of their fields.
    pub(crate) cells: OutcomeCounts,
}

impl Foreseen {
    /// What becomes of it where nothing is sent after all.
    pub(crate) fn unsent(self) -> Self {
        let unsent = |counts: OutcomeCounts| OutcomeCounts {
            changed: 0,
            not_sent: counts.not_sent + counts.changed,
            ..counts
        };
        Self { counts: unsent(self.counts), cells: unsent(self.cells) }
    }
}

/// How a run would end if AEM took everything.
pub(crate) async fn foreseen(app: &App, plan: &PlanState) -> Result<Foreseen, ApiError> {
    let PlanCounts { will_change, already_right, cannot, assets_to_change: changed, .. } =
        plan.counts;
    let cannot_be_done = if cannot == 0 { 0 } else { stuck(app, plan).await? };
    let right = plan.assets_read.saturating_sub(changed + cannot_be_done);
    let counts = |changed, already_right, cannot_be_done| OutcomeCounts {
        changed,
        already_right,
        cannot_be_done,
        ..OutcomeCounts::default()
    };
    Ok(Foreseen {
        counts: counts(changed, right, cannot_be_done),
        cells: counts(will_change, already_right, cannot),
    })
}

/// Assets with nothing to write and something that cannot be changed.
async fn stuck(app: &App, plan: &PlanState) -> Result<u32, ApiError> {
    /// The asset whose rows are being read: they come one after the other.
    #[derive(Default)]
    struct Current {
        path: String,
        cannot: bool,
        writes: bool,
    }
    let mut current = Current::default();
    let (mut from, mut found) = (0, 0);
    loop {
        let page = PlanPage { plan_id: plan.plan_id, state: None, from, limit: PAGE };
        let rows = app.plan_page(page).await?;
        let Some(last) = rows.last() else { break };
        from = last.row + 1;
        for row in rows {
            if row.path != current.path {
                found += u32::from(current.cannot && !current.writes);
                current = Current { path: row.path, ..Current::default() };
            }
            current.cannot |= row.state == CellState::Cannot;
            current.writes |= row.state == CellState::WillChange;
        }
    }
    Ok(found + u32::from(current.cannot && !current.writes))
}
