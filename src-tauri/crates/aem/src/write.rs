//! Changing the metadata of one asset, in the wire form that is exact for it.
//!
//! With an OAuth credential, written to one by one, changes go through AEM's programming interface
//! (`PATCH /adobe/assets/…`), the only one documented for such credentials and the only one
//! on which AEM itself compares versions. It types by a schema of its own; what it would
//! not keep exactly goes through Sling all the same (see [`super::open_api`]).
//!
//! With any other key, and together, everything goes through Sling's POST servlet, which keeps the type
//! that is stored. Rejected: the Assets HTTP API (`PUT /api/assets/…`), because how it types
//! is not documented (open question 5), and a Decimal is text for it.
//!
//! All values are absolute and several properties of one asset are one commit, so
//! that sending twice does what sending once does. Rejected: `@Patch` that adds to what
//! is there, because it depends on it.

use std::time::Duration;

use super::block::{MOST_ASSETS, Part};
use super::folders::encode_path;
use super::landing::{content_of, metadata_of};
use super::open_api::Patch;
use super::sling_form::sling_request;
use super::typing::Leave;
use super::{AssetState, Author, Error};
use relabel_access::http::Request;
use relabel_model::{Property, PropertySet};

/// One property to set, or to remove where `after` is `None`.
#[derive(Clone, Debug)]
pub struct Change {
    /// Property name, such as `dc:rights`.
    pub property: String,
    /// The whole new value.
    pub after: Option<Property>,
}

/// Who decides of which type a value is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedBy {
    /// AEM, by a schema that it does not tell: only reading back tells.
    Aem,
    /// What is sent: it names the type, or keeps the stored one.
    Form,
}

/// A write that only has to be sent.
#[derive(Debug)]
pub struct PreparedWrite {
    way: WireForm,
    path: String,
    not_after: Option<Duration>,
}

#[derive(Debug)]
enum WireForm {
    /// Nothing is left to change.
    Nothing,
    /// `PATCH /adobe/assets/<id>/metadata`
    Patch(Box<Patched>),
    /// Sling `POST …/jcr:content/metadata`
    Post(Box<Part>),
}

/// A write through AEM's programming interface.
#[derive(Debug)]
struct Patched {
    request: Request,
    changes: Vec<Change>,
    /// What the asset holds.
    stored: PropertySet,
    leave: Leave,
}

impl PreparedWrite {
    /// Not worth sending later than this ([`Error::Late`]), on the clock of
    /// [`AssetState::read_at`]. Also one that an `ETag` guards: it would be refused.
    #[must_use]
    pub fn not_after(self, moment: Duration) -> Self {
        Self { not_after: Some(moment), ..self }
    }

    /// Who decides on the types of its values.
    #[must_use]
    pub fn typed_by(&self) -> TypedBy {
        match self.way {
            WireForm::Patch(_) => TypedBy::Aem,
            WireForm::Post(..) | WireForm::Nothing => TypedBy::Form,
        }
    }
}

impl Author {
    /// How many requests the change of one asset takes when nothing goes wrong. With an
    /// OAuth key it is asked for its version and written. Otherwise some dozens are read,
    /// written and read back together.
    #[must_use]
    pub fn requests_per_change(&self) -> f64 {
        match (self.types_by_schema(), self.writes_blocks()) {
            (true, _) => 2.0,
            #[expect(clippy::cast_precision_loss, reason = "fifty")]
            (false, true) => 3.0 / MOST_ASSETS as f64,
            (false, false) => 1.0,
        }
    }

    /// Makes the write of all changes of one asset as one commit; what it reads for
    /// that changes nothing. `state` is what the caller has just read: a write to a
    /// path without an asset would create nodes there.
    ///
    /// # Errors
    /// Any [`Error`]. [`Error::Precondition`]: the asset is not as `state` says any
    /// more.
    pub async fn prepare_write(
        &self,
        path: &str,
        state: &AssetState,
        changes: Vec<Change>,
    ) -> Result<PreparedWrite, Error> {
        // The interface knows assets by their id only.
        let (true, Some(id)) = (self.types_by_schema(), &state.id) else {
            return self.prepare_typed_write(path, state, changes);
        };
        let Some(leave) = self.typing().leave(&changes).await else {
            return self.prepare_typed_write(path, state, changes);
        };
        let way = match self.patch_request(id, state, &changes).await? {
            Patch::Request(request) => {
                let stored = state.metadata.clone();
                WireForm::Patch(Box::new(Patched { request: *request, changes, stored, leave }))
            }
            Patch::Nothing => WireForm::Nothing,
            Patch::Inexact => return self.prepare_typed_write(path, state, changes),
            Patch::Unknown => {
                let state = self.asset_state(path).await?;
                return self.prepare_typed_write(path, &state, changes);
            }
        };
        Ok(PreparedWrite { way, path: path.to_owned(), not_after: None })
    }

