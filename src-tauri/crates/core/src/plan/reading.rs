//! Reads the selected assets and stages the plan, in batches, with bounded memory.
//! Batches are read ahead while one is staged.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use futures::{StreamExt as _, TryStreamExt as _, stream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use super::actions::AssetFacts;
use super::cell::plan_judged_cells;
use super::cell::state_of;
use super::checks::Checks;
use super::error::{ReadingError, blocking};
use super::exact::Exact;
use super::fields::is_protected;
use super::fit::fit;
use super::letters::{repaired, repaired_value};
use super::source::{AssetEdit, AssetSource, SourceAsset};
use super::zeros::lost_zeros;
use relabel_aem::{AssetRef, AssetState, Author, BulkReader, ListingSource, Unreadable};
use relabel_model::{
    BrokenCells, BrokenLetters, CannotReason, CellNote, CellState, ListingScope, PlanCounts,
    Property, PropertySet, SourceCell,
};
use relabel_store::{AssetPlan, Choice, PlanKey, PlannedCell, Staged, Store, fail_point};

/// Assets of the first batch: what a table shows at once.
const FIRST_BATCH: u32 = 50;
/// Assets per batch: small enough that the table on screen grows steadily.
const BATCH: u32 = 400;
/// Batches read ahead.
const AHEAD: usize = 3;

/// Assets with what they hold, or why they cannot be read; nothing for those that are
/// not to be read.
type Read = Vec<(SourceAsset, Option<Result<AssetState, relabel_aem::Error>>)>;

/// How far a plan is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Assets in the selection.
    pub assets: u32,
    /// Assets read so far.
    pub assets_read: u32,
    /// Counts so far.
    pub counts: PlanCounts,
    /// Content fragments that were left out.
    pub fragments_left_out: u32,
    /// Cells whose letters another program broke.
    pub broken: Option<BrokenCells>,
}

/// A plan in the making.
#[derive(Debug)]
pub struct Planning {
    /// Where it is staged.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// A folder that all are below.
    pub scope: ListingScope,
    /// Which assets, and what should change on each.
    pub source: Arc<Mutex<dyn AssetSource>>,
    /// What the new values are checked against.
    pub checks: Checks,
    /// The plan's key.
    pub plan: PlanKey,
    /// Whether content fragments are planned, too.
    pub include_fragments: bool,
    /// Ends the reading early.
    pub cancelled: CancellationToken,
}

impl Planning {
    /// Reads and stages until the end, a fact about the environment, or cancellation. Tells
    /// how far it is once the assets are known and after each batch.
    ///
    /// # Errors
    /// [`ReadingError`]. What was staged stays, but the plan is not complete and cannot be
    /// run.
    pub async fn run(self, tell: impl Fn(&Progress) + Send + Sync) -> Result<(), ReadingError> {
        tokio::select! {
            // What ends because it was cancelled is no other error.
            biased;
            () = self.cancelled.cancelled() => Err(ReadingError::Cancelled),
            result = self.stage_all(&tell) => result,
        }
    }

