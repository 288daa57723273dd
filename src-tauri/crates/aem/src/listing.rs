//! The assets of a folder, or what a search finds, page by page, for any number of them.
//!
//! Oak stops a query that would read more than a number of nodes, 100,000 by default, and a
//! sorted one reads all it finds. A folder with more assets is therefore listed by parts
//! ([`ListingSource::split`]).

use std::sync::Arc;

use futures::future::BoxFuture;
use futures::stream::FuturesOrdered;
use futures::{FutureExt as _, StreamExt as _};
use serde_json::Value as Json;

use super::folders::encode_value;
use super::read::is_set;
use super::search::SearchQuery;
use super::siren::{self, Entity, Pages};
use super::{Author, Error, Refusal, answer, check_dam_path};
use relabel_model::{AssetKind, FoundAsset, ListingScope};

/// Assets asked for in one request: the protocol reference advises 100 to 200
/// (section 6.3) and a page this size stays far below the body cap.
const PAGE: usize = 200;
/// Pages asked for ahead, so that a far AEM is not waited for page by page.
const AHEAD: usize = 4;

/// What is shown of each asset, as `p.properties`.
pub(super) const PROPERTIES: &str = "jcr:path%20jcr:uuid%20jcr:content/metadata/dc:title\
    %20jcr:content/metadata/dc:format%20jcr:content/contentFragment%20jcr:content/jcr:title\
    %20jcr:content/jcr:lastModified";

/// A page of a search.
#[derive(Debug)]
struct QueryPage {
    offset: usize,
    answer: Result<Hits, Error>,
}

/// What a search answers.
#[derive(Debug)]
pub(super) struct Hits {
    pub(super) assets: Vec<FoundAsset>,
    /// All hits, also those that are not listed.
    pub(super) seen: usize,
    pub(super) more: bool,
}

/// Where the next page comes from.
#[derive(Debug)]
enum Source {
    /// `QueryBuilder`.
    Query {
        /// Pages that were asked for.
        pages: FuturesOrdered<BoxFuture<'static, QueryPage>>,
        /// Where the next page begins.
        next: usize,
        /// How many are asked for at the same time.
        ahead: usize,
    },
    /// The Assets HTTP API: the folder being read, and those still to come.
    Siren { pages: Pages, waiting: Vec<String> },
    /// The end was reached.
    End,
}

/// The pages of one listing.
#[derive(Debug)]
pub struct ListingSource {
    author: Author,
    /// What is being listed: all of it, or a part.
    scope: ListingScope,
    /// Parts still to come.
    parts: Vec<ListingScope>,
    /// The last asset that was shown.
    last: Option<String>,
    /// A folder that was split when part of it was shown already, and the last of that.
    shown: Option<(String, String)>,
    search: Option<Arc<SearchQuery>>,
    source: Source,
    is_refused: bool,
}

impl Source {
    /// From an offset on. The first page alone: most folders have no other.
    fn query(next: usize) -> Self {
        Self::Query { pages: FuturesOrdered::new(), next, ahead: 1 }
    }
}

impl ListingSource {
    /// Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Path`].
    pub fn new(author: Author, scope: ListingScope) -> Result<Self, Error> {
        check_dam_path(&scope.path)?;
        Ok(Self::of(author, scope, None))
    }

    /// What a search finds. Nothing is sent yet.
    #[must_use]
    pub fn search(author: Author, search: SearchQuery) -> Self {
        let scope = search.scope.clone();
        Self::of(author, scope, Some(Arc::new(search)))
    }

    fn of(author: Author, scope: ListingScope, search: Option<Arc<SearchQuery>>) -> Self {
        let (parts, source) = (Vec::new(), Source::query(0));
        let (last, shown, is_refused) = (None, None, false);
        Self { author, scope, parts, last, shown, search, source, is_refused }
    }

    /// Whether it is a search.
    #[must_use]
    pub fn is_search(&self) -> bool {
        self.search.is_some()
    }

