//! The metadata of many assets in one request, which is one commit: either all of it is
//! stored or nothing.
//!
//! Sling's POST servlet takes names that lead from the node that is posted to into its
//! children, and AEM's own bulk editor writes so. The form goes to the nearest folder of all
//! assets, with names from there, which never land on a namesake (see [`super::landing`]).

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::folders::encode_path;
use super::landing::{content_of, metadata_of};
use super::sling_form::{CHARSET, fields_of, note};
use super::{Author, Change, Error, PropertySet};
use crate::http::{Body, Request};

/// Most assets of one request: twice as many are hardly faster, and one that AEM refuses
/// costs the others more.
pub const MOST_ASSETS: usize = 50;
/// Most fields of one request. Sling drops what is beyond 10,000 and says 200.
const MOST_FIELDS: usize = 1_000;
/// Most bytes of one request, before they are encoded.
const MOST_BYTES: usize = 256 * 1024;
/// How long an environment that does not take such requests is not asked again.
const CLOSED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// What one asset gets of a block.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its full path.
    pub path: String,
    /// What it holds.
    pub stored: PropertySet,
    /// What is written.
    pub changes: Vec<Change>,
}

/// What became of a block that AEM carried out.
#[derive(Debug)]
pub struct WrittenBlock {
    /// What became of each asset: [`Error::Vanished`], [`Error::Elsewhere`].
    pub parts: Vec<Result<(), Error>>,
    /// How long the answer took.
    pub took: Duration,
}

/// Whether an environment takes blocks, for one connection.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// One was carried out.
    is_proven: AtomicBool,
    closed_until: Mutex<Option<Instant>>,
}

impl Blocks {
    fn is_open(&self) -> bool {
        let until = *self.closed_until.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_none_or(|until| Instant::now() >= until)
    }

    /// Notes what an answer says of the form of the request, where none was carried out yet.
    fn heard(&self, answer: Result<(), &Error>) {
        match answer {
            Ok(()) => self.is_proven.store(true, Ordering::Relaxed),
            Err(error) if is_about_form(error) && !self.is_proven.load(Ordering::Relaxed) => {
                *self.closed_until.lock().unwrap_or_else(PoisonError::into_inner) =
                    Some(Instant::now() + CLOSED_FOR);
            }
            Err(_) => {}
        }
    }
}

/// Whether a filter or a dispatcher may have refused the request for what it looks like. A
/// missing right looks the same: each asset by itself tells.
fn is_about_form(error: &Error) -> bool {
    match error {
        Error::Missing | Error::Forbidden { status: 403 | 405, .. } => true,
        Error::Rejected { status, .. } => matches!(status, 400 | 413 | 415),
        Error::Unexpected { status, .. } => *status == 405,
        _ => false,
    }
}

/// How many of these parts one request takes, one at least.
#[must_use]
pub fn how_many_fit<'a>(parts: impl IntoIterator<Item = &'a Part>) -> usize {
    let (mut fields_left, mut bytes_left) = (MOST_FIELDS, MOST_BYTES);
    let fits = |part: &&Part| {
        let fields = fields_of(&metadata_of(&part.path), &part.stored, &part.changes);
        let bytes: usize = fields.iter().map(|(name, value)| name.len() + value.len() + 2).sum();
        let fits = fields.len() <= fields_left && bytes <= bytes_left;
        fields_left = fields_left.saturating_sub(fields.len());
        bytes_left = bytes_left.saturating_sub(bytes);
        fits
    };
    parts.into_iter().take(MOST_ASSETS).take_while(fits).count().max(1)
}

impl Author {
    /// Whether many assets may be written in one request. Not where AEM compares versions:
    /// it does so for one asset a request.
    #[must_use]
    pub fn writes_blocks(&self) -> bool {
        self.api_key().is_none() && self.blocks().is_open()
    }

    /// Writes the metadata of several assets in one commit. Does not read back.
    ///
    /// # Errors
    /// Any [`Error`], and then nothing of it is stored, unless
    /// [`Error::may_have_arrived`]. [`Error::Late`] where it could not be sent before
    /// `not_after`, on the clock of [`AssetState::read_at`](super::AssetState::read_at).
    pub async fn write_block(
        &self,
        parts: &[Part],
        not_after: Duration,
    ) -> Result<WrittenBlock, Error> {
        let folder = common_folder(parts.iter().map(|part| &*part.path));
        let target = encode_path(folder)?;
        let form = |notes: bool| {
            let mut fields = vec![(CHARSET.0.to_owned(), CHARSET.1.to_owned())];
            for Part { path, stored, changes } in parts {
                let name = &path[folder.len()..];
                fields.extend(fields_of(&format!(".{}", metadata_of(name)), stored, changes));
                if notes {
                    fields.extend(note(&format!(".{}", content_of(name))));
                }
            }
            let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            Request::post(self.origin(), target.clone())
                .body(Body::form(fields))
                .not_after(not_after)
        };
        let written = self.post_parts(parts, form).await;
        self.blocks().heard(written.as_ref().map(drop));
        written
    }
}

/// The nearest folder of all these assets.
fn common_folder<'a>(paths: impl IntoIterator<Item = &'a str>) -> &'a str {
    let parent = |path: &'a str| path.rsplit_once('/').map_or("", |(parent, _)| parent);
    let both = |a: &'a str, b: &'a str| {
        let mut folder = a;
        while !b.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            folder = parent(folder);
        }
        folder
    };
    paths.into_iter().map(parent).reduce(both).unwrap_or_default()
}

impl Error {
    /// Whether an answer to a block names this asset as the one it was refused for.
    #[must_use]
    pub fn names(&self, asset: &str) -> bool {
        let (Self::Forbidden { node, .. } | Self::Refused { node, .. }) = self else {
            return false;
        };
        let rest = node.as_deref().and_then(|node| node.strip_prefix(asset));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aem::{Kind, Property};

    #[test]
    fn the_nearest_folder_is_no_part_of_a_name() {
        for (paths, folder) in [
            (vec!["/content/dam/a/1.jpg", "/content/dam/a/2.jpg"], "/content/dam/a"),
            (vec!["/content/dam/a/1.jpg", "/content/dam/ab/2.jpg"], "/content/dam"),
            (vec!["/content/dam/a/b/1.jpg", "/content/dam/a/2.jpg"], "/content/dam/a"),
            (vec!["/content/dam/a/2.jpg", "/content/dam/a/2.jpg/x/1.jpg"], "/content/dam/a"),
            (vec!["/content/dam/1.jpg"], "/content/dam"),
        ] {
            assert_eq!(common_folder(paths.iter().copied()), folder, "{paths:?}");
        }
    }

    #[test]
    fn a_block_holds_fifty_assets_and_less_where_their_values_are_long() {
        let part = |length: usize| Part {
            path: "/content/dam/a/1.jpg".to_owned(),
            stored: PropertySet::default(),
            changes: vec![Change {
                property: "dc:rights".to_owned(),
                after: Some(Property::single(Kind::String, &*"x".repeat(length))),
            }],
        };
        assert_eq!(how_many_fit(&vec![part(20); 80]), MOST_ASSETS);
        assert_eq!(how_many_fit(&vec![part(50_000); 80]), 5);
        assert_eq!(how_many_fit(&vec![part(500_000); 2]), 1);
        let entries = vec!["x".to_owned(); 300];
        let mut long = part(1);
        long.changes[0].after = Some(Property::list(Kind::String, entries));
        assert_eq!(how_many_fit(&vec![long; 9]), 3);
    }
}