    async fn stage_all(&self, tell: &(impl Fn(&Progress) + Sync)) -> Result<(), ReadingError> {
        self.list_searched().await?;
        let assets = self.of_source(|source| source.total()).await?;
        let mut progress = Progress { assets, ..Progress::default() };
        tell(&progress);
        let properties = self.of_source(|source| Ok(source.properties())).await?;
        let properties = properties.iter().map(String::as_str).chain(self.checks.properties());
        // Each once, so that the addresses of pages stay short.
        let properties: BTreeSet<&str> = properties.collect();
        let reader = BulkReader::new(self.author.clone(), self.scope.clone(), properties);
        let reader = Arc::new(reader);
        let batches = stream::try_unfold(FIRST_BATCH, |limit| async move {
            let assets = self.of_source(move |source| source.next(limit)).await?;
            Ok::<_, ReadingError>((!assets.is_empty()).then_some((assets, BATCH)))
        });
        let reads = batches.map_ok(|assets| {
            // A task of its own: it holds turns to ask AEM, which exact values wait for.
            let task = AbortOnDropHandle::new(tokio::spawn(read(Arc::clone(&reader), assets)));
            async move { Ok(task.await.map_err(|_| ReadingError::BrokeOff)??) }
        });
        let mut reads = reads.try_buffered(AHEAD).boxed();
        let mut staged = Staged::default();
        let mut unreadable = Unreadable::default();
        let mut exact = Exact::default();
        while let Some(mut read) = reads.try_next().await? {
            if !self.include_fragments {
                let left_out = leave_out_fragments(&mut read);
                progress.assets = progress.assets.saturating_sub(left_out);
                progress.fragments_left_out += left_out;
            }
            let choices = choices_of(&read, staged.assets);
            let (store, plan) = (Arc::clone(&self.store), self.plan);
            let (checks, cancelled) = (self.checks.clone(), self.cancelled.clone());
            let (mut batch, broken);
            // A pattern may take its time on a long text: nothing else waits for it.
            (batch, unreadable) = blocking(move || {
                let batch = plan_batch(read, &checks, &mut unreadable, &cancelled)?;
                Ok::<_, ReadingError>((batch, unreadable))
            })
            .await?;
            exact.complete(&mut batch, &self.author).await?;
            (staged, broken) = blocking(move || {
                let broken = broken_cells(&batch);
                Ok::<_, ReadingError>((store.stage(plan, staged, &batch)?, broken))
            })
            .await?;
            if !choices.is_empty() {
                let store = Arc::clone(&self.store);
                blocking(move || store.stage_choices(plan, &choices)).await?;
            }
            fail_point("while_staging");
            progress.assets_read = staged.assets;
            progress.counts = staged.counts;
            progress.broken = match (progress.broken.take(), broken) {
                (Some(first), more) => {
                    let count = first.count + more.map_or(0, |more| more.count);
                    Some(BrokenCells { count, ..first })
                }
                (None, broken) => broken,
            };
            tell(&progress);
        }
        if staged.assets != progress.assets {
            return Err(ReadingError::ListingGone);
        }
        let (store, plan) = (Arc::clone(&self.store), self.plan);
        blocking(move || store.complete_plan(plan, staged)).await
    }

    /// Lists what the source finds its assets in.
    async fn list_searched(&self) -> Result<(), ReadingError> {
        let Some(scope) = self.of_source(|source| Ok(source.searched())).await? else {
            return Ok(());
        };
        let mut listing = ListingSource::new(self.author.clone(), scope)?;
        while let Some(page) = listing.next().await? {
            self.of_source(move |source| source.listed(page)).await?;
        }
        Ok(())
    }

    async fn of_source<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut dyn AssetSource) -> Result<T, ReadingError> + Send + 'static,
    ) -> Result<T, ReadingError> {
        let source = Arc::clone(&self.source);
        // A source that broke while it was asked ends the plan, so nobody asks it again.
        blocking(move || ask(&mut *source.lock().unwrap_or_else(PoisonError::into_inner))).await
    }
}

/// Leaves content fragments out; how many.
fn leave_out_fragments(read: &mut Read) -> u32 {
    let before = read.len();
    read.retain(|(_, state)| !matches!(state, Some(Ok(state)) if state.is_fragment));
    u32::try_from(before - read.len()).unwrap_or(u32::MAX)
}

/// Reads a batch, in order.
async fn read(
    reader: Arc<BulkReader>,
    assets: Vec<SourceAsset>,
) -> Result<Read, relabel_aem::Error> {
    let wanted: Vec<AssetRef<'_>> = assets
        .iter()
        .filter(|one| one.problem.is_none())
        .map(|one| AssetRef { row: one.asset.row, path: &one.asset.path })
        .collect();
    let mut states = reader.read_each(&wanted).await?.into_iter();
    drop(wanted);
    let paired = assets.into_iter().map(|one| {
        let state = if one.problem.is_none() { states.next() } else { None };
        (one, state)
    });
    Ok(paired.collect())
}

