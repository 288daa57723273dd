//! The readers of AEM's answers, fed with bytes and without anybody who answers: what
//! `cargo xtask fuzz` drives. No part of the interface.

use std::fmt::Write as _;
use std::time::Duration;

use bytes::Bytes;
use serde_json::Value as Json;

use super::siren::{Entity, Pages};
use super::tags::TagIndex;
use super::{DAM_ROOT, Error, SchemaForm, answer, check_dam_path, folders, listing, read, tags};
use relabel_access::http::{Reach, Reply};

/// An answer as it comes from the network.
fn reply(status: u16, body: &[u8]) -> Reply {
    Reply {
        status,
        content_type: Some("application/json;charset=utf-8".to_owned()),
        etag: None,
        retry_after: None,
        date: None,
        location: None,
        body: Bytes::copy_from_slice(body),
        sent_at: Duration::ZERO,
        ..Reply::default()
    }
}

/// Takes an answer as JSON; tells in short what it was taken for.
///
/// # Errors
/// The same of what it was refused for.
pub fn json(status: u16, body: &[u8]) -> Result<Json, String> {
    answer::json(&reply(status, body)).map_err(|error| {
        let said = error.said().map_or(0, str::len);
        format!("{:?} {said}", error.status())
    })
}

/// Reads pages of the Assets HTTP API, one after the other, as those of one folder.
///
/// # Panics
/// Where what is read could not be, such as a path outside of the folder.
#[must_use]
pub fn siren(pages: &[Json]) -> String {
    let origin = Reach::new(true).allow_practice(4502);
    let folder = "/content/dam/practice";
    let mut of_folder = Pages::new(folder).expect("a path of the DAM");
    let mut told = String::new();
    for page in pages {
        let target = "/api/assets/practice.json?offset=0&limit=100";
        let Some(entities) = of_folder.take(target, page, &origin) else {
            told.push_str("end");
            break;
        };
        for entity in entities {
            let (path, letter) = match entity {
                Entity::Folder { path, .. } => (path, "folder".to_owned()),
                Entity::Asset(asset) => (asset.path, format!("{:?}", asset.kind)),
            };
            assert!(path.starts_with(folder), "{path} is not below its folder");
            assert!(check_dam_path(&path).is_ok(), "{path} is no path");
            let _ = write!(told, "{letter} ");
        }
        let next = of_folder.next_target();
        assert!(next.is_none_or(|next| next.starts_with("/api/assets")), "{next:?}");
        let _ = write!(told, "more {} ", next.is_some());
    }
    told
}

/// Reads one answer in every way in which AEM's own JSON is read.
///
/// # Panics
/// Where what is read could not be.
#[must_use]
pub fn sling(body: &Json) -> String {
    let mut told = String::new();
    for content in [Some(body), body.get("jcr:content")].into_iter().flatten() {
        match read::state_of(content, None, &reply(200, &[])) {
            Ok(state) => {
                let known = state.metadata.iter().count();
                let _ = write!(told, "state {known} {} ", state.is_processing);
            }
            Err(error) => {
                let _ = write!(told, "{:?} ", error.status());
            }
        }
    }
    match listing::hits(body) {
        Ok(hits) => {
            for asset in &hits.assets {
                assert!(check_dam_path(&asset.path).is_ok(), "{} is no path", asset.path);
                let _ = write!(told, "{:?} ", asset.kind);
            }
            let _ = write!(told, "of {} {} ", hits.seen, hits.more);
        }
        Err(Error::Rejected { .. }) => told.push_str("no success "),
        Err(Error::Unexpected { .. }) => told.push_str("no hits "),
        Err(error) => panic!("{error:?} is no answer to a search"),
    }
    let hits = body.get("hits").and_then(Json::as_array);
    for folder in hits.into_iter().flatten().filter_map(folders::folder_of_hit) {
        assert!(folder.path.starts_with(DAM_ROOT), "{} is no folder", folder.path);
        let _ = write!(told, "folder {} ", folder.title.is_empty());
    }
    let index = TagIndex::new(tags::of_tree(body));
    let found = index.find("été", "fr", 50).len();
    let _ = write!(told, "tags {} {found} ", index.len());
    let form = SchemaForm::from_json("/conf/form", body);
    for field in form.iter().flat_map(|form| &form.fields) {
        let _ = write!(told, "{:?} {} {} ", field.kind, field.required, field.allowed.len());
    }
    told
}
