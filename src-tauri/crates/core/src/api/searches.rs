//! Searches, kept ones, and pasted paths: listings that are not of a folder.

mod pasted;

use std::collections::HashSet;

use self::pasted::Pasted;
use super::app::App;
use super::error::not_found;
use super::recipes::free_name;
use super::types::{
    ApiError, ConnectionId, DateSpan, ErrorCode, ListPaths, ListingId, SaveSearch, SavedSearch,
    Search, SearchAssets, SearchId, SearchPart, Timestamp,
};
use super::{ApiResult, blocking};
use crate::session::Contents;
use crate::sheets::matching::CommonFolder;
use relabel_aem::{
    ListingSource,
    search::{PathLookup, SearchQuery},
    tags::{TagIndex, folded},
};
use relabel_model::{ListingScope, Zone};

/// Longest name, in characters, as of a recipe.
const LONGEST_NAME: usize = 100;
/// Most saved searches: more fit into no list.
const MOST_SEARCHES: usize = 1_000;
/// Longest text of pasted paths, in bytes: a million paths of a usual length.
const LONGEST_TEXT: usize = 128 * 1024 * 1024;

impl App {
    /// Starts a search and returns at once; watch it with [`App::watch_listing`]. A day
    /// without a time begins at midnight where this computer is.
    ///
    /// # Errors
    /// `NotFound`, `PathInvalid`, `FieldInvalid`, `RequestInvalid`, `SearchTooLong`,
    /// `KeyGone`, `StoreFailed`. The listing ends with `SearchClosed` where the account
    /// may not search and nothing else can answer.
    pub async fn search_assets(&self, request: &SearchAssets) -> ApiResult<ListingId> {
        let connection = self.open_connection(request.connection_id).await?;
        let mut search = request.search.clone();
        search.changed = search.changed.map(in_this_zone);
        // What is wrong with it is told before anything is asked.
        SearchQuery::new(&search)?;
        if names_tags(&search) {
            // Without the list of tags it finds what it is asked for to the letter.
            if let Ok(tags) = connection.tags().await {
                with_moved_tags(&mut search, &tags);
            }
        }
        let query = SearchQuery::new(&search)?;
        let fragments = query.finds_fragments();
        let scope = ListingScope { path: query.folder().to_owned(), recursive: true };
        let contents =
            Contents::Found(Box::new(ListingSource::search(connection.author.clone(), query)));
        self.session().library.begin(self.store(), &connection, scope, fragments, contents).await
    }

    /// Starts a listing of pasted paths and returns at once. Its rows are in the order of
    /// the text, each asset once.
    ///
    /// # Errors
    /// `NotFound`, `RequestInvalid` for more text than anybody pastes, `KeyGone`,
    /// `StoreFailed`.
    pub async fn list_paths(&self, request: &ListPaths) -> ApiResult<ListingId> {
        if request.text.len() > LONGEST_TEXT {
            return Err(ApiError::new(ErrorCode::RequestInvalid, "the text is too long"));
        }
        let text = request.text.clone();
        let read = blocking(move || Ok::<_, ApiError>(pasted::read(&text))).await?;
        self.list_pasted(request.connection_id, read, request.include_fragments).await
    }

    /// The same for paths that are known to be some, as they are; content fragments too.
    ///
    /// # Errors
    /// As [`App::list_paths`].
    pub(super) async fn list_known(
        &self,
        connection: ConnectionId,
        mut paths: Vec<String>,
    ) -> ApiResult<ListingId> {
        let mut known = HashSet::new();
        paths.retain(|path| known.insert(path.clone()));
        drop(known);
        self.list_pasted(connection, Pasted { paths, ..Pasted::default() }, true).await
    }

    async fn list_pasted(
        &self,
        connection: ConnectionId,
        read: Pasted,
        include_fragments: bool,
    ) -> ApiResult<ListingId> {
        let connection = self.open_connection(connection).await?;
        let mut common = CommonFolder::default();
        read.paths.iter().for_each(|path| common.add(path));
        let scope = ListingScope { path: common.path(), recursive: true };
        let Pasted { paths, not_paths, not_path_count } = read;
        let lookup = PathLookup::new(connection.author.clone(), paths)?;
        let contents = Contents::Paths { lookup, not_paths, not_path_count };
        let library = &self.session().library;
        library.begin(self.store(), &connection, scope, include_fragments, contents).await
    }

