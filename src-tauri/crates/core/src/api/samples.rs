//! What an edit would do to a few assets, and what the selected assets hold now.

use std::sync::Arc;

use futures::StreamExt as _;
use futures::stream;

use super::app::App;
use super::assets::listing_of;
use super::types::{ApiError, EditSample, ErrorCode, SampleEdit, SummariseValues, ValueSummary};
use super::{ApiResult, blocking};
use crate::plan::sample::{Draft, ReadAsset};
use crate::plan::summary::Tally;
use crate::plan::{EditRules, names_tags};
use relabel_aem::{AssetRef, BulkReader};
use relabel_model::{Moment, Zone};
use relabel_store::SelectionFilter;

/// Assets of a sample: enough to see that values differ, few enough to read at once.
const SAMPLE: u32 = 4;
/// Most assets of a summary.
const SUMMED: u32 = 2_000;
/// Assets that are read together for a summary.
const BATCH: u32 = 400;
/// Most assets of a summary that are read one by one, where they cannot be searched.
const READ_ALONE: usize = 100;

impl App {
    /// What an edit, finished or not, would do to the first assets of a selection. While
    /// it is written nothing is read twice.
    ///
    /// # Errors
    /// `NotFound`, `RequestInvalid`, `TagsNotReadable`, and everything a request can
    /// meet. What is wrong with the edit is no error but part of the answer.
    pub async fn sample_edit(&self, request: &SampleEdit) -> ApiResult<EditSample> {
        let moment = self.moment(Some(&request.zone))?;
        let assets = self.sampled_assets(request).await?;
        let id = request.connection_id;
        let (.., scope) = self.listing(listing_of(&request.selection)).await?;
        let fields = request.edit.fields.iter();
        let fields = fields.map(|field| (field.property.as_str(), field.kind));
        let checks = self.checks(id, &scope, fields).await?;
        let (edit, locale) = (request.edit.clone(), request.locale.clone());
        // A pattern may take its time on a long text: nothing else waits for it.
        blocking(move || {
            let tags = checks.tags().filter(|_| names_tags(&edit));
            let mut draft = Draft::new(&edit, &EditRules { tags }, &checks, &locale);
            draft.check(checks.fields().all(), &assets);
            let sampled = (0..).zip(assets.iter());
            Ok::<_, ApiError>(EditSample {
                assets: sampled.map(|(at, asset)| draft.sample(asset, at, &moment)).collect(),
                problems: draft.problems,
            })
        })
        .await
    }

    async fn sampled_assets(&self, request: &SampleEdit) -> ApiResult<Arc<Vec<ReadAsset>>> {
        let (listing, _) = self.selected_in(request.connection_id, &request.selection).await?;
        let (store, selection) = (self.store(), SelectionFilter::new(&request.selection));
        let rows = blocking(move || store.selected_rows(listing, &selection, 0, SAMPLE)).await?;
        let connection = self.open_connection(request.connection_id).await?;
        Ok(connection.sample(rows, self.inner.clock.elapsed()).await?)
    }

    /// What fields hold across a selection, the most frequent values first.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet.
    pub async fn summarise_values(&self, request: &SummariseValues) -> ApiResult<ValueSummary> {
        let (listing, scope) = self.selected_in(request.connection_id, &request.selection).await?;
        let listed = self.watch_listing(listing_of(&request.selection))?.borrow().count;
        let selection = Arc::new(SelectionFilter::new(&request.selection));
        let of = selection.count(listed);
        let author = self.author(request.connection_id).await?;
        let mut tallies: Vec<Tally> =
            request.properties.iter().map(|property| Tally::new(property)).collect();
        let reader =
            BulkReader::new(author.clone(), scope, request.properties.iter().map(String::as_str));
        let (mut from, mut left, mut read, mut alone) = (0, SUMMED, 0, READ_ALONE);
        while left > 0 {
            let (store, selection) = (self.store(), Arc::clone(&selection));
            let limit = left.min(BATCH);
            let rows =
                blocking(move || store.selected_rows(listing, &selection, from, limit)).await?;
            let Some(last) = rows.last() else { break };
            from = last.row + 1;
            left -= u32::try_from(rows.len()).unwrap_or(left).min(left);
            let wanted: Vec<AssetRef<'_>> =
                rows.iter().map(|row| AssetRef { row: row.row, path: &row.path }).collect();
            let found = reader.read(&wanted).await?;
            // Paths of their own: the commands of the window need a future of any lifetime.
            let unseen: Vec<String> = rows
                .iter()
                .zip(&found)
                .filter(|(_, state)| state.is_none())
                .map(|(row, _)| row.path.clone())
                .take(alone)
                .collect();
            alone -= unseen.len();
            let asked = &author;
            let states = stream::iter(unseen)
                .map(|path| async move { asked.asset_state(&path).await })
                .buffered(author.assets_at_once())
                .collect::<Vec<_>>()
                .await;
            let mut seen: Vec<relabel_aem::AssetState> = found.into_iter().flatten().collect();
            for state in states {
                match state {
                    Ok(state) => seen.push(state),
                    Err(relabel_aem::Error::Missing | relabel_aem::Error::Forbidden { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            for state in &seen {
                for tally in &mut tallies {
                    let value = state.metadata.get(tally.property());
                    tally.add(value);
                }
            }
            read += u32::try_from(seen.len()).unwrap_or(u32::MAX);
            if alone == 0 {
                break;
            }
        }
        let fields = tallies.into_iter().map(Tally::summary).collect();
        Ok(ValueSummary { read, of, fields })
    }

    /// Now, in a time zone by its IANA name or in that of this computer.
    ///
    /// # Errors
    /// `RequestInvalid` where there is no such zone.
    pub(super) fn moment(&self, zone: Option<&str>) -> ApiResult<Moment> {
        let zone = match zone {
            None => Zone::system(),
            Some(name) => Zone::named(name).ok_or_else(|| {
                ApiError::new(ErrorCode::RequestInvalid, format!("there is no time zone {name}"))
            })?,
        };
        Ok(Moment::new(self.inner.clock.now(), zone))
    }
}
