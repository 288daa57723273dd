//! A node of the repository with all below it, however much that is.

use std::sync::atomic::{AtomicU32, Ordering};

use futures::future::BoxFuture;
use futures::{FutureExt as _, StreamExt as _, TryStreamExt as _, stream};
use percent_encoding::utf8_percent_encode;
use serde_json::{Map, Value as Json};

use super::folders::SEGMENT;
use super::{Author, Error};

/// The status with which Sling refuses to show so many nodes at once.
const TOO_MANY_NODES: u16 = 300;
/// Deepest path that is looked into, in segments: forms and tags are a dozen deep.
const DEEPEST: usize = 40;
/// Nodes of one level asked for at the same time.
const AT_ONCE: usize = 4;

impl Author {
    /// A node with all below it, as Sling's JSON shows it. Where that is more than AEM
    /// shows at once it is asked for level by level, with at most `most` requests.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Rejected`] with status 0 when `most` is not enough: a part
    /// of a tree must not be taken for the whole.
    pub(super) async fn tree(&self, path: &str, most: u32) -> Result<Json, Error> {
        self.subtree(path.to_owned(), &AtomicU32::new(most)).await
    }

    fn subtree<'a>(
        &'a self,
        path: String,
        left: &'a AtomicU32,
    ) -> BoxFuture<'a, Result<Json, Error>> {
        async move {
            match self.level(&path, "infinity", left).await {
                Err(Error::Unexpected { status: TOO_MANY_NODES, .. }) => {}
                all => return all,
            }
            // One level is always shown.
            let node = match self.level(&path, "1", left).await? {
                Json::Object(node) => node,
                other => return Ok(other),
            };
            let path = &path;
            let node = stream::iter(node)
                .map(|(name, value)| async move {
                    let value = match value {
                        Json::Object(_) => match self.subtree(format!("{path}/{name}"), left).await
                        {
                            // What this account may not see is not there for it.
                            Err(Error::Forbidden { .. } | Error::Missing) => value,
                            below => below?,
                        },
                        property => property,
                    };
                    Ok::<_, Error>((name, value))
                })
                .buffered(AT_ONCE)
                .try_collect::<Map<String, Json>>()
                .await?;
            Ok(Json::Object(node))
        }
        .boxed()
    }

    async fn level(&self, path: &str, depth: &str, left: &AtomicU32) -> Result<Json, Error> {
        let taken =
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        if taken.is_err() || path.split('/').count() > DEEPEST {
            // Not the status 300 that asks for another level: this is the end.
            return Err(Error::Rejected { status: 0, said: "too large a tree".to_owned() });
        }
        self.get_json(&format!("{}.{depth}.json", encoded(path))).await
    }
}

/// A path of the repository as it stands in a URL.
fn encoded(path: &str) -> String {
    let segments = path.split('/').map(|segment| utf8_percent_encode(segment, SEGMENT).to_string());
    segments.collect::<Vec<_>>().join("/")
}