    /// Makes the write of all changes of one asset on the route that is told the type of
    /// each value.
    ///
    /// # Errors
    /// [`Error::Path`].
    pub fn prepare_typed_write(
        &self,
        path: &str,
        state: &AssetState,
        changes: Vec<Change>,
    ) -> Result<PreparedWrite, Error> {
        encode_path(path)?;
        let stored = state.metadata.clone();
        let way = WireForm::Post(Box::new(Part { path: path.to_owned(), stored, changes }));
        Ok(PreparedWrite { way, path: path.to_owned(), not_after: None })
    }

    /// Sends a write. Does not read back, unless to find out about a type.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::may_have_arrived`] tells whether the write may
    /// have taken effect all the same.
    pub async fn send_write(&self, write: PreparedWrite) -> Result<(), Error> {
        let PreparedWrite { way, path, not_after } = write;
        let in_time = |request: Request| match not_after {
            Some(moment) => request.not_after(moment),
            None => request,
        };
        let Patched { request, changes, stored, leave } = match way {
            WireForm::Nothing => return Ok(()),
            WireForm::Post(part) => {
                let trial = self.try_as_block(&part, not_after.unwrap_or(Duration::MAX)).await;
                return match trial {
                    Some(tried) => tried,
                    None => self.post(*part, &in_time).await,
                };
            }
            WireForm::Patch(patched) => *patched,
        };
        let stored = match self.patch(in_time(request)).await {
            // What its schema does not take, Sling does.
            Err(Error::Rejected { status: 400 | 422, .. }) => {
                self.typing().refused(&changes);
                stored
            }
            // It is read once more, because Sling would create what is gone.
            Err(Error::Missing) => match self.asset_state(&path).await {
                Err(Error::Missing) => return Err(Error::Vanished { is_left: false }),
                state => state?.metadata,
            },
            result => {
                if result.is_ok()
                    && leave.is_trial()
                    && let Ok(now) = self.asset_state(&path).await
                {
                    self.typing().learn(&changes, &stored, &now.metadata);
                }
                return result;
            }
        };
        self.post(Part { path, stored, changes }, &in_time).await
    }

    /// Writes through Sling. In the same commit it is noted who changed the asset and when,
    /// unless AEM does not let this account note it.
    async fn post(
        &self,
        part: Part,
        in_time: &(impl Fn(Request) -> Request + Sync),
    ) -> Result<(), Error> {
        let Part { path, stored, changes } = &part;
        let target = format!("{}/_jcr_content/metadata", encode_path(path)?);
        let (node, content) = (metadata_of(path), content_of(path));
        let written = self
            .post_parts(std::slice::from_ref(&part), |notes| {
                let noted = notes.then_some(&*content);
                let target = target.clone();
                in_time(sling_request(self.origin(), target, &node, stored, changes, noted))
            })
            .await;
        self.blocks().heard_alone(path, written.as_ref().map(drop));
        written?.parts.pop().unwrap_or(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use relabel_access::http::{Client, Reach, Redacted};
    use relabel_access::ims::{SystemClock, Tokens};
    use relabel_access::keys::{Key, LocalToken};
    use relabel_model::Kind;
    use time::OffsetDateTime;

    use super::*;
    use crate::SignIn;

    /// Signed in as with an OAuth key, at a port where nothing answers.
    fn with_oauth() -> Author {
        let key = Key::LocalToken(LocalToken {
            token: Arc::new(Redacted::new("token".to_owned())),
            user_id: None,
            ends_at: OffsetDateTime::now_utc() + Duration::from_secs(3_600),
            end_is_assumed: false,
            environment: None,
        });
        let reach = Reach::new(true);
        let origin = reach.author("http://127.0.0.1:9", false).expect("an address");
        let client = Client::new("Relabel/test").expect("a client");
        let kind = key.kind();
        let tokens = Tokens::new(Arc::new(key), kind, client.clone(), reach, Arc::new(SystemClock));
        let api_key = Some("client".to_owned());
        Author::new(client, origin, SignIn::Tokens { tokens, api_key })
    }

    #[tokio::test]
    async fn an_asset_without_an_id_goes_through_sling_with_an_oauth_key_too() {
        let author = with_oauth();
        assert!(author.types_by_schema(), "the others go through the interface");
        let state = AssetState {
            metadata: PropertySet::default(),
            is_processing: false,
            is_checked_out: false,
            is_fragment: false,
            id: None,
            read_at: Duration::ZERO,
        };
        let after = Some(Property::single(Kind::String, "mine"));
        let change = Change { property: "dc:rights".to_owned(), after };
        let path = "/content/dam/a.jpg";
        let write = author.prepare_write(path, &state, vec![change]).await.expect("none is asked");
        assert!(matches!(&write.way, WireForm::Post(part) if part.path == path), "{write:?}");
        assert_eq!(write.typed_by(), TypedBy::Form);
    }
}
