//! The assets at paths that somebody pasted, in their order.
//!
//! Paths that lie close together are found by listing their folder, a page for
//! hundreds, and the others by queries that name them. What neither shows may have come
//! after AEM's index was last brought up to date, so it is looked at by itself: the
//! first of them always, and more as long as looking finds some.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use futures::StreamExt as _;
use futures::stream::{self, BoxStream};
use serde_json::{Value as Json, json};

use crate::folders::{check_dam_path, encode_path};
use crate::listing::{self, ListingSource};
use crate::{Author, Error, by_path};
use relabel_model::{FoundAsset, ListingScope};

/// Lookups that are under way at the same time.
const AHEAD: usize = 4;
/// Paths in one folder from which on listing it is worth while.
const DENSE: usize = 12;
/// A folder is listed on as long as one in so many of its assets was wanted.
const WORTH: usize = 8;
/// Assets of a folder that are looked through in any case.
const LOOKED_THROUGH: usize = 400;
/// How many that AEM's search does not show are looked at by themselves, to begin with
/// and again for each that turns out to be there.
const LOOKS: u32 = 200;

/// An asset that was looked for, by the place of its path.
type Looked = (usize, Option<FoundAsset>);
/// Paths and their places.
type IndexedPaths = Vec<(usize, String)>;

/// Looks up paths.
pub struct PathLookup {
    lookups: BoxStream<'static, Result<Vec<Looked>, Error>>,
    /// What was looked up, and is not told before what stands before it.
    looked: Vec<Option<Option<FoundAsset>>>,
    paths: Vec<String>,
    told: usize,
}

impl std::fmt::Debug for PathLookup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PathLookup").field("paths", &self.paths.len()).finish_non_exhaustive()
    }
}

/// What is looked up together.
#[derive(Debug)]
enum Work {
    /// Paths in one folder.
    Folder { folder: String, wanted: IndexedPaths },
    /// Paths anywhere.
    Scattered(IndexedPaths),
}

#[derive(Debug)]
struct Shared {
    author: Author,
    /// Whether this account may not search.
    is_closed: AtomicBool,
    looks: AtomicU32,
}

/// What became of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathFound {
    /// An asset.
    Asset(FoundAsset),
    /// None.
    Nothing {
        /// The path.
        path: String,
    },
}

impl PathLookup {
    /// Of paths that are all different. Nothing is sent yet.
    ///
    /// # Errors
    /// [`Error::Path`].
    pub fn new(author: Author, paths: Vec<String>) -> Result<Self, Error> {
        paths.iter().try_for_each(|path| check_dam_path(path))?;
        let mut order: Vec<usize> = (0..paths.len()).collect();
        order.sort_unstable_by(|a, b| paths[*a].cmp(&paths[*b]));
        let mut work = Vec::new();
        let mut scattered: IndexedPaths = Vec::new();
        let flush = |scattered: &mut IndexedPaths, work: &mut Vec<Work>| {
            while !scattered.is_empty() {
                let fit = by_path::how_many_fit(
                    scattered.iter().map(|(_, path)| path.as_str()),
                    listing::PROPERTIES,
                );
                let rest = scattered.split_off(fit.min(scattered.len()));
                work.push(Work::Scattered(std::mem::replace(scattered, rest)));
            }
        };
        for group in order.chunk_by(|a, b| folder_of(&paths[*a]) == folder_of(&paths[*b])) {
            let wanted = |part: &[usize]| -> IndexedPaths {
                part.iter().map(|at| (*at, paths[*at].clone())).collect()
            };
            if group.len() < DENSE {
                scattered.extend(wanted(group));
                // So many do fit into no query.
                if scattered.len() > 100 {
                    flush(&mut scattered, &mut work);
                }
                continue;
            }
            flush(&mut scattered, &mut work);
            let folder = folder_of(&paths[group[0]]).to_owned();
            work.push(Work::Folder { folder, wanted: wanted(group) });
        }
        flush(&mut scattered, &mut work);
        let (is_closed, looks) = (AtomicBool::new(false), AtomicU32::new(LOOKS));
        let shared = Arc::new(Shared { author, is_closed, looks });
        let lookups = stream::iter(work).map(move |work| {
            let shared = Arc::clone(&shared);
            async move { shared.look_up(work).await }
        });
        Ok(Self {
            lookups: lookups.buffered(AHEAD).boxed(),
            looked: (0..paths.len()).map(|_| None).collect(),
            paths,
            told: 0,
        })
    }