    /// Whether the last error means that this account may not search, where nothing but
    /// a search can answer.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.is_refused
    }

    /// The next page, `None` after the last. An asset may come twice when
    /// others edit meanwhile: the caller keeps paths unique.
    ///
    /// # Errors
    /// Any [`Error`]; the same page may then be asked for again.
    pub async fn next(&mut self) -> Result<Option<Vec<FoundAsset>>, Error> {
        loop {
            match &mut self.source {
                Source::End => match self.parts.pop() {
                    Some(part) => (self.scope, self.source) = (part, Source::query(0)),
                    None => return Ok(None),
                },
                Source::Query { pages, next, ahead } => {
                    while pages.len() < *ahead {
                        let (author, scope) = (self.author.clone(), self.scope.clone());
                        let page = query_page(author, scope, self.search.clone(), *next);
                        pages.push_back(page.boxed());
                        *next += PAGE;
                    }
                    let Some(QueryPage { offset, answer }) = pages.next().await else { continue };
                    match answer {
                        Ok(Hits { assets, seen, more }) => {
                            match () {
                                () if !more => self.source = Source::End,
                                // An AEM that gives shorter pages: where the next one
                                // begins is only known now.
                                () if seen != PAGE => self.source = Source::query(offset + seen),
                                () => *ahead = AHEAD,
                            }
                            return Ok(Some(self.not_shown(assets)));
                        }
                        Err(error @ Error::Refused { cause: Refusal::Traversal, .. }) => {
                            self.source = Source::query(offset);
                            self.split(offset, error).await?;
                        }
                        // An account without search still has the Assets HTTP API.
                        Err(
                            error @ (Error::Forbidden { .. }
                            | Error::Missing
                            | Error::Rejected { .. }),
                        ) if offset == 0 => {
                            if self.search.as_ref().is_some_and(|search| search.needs_search()) {
                                self.source = Source::query(0);
                                self.is_refused = true;
                                return Err(error);
                            }
                            let pages = Pages::new(&self.scope.path)?;
                            self.source = Source::Siren { pages, waiting: Vec::new() };
                        }
                        Err(error) => {
                            self.source = Source::query(offset);
                            return Err(error);
                        }
                    }
                }
                Source::Siren { pages, waiting } => match pages.next(&self.author).await? {
                    Some(entities) => {
                        let mut assets = Vec::new();
                        for entity in entities {
                            match entity {
                                Entity::Asset(asset) => {
                                    let search = self.search.as_ref();
                                    if search.is_none_or(|search| search.keeps(&asset, None)) {
                                        assets.push(asset);
                                    }
                                }
                                Entity::Folder { path, .. } if self.scope.recursive => {
                                    waiting.push(path)
                                }
                                Entity::Folder { .. } => {}
                            }
                        }
                        return Ok(Some(self.not_shown(assets)));
                    }
                    None => match waiting.pop() {
                        Some(path) => *pages = Pages::new(&path)?,
                        None => self.source = Source::End,
                    },
                },
            }
        }
    }
}

impl ListingSource {
    /// Goes on by parts where the repository stops a query for the number of nodes it would
    /// read: the assets directly in the folder, then each folder below it. What is directly
    /// in one folder and still too much, pages of the Assets HTTP API show: they are no
    /// query. The parts come one after the other, so only names of folders are kept.
    ///
    /// # Errors
    /// Of asking for the folders; `stopped` where only a query can tell what is searched.
    async fn split(&mut self, offset: usize, stopped: Error) -> Result<(), Error> {
        if let Some(last) = self.last.clone().filter(|_| offset > 0) {
            self.shown = Some((format!("{}/", self.scope.path), last));
        }
        if self.scope.recursive {
            let below = self.author.all_folders(&self.scope.path).await?;
            let below = below.into_iter().rev();
            self.parts.extend(below.map(|path| ListingScope { path, recursive: true }));
            self.scope.recursive = false;
            self.source = Source::query(0);
        } else if self.search.as_ref().is_some_and(|search| search.needs_search()) {
            return Err(stopped);
        } else {
            let pages = Pages::new(&self.scope.path)?;
            self.source = Source::Siren { pages, waiting: Vec::new() };
        }
        Ok(())
    }

    /// Those of a page that were not shown before a split.
    fn not_shown(&mut self, mut page: Vec<FoundAsset>) -> Vec<FoundAsset> {
        if let Some((folder, last)) = &self.shown {
            page.retain(|asset| !asset.path.starts_with(folder.as_str()) || asset.path > *last);
        }
        if let Some(asset) = page.last() {
            self.last = Some(asset.path.clone());
        }
        page
    }
}

