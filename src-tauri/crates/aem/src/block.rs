//! The metadata of many assets in one request, which is one commit: either all of it is
//! stored or nothing.
//!
//! Sling's POST servlet takes names that lead from the node that is posted to into its
//! children, and AEM's own bulk editor writes so. The form goes to the nearest folder of all
//! assets, with names from there, which never land on a namesake (see [`super::landing`]).
//! Where the name of the folder has a dot, the names are absolute.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use url::form_urlencoded::byte_serialize;

use super::folders::encode_path;
use super::landing::{content_of, metadata_of};
use super::sling_form::{CHARSET, fields_of, note};
use super::{Author, Change, Error};
use relabel_access::http::{Body, Page, Request};
use relabel_model::{PropertySet, Route, same};

/// Most assets of one request: twice as many are hardly faster, and one that AEM refuses
/// costs the others more.
pub const MOST_ASSETS: usize = 50;
/// Most fields of one request. Sling drops what is beyond 10,000 and says 200.
const MOST_FIELDS: usize = 1_000;
/// Most bytes of one request.
const MOST_BYTES: usize = 256 * 1024;
/// How long an environment that does not take such requests is not asked again.
const CLOSED_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// How long an asset is waited for of which it is not known why it was refused.
const DOUBT: Duration = Duration::from_secs(60);

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

/// Whether an environment takes many assets in one request, for one connection. A filter or
/// a dispatcher may refuse such a form for what it looks like, which is how a missing right
/// looks too; one asset that is written both ways tells.
#[derive(Debug, Default)]
pub(super) struct Blocks(Mutex<Form>);

#[derive(Debug, Default)]
enum Form {
    /// Nothing is known: an asset that is to be written is written in this form.
    #[default]
    Unproven,
    /// This asset was not taken so. If it is taken by its own path, it was for the form.
    /// Where nothing is heard of it again, another is tried after this moment.
    Doubted(String, Instant),
    Taken,
    /// Not to be tried before this moment.
    Refused(Instant),
}

impl Blocks {
    fn form(&self) -> MutexGuard<'_, Form> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether an asset is to be written in this form to find out.
    fn is_to_try(&self) -> bool {
        match &*self.form() {
            Form::Unproven => true,
            Form::Taken => false,
            Form::Doubted(_, until) | Form::Refused(until) => Instant::now() >= *until,
        }
    }

    /// Notes what became of an asset that was written by its own path.
    pub(super) fn heard_alone(&self, asset: &str, result: Result<(), &Error>) {
        let mut form = self.form();
        if !matches!(&*form, Form::Doubted(path, _) if path == asset) {
            return;
        }
        match result {
            Ok(()) => *form = Form::Refused(Instant::now() + CLOSED_FOR),
            Err(error) if error.is_about_environment() => {}
            Err(_) => *form = Form::Unproven,
        }
    }
}

/// Whether an answer may be about what the request looks like. Sling itself names a cause,
/// and what AEM fails at is lost, whatever its form.
fn is_about_form(error: &Error) -> bool {
    matches!(
        error,
        Error::Missing
            | Error::Forbidden { status: 403, .. }
            | Error::Rejected { .. }
            | Error::Unexpected { .. }
    ) || is_filters_page(error)
}

/// Whether it is a page of a filter, and not of a gateway that fails or wants a sign-in,
/// which any request would have met.
fn is_filters_page(error: &Error) -> bool {
    matches!(error, Error::NotData { status, page: Page::Host | Page::Block } if *status < 500)
}

/// How many of these parts one request takes, one at least.
#[must_use]
pub fn how_many_fit<'a>(parts: impl IntoIterator<Item = &'a Part>) -> usize {
    let (mut fields_left, mut bytes_left) = (MOST_FIELDS, MOST_BYTES);
    let fits = |part: &&Part| {
        let mut fields = fields_of(&metadata_of(&part.path), &part.stored, &part.changes);
        fields.extend(note(&content_of(&part.path)));
        let encoded = |text: &str| byte_serialize(text.as_bytes()).map(str::len).sum::<usize>();
        let bytes: usize =
            fields.iter().map(|(name, value)| encoded(name) + encoded(value) + 2).sum();
        let fits = fields.len() <= fields_left && bytes <= bytes_left;
        fields_left = fields_left.saturating_sub(fields.len());
        bytes_left = bytes_left.saturating_sub(bytes);
        fits
    };
    parts.into_iter().take(MOST_ASSETS).take_while(fits).count().max(1)
}

