//! Reading the tags of an environment.

use std::collections::HashSet;

use serde_json::{Map, Value as Json};

use super::{ROOT, Tag, tag_id};
use crate::siren::first_text;
use crate::{Author, Error, answer};

/// Tags asked for in one request. Adobe's own editor asks for all at once.
const PAGE: usize = 1_000;
/// Most tags that are kept: far more than any taxonomy people can choose from.
const MOST_TAGS: usize = 100_000;
/// Longest id: longer than any path people can make.
const LONGEST_ID: usize = 2_000;
/// Most requests where searching is closed, 200 tags each at best.
const MOST_REQUESTS: u32 = 2_000;

impl Author {
    /// All tags and namespaces, in no order.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Missing`] and [`Error::Forbidden`] where this account may
    /// not see tags at all.
    pub async fn tags(&self) -> Result<Vec<Tag>, Error> {
        match self.tags_by_query().await {
            Ok(tags) if !tags.is_empty() => Ok(tags),
            // A search finds nothing where nothing may be read: the tree tells.
            Ok(_)
            | Err(
                Error::Forbidden { .. }
                | Error::Missing
                | Error::Rejected { .. }
                | Error::Unexpected { .. }
                | Error::NotData { .. },
            ) => Ok(of_tree(&self.tree(ROOT, MOST_REQUESTS).await?)),
            Err(error) => Err(error),
        }
    }

    async fn tags_by_query(&self) -> Result<Vec<Tag>, Error> {
        let not_sound = || Error::Rejected { status: 200, said: String::new() };
        let mut tags = Vec::new();
        let mut paths = HashSet::new();
        let mut offset = 0;
        loop {
            let query = format!(
                "/bin/querybuilder.json?path={ROOT}&type=cq:Tag&orderby=%40jcr:path&p.hits=full\
                 &p.limit={PAGE}&p.offset={offset}&p.guessTotal=true"
            );
            let page = self.get_json(&query).await?;
            if page.get("success").and_then(Json::as_bool) == Some(false) {
                return Err(not_sound());
            }
            let hits = answer::hits(&page)?;
            let known = paths.len();
            for hit in hits.iter().filter_map(Json::as_object) {
                if let Some(path) = hit.get("jcr:path").and_then(Json::as_str)
                    && paths.insert(path.to_owned())
                {
                    tags.extend(tag(path, hit));
                }
            }
            let more = page.get("more").and_then(Json::as_bool).unwrap_or(hits.len() == PAGE);
            if !more || hits.is_empty() {
                return Ok(tags);
            }
            // The same page again: this AEM gives no second one.
            if paths.len() == known || tags.len() > MOST_TAGS {
                return Err(not_sound());
            }
            offset += hits.len();
        }
    }
}

/// The tags in a tree that lies where tags do.
pub(crate) fn of_tree(tree: &Json) -> Vec<Tag> {
    let mut found = Vec::new();
    collect(ROOT, tree, &mut found);
    found
}

/// Finds the tags in a part of the tree.
fn collect(path: &str, node: &Json, found: &mut Vec<Tag>) {
    let Some(node) = node.as_object() else { return };
    if node.get("jcr:primaryType").and_then(Json::as_str) == Some("cq:Tag") {
        found.extend(tag(path, node));
    }
    for (name, child) in node.iter().filter(|(_, child)| child.is_object()) {
        collect(&format!("{path}/{name}"), child, found);
    }
}

/// A tag from its node; `None` outside the root of tags, or with an id nobody made.
fn tag(path: &str, node: &Map<String, Json>) -> Option<Tag> {
    let titles = node.iter().filter_map(|(name, value)| {
        let locale = name.strip_prefix("jcr:title.")?;
        Some((locale.to_lowercase().replace('-', "_"), first_text(value)?))
    });
    Some(Tag {
        id: tag_id(path).filter(|id| id.len() <= LONGEST_ID)?,
        title: node.get("jcr:title").and_then(first_text).unwrap_or_default(),
        titles: titles.collect(),
        moved_to: node.get("cq:movedTo").and_then(first_text).and_then(|to| tag_id(&to)),
    })
}