    /// What became of the next paths, in their order; of none so far where those that
    /// were looked up stand further back. `None` after the last.
    ///
    /// # Errors
    /// A fact about the environment.
    pub async fn next(&mut self) -> Result<Option<Vec<PathFound>>, Error> {
        let Some(looked) = self.lookups.next().await else { return Ok(None) };
        for (at, asset) in looked? {
            self.looked[at] = Some(asset);
        }
        let mut found = Vec::new();
        while let Some(asset) = self.looked.get_mut(self.told).and_then(Option::take) {
            let path = std::mem::take(&mut self.paths[self.told]);
            found.push(asset.map_or(PathFound::Nothing { path }, PathFound::Asset));
            self.told += 1;
        }
        Ok(Some(found))
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Shared {
    async fn look_up(&self, work: Work) -> Result<Vec<Looked>, Error> {
        let mut looked = Vec::new();
        let unseen = match work {
            Work::Folder { folder, wanted } => {
                let rest = self.in_folder(folder, wanted, &mut looked).await?;
                self.by_paths(rest, &mut looked).await?
            }
            Work::Scattered(wanted) => self.by_paths(wanted, &mut looked).await?,
        };
        self.alone(unseen, &mut looked).await?;
        Ok(looked)
    }

    /// Lists a folder; returns what it did not show.
    async fn in_folder(
        &self,
        folder: String,
        wanted: IndexedPaths,
        looked: &mut Vec<Looked>,
    ) -> Result<IndexedPaths, Error> {
        let scope = ListingScope { path: folder, recursive: false };
        let mut pages = ListingSource::new(self.author.clone(), scope)?;
        let mut left: HashMap<String, usize> =
            wanted.into_iter().map(|(at, path)| (path, at)).collect();
        let (mut seen, before) = (0, looked.len());
        while !left.is_empty() && seen <= LOOKED_THROUGH + WORTH * (looked.len() - before) {
            let page = match pages.next().await {
                Ok(Some(page)) => page,
                // A folder that is not there, or not for this account.
                Ok(None) | Err(Error::Missing | Error::Forbidden { .. }) => break,
                Err(error) => return Err(error),
            };
            seen += page.len();
            for asset in page {
                if let Some(at) = left.remove(&asset.path) {
                    looked.push((at, Some(asset)));
                }
            }
        }
        Ok(left.into_iter().map(|(path, at)| (at, path)).collect())
    }

    /// Asks for paths by name; returns what was not shown.
    async fn by_paths(
        &self,
        mut wanted: IndexedPaths,
        looked: &mut Vec<Looked>,
    ) -> Result<IndexedPaths, Error> {
        let mut unseen = Vec::new();
        while !wanted.is_empty() {
            if self.is_closed.load(Ordering::Relaxed) {
                unseen.append(&mut wanted);
                break;
            }
            let paths = || wanted.iter().map(|(_, path)| path.as_str());
            let fit = by_path::how_many_fit(paths(), listing::PROPERTIES).min(wanted.len());
            let rest = wanted.split_off(fit);
            let asked = std::mem::replace(&mut wanted, rest);
            let paths = asked.iter().map(|(_, path)| path.as_str());
            let target = by_path::target(paths, listing::PROPERTIES);
            let answer = self.author.get_json(&target).await.and_then(|page| {
                let assets = listing::hits(&page)?.assets.into_iter();
                Ok(assets.map(|asset| (asset.path.clone(), asset)).collect())
            });
            let mut shown: HashMap<String, FoundAsset> = match answer {
                Ok(shown) => shown,
                Err(error) => {
                    self.unless_closed(error)?;
                    HashMap::new()
                }
            };
            for (at, path) in asked {
                match shown.remove(&path) {
                    Some(asset) => looked.push((at, Some(asset))),
                    None => unseen.push((at, path)),
                }
            }
        }
        Ok(unseen)
    }

    /// Looks at paths one by one, as long as that may find something.
    async fn alone(&self, unseen: IndexedPaths, looked: &mut Vec<Looked>) -> Result<(), Error> {
        let at_once = self.author.assets_at_once();
        let looks = stream::iter(unseen).map(|(at, path)| async move {
            let may_look = self.is_closed.load(Ordering::Relaxed)
                || self
                    .looks
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
                    .is_ok();
            let asset = if may_look { self.asset(&path).await? } else { None };
            if asset.is_some() {
                self.looks.fetch_add(LOOKS, Ordering::Relaxed);
            }
            Ok::<_, Error>((at, asset))
        });
        let mut looks = looks.buffer_unordered(at_once);
        while let Some(one) = looks.next().await {
            looked.push(one?);
        }
        Ok(())
    }

    /// The asset at a path; `None` where there is none, or none for this account.
    async fn asset(&self, path: &str) -> Result<Option<FoundAsset>, Error> {
        let target = format!("{}/_jcr_content.1.json", encode_path(path)?);
        let content = match self.author.get_json(&target).await {
            Ok(content) => content,
            Err(Error::Missing | Error::Forbidden { .. } | Error::Rejected { .. }) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let is_asset =
            content.get("jcr:primaryType").and_then(Json::as_str) == Some("dam:AssetContent");
        let hit = json!({ "jcr:path": path, "jcr:content": content });
        Ok(listing::asset_of_hit(&hit).filter(|_| is_asset))
    }

    /// Notes that searching is closed, where that is what an error says.
    fn unless_closed(&self, error: Error) -> Result<(), Error> {
        match error {
            Error::Forbidden { .. } | Error::Missing | Error::Rejected { .. } => {
                self.is_closed.store(true, Ordering::Relaxed);
                Ok(())
            }
            error => Err(error),
        }
    }
}
