//! AEM's programming interface for assets (`/adobe/…`, protocol reference section
//! 7), which OAuth server-to-server credentials write through.
//!
//! An asset is named by the `jcr:uuid` of its node, so that a moved asset is never
//! mistaken for another. A write is guarded twice: the fields that will change are
//! compared with what was read a moment ago, and `If-Match` carries the ETag of
//! that comparison, exactly as AEM sent it, and never `*`, which lets everything pass. Sent
//! are only two operations of the reference's safe subset: `add`, which sets whatever was
//! there, and `remove`. The interface takes or refuses all operations of a request together.
//!
//! It types by its own schema, which it does not tell: a declared list takes no single
//! text, a text of a day becomes a date, and a date of a field it does not know becomes
//! text (section 7.2). So it writes what is absent, and what it shows in the very kind and
//! form that Sling does; the first write of each property is read back ([`super::typing`]).
//! Everything else goes through Sling, which keeps the type or is told it.
//!
//! A 403 that names no cause is about the asset, for all that is known of one.

use std::collections::HashSet;

use reqwest::header::HeaderValue;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::folders::{check_dam_path, encode_value};
use super::{AssetState, Author, Change, Error, answer};
use relabel_access::http::{Body, Request};
use relabel_model::{Folder, Kind, Property, exact_date, parse_date};

/// What is in front of a `jcr:uuid` in an asset id.
const ASSET_ID: &str = "urn:aaid:aem:";
/// Media type of a JSON Patch (RFC 6902).
const JSON_PATCH: &str = "application/json-patch+json";
/// Most folders the interface gives in one page.
const FOLDERS_PER_PAGE: u32 = 50;
/// More pages of one folder are not read: a server that always names another
/// cursor would keep us here for ever.
const MOST_PAGES: usize = 1_000;

/// The id of the asset with this `jcr:uuid`, unless that has another form than all
/// UUIDs have.
pub(super) fn asset_id(uuid: &str) -> Option<String> {
    const LENGTH: usize = 36;
    (uuid.len() == LENGTH && Uuid::try_parse(uuid).is_ok()).then(|| format!("{ASSET_ID}{uuid}"))
}

/// Where an asset's metadata is read and written. An id holds only letters that
/// need no escape in a path (RFC 3986 section 3.3).
pub(super) fn metadata_path(id: &str) -> String {
    format!("/adobe/assets/{id}/metadata")
}

/// What the interface can do for the changes of one asset.
#[derive(Debug)]
pub(super) enum Patch {
    /// This has to be sent.
    Request(Box<Request>),
    /// Nothing is left to change.
    Nothing,
    /// It would not keep the type of some of them, or cannot guard the write.
    Inexact,
    /// It does not know the asset: none of a file, or one that is gone.
    Unknown,
}

impl Author {
    /// A request with the headers of the interface.
    pub(super) fn api_request(&self, request: Request) -> Request {
        // Mandatory in the first edition of the interface, no longer named since 2025.04.
        let request = request.header("x-adobe-accept-experimental", HeaderValue::from_static("1"));
        match self.api_key() {
            Some(key) => request.header("x-api-key", key.clone()),
            None => request,
        }
    }

    /// Makes the write of the changes of one asset, if it still holds what `state`
    /// says.
    ///
    /// # Errors
    /// [`Error::Precondition`] when it does not, [`Error::Closed`], and any other
    /// [`Error`].
    pub(super) async fn patch_request(
        &self,
        id: &str,
        state: &AssetState,
        changes: &[Change],
    ) -> Result<Patch, Error> {
        let target = metadata_path(id);
        let request = self.api_request(Request::get(self.origin(), target.as_str()));
        let (reply, view) = match self.get(request).await {
            Err(Error::Missing) => return Ok(Patch::Unknown),
            answer => answer.map_err(Error::of_interface)?,
        };
        let etag = reply.etag.as_deref().and_then(|etag| HeaderValue::from_str(etag).ok());
        let (Some(operations), Some(etag)) = (operations(&view, state, changes)?, etag) else {
            return Ok(Patch::Inexact);
        };
        if operations.is_empty() {
            return Ok(Patch::Nothing);
        }
        let request = self
            .api_request(Request::patch(self.origin(), target.as_str()))
            .header("if-match", etag)
            .body(json_patch(&operations));
        Ok(Patch::Request(Box::new(request)))
    }

    /// Sends it. Neither AEM's CSRF filter nor its referrer filter looks at `PATCH`.
    pub(super) async fn patch(&self, request: Request) -> Result<(), Error> {
        answer::accept_written(&self.send(request).await?)
    }

    /// The folders directly below a folder. Their order is the server's.
    pub(super) async fn folders_by_api(&self, path: &str) -> Result<Vec<Folder>, Error> {
        let first = format!("/adobe/folders/?path={}&limit={FOLDERS_PER_PAGE}", encode_value(path));
        let (mut folders, mut seen) = (Vec::new(), HashSet::new());
        let mut target = first.clone();
        for _ in 0..MOST_PAGES {
            let request = self.api_request(Request::get(self.origin(), target.as_str()));
            let (_, page) = self.get(request).await?;
            let children = page.get("children").and_then(Json::as_array);
            folders.extend(children.into_iter().flatten().filter_map(folder_of_child));
            let cursor = page.get("cursor").and_then(Json::as_str).unwrap_or_default();
            if cursor.is_empty() || !seen.insert(cursor.to_owned()) {
                break;
            }
            target = format!("{first}&cursor={}", encode_value(cursor));
        }
        Ok(folders)
    }
}

