//! The Assets HTTP API's listing (Siren), page by page.

use serde_json::Value as Json;

use super::folders::{DAM_ROOT, encode_path};
use super::listing::kind_of_format;
use super::{Author, Error, check_dam_path};
use relabel_access::http::Origin;
use relabel_model::FoundAsset;

/// Asked for per page; the server may give fewer (protocol reference, OQ-6).
const PAGE: u32 = 100;

/// One child of a folder.
#[derive(Debug)]
pub(crate) enum Entity {
    /// A folder.
    Folder {
        /// Full path.
        path: String,
        /// Last segment.
        name: String,
        /// Title, where it has one.
        title: Option<String>,
    },
    /// An asset or content fragment.
    Asset(FoundAsset),
}

/// The pages of one folder.
#[derive(Debug)]
pub(crate) struct Pages {
    folder: String,
    next: Option<String>,
    last_first: Option<Json>,
}

impl Pages {
    /// The pages of `folder`, from the first.
    pub(crate) fn new(folder: &str) -> Result<Self, Error> {
        let below = encode_path(folder)?[DAM_ROOT.len()..].to_owned();
        let next = format!("/api/assets{below}.json?offset=0&limit={PAGE}");
        Ok(Self { folder: folder.to_owned(), next: Some(next), last_first: None })
    }

    /// The next page, `None` after the last.
    pub(crate) async fn next(&mut self, author: &Author) -> Result<Option<Vec<Entity>>, Error> {
        let Some(target) = self.next.take() else { return Ok(None) };
        let page = author.get_json(&target).await?;
        if !is_siren(&page) {
            return Err(Error::Unexpected {
                status: 200,
                said: "an answer without entities".to_owned(),
            });
        }
        Ok(self.take(&target, &page, author.origin()))
    }

    /// Takes what a page holds, and learns where the next one is; `None` after the last.
    pub(super) fn take(
        &mut self,
        target: &str,
        page: &Json,
        origin: &Origin,
    ) -> Option<Vec<Entity>> {
        let entities = page.get("entities").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        let found: Vec<Entity> = entities.iter().filter_map(|entity| self.entity(entity)).collect();
        self.next = next_link(page, origin).filter(|next| next != target);
        // A server that repeats a page would keep us here for ever.
        let first = entities.first().and_then(|entity| entity.pointer("/properties/name")).cloned();
        if first.is_none() || first == self.last_first {
            self.next = None;
            return (!found.is_empty() && self.last_first.is_none()).then_some(found);
        }
        self.last_first = first;
        Some(found)
    }

    /// Where the next page is.
    pub(super) fn next_target(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn entity(&self, entity: &Json) -> Option<Entity> {
        let properties = entity.get("properties")?;
        let name = properties.get("name").and_then(Json::as_str)?.to_owned();
        let path = format!("{}/{name}", self.folder);
        check_dam_path(&path).ok()?;
        let title = ["/dc:title", "/metadata/dc:title", "/jcr:title", "/title"]
            .iter()
            .find_map(|at| first_text(properties.pointer(at)?));
        let classes = entity.get("class")?;
        let is = |class: &str| match classes {
            Json::Array(all) => all.iter().any(|one| one.as_str() == Some(class)),
            one => one.as_str() == Some(class),
        };
        if is("assets/folder") {
            return Some(Entity::Folder { path, name, title });
        }
        if !is("assets/asset") {
            return None;
        }
        let is_fragment =
            properties.get("contentFragment").and_then(Json::as_bool).unwrap_or(false);
        let format = ["/dc:format", "/metadata/dc:format"]
            .iter()
            .find_map(|at| first_text(properties.pointer(at)?))
            .unwrap_or_default();
        let kind = kind_of_format(is_fragment, &format, &name);
        Some(Entity::Asset(FoundAsset { path, name, title, kind, modified_at: None, uuid: None }))
    }
}

/// Text that may also stand as a one-element list.
pub(crate) fn first_text(value: &Json) -> Option<String> {
    let value = value.as_array().map_or(Some(value), |list| list.first())?;
    value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Whether an answer is a page at all: an empty folder has its class and its properties.
fn is_siren(page: &Json) -> bool {
    ["entities", "properties", "class"].iter().any(|member| page.get(member).is_some())
}

/// The `next` link as path and query. Its host is ignored: an author behind a
/// custom domain names itself differently, and no other host is ever contacted.
fn next_link(page: &Json, origin: &Origin) -> Option<String> {
    let links = page.get("links")?.as_array()?;
    let next = links.iter().find(|link| {
        link.get("rel").is_some_and(|rel| match rel {
            Json::Array(all) => all.iter().any(|one| one.as_str() == Some("next")),
            one => one.as_str() == Some("next"),
        })
    })?;
    let url = origin.join("/").join(next.get("href")?.as_str()?).ok()?;
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    url.path().starts_with("/api/assets").then(|| format!("{}{query}", url.path()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_has_nothing_of_a_page_is_no_empty_folder() {
        for (answer, is_page) in [
            (json!({}), false),
            (json!([]), false),
            (json!({ "status": "ok" }), false),
            (json!({ "class": ["assets/folder"], "properties": {} }), true),
            (json!({ "entities": [] }), true),
        ] {
            assert_eq!(is_siren(&answer), is_page, "{answer}");
        }
    }
}
