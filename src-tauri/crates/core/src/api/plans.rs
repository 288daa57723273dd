//! Samples and plans.

use std::sync::{Arc, Mutex};

use futures::future::try_join_all;
use tokio::sync::watch;

use super::app::App;
use super::assets::{MOST_ROWS, listing_of};
use super::error::not_found;
use super::types::{
    ApiError, ConnectionId, Edit, FieldKind, MakePlan, PlanCounts, PlanId, PlanPage, PlanRow,
    PlanSource, PlanStage, PlanState, ReadSample, SampleAsset, Timestamp,
};
use super::{ApiResult, blocking};
use crate::plan::checks::Checks;
use crate::plan::{
    AssetSource, CheckedEdit, EditRules, ListedAssets, Planning, Progress, ReadingError, names_tags,
};
use crate::session::Background;
use relabel_model::{ListingScope, shown};
use relabel_store::SelectionFilter;

/// Assets of a sample: enough to see that values differ, few enough to read at once.
const SAMPLE: u32 = 4;

/// A plan that is about to be made.
pub(super) struct NewPlan {
    /// In which environment.
    pub(super) connection: ConnectionId,
    /// A folder that all its assets are below.
    pub(super) scope: ListingScope,
    /// The edit, where it is one for all; else its fields and their kinds alone.
    pub(super) edit: Edit,
    /// What it is made from, for History.
    pub(super) source: PlanSource,
    /// What is done first.
    pub(super) stage: PlanStage,
    /// How many assets there are, as far as that is known.
    pub(super) assets: u32,
    /// The assets.
    pub(super) rows: Arc<Mutex<dyn AssetSource>>,
    /// Whether content fragments among them are planned, too.
    pub(super) include_fragments: bool,
}

impl App {
    /// What the fields hold now, on the first assets of a selection.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet.
    pub async fn read_sample(&self, request: &ReadSample) -> ApiResult<Vec<SampleAsset>> {
        let (listing, listed_in, _) = self.listing(listing_of(&request.selection)).await?;
        let author = self.author(listed_in).await?;
        let (store, selection) = (self.store(), SelectionFilter::new(&request.selection));
        let rows = blocking(move || store.selected_rows(listing, &selection, 0, SAMPLE)).await?;
        let reads = rows.into_iter().map(|row| {
            let author = author.clone();
            async move {
                let values = match author.asset_state(&row.path).await {
                    Ok(state) => request
                        .properties
                        .iter()
                        .map(|name| shown(state.metadata.get(name)))
                        .collect(),
                    Err(relabel_aem::Error::Missing) => {
                        request.properties.iter().map(|_| shown(None)).collect()
                    }
                    Err(error) => return Err(ApiError::from(error)),
                };
                let name = row.path.rsplit('/').next().unwrap_or_default().to_owned();
                Ok(SampleAsset { title: row.title.unwrap_or(name), path: row.path, values })
            }
        });
        try_join_all(reads).await
    }

    /// Starts planning and returns at once; watch it with [`App::watch_plan`].
    ///
    /// # Errors
    /// `FieldInvalid`, `TagsNotReadable`, `NotFound`, `StoreFailed`, and everything a request
    /// can meet.
    pub async fn make_plan(&self, request: &MakePlan) -> ApiResult<PlanId> {
        // AEM's tags are only asked for where the edit names some.
        let tags = match names_tags(&request.edit) {
            true => Some(self.tag_index(request.connection_id).await?),
            false => None,
        };
        let edit = CheckedEdit::with(&request.edit, &EditRules { tags: tags.as_deref() })?;
        let moment = Arc::new(self.moment(request.zone.as_deref())?);
        let (listing, scope) = self.selected_in(request.connection_id, &request.selection).await?;
        let (rows, assets) = self.selected_rows(&request.selection)?;
        let source = ListedAssets::new(self.store(), listing, rows, Arc::new(edit), moment, assets);
        if let PlanSource::Recipe { name } = &request.source {
            self.note_recipe_used(name).await?;
        }
        self.begin_plan(NewPlan {
            connection: request.connection_id,
            scope,
            edit: request.edit.clone(),
            source: request.source.clone(),
            stage: PlanStage::ReadingAssets,
            assets,
            rows: Arc::new(Mutex::new(source)),
            // The listing has left out those that were not asked for.
            include_fragments: true,
        })
        .await
    }

