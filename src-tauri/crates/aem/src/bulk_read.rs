//! Reading what many assets hold, a page at a time.
//!
//! A job reads its assets twice, before and after it writes them. One request for
//! each would make three requests of one change; a page of `QueryBuilder` with the
//! wanted properties answers for hundreds of assets, and shows what the repository
//! holds now, not what its index last saw: the index only says which assets there
//! are.
//!
//! Pages come in the order of the path, which is also the order of a plan. A plan's
//! row is therefore a good guess of where its asset stands; how far the guess is off
//! (content fragments that were left out, assets that came or went) is learnt from
//! every page. Where it is off by more than a page the place is looked up by
//! bisection. An asset that is not found where it should be is not decided about
//! here: the caller reads it alone, as it does for an account that may not search.
//!
//! Where few of a folder's assets are wanted, such as those of a search or of a list of
//! paths, a page shows too many others. Those are asked for by their paths, some dozens
//! in one query. That is the second choice: Oak looks each of them up by itself, and
//! how well AEM does it is documented less ([`by_path`]).
//!
//! Rejected: the pages of the Assets HTTP API, which leave the type of a value open
//! (open question 5).

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value as Json;
use tokio::time::Instant;

use super::by_path;
use super::folders::encode_value;
use super::open_api::asset_id;
use super::read::is_set;
use super::{AssetState, Author, Error, Refusal};
use relabel_access::http::{self, Reply, Request};
use relabel_model::{ListingScope, PropertySet};

/// Most assets of one page: with five long fields each it stays far below the cap
/// of an answer. A page that does not, or that takes too long, is halved.
const LARGEST_PAGE: usize = 500;
/// Smaller pages are not worth a query.
const SMALLEST_PAGE: usize = 16;
/// How long searching is left alone after it did not work.
const REST: Duration = Duration::from_secs(60);
/// A page is some assets longer than what is wanted, so that a few strangers among
/// them do not cost another.
const SLACK: usize = 8;
/// Most lookups of one place: more than a million has binary digits, twice.
const MOST_LOOKUPS: u32 = 48;
/// A page of which less than one part in so many was wanted is the last of its
/// block: reading the others alone costs AEM less.
const WORTH: usize = 8;

/// Assets from which on asking for them by their paths is worth a query.
const SOME: usize = 3;
/// So many times in a row pages are not tried after one was not worth it: assets that lie
/// far apart mostly go on so.
const SCATTERED: u32 = 6;
/// So many queries by path in a row may show nothing before they are given up.
const IN_VAIN: u32 = 3;

/// An asset to read, and where it may stand.
#[derive(Clone, Copy, Debug)]
pub struct AssetRef<'a> {
    /// Its row in the plan or listing.
    pub row: u32,
    /// Full path.
    pub path: &'a str,
}

/// Reads certain properties of assets of one scope. Cheap to clone; clones share
/// what was learnt.
#[derive(Clone, Debug)]
pub struct BulkReader {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    author: Author,
    scope: ListingScope,
    /// `p.properties`, escaped.
    properties: String,
    with_id: bool,
    /// How far behind its row an asset stands.
    shift: AtomicI64,
    page: AtomicUsize,
    /// Whether this account may not search.
    is_closed: AtomicBool,
    /// Whether the repository stops the pages: a folder with so many assets is read by
    /// paths.
    is_stopped: AtomicBool,
    /// How many times more pages are not tried.
    scattered: AtomicU32,
    /// Queries by path that showed nothing, in a row.
    in_vain: AtomicU32,
    /// Until when searching is left alone, because it did not work.
    rests_until: Mutex<Option<Instant>>,
}

/// One page.
struct Page {
    hits: Vec<String>,
    states: HashMap<String, AssetState>,
    more: bool,
}

