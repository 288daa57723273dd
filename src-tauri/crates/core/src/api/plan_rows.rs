//! The rows of a plan in any order, and cells of it changed by hand.

use std::sync::Arc;

use super::app::App;
use super::assets::MOST_ROWS;
use super::candidates::chosen;
use super::error::not_found;
use super::types::{
    ApiError, CannotReason, CellChange, CellState, ConnectionId, EditCell, EditProblemCode,
    EditedCell, ErrorCode, ErrorDetails, FieldKind, JobKind, PlanCounts, PlanId, PlanPage,
    PlanRows, PlanRowsPage, PlanShow, PlanSort, PlanView, Value,
};
use super::{ApiResult, blocking};
use crate::plan::checks::{AssetChecks, Checks};
use crate::plan::exact::{exact_value, make_exact, matters};
use crate::plan::fit::fit;
use crate::plan::index::View;
use crate::plan::{self, contradictions::decide};

use crate::plan::value_of;
use relabel_aem::Author;
use relabel_model::{Property, Zone};
use relabel_store::{CellContent, CellEdit, PlanRecord, PlannedCell};

impl App {
    /// Rows of a view of a plan. The first time that a plan is asked for in another
    /// order than its own it takes a while: until then the rows come in its own.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn plan_rows(&self, request: &PlanRows) -> ApiResult<PlanRowsPage> {
        let PlanRows { plan_id, view, from, limit } = request.clone();
        let limit = limit.min(MOST_ROWS);
        let counts = self.session().plans.counts(plan_id);
        let app = self.clone();
        blocking(move || {
            let store = app.store();
            let plan = store.plan(plan_id)?.ok_or_else(|| not_found("plan"))?;
            let in_own_order = |show: PlanShow, is_preparing| {
                // The numbers within a state are those of the plan as it was computed.
                let state = state_of(show).filter(|_| !plan.is_edited);
                let counts = match counts {
                    Some(counts) => counts,
                    None => store.recount(plan.key)?,
                };
                let page = PlanPage { plan_id, state, from, limit };
                let rows = store.plan_page(plan.key, &page)?;
                Ok::<_, ApiError>(PlanRowsPage {
                    count: count_of(&counts, state),
                    is_preparing,
                    rows,
                })
            };
            if is_in_own_order(&view) && (view.show == PlanShow::All || !plan.is_edited) {
                return in_own_order(view.show, false);
            }
            if is_known_empty(view.show, &plan, counts.as_ref()) {
                return Ok(PlanRowsPage { count: 0, is_preparing: false, rows: Vec::new() });
            }
            if !plan.is_complete {
                return in_own_order(view.show, true);
            }
            let table = app.session().plans.table(Arc::clone(&store), &plan, plan_id)?;
            let View::Cells(cells) = table.view(&view)? else {
                return in_own_order(view.show, true);
            };
            let start = cells.len().min(from as usize);
            let end = cells.len().min(start + limit as usize);
            Ok(PlanRowsPage {
                count: u32::try_from(cells.len()).unwrap_or(u32::MAX),
                is_preparing: false,
                rows: store.plan_rows(plan.key, &cells[start..end], from)?,
            })
        })
        .await
    }

    /// What new values of some fields of a plan are checked against.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet, where it is not known.
    pub(super) async fn checks_of(
        &self,
        id: PlanId,
        plan: &PlanRecord,
        fields: &[(&str, FieldKind)],
    ) -> ApiResult<Checks> {
        let known = self.session().plans.checks(id);
        let is_enough = |checks: &Checks| {
            let mut fields = fields.iter();
            checks.tags().is_some()
                || !fields.any(|(property, kind)| checks.holds_tags(property, *kind))
        };
        match known.filter(is_enough) {
            Some(checks) => Ok(checks),
            None => self.checks(plan.connection, &plan.scope, fields.iter().copied()).await,
        }
    }

    /// Changes one cell of a plan of which no job was made. A value that the field or
    /// the asset cannot take makes it one that cannot be changed, and says why.
    ///
    /// # Errors
    /// `NotFound`, `PlanNotRunnable` once there is a job, `FieldInvalid` for a value that
    /// says nothing or has no form, and for an asset that could not be read;
    /// `StoreFailed`.
    pub async fn edit_cell(&self, request: &EditCell) -> ApiResult<EditedCell> {
        let _one_at_a_time = self.session().plans.deciding.lock().await;
        if let Some(path) = chosen(&request.change) {
            return self.choose_asset(request, path).await;
        }
        let (store, plan_id, cell) = (self.store(), request.plan_id, request.cell);
        let (plan, computed, path) = blocking(move || {
            let plan = store.plan(plan_id)?.ok_or_else(|| not_found("plan"))?;
            let row = store.plan_rows(plan.key, &[cell], cell)?.pop();
            let (cell, _) = store.planned_cell(plan.key, cell)?.ok_or_else(|| not_found("cell"))?;
            Ok::<_, ApiError>((plan, cell, row.ok_or_else(|| not_found("cell"))?.path))
        })
        .await?;
        if plan.has_job || !plan.is_complete || plan.kind != JobKind::Change {
            return Err(ApiError::new(ErrorCode::PlanNotRunnable, "the plan is not to be changed"));
        }
        let kind = kind_of(&request.change);
        let checks = self.checks_of(plan_id, &plan, &[(&computed.property, kind)]).await?;
        let edit = edit_of(&request.change, &computed, kind, checks.of(&path))?;
        let exact = self.exactly(plan.connection, &path, &computed, &edit).await;
        let edit = match edit {
            CellEdit::Becomes(content) => CellEdit::Becomes(exact.content(content, &computed)),
            other => other,
        };
        let (store, key) = (self.store(), plan.key);
        let changed = blocking(move || {
            let judge = |cell: &mut PlannedCell| {
                checks.of(&path).judge_cell(cell, kind);
                exact.put(cell);
            };
            store.edit_cell(key, cell, edit, |all| decide(all, judge))?.ok_or_else(|| {
                ApiError::new(ErrorCode::PlanNotRunnable, "the plan is not to be changed")
            })
        })
        .await?;
        if let Some(table) = self.session().plans.known_table(plan_id) {
            let cells = changed.cells.clone();
            // Without its index a plan gets another.
            if let Err(error) = blocking(move || table.change(&cells)).await {
                tracing::warn!(%error, "a changed cell could not be put in order");
                self.session().plans.forget_table(plan_id);
            }
        }
        self.edited(plan_id, key, cell, &changed).await
    }

    /// The exact old value of a cell, where what is made of it by hand needs that: rows of a
    /// sheet that contradict each other have the same.
    async fn exactly(
        &self,
        connection: ConnectionId,
        path: &str,
        computed: &PlannedCell,
        edit: &CellEdit,
    ) -> Exactly {
        let author = self.author(connection).await.ok();
        let by_schema = author.as_ref().is_some_and(Author::types_by_schema);
        let needs = match edit {
            CellEdit::Becomes(content) => matters(&with(computed, content.clone()), by_schema),
            CellEdit::LeaveOut | CellEdit::PutBack => computed.other_row.is_some(),
        };
        let value = match author.filter(|_| needs) {
            Some(author) => exact_value(&author, path, &computed.property).await,
            None => None,
        };
        Exactly { value, by_schema }
    }
}