    /// Begins to read and stage a plan. Returns at once.
    pub(super) async fn begin_plan(&self, new: NewPlan) -> ApiResult<PlanId> {
        let NewPlan { connection, scope, edit, source, stage, assets, rows, include_fragments } =
            new;
        let open = self.open_connection(connection).await?;
        let fields = edit.fields.iter().map(|field| (field.property.as_str(), field.kind));
        let checks = self.checks(connection, &scope, fields).await?;
        let id = PlanId::new();
        let (store, now) = (self.store(), Timestamp(self.inner.clock.now()));
        let planned_in = scope.clone();
        let plan = blocking(move || {
            let plan = store.add_plan(id, connection, &planned_in, &edit, &now)?;
            store.set_plan_source(plan, &source)?;
            Ok::<_, relabel_store::Error>(plan)
        })
        .await?;
        let (state, receiver) = watch::channel(PlanState {
            plan_id: id,
            stage,
            assets,
            assets_read: 0,
            counts: PlanCounts::default(),
            complete: false,
            error: None,
            form_unread: checks.fields().is_unread(),
            fragments_left_out: 0,
            broken: None,
        });
        let work = Background::new(&open, receiver);
        let cancelled = work.cancelled.clone();
        self.session().plans.add(id, work, Some(checks.clone()));
        let planning = Planning {
            store: self.store(),
            author: open.author,
            scope,
            source: rows,
            checks,
            plan,
            include_fragments,
            cancelled,
        };
        tokio::spawn(async move {
            let tell = |now: &Progress| state.send_modify(|state| show(state, now));
            let error = match planning.run(tell).await {
                Ok(()) => None,
                Err(ReadingError::Cancelled) => return,
                Err(error) => Some(error.into()),
            };
            state.send_modify(|state| {
                state.complete = error.is_none();
                if state.complete {
                    state.stage = PlanStage::Complete;
                }
                state.error = error;
            });
        });
        Ok(id)
    }

    /// What new values of some fields are checked against, for assets of a scope.
    ///
    /// # Errors
    /// `TagsNotReadable`, and everything a request can meet.
    pub(super) async fn checks(
        &self,
        id: ConnectionId,
        scope: &ListingScope,
        mut fields: impl Iterator<Item = (&str, FieldKind)>,
    ) -> ApiResult<Checks> {
        let checks = Checks::new(Arc::new(self.fields_in(id, Some(scope)).await?), None);
        if fields.any(|(property, kind)| checks.holds_tags(property, kind)) {
            return Ok(checks.with_tags(self.tag_index(id).await?));
        }
        Ok(checks)
    }

    /// The newest state of a plan, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_plan(&self, id: PlanId) -> ApiResult<watch::Receiver<PlanState>> {
        self.session().plans.watch(id).ok_or_else(|| not_found("plan"))
    }

    /// Ends and forgets a plan, unless a job was made of it.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn discard_plan(&self, id: PlanId) -> ApiResult<()> {
        self.session().plans.close(id);
        let store = self.store();
        blocking(move || store.discard_plan(id)).await
    }

    /// One page of a plan.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn plan_page(&self, mut request: PlanPage) -> ApiResult<Vec<PlanRow>> {
        request.limit = request.limit.min(MOST_ROWS);
        let store = self.store();
        blocking(move || {
            let plan = store.plan(request.plan_id)?.ok_or_else(|| not_found("plan"))?;
            Ok::<_, ApiError>(store.plan_page(plan.key, &request)?)
        })
        .await
    }
}

/// Takes over how far a plan is whose assets are read.
fn show(state: &mut PlanState, now: &Progress) {
    let Progress { assets, assets_read, counts, fragments_left_out, broken } = now.clone();
    state.stage = PlanStage::ReadingAssets;
    (state.assets, state.assets_read, state.counts) = (assets, assets_read, counts);
    (state.fragments_left_out, state.broken) = (fragments_left_out, broken);
}