impl BulkReader {
    /// Nothing is sent yet.
    #[must_use]
    pub fn new<'a>(
        author: Author,
        scope: ListingScope,
        properties: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut list = String::from(
            "jcr:path%20jcr:content/dam:assetState%20jcr:content/cq:drivelock\
                 %20jcr:content/contentFragment",
        );
        for property in properties {
            list.push_str("%20jcr:content/metadata/");
            list.push_str(&encode_value(property));
        }
        let with_id = author.api_key().is_some();
        if with_id {
            list.push_str("%20jcr:uuid");
        }
        Self {
            inner: Arc::new(Inner {
                author,
                scope,
                properties: list,
                with_id,
                shift: AtomicI64::new(0),
                page: AtomicUsize::new(LARGEST_PAGE),
                is_closed: AtomicBool::new(false),
                is_stopped: AtomicBool::new(false),
                scattered: AtomicU32::new(0),
                in_vain: AtomicU32::new(0),
                rests_until: Mutex::default(),
            }),
        }
    }

    /// Who is asked.
    pub(super) fn author(&self) -> &Author {
        &self.inner.author
    }

    /// Reads assets, in the order given. `None` for an asset that pages did not
    /// show: it has to be read alone.
    ///
    /// # Errors
    /// A fact about the environment; nothing is known about any asset then.
    pub async fn read(&self, wanted: &[AssetRef<'_>]) -> Result<Vec<Option<AssetState>>, Error> {
        let mut found: Vec<Option<AssetState>> = Vec::new();
        found.resize_with(wanted.len(), || None);
        if wanted.len() < 2 {
            return Ok(found);
        }
        let take = |left: u32| left.checked_sub(1);
        let skip = self.inner.scattered.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take);
        if skip.is_err() && self.may_ask() && !self.inner.is_stopped.load(Ordering::Relaxed) {
            self.read_pages(wanted, &mut found).await?;
        }
        self.read_by_path(wanted, &mut found).await?;
        Ok(found)
    }

    fn may_ask(&self) -> bool {
        !self.inner.is_closed.load(Ordering::Relaxed) && !self.rests()
    }

    /// Reads assets a page at a time, as far as pages are worth it.
    async fn read_pages(
        &self,
        wanted: &[AssetRef<'_>],
        found: &mut [Option<AssetState>],
    ) -> Result<(), Error> {
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by(|a, b| wanted[*a].path.cmp(wanted[*b].path));
        let mut at = 0;
        let mut offset = self.guess(wanted[order[0]].row);
        // Whether `offset` is a guess, which may be too far on, or where a page ended.
        let (mut is_guess, mut was_looked_up) = (true, false);
        while let Some(next) = order.get(at).map(|index| wanted[*index]) {
            let last = order.last().map_or(next, |index| wanted[*index]);
            // Rows of a list of paths need not be in the order of the paths.
            let span = (last.row.saturating_sub(next.row) as usize + 1).max(order.len() - at);
            let span = span.saturating_add(SLACK);
            let Some(mut page) = self.page(offset, span).await? else { return Ok(()) };
            let is_before = page.hits.first().is_none_or(|first| next.path < first.as_str());
            let is_after =
                page.more && page.hits.last().is_some_and(|last| next.path > last.as_str());
            if !was_looked_up && ((is_before && is_guess && offset > 0) || is_after) {
                was_looked_up = true;
                let Some(place) = self.look_up(next.path, offset).await? else { return Ok(()) };
                offset = place;
                continue;
            }
            let mut matches = 0;
            while let Some(index) = order.get(at).copied() {
                let want = wanted[index];
                if let Some(state) = page.states.remove(want.path) {
                    matches += 1;
                    found[index] = Some(state);
                } else if page.more && page.hits.last().is_none_or(|last| want.path > last.as_str())
                {
                    break;
                }
                at += 1;
            }
            self.learn(&page, offset, wanted);
            if !page.more {
                break;
            }
            if page.hits.len() > WORTH * matches.max(1) {
                self.inner.scattered.store(SCATTERED, Ordering::Relaxed);
                break;
            }
            (is_guess, was_looked_up) = (false, false);
            offset += page.hits.len();
        }
        Ok(())
    }

    /// Reads what pages did not show, some dozens at a time.
    async fn read_by_path(
        &self,
        wanted: &[AssetRef<'_>],
        found: &mut [Option<AssetState>],
    ) -> Result<(), Error> {
        let left: Vec<usize> = (0..wanted.len()).filter(|index| found[*index].is_none()).collect();
        let mut left = left.as_slice();
        while left.len() >= SOME
            && self.may_ask()
            && self.inner.in_vain.load(Ordering::Relaxed) < IN_VAIN
        {
            let paths = left.iter().map(|index| wanted[*index].path);
            let fit = by_path::how_many_fit(paths, &self.inner.properties).min(left.len());
            let (asked, rest) = left.split_at(fit);
            let paths = asked.iter().map(|index| wanted[*index].path);
            let target = by_path::target(paths, &self.inner.properties);
            let mut page = match self.ask(&target).await {
                Ok(Some((reply, answer))) => self.page_of(&reply, &answer, asked.len()),
                Ok(None) => {
                    self.inner.in_vain.store(IN_VAIN, Ordering::Relaxed);
                    return Ok(());
                }
                // Each of them may be had alone all the same.
                Err(error)
                    if is_about_the_page(&error)
                        || matches!(error, Error::Server { .. } | Error::Refused { .. }) =>
                {
                    self.inner.in_vain.fetch_add(1, Ordering::Relaxed);
                    return Ok(());
                }
                Err(error) => return Err(error),
            };
            for index in asked {
                found[*index] = page.states.remove(wanted[*index].path);
            }
            if asked.iter().all(|index| found[*index].is_none()) {
                self.inner.in_vain.fetch_add(1, Ordering::Relaxed);
            } else {
                self.inner.in_vain.store(0, Ordering::Relaxed);
            }
            left = rest;
        }
        Ok(())
    }

    fn guess(&self, row: u32) -> usize {
        let place = i64::from(row) + self.inner.shift.load(Ordering::Relaxed);
        // A little before, so that one asset that went does not cost a lookup.
        usize::try_from(place - 2).unwrap_or(0)
    }

    /// Notes where the last wanted asset of a page stood.
    fn learn(&self, page: &Page, offset: usize, wanted: &[AssetRef<'_>]) {
        let seen = page.hits.iter().enumerate().rev().find_map(|(place, path)| {
            wanted.iter().find(|want| want.path == path).map(|want| (place, want.row))
        });
        if let Some((place, row)) = seen
            && let Ok(place) = i64::try_from(offset + place)
        {
            self.inner.shift.store(place - i64::from(row), Ordering::Relaxed);
        }
    }

    /// The offset of the first asset that does not come before `path`; `None` when
    /// searching is closed to this account.
    async fn look_up(&self, path: &str, near: usize) -> Result<Option<usize>, Error> {
        let (mut low, mut high) = (0, None::<usize>);
        let (mut probe, mut step) = (near, LARGEST_PAGE);
        for _ in 0..MOST_LOOKUPS {
            let target = self.target(probe, 1, "jcr:path");
            let Some((_, answer)) = self.ask_for_page(&target).await? else { return Ok(None) };
            match hits(&answer).first().and_then(path_of) {
                Some(hit) if hit == path => return Ok(Some(probe)),
                Some(hit) if hit < path => low = probe + 1,
                Some(_) | None => high = Some(probe),
            }
            probe = match high {
                Some(high) if low >= high => break,
                // Further and further away, until it is hemmed in from both sides.
                None => low.saturating_add(step),
                Some(high) if low == 0 && high > step => high - step,
                Some(high) => low + (high - low) / 2,
            };
            step = step.saturating_mul(2);
        }
        Ok(Some(low))
    }

    /// One page; `None` when searching is closed or does not work for now.
    async fn page(&self, offset: usize, span: usize) -> Result<Option<Page>, Error> {
        loop {
            let most = self.inner.page.load(Ordering::Relaxed);
            let limit = span.clamp(SMALLEST_PAGE, most);
            let target = self.target(offset, limit, &self.inner.properties);
            let (reply, answer) = match self.ask_for_page(&target).await {
                Ok(Some(answer)) => answer,
                Ok(None) => return Ok(None),
                Err(error) if is_about_the_page(&error) && most / 2 >= SMALLEST_PAGE => {
                    self.inner.page.store(most / 2, Ordering::Relaxed);
                    continue;
                }
                // AEM may be able to show single assets all the same.
                Err(error)
                    if is_about_the_page(&error) || matches!(error, Error::Server { .. }) =>
                {
                    self.rest();
                    return Ok(None);
                }
                Err(error) => return Err(error),
            };
            return Ok(Some(self.page_of(&reply, &answer, limit)));
        }
    }

    fn page_of(&self, reply: &Reply, answer: &Json, limit: usize) -> Page {
        let list = hits(answer);
        let more = answer.get("more").and_then(Json::as_bool).unwrap_or(list.len() == limit);
        let mut page = Page {
            hits: Vec::with_capacity(list.len()),
            states: HashMap::with_capacity(list.len()),
            more: more && !list.is_empty(),
        };
        for hit in list {
            let Some(path) = path_of(hit) else { continue };
            page.hits.push(path.to_owned());
            page.states.insert(path.to_owned(), self.state_of(hit, reply));
        }
        page
    }

    fn state_of(&self, hit: &Json, reply: &Reply) -> AssetState {
        let content = hit.get("jcr:content");
        let at = |name: &str| content.and_then(|content| content.get(name));
        let uuid = hit.get("jcr:uuid").and_then(Json::as_str).filter(|_| self.inner.with_id);
        AssetState {
            metadata: at("metadata").map(PropertySet::from_json).unwrap_or_default(),
            is_processing: at("dam:assetState").and_then(Json::as_str) == Some("processing"),
            is_checked_out: at("cq:drivelock").is_some(),
            is_fragment: at("contentFragment").is_some_and(is_set),
            id: uuid.and_then(asset_id),
            read_at: reply.sent_at,
        }
    }

    /// Asks for a page; what ends that for good is noted.
    async fn ask_for_page(&self, target: &str) -> Result<Option<(Reply, Json)>, Error> {
        let over = match self.ask(target).await {
            Ok(None) => &self.inner.is_closed,
            Err(Error::Refused { cause: Refusal::Traversal, .. }) => &self.inner.is_stopped,
            answer => return answer,
        };
        over.store(true, Ordering::Relaxed);
        Ok(None)
    }

    fn rests(&self) -> bool {
        let until = *self.inner.rests_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| Instant::now() < until)
    }

    fn rest(&self) {
        *self.inner.rests_until.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(Instant::now() + REST);
        self.inner.page.store(LARGEST_PAGE, Ordering::Relaxed);
    }

    async fn ask(&self, target: &str) -> Result<Option<(Reply, Json)>, Error> {
        let author = &self.inner.author;
        match author.get(Request::get(author.origin(), target)).await {
            Ok(answer) if answer.1.get("success").and_then(Json::as_bool) != Some(false) => {
                return Ok(Some(answer));
            }
            Ok(_) | Err(Error::Forbidden { .. } | Error::Missing | Error::Rejected { .. }) => {}
            Err(error) => return Err(error),
        }
        Ok(None)
    }

    fn target(&self, offset: usize, limit: usize, properties: &str) -> String {
        let ListingScope { path, recursive } = &self.inner.scope;
        let flat = if *recursive { "" } else { "&path.flat=true" };
        format!(
            "/bin/querybuilder.json?path={}{flat}&type=dam:Asset&orderby=%40jcr:path&p.limit={limit}\
             &p.offset={offset}&p.guessTotal=true&p.hits=selective&p.properties={properties}",
            encode_value(path)
        )
    }
}

/// Whether a smaller page may work where this one did not.
fn is_about_the_page(error: &Error) -> bool {
    match error {
        Error::Http(error) => {
            matches!(
                error,
                http::Error::TooLarge { .. } | http::Error::Timeout { connected: true, .. }
            )
        }
        Error::Unexpected { .. } => true,
        _ => false,
    }
}

fn hits(answer: &Json) -> &[Json] {
    answer.get("hits").and_then(Json::as_array).map_or(&[][..], Vec::as_slice)
}

fn path_of(hit: &Json) -> Option<&str> {
    hit.get("jcr:path")?.as_str()
}