/// What AEM stores in a field.
#[derive(Debug)]
struct Exactly {
    value: Option<Property>,
    by_schema: bool,
}

impl Exactly {
    fn put(&self, cell: &mut PlannedCell) {
        make_exact(cell, self.value.as_ref(), self.by_schema);
    }

    fn content(&self, content: CellContent, computed: &PlannedCell) -> CellContent {
        let mut cell = with(computed, content);
        self.put(&mut cell);
        let PlannedCell { before, after, state, reason, note, .. } = cell;
        CellContent { before, after, state, reason, note }
    }
}

/// A cell that says something else.
fn with(cell: &PlannedCell, content: CellContent) -> PlannedCell {
    let CellContent { before, after, state, reason, note } = content;
    let (property, other_row) = (cell.property.clone(), cell.other_row);
    PlannedCell { property, before, after, state, reason, note, other_row, says: Vec::new() }
}

/// Whether rows come as the plan has them.
fn is_in_own_order(view: &PlanView) -> bool {
    let PlanView { show, property, find, sort, descending } = view;
    let is_by_state = matches!(
        show,
        PlanShow::All | PlanShow::WillChange | PlanShow::AlreadyRight | PlanShow::Cannot
    );
    is_by_state
        && property.is_none()
        && find.trim().is_empty()
        && *sort == PlanSort::Asset
        && !descending
}

/// Whether a view has no rows, as far as the counts of the plan tell.
fn is_known_empty(show: PlanShow, plan: &PlanRecord, counts: Option<&PlanCounts>) -> bool {
    let has_none = |count: fn(&PlanCounts) -> u32| {
        plan.is_complete && counts.is_some_and(|counts| count(counts) == 0)
    };
    match show {
        PlanShow::Edited => !plan.is_edited,
        PlanShow::Problems => has_none(|counts| counts.cannot.saturating_sub(counts.left_out)),
        PlanShow::LeftOut => has_none(|counts| counts.left_out),
        PlanShow::Noted => has_none(|counts| counts.noted),
        PlanShow::All | PlanShow::WillChange | PlanShow::AlreadyRight | PlanShow::Cannot => false,
    }
}

fn state_of(show: PlanShow) -> Option<CellState> {
    match show {
        PlanShow::WillChange => Some(CellState::WillChange),
        PlanShow::AlreadyRight => Some(CellState::AlreadyRight),
        PlanShow::Cannot => Some(CellState::Cannot),
        PlanShow::All
        | PlanShow::Problems
        | PlanShow::LeftOut
        | PlanShow::Noted
        | PlanShow::Edited => None,
    }
}