/// Plans a batch. What ends the reading ends the plan.
fn plan_batch(
    read: Read,
    checks: &Checks,
    unreadable: &mut Unreadable,
    cancelled: &CancellationToken,
) -> Result<Vec<AssetPlan>, ReadingError> {
    let mut batch = Vec::with_capacity(read.len());
    for (asset, state) in read {
        if cancelled.is_cancelled() {
            return Err(ReadingError::Cancelled);
        }
        batch.push(match state.map(|state| unreadable.count(state)).transpose()? {
            None => {
                let problem = asset.problem.unwrap_or(CannotReason::AssetNotFound);
                cannot(asset, problem)
            }
            Some(Ok(state)) => plan_asset(asset, &state, checks),
            Some(Err(relabel_aem::Error::Missing)) => {
                let missing = match asset.edit {
                    AssetEdit::Shared { .. } => CannotReason::AssetMissing,
                    AssetEdit::Cells(_) => CannotReason::AssetNotFound,
                };
                cannot(asset, missing)
            }
            Some(Err(_)) => cannot(asset, CannotReason::ReadFailed),
        });
    }
    Ok(batch)
}

/// The cells of a batch whose letters are broken.
fn broken_cells(batch: &[AssetPlan]) -> Option<BrokenCells> {
    let cells = batch.iter().flat_map(|asset| &asset.cells);
    let is_broken = |cell: &&PlannedCell| cell.reason == Some(CannotReason::BrokenLetters);
    let mut cells = cells.filter(is_broken).peekable();
    let texts = cells.peek()?.after.iter().flat_map(|value| &value.entries);
    let (broken, repaired) =
        texts.filter_map(|text| Some((text.clone(), repaired(text)?))).next()?;
    Some(BrokenCells { count: u32::try_from(cells.count()).unwrap_or(u32::MAX), broken, repaired })
}

/// What has to be chosen about the assets of a batch, whose first is that of a row of
/// the plan.
fn choices_of(read: &Read, first: u32) -> Vec<Choice> {
    let choices = (first..).zip(read).filter_map(|(row, (asset, _))| {
        let candidates = asset.candidates.as_deref()?.clone();
        let AssetEdit::Cells(cells) = &asset.edit else { return None };
        Some(Choice { row, candidates, cells: cells.iter().collect() })
    });
    choices.collect()
}

/// Plans one asset from what it holds now.
#[must_use]
pub fn plan_asset(source: SourceAsset, state: &AssetState, checks: &Checks) -> AssetPlan {
    if state.is_processing {
        return cannot(source, CannotReason::StillProcessing);
    }
    if state.is_checked_out {
        return cannot(source, CannotReason::CheckedOut);
    }
    let SourceAsset { mut asset, source_row, edit, .. } = source;
    let checks = checks.of(&asset.path);
    let mut cells: Vec<PlannedCell> = match edit {
        AssetEdit::Shared { edit, moment, position } => {
            let facts = AssetFacts::new(&asset.path, position, &state.metadata, &moment);
            plan_judged_cells(&edit, &facts, |cell, kind| checks.judge_cell(cell, kind))
        }
        AssetEdit::Cells(cells) => {
            let plan = |cell: SourceCell| {
                let kind = cell.kind;
                let mut cell = plan_source_cell(cell, &state.metadata);
                checks.judge_cell(&mut cell, kind);
                cell
            };
            cells.iter().map(plan).collect()
        }
    };
    checks.note_lacking(&mut cells, &state.metadata);
    asset.title = asset.title.or_else(|| title_of(&state.metadata));
    AssetPlan { asset, source_row, cells }
}