impl Author {
    /// Whether many assets may be written in one request: the user wants it, and the
    /// environment took one asset so.
    #[must_use]
    pub fn writes_blocks(&self) -> bool {
        self.route() == Route::Together && matches!(*self.blocks().form(), Form::Taken)
    }

    /// For how long the environment is not sent such requests, because it refused one.
    #[must_use]
    pub fn blocks_closed_for(&self) -> Option<Duration> {
        let Form::Refused(until) = *self.blocks().form() else { return None };
        Some(until.duration_since(Instant::now())).filter(|rest| !rest.is_zero())
    }

    /// Sends none for so long, because an earlier run of the program was refused.
    pub fn close_blocks_for(&self, rest: Duration) {
        *self.blocks().form() = Form::Refused(Instant::now() + rest.min(CLOSED_FOR));
    }

    /// Writes one asset in the form of many where nobody knows yet whether the environment
    /// takes that; `None` where it is known. What it does not take so is to be looked at and
    /// written once more, and goes by its own path then.
    ///
    /// # Errors
    /// See [`Author::write_block`].
    pub(super) async fn try_as_block(
        &self,
        part: &Part,
        not_after: Duration,
    ) -> Option<Result<(), Error>> {
        if self.route() != Route::Together || !self.blocks().is_to_try() {
            return None;
        }
        Some(match self.write_block(std::slice::from_ref(part), not_after).await {
            Ok(mut written) => {
                let result = written.parts.pop().unwrap_or(Ok(()));
                let is_there = !matches!(result, Err(Error::Vanished { .. }));
                // Read back before a second one is written so.
                if is_there && self.holds(part).await {
                    *self.blocks().form() = Form::Taken;
                }
                result
            }
            Err(error) if is_about_form(&error) => {
                *self.blocks().form() = Form::Doubted(part.path.clone(), Instant::now() + DOUBT);
                let said = error.said().unwrap_or_default().to_owned();
                Err(Error::Unexpected { status: error.status().unwrap_or_default(), said })
            }
            Err(error) => Err(error),
        })
    }

    /// Whether an asset is shown to hold what a part sets.
    async fn holds(&self, part: &Part) -> bool {
        let Ok(state) = self.asset_state(&part.path).await else { return false };
        part.changes
            .iter()
            .all(|change| same(state.metadata.get(&change.property), change.after.as_ref()))
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
        // Were the folder `a.b` gone, Sling would take `a` for it, and names from there would
        // overwrite what lies in that.
        let is_sure = !folder.contains('.');
        let form = |notes: bool| {
            let mut fields = vec![(CHARSET.0.to_owned(), CHARSET.1.to_owned())];
            for Part { path, stored, changes } in parts {
                let asset = match path.strip_prefix(folder).filter(|_| is_sure) {
                    Some(name) => &*format!(".{name}"),
                    None => path,
                };
                fields.extend(fields_of(&metadata_of(asset), stored, changes));
                if notes {
                    fields.extend(note(&content_of(asset)));
                }
            }
            let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            Request::post(self.origin(), target.clone())
                .body(Body::form(fields))
                .not_after(not_after)
        };
        self.post_parts(parts, form).await
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
    use relabel_model::{Kind, Property};

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
    fn a_gateway_that_fails_says_nothing_of_the_form() {
        for (status, page, is_about) in [
            (403, Page::Block, true),
            (200, Page::Host, true),
            (502, Page::Gateway, false),
            (503, Page::Host, false),
            (302, Page::SignIn { host: None }, false),
        ] {
            let error = Error::NotData { status, page };
            assert_eq!(is_about_form(&error), is_about, "{error:?}");
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