fn count_of(counts: &PlanCounts, state: Option<CellState>) -> u32 {
    match state {
        Some(CellState::WillChange) => counts.will_change,
        Some(CellState::AlreadyRight) => counts.already_right,
        Some(CellState::Cannot) => counts.cannot,
        None => counts.will_change + counts.already_right + counts.cannot,
    }
}

/// What kind of value a change gives, by its form.
fn kind_of(change: &CellChange) -> FieldKind {
    let CellChange::Set { value } = change else { return FieldKind::Text };
    match value {
        Value::Text { .. } => FieldKind::LongText,
        Value::List { .. } => FieldKind::List,
        Value::Date { .. } => FieldKind::Date,
        Value::YesNo { .. } => FieldKind::YesNo,
        Value::Number { .. } => FieldKind::Number,
    }
}

/// What becomes of a cell.
fn edit_of(
    change: &CellChange,
    computed: &PlannedCell,
    kind: FieldKind,
    checks: AssetChecks<'_>,
) -> ApiResult<CellEdit> {
    let wanted = match change {
        CellChange::LeaveOut => return Ok(CellEdit::LeaveOut),
        CellChange::PutBack => return Ok(CellEdit::PutBack),
        CellChange::Asset { .. } => {
            return Err(ApiError::new(ErrorCode::RequestInvalid, "the asset of a row is fixed"));
        }
        CellChange::Clear => None,
        CellChange::Set { value } => Some(value),
    };
    if computed.reason.is_some_and(is_unread) {
        return Err(invalid(&computed.property, "unread", "the asset could not be read"));
    }
    let mut cell = PlannedCell {
        state: CellState::WillChange,
        reason: None,
        note: None,
        after: None,
        ..computed.clone()
    };
    if let Some(value) = wanted {
        let value = checked_value(&cell.property, kind, value)?;
        match fit(kind, cell.before.as_ref(), &value, &Zone::system()) {
            Ok(after) => cell.after = Some(after),
            Err(reason) => {
                cell.after = Some(value);
                cell.state = CellState::Cannot;
                cell.reason = Some(reason);
            }
        }
    }
    if cell.state == CellState::WillChange {
        cell.state = plan::state_of(cell.before.as_ref(), cell.after.as_ref());
    }
    checks.judge_cell(&mut cell, kind);
    let PlannedCell { before, after, state, reason, note, .. } = cell;
    Ok(CellEdit::Becomes(CellContent { before, after, state, reason, note }))
}

/// Whether it is not known what the field of an asset holds now.
fn is_unread(reason: CannotReason) -> bool {
    matches!(
        reason,
        CannotReason::AssetMissing
            | CannotReason::StillProcessing
            | CannotReason::CheckedOut
            | CannotReason::UnsupportedValue
            | CannotReason::ReadFailed
            | CannotReason::AssetNotFound
            | CannotReason::AssetAmbiguous
    )
}

/// A value as an edit of the whole selection would have it. Tags are looked at later,
/// with what the asset holds.
fn checked_value(property: &str, kind: FieldKind, value: &Value) -> ApiResult<Property> {
    value_of(kind, value).map_err(|problem| {
        let what = match problem.code {
            EditProblemCode::Empty => "empty",
            EditProblemCode::TooLong => "tooLong",
            _ => "form",
        };
        invalid(property, what, "the value does not fit the field")
    })
}

fn invalid(property: &str, what: &str, message: &str) -> ApiError {
    let details = ErrorDetails {
        field: Some(property.to_owned()),
        technical: Some(what.to_owned()),
        ..ErrorDetails::default()
    };
    ApiError::new(ErrorCode::FieldInvalid, message).with(details)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::fields::Catalogue;

    /// An asset that could not be read may be left out, but nothing can be set on it.
    #[test]
    fn nothing_is_set_on_an_asset_of_which_nothing_is_known() {
        let checks = Checks::new(Arc::new(Catalogue::standard().into()), None);
        let value = Value::Text { text: "Paris".to_owned() };
        let edit = |reason, change: &CellChange| {
            let cell = PlannedCell {
                property: "photoshop:City".to_owned(),
                before: None,
                after: None,
                state: CellState::Cannot,
                reason: Some(reason),
                note: None,
                other_row: None,
                says: Vec::new(),
            };
            edit_of(change, &cell, kind_of(change), checks.of("/content/dam/a.jpg"))
        };
        let set = CellChange::Set { value };
        for reason in [CannotReason::CheckedOut, CannotReason::AssetMissing] {
            for change in [&set, &CellChange::Clear] {
                let error = edit(reason, change).expect_err("what is there is not known");
                assert_eq!(error.code, ErrorCode::FieldInvalid);
            }
            assert!(matches!(edit(reason, &CellChange::LeaveOut), Ok(CellEdit::LeaveOut)));
        }
        assert!(matches!(edit(CannotReason::TooLong, &set), Ok(CellEdit::Becomes(_))));
        let asset = CellChange::Asset { path: "/content/dam/a.jpg".to_owned() };
        let error = edit(CannotReason::AssetAmbiguous, &asset).expect_err("not chosen here");
        assert_eq!(error.code, ErrorCode::RequestInvalid);
    }
}