/// Plans one field of a row of a sheet. What is wrong with the row itself goes before
/// what the asset says.
fn plan_source_cell(cell: SourceCell, metadata: &PropertySet) -> PlannedCell {
    let SourceCell { property, kind, value, zone, letters, problem, note, other_row, says } = cell;
    let before = metadata.get(&property).cloned();
    let repaired = value.as_ref().and_then(|value| repaired_value(value, before.as_ref()));
    let (value, problem) = match (letters, repaired) {
        (BrokenLetters::Ask, Some(_)) => (value, problem.or(Some(CannotReason::BrokenLetters))),
        (BrokenLetters::Repair, Some(repaired)) => (Some(repaired), problem),
        (BrokenLetters::Keep, Some(_)) | (_, None) => (value, problem),
    };
    // What AEM keeps for itself is not offered for a column; this is the last look.
    let fitted = if metadata.is_unsupported(&property) || is_protected(&property).is_some() {
        Err(CannotReason::UnsupportedValue)
    } else {
        value.as_ref().map(|value| fit(kind, before.as_ref(), value, &zone)).transpose()
    };
    let (after, reason) = match fitted {
        // A spreadsheet that takes a code for a number drops the zeros before it.
        Ok(after) if problem.is_none() && lost_zeros(before.as_ref(), after.as_ref()) => {
            (after, Some(CannotReason::NumberFormatted))
        }
        Ok(after) => (after, problem),
        Err(reason) => (value, problem.or(Some(reason))),
    };
    let state = match reason {
        Some(_) => CellState::Cannot,
        None => match state_of(before.as_ref(), after.as_ref()) {
            CellState::WillChange if differs_in_line_ends(before.as_ref(), after.as_ref()) => {
                let (after, note) = (before.clone(), Some(CellNote::LineEnds));
                let state = CellState::AlreadyRight;
                return PlannedCell {
                    property,
                    before,
                    after,
                    state,
                    reason,
                    note,
                    other_row,
                    says,
                };
            }
            state => state,
        },
    };
    PlannedCell { property, before, after, state, reason, note, other_row, says }
}

/// Whether two values that are not the same only end their lines otherwise: programs save
/// the line ends of their system, and nobody sees them.
fn differs_in_line_ends(before: Option<&Property>, after: Option<&Property>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    // Most texts have no other line end than the usual one: they are not copied.
    let has_others = |value: &Property| value.entries.iter().any(|entry| entry.contains('\r'));
    let usual = |value: &Property| {
        let entries = value.entries.iter();
        let entries = entries.map(|entry| entry.replace("\r\n", "\n").replace('\r', "\n"));
        Property { entries: entries.collect(), ..value.clone() }
    };
    (has_others(before) || has_others(after)) && usual(before).same(&usual(after))
}

fn title_of(metadata: &PropertySet) -> Option<String> {
    let title = metadata.get("dc:title")?.entries.first()?;
    (!title.is_empty()).then(|| title.clone())
}

/// Nothing of an asset can be changed. That also goes for rows of a sheet that are wrong
/// by themselves: where nothing is sent, they need not be decided first.
fn cannot(source: SourceAsset, reason: CannotReason) -> AssetPlan {
    let unread = |property, after, note, other_row, says| PlannedCell {
        property,
        before: None,
        after,
        state: CellState::Cannot,
        reason: Some(reason),
        note,
        other_row,
        says,
    };
    let SourceAsset { asset, source_row, edit, .. } = source;
    let cells = match edit {
        AssetEdit::Shared { edit, .. } => edit
            .fields
            .iter()
            .map(|field| {
                let value = field.action.value_everywhere().cloned();
                unread(field.property.clone(), value, None, None, Vec::new())
            })
            .collect(),
        AssetEdit::Cells(cells) => cells
            .iter()
            .map(|cell| unread(cell.property, cell.value, cell.note, cell.other_row, cell.says))
            .collect(),
    };
    AssetPlan { asset, source_row, cells }
}
