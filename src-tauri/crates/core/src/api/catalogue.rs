//! The field catalogue: AEM's metadata form, the standard fields and what the
//! selected assets hold.

use std::collections::HashMap;
use std::sync::Arc;

use futures::future::join_all;

use super::app::App;
use super::assets::listing_of;
use super::types::{
    ApiError, ConnectionId, ErrorCode, ErrorDetails, FieldCatalogue, KnowPrefix, ListFields,
    Selection,
};
use super::{ApiResult, blocking};
use crate::plan::fields::{FolderFields, FolderForm};
use relabel_model::{ListingScope, PropertySet};
use relabel_store::SelectionFilter;

/// Assets whose properties are looked at: from all parts of a selection, because its
/// first ones are of one folder and kind.
const LOOKED_AT: u32 = 8;

/// Most forms of one selection that are read: each takes some requests.
const MOST_FORMS: usize = 20;

impl App {
    /// The fields, those that cannot be edited too, in the order a picker shows them.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`. What AEM does not tell, be it the form or
    /// what an asset holds, is left out.
    pub async fn list_fields(&self, request: &ListFields) -> ApiResult<FieldCatalogue> {
        let scope = match &request.selection {
            Some(selection) => Some(self.listing(listing_of(selection)).await?.2),
            None => None,
        };
        let fields = self.fields_in(request.connection_id, scope.as_ref()).await?;
        let mut catalogue = fields.all().clone();
        if let Some(selection) = &request.selection {
            for metadata in self.held(request.connection_id, selection).await? {
                catalogue = catalogue.with_seen(&metadata);
            }
        }
        Ok(catalogue.into_listed())
    }

    /// The fields of an environment and what the forms of a scope ask of them. Forms are
    /// read every ten minutes. One that cannot be read leaves the standard set.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub(super) async fn fields_in(
        &self,
        id: ConnectionId,
        scope: Option<&ListingScope>,
    ) -> ApiResult<FolderFields> {
        let open = self.open_connection(id).await?;
        let store = self.store();
        let prefixes = blocking(move || store.known_prefixes(id)).await?;
        let base = open.form(None).await;
        let choices = match scope {
            // Whoever waited in vain for one form does not wait for more.
            Some(scope) if !base.is_unread => open.form_choices(scope).await,
            Some(_) | None => Arc::default(),
        };
        let mut is_unread = base.is_unread || choices.is_unread;
        let mut names: Vec<String> = choices.found.iter().map(|one| one.form.clone()).collect();
        names.sort_unstable();
        names.dedup();
        // What is not checked against has to be told.
        is_unread |= names.len() > MOST_FORMS;
        names.truncate(MOST_FORMS);
        let mut known: HashMap<String, _> = HashMap::new();
        for name in names {
            let form = open.form(Some(&name)).await;
            let is_missing = form.is_unread;
            known.insert(name, form);
            if is_missing {
                is_unread = true;
                break;
            }
        }
        let forms: Vec<FolderForm> = choices
            .found
            .iter()
            .map(|one| FolderForm {
                holds_all: scope.is_some_and(|scope| is_at_or_below(&scope.path, &one.folder)),
                folder: one.folder.clone(),
                form: known
                    .get(&one.form)
                    .and_then(|known| known.form.clone())
                    // Taken as AEM shows the default where the form of a folder is gone.
                    .or_else(|| base.form.clone()),
            })
            .collect();
        Ok(FolderFields::new(base.form.as_deref(), &forms, &prefixes, is_unread))
    }

    /// Remembers that AEM knows a prefix of property names.
    ///
    /// # Errors
    /// `FieldInvalid`, `NotFound`, `StoreFailed`.
    pub async fn know_prefix(&self, request: &KnowPrefix) -> ApiResult<()> {
        let id = request.connection_id;
        let prefix = request.prefix.trim().trim_end_matches(':').to_owned();
        let is_name = !prefix.is_empty()
            && prefix.len() <= 100
            && prefix.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if !is_name {
            let details = ErrorDetails {
                field: Some(prefix),
                technical: Some("name".to_owned()),
                ..ErrorDetails::default()
            };
            return Err(ApiError::new(ErrorCode::FieldInvalid, "not a prefix").with(details));
        }
        self.saved_connection(id).await?;
        let store = self.store();
        blocking(move || store.know_prefix(id, &prefix)).await
    }

    /// What some assets of a selection hold. One that cannot be read is left out.
    async fn held(
        &self,
        connection: ConnectionId,
        selection: &Selection,
    ) -> ApiResult<Vec<PropertySet>> {
        let (listing, _) = self.selected_in(connection, selection).await?;
        let author = self.author(connection).await?;
        let listed = self.watch_listing(listing_of(selection))?.borrow().count;
        let (store, selection) = (self.store(), SelectionFilter::new(selection));
        let rows = blocking(move || {
            let mut rows = Vec::new();
            for part in 0..LOOKED_AT {
                let from = u64::from(listed) * u64::from(part) / u64::from(LOOKED_AT);
                let from = u32::try_from(from).unwrap_or(u32::MAX);
                rows.extend(store.selected_rows(listing, &selection, from, 1)?);
            }
            rows.dedup_by_key(|row| row.row);
            Ok::<_, relabel_store::Error>(rows)
        })
        .await?;
        let reads = rows.iter().map(|row| author.asset_state(&row.path));
        Ok(join_all(reads).await.into_iter().flatten().map(|state| state.metadata).collect())
    }
}

/// Whether a folder is another or below it.
fn is_at_or_below(folder: &str, other: &str) -> bool {
    folder.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