/// The body of a write.
pub(super) fn json_patch(operations: &[Json]) -> Body {
    Body { content_type: JSON_PATCH, bytes: Json::from(operations.to_vec()).to_string().into() }
}

/// What has to be done to an asset that AEM shows as `view`; `None` where that would not
/// keep a type.
fn operations(
    view: &Json,
    state: &AssetState,
    changes: &[Change],
) -> Result<Option<Vec<Json>>, Error> {
    let (mut operations, mut is_exact) = (Vec::new(), true);
    for Change { property, after } in changes {
        let path = pointer(property);
        let shown = view.get("assetMetadata").and_then(|all| all.get(property));
        let (now, held) = (shown.and_then(Property::from_json), state.metadata.get(property));
        if shown.is_none() && held.is_some() {
            // A property that it does not show.
            is_exact = false;
            continue;
        }
        if !alike(now.as_ref(), held) {
            // It may show another form than Sling, and then other entries, by nobody's change.
            if let (Some(now), Some(held)) = (&now, held)
                && !now.has_form_of(held)
            {
                is_exact = false;
                continue;
            }
            let said = format!("{property} was changed meanwhile");
            return Err(Error::Precondition { said });
        }
        match (after, shown) {
            (Some(after), _) => {
                is_exact &= is_exact_for(after, held, now.as_ref());
                let value = value_of(after)?;
                operations.push(json!({ "op": "add", "path": path, "value": value }));
            }
            (None, Some(_)) => operations.push(json!({ "op": "remove", "path": path })),
            (None, None) => {}
        }
    }
    Ok(is_exact.then_some(operations))
}

/// Whether a value is told with its kind and form, where Sling shows the property as `held`
/// and the interface as `shown`: where both are absent, or all three are of one. The
/// entries of a list tell its kind, so it needs some.
fn is_exact_for(after: &Property, held: Option<&Property>, shown: Option<&Property>) -> bool {
    let is_of_form = |other: &&Property| (other.kind, other.multi) == (after.kind, after.multi);
    let is_told = after.kind == after.kind.shown() && !after.entries.is_empty();
    is_told && [held, shown].iter().flatten().all(is_of_form)
}

/// Where a property is, as a JSON Pointer (RFC 6901 section 3).
fn pointer(property: &str) -> String {
    format!("/assetMetadata/{}", property.replace('~', "~0").replace('/', "~1"))
}

/// A value as JSON says it: numbers and booleans bare, dates in ISO form.
fn value_of(property: &Property) -> Result<Json, Error> {
    let entries: Option<Vec<Json>> =
        property.entries.iter().map(|entry| entry_of(property.kind, entry)).collect();
    let mut entries = entries.ok_or_else(|| {
        let said = "a value does not have the form of its type".to_owned();
        Error::Rejected { status: 0, said }
    })?;
    Ok(match (property.multi, entries.len()) {
        (false, 1) => entries.remove(0),
        _ => Json::Array(entries),
    })
}

fn entry_of(kind: Kind, entry: &str) -> Option<Json> {
    match kind {
        Kind::String => Some(Json::from(entry)),
        Kind::Date => Some(parse_date(entry).and_then(exact_date).map_or(entry.into(), Json::from)),
        Kind::Long => entry.parse::<i64>().ok().map(Json::from),
        Kind::Double => entry.parse::<f64>().ok().filter(|n| n.is_finite()).map(Json::from),
        Kind::Boolean => entry.parse::<bool>().ok().map(Json::from),
        // Told here is what is shown so ([`is_exact_for`]).
        Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => Some(Json::from(entry)),
    }
}

/// Whether two views of the same property tell the same. Less strict than
/// [`Property::same`]: the interface shows some values by the types of its schema,
/// such as one text where a list of one is stored.
fn alike(a: Option<&Property>, b: Option<&Property>) -> bool {
    let entries = |property: Option<&Property>| {
        property.map(|property| property.entries.clone()).unwrap_or_default()
    };
    let (a, b) = (entries(a), entries(b));
    a.len() == b.len()
        && a.iter().zip(&b).all(|(a, b)| a == b || same_date(a, b) || same_number(a, b))
}

fn same_date(a: &str, b: &str) -> bool {
    match (parse_date(a), parse_date(b)) {
        (Some(a), Some(b)) => a.unix_timestamp() == b.unix_timestamp(),
        _ => false,
    }
}

fn same_number(a: &str, b: &str) -> bool {
    a.parse::<f64>().is_ok_and(|a| b.parse::<f64>() == Ok(a))
}

fn folder_of_child(child: &Json) -> Option<Folder> {
    let path = child.get("path")?.as_str()?;
    check_dam_path(path).ok()?;
    let name = path.rsplit('/').next()?.to_owned();
    let title = child.get("title").and_then(Json::as_str).filter(|title| !title.trim().is_empty());
    Some(Folder { title: title.unwrap_or(&name).to_owned(), path: path.to_owned(), name })
}

#[cfg(test)]
#[path = "open_api_tests.rs"]
mod tests;