async fn query_page(
    author: Author,
    scope: ListingScope,
    search: Option<Arc<SearchQuery>>,
    offset: usize,
) -> QueryPage {
    let flat = if scope.recursive { "" } else { "&path.flat=true" };
    let (predicates, properties) = match &search {
        Some(search) => (search.predicates.as_str(), search.properties.as_str()),
        None => ("", ""),
    };
    let query = format!(
        "/bin/querybuilder.json?path={}{flat}&type=dam:Asset{predicates}&orderby=%40jcr:path\
         &p.limit={PAGE}&p.offset={offset}&p.guessTotal=true&p.hits=selective\
         &p.properties={PROPERTIES}{properties}",
        encode_value(&scope.path)
    );
    let answer =
        author.get_json(&query).await.and_then(|page| hits_of_search(&page, search.as_deref()));
    QueryPage { offset, answer }
}

/// The assets of a query's answer.
pub(super) fn hits(page: &Json) -> Result<Hits, Error> {
    hits_of_search(page, None)
}

fn hits_of_search(page: &Json, search: Option<&SearchQuery>) -> Result<Hits, Error> {
    if page.get("success").and_then(Json::as_bool) == Some(false) {
        let said = page.get("message").and_then(Json::as_str).unwrap_or_default();
        return Err(Error::Rejected { status: 200, said: said.chars().take(300).collect() });
    }
    let hits = answer::hits(page)?;
    let more = page.get("more").and_then(Json::as_bool).unwrap_or(hits.len() == PAGE);
    let found = |hit: &Json| {
        let asset = asset_of_hit(hit)?;
        search.is_none_or(|search| search.keeps(&asset, Some(hit))).then_some(asset)
    };
    let assets = hits.iter().filter_map(found).collect();
    Ok(Hits { assets, seen: hits.len(), more: more && !hits.is_empty() })
}

/// An asset as a query shows it, with at least [`PROPERTIES`].
pub(super) fn asset_of_hit(hit: &Json) -> Option<FoundAsset> {
    let path = hit.get("jcr:path")?.as_str()?;
    check_dam_path(path).ok()?;
    let name = path.rsplit('/').next()?.to_owned();
    let content = hit.get("jcr:content");
    let at = |pointer: &str| content.and_then(|content| content.pointer(pointer));
    let is_fragment = at("/contentFragment").is_some_and(is_set);
    let format = at("/metadata/dc:format").and_then(siren::first_text).unwrap_or_default();
    let title = at("/metadata/dc:title").or_else(|| at("/jcr:title")).and_then(siren::first_text);
    let modified_at =
        at("/jcr:lastModified").and_then(Json::as_str).and_then(relabel_model::parse_date);
    Some(FoundAsset {
        path: path.to_owned(),
        kind: kind_of_format(is_fragment, &format, &name),
        name,
        title,
        modified_at,
        uuid: hit.get("jcr:uuid").and_then(Json::as_str).map(str::to_owned),
    })
}

/// What an asset is, by its MIME type, else by its file name.
pub(crate) fn kind_of_format(is_fragment: bool, format: &str, name: &str) -> AssetKind {
    if is_fragment {
        return AssetKind::Fragment;
    }
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default();
    match (format.split('/').next().unwrap_or_default(), extension.as_str()) {
        ("image", _)
        | ("", "jpg" | "jpeg" | "png" | "gif" | "svg" | "webp" | "tif" | "tiff" | "avif" | "psd") => {
            AssetKind::Image
        }
        ("video", _) | ("", "mp4" | "mov" | "webm" | "avi" | "mkv") => AssetKind::Video,
        ("audio", _) | ("", "mp3" | "wav" | "aac" | "flac" | "ogg" | "m4a") => AssetKind::Audio,
        ("text" | "application", _)
        | ("", "pdf" | "doc" | "docx" | "ppt" | "pptx" | "xls" | "xlsx" | "txt" | "indd" | "ai") => {
            AssetKind::Document
        }
        _ => AssetKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_without_hits_is_no_empty_listing() {
        for nothing in [json!({}), json!([]), json!({ "hits": {} }), json!({ "success": true })] {
            let error = hits(&nothing).expect_err("no hits");
            assert!(matches!(error, Error::Unexpected { .. }), "{nothing}: {error:?}");
        }
        assert_eq!(hits(&json!({ "hits": [] })).expect("an empty folder").seen, 0);
    }
}
