//! Old value to new value: made, shown and counted before anything is sent.

use relabel_core::api::App;
use relabel_core::api::types::{
    CellState, ConnectionId, Edit, ListingId, MakePlan, OutcomeCounts, PlanCounts, PlanPage,
    PlanRow, PlanSource, PlanState, Selection,
};

use crate::assets::{PAGE, follow};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::reasons;
use crate::words::say;

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
) -> Result<PlanState, Failure> {
    let selection = Selection::All { listing_id, except: Vec::new() };
    let plan_id = app.make_plan(&MakePlan { connection_id, selection, edit, source, zone }).await?;
    let plan = follow(app.watch_plan(plan_id)?, |plan| {
        (plan.complete || plan.error.is_some(), plan.assets_read, Some(plan.assets))
    })
    .await?;
    match plan.error {
        Some(error) => Err(error.into()),
        None => Ok(plan),
    }
}

/// Prints the counts and the first rows; as JSON lines, every row that is not right
/// already.
pub(crate) async fn show(app: &App, output: &Output, plan: &PlanState) -> Result<(), Failure> {
    let counts = plan.counts;
    output.event("planned", &counts);
    let told = output::tally([
        (say!("check-state-willChange"), counts.will_change),
        (say!("check-state-alreadyRight"), counts.already_right),
        (say!("check-state-cannot"), counts.cannot),
    ]);
    output.say(&say!("cli-checked", counts = told));
    if counts.undo_inexact > 0 {
        output.say(&say!("plan-inexact-note", n = counts.undo_inexact));
    }
    if plan.form_unread {
        let title = say!("plan-form-unread-title");
        output.say(&format!("{title}. {}", say!("cli-form-unread")));
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
            output.say(&format!("  {}", say!("cli-more", n = count - SHOWN)));
        }
    }
    Ok(())
}

fn words(row: &PlanRow) -> String {
    let PlanRow { path, property, .. } = row;
    match &row.reason {
        Some(reason) => {
            let (cannot, why) = (say!("check-state-cannot"), reasons::cannot(*reason));
            format!("  {path}  {property}: {cannot} ({why})")
        }
        None => {
            let (old, new) = (output::value(&row.old), output::value(&row.new));
            let note = row.note.map(|note| say!(&format!("reasons-note-{}", output::name(&note))));
            let note = note.map_or_else(String::new, |note| format!(" ({note})"));
            format!("  {path}  {property}: {old} -> {new}{note}")
        }
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
pub(crate) async fn foreseen(app: &App, plan: &PlanState) -> Result<Foreseen, Failure> {
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
async fn stuck(app: &App, plan: &PlanState) -> Result<u32, Failure> {
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