    /// The saved searches, by name.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_searches(&self) -> ApiResult<Vec<SavedSearch>> {
        let store = self.store();
        let mut searches = blocking(move || store.searches()).await?;
        searches.sort_by_cached_key(|saved| (folded(&saved.name), saved.name.clone()));
        Ok(searches)
    }

    /// Saves a search. A name that another has gets a number.
    ///
    /// # Errors
    /// `NotFound` for one that is to be replaced and is not there; `FieldInvalid`,
    /// `PathInvalid`, `RequestInvalid`, `SearchTooLong` for one that could not be run;
    /// `StoreFailed`.
    pub async fn save_search(&self, request: &SaveSearch) -> ApiResult<SavedSearch> {
        let name = request.name.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.contains(char::is_control)
        {
            let message = "the search needs a name of at most 100 characters on one line";
            return Err(ApiError::new(ErrorCode::FieldInvalid, message));
        }
        let mut search = request.search.clone();
        search.changed = search.changed.map(in_this_zone);
        SearchQuery::new(&search)?;
        let (store, request, name) = (self.store(), request.clone(), name.to_owned());
        let now = Timestamp(self.inner.clock.now());
        blocking(move || {
            let others = store.searches()?;
            let others: Vec<SavedSearch> =
                others.into_iter().filter(|other| Some(other.id) != request.id).collect();
            if request.id.is_none() && others.len() >= MOST_SEARCHES {
                let message = "there are too many saved searches";
                return Err(ApiError::new(ErrorCode::RequestInvalid, message));
            }
            let taken: Vec<String> = others.into_iter().map(|other| other.name).collect();
            let saved = SavedSearch {
                id: request.id.unwrap_or_else(SearchId::new),
                name: free_name(&name, &taken),
                search: request.search,
                practice: request.practice,
            };
            match store.save_search(&saved, request.id.is_none(), &now)? {
                true => Ok(saved),
                false => Err(not_found("saved search")),
            }
        })
        .await
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn remove_search(&self, search: SearchId) -> ApiResult<()> {
        let store = self.store();
        blocking(move || store.remove_search(search)).await
    }
}

/// A day without a time is that of this computer's calendar.
fn in_this_zone(span: DateSpan) -> DateSpan {
    let zone = Zone::system();
    let bound = |text: Option<String>| {
        text.map(|text| {
            let day = time::macros::format_description!("[year]-[month]-[day]");
            let begin = time::Date::parse(text.trim(), day)
                .ok()
                .and_then(|day| zone.moment(day, time::Time::MIDNIGHT));
            begin.and_then(relabel_model::exact_date).unwrap_or(text)
        })
    };
    DateSpan { from: bound(span.from), to: bound(span.to) }
}

fn names_tags(search: &Search) -> bool {
    !search.tags.is_empty()
        || search.without.iter().any(|part| matches!(part, SearchPart::Tag { .. }))
}

/// Adds where a tag was moved to, and tags that were moved to it: assets keep the id that
/// they were given.
fn with_moved_tags(search: &mut Search, tags: &TagIndex) {
    let with = |id: &str| {
        let now = tags.known(id).map_or_else(|| id.to_owned(), |known| known.id.to_owned());
        let moved = tags.moved_to(std::slice::from_ref(&now)).into_iter().map(|(old, _)| old);
        std::iter::once(now.clone()).chain(moved).collect::<Vec<String>>()
    };
    let mut asked: Vec<String> = search.tags.iter().flat_map(|id| with(id)).collect();
    asked.sort_unstable();
    asked.dedup();
    search.tags = asked;
    let without = std::mem::take(&mut search.without);
    search.without = without
        .into_iter()
        .flat_map(|part| match part {
            SearchPart::Tag { id } => {
                with(&id).into_iter().map(|id| SearchPart::Tag { id }).collect()
            }
            other => vec![other],
        })
        .collect();
}
