//! Changing the metadata of one asset, in the wire form that is exact for it.
//!
//! With an OAuth credential changes go through AEM's programming interface
//! (`PATCH /adobe/assets/…`), the only one documented for such credentials; it is
//! guarded by an ETag. That interface types by a schema of its own; what it could not
//! tell exactly goes through Sling all the same (see [`super::open_api`]).
//!
//! With any other key, single texts go through the Assets HTTP API with
//! `metadata/<property>` keys, the way Adobe's own sample application writes.
//! Lists, typed values and removals go through Sling's POST servlet with
//! `@TypeHint`, because how the Assets API types them is not documented (open
//! question 5).
//!
//! All values are absolute and several properties of one asset are one commit, so
//! that sending twice does what sending once does. Rejected: `@Patch` of what is there,
//! because it appends.
//!
//! Two things Sling's form cannot say. A single blank value removes the property, so an
//! empty text that an undo brings back together with a list becomes none at all; both
//! count as the same ([`super::same`]). And the milliseconds of a date are not shown by
//! AEM, so an undo brings the date back to the second.

use std::time::Duration;

use super::folders::{DAM_ROOT, encode_path};
use super::open_api::Patch;
use super::{AssetState, Author, Error, Kind, Property, exact_date, parse_date};
use crate::http::{Body, Origin, Request};
use serde_json::{Map, Value as Json, json};

/// One property to set, or to remove where `after` is `None`.
#[derive(Clone, Debug)]
pub struct Change {
    /// Property name, such as `dc:rights`.
    pub property: String,
    /// The whole new value.
    pub after: Option<Property>,
}

/// The wire form of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Route<'a> {
    /// `PATCH /adobe/assets/<id>/metadata`
    OpenApi { id: &'a str },
    /// `PUT /api/assets/…`
    AssetsApi,
    /// Sling `POST …/jcr:content/metadata`
    SlingPost,
}

/// A write that only has to be sent.
#[derive(Debug)]
pub struct PreparedWrite {
    way: Way,
    path: String,
    not_after: Option<Duration>,
}

impl PreparedWrite {
    /// Not worth sending later than this ([`Error::Late`]), on the clock of
    /// [`AssetState::read_at`]. Also one that an `ETag` guards: it would be refused.
    #[must_use]
    pub fn not_after(self, moment: Duration) -> Self {
        Self { not_after: Some(moment), ..self }
    }

    /// Whether AEM decides on the type of its values: only reading back tells whether it
    /// is that of before.
    #[must_use]
    pub fn is_typed_by_aem(&self) -> bool {
        matches!(self.way, Way::Patch(Some(_)))
    }
}

#[derive(Debug)]
enum Way {
    /// `None` where nothing is left to change.
    Patch(Option<Request>),
    /// The changes are for an asset the Assets API does not show.
    Put(Request, Vec<Change>),
    Post(Request),
}

impl<'a> Route<'a> {
    /// The route that is exact for these changes of an asset. `has_api` is whether
    /// the key is one for AEM's programming interface.
    fn choose(has_api: bool, state: &'a AssetState, changes: &[Change]) -> Self {
        match &state.id {
            Some(id) if has_api => return Self::OpenApi { id },
            // A credential for that interface, which knows assets by their id only.
            None if has_api => return Self::SlingPost,
            _ => {}
        }
        let plain = |change: &Change| {
            change.after.as_ref().is_some_and(|after| after.kind == Kind::String && !after.multi)
        };
        if changes.iter().all(plain) { Self::AssetsApi } else { Self::SlingPost }
    }
}

impl Author {
    /// How this author is written to, for an administrator.
    #[must_use]
    pub fn route_name(&self) -> &'static str {
        match self.api_key() {
            Some(_) => "Assets Author API (PATCH /adobe/assets), Sling POST",
            None => "Assets HTTP API (PUT /api/assets), Sling POST",
        }
    }

    /// How many requests the change of one asset takes when nothing goes wrong: it
    /// is (asked for its version and) written. Reading before and after is done for
    /// hundreds in one request.
    #[must_use]
    pub fn requests_per_change(&self) -> u32 {
        if self.api_key().is_some() { 2 } else { 1 }
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
        let way = match Route::choose(self.api_key().is_some(), state, &changes) {
            Route::OpenApi { id } => match self.patch_request(id, state, &changes).await? {
                Patch::Request(request) => Way::Patch(Some(*request)),
                Patch::Nothing => Way::Patch(None),
                Patch::Inexact => Way::Post(self.metadata_request(path, &changes)?),
            },
            Route::AssetsApi => Way::Put(self.put_request(path, &changes)?, changes),
            Route::SlingPost => Way::Post(self.metadata_request(path, &changes)?),
        };
        Ok(PreparedWrite { way, path: path.to_owned(), not_after: None })
    }

    /// Sends a write. Does not read back.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::may_have_arrived`] tells whether the write may
    /// have taken effect all the same.
    pub async fn send_write(&self, write: PreparedWrite) -> Result<(), Error> {
        let in_time = |request: Request| match write.not_after {
            Some(moment) => request.not_after(moment),
            None => request,
        };
        match write.way {
            Way::Patch(None) => Ok(()),
            Way::Patch(Some(request)) => self.patch(in_time(request)).await,
            Way::Post(request) => self.write(in_time(request)).await.map(drop),
            Way::Put(request, changes) => match self.write(in_time(request)).await {
                // The Assets API answers 404 for an asset outside its on and off time
                // (protocol reference, section 5.1); Sling knows no such times. It is
                // read once more, because Sling would create what is gone.
                Err(Error::Missing) => {
                    self.asset_state(&write.path).await?;
                    let otherwise = self.metadata_request(&write.path, &changes)?;
                    self.write(in_time(otherwise)).await.map(drop)
                }
                result => result.map(drop),
            },
        }
    }

    fn metadata_request(&self, path: &str, changes: &[Change]) -> Result<Request, Error> {
        let target = format!("{}/_jcr_content/metadata", encode_path(path)?);
        Ok(sling_request(self.origin(), target, changes))
    }

    fn put_request(&self, path: &str, changes: &[Change]) -> Result<Request, Error> {
        let below = encode_path(path)?[DAM_ROOT.len()..].to_owned();
        let properties: Map<String, Json> = changes
            .iter()
            .filter_map(|change| {
                let text = change.after.as_ref()?.entries.first()?;
                Some((format!("metadata/{}", change.property), Json::from(text.as_str())))
            })
            .collect();
        let body = json!({ "class": "asset", "properties": properties }).to_string();
        let target = format!("/api/assets{below}");
        Ok(Request::put(self.origin(), target).body(Body::json(body)))
    }
}

/// A write of one node through Sling. `path` is encoded already.
pub(super) fn sling_request(origin: &Origin, path: String, changes: &[Change]) -> Request {
    let fields = sling_form(changes);
    let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Request::post(origin, path).body(Body::form(fields))
}

/// The form fields of Sling's POST servlet. Names start with `./` so that no
/// property name can be taken for an operation.
///
/// A form cannot say "an empty list", and a list of one blank removes the property. A
/// patch can say both, of the nothing that is left by the deletion, which comes first.
fn sling_form(changes: &[Change]) -> Vec<(String, String)> {
    let mut form = vec![("_charset_".to_owned(), "utf-8".to_owned())];
    for Change { property, after } in changes {
        let name = format!("./{property}");
        let mut set = |suffix: &str, value: &str| {
            form.push((format!("{name}{suffix}"), value.to_owned()));
        };
        let Some(after) = after else {
            set("@Delete", "true");
            continue;
        };
        let list = if after.multi { "[]" } else { "" };
        set("@TypeHint", &format!("{}{list}", after.kind.type_hint()));
        let patch: &[&str] = match &after.entries[..] {
            [] => &["+0", "-0"],
            [blank] if blank.is_empty() => &["+"],
            _ => &[],
        };
        if after.multi && !patch.is_empty() {
            set("@Delete", "true");
            set("@Patch", "true");
            patch.iter().for_each(|value| set("", value));
            continue;
        }
        for entry in &after.entries {
            let date = || parse_date(entry).and_then(exact_date);
            let exact = (after.kind == Kind::Date).then(date).flatten();
            set("", exact.as_ref().unwrap_or(entry));
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aem::PropertySet;

    fn set(property: &str, after: Property) -> Change {
        Change { property: property.into(), after: Some(after) }
    }

    fn state(metadata: &Json, id: Option<&str>) -> AssetState {
        AssetState {
            metadata: PropertySet::from_json(metadata),
            is_processing: false,
            is_checked_out: false,
            is_fragment: false,
            id: id.map(str::to_owned),
            read_at: Duration::ZERO,
        }
    }

    #[test]
    fn only_single_texts_take_the_assets_api() {
        let text = set("dc:rights", Property::single(Kind::String, "© 2026"));
        let list = set("dc:subject", Property::list(Kind::String, vec!["sea".into()]));
        let date =
            set("prism:expirationDate", Property::single(Kind::Date, "2031-05-01T00:00:00.000Z"));
        let gone = Change { property: "dc:rights".into(), after: None };
        let state = state(&json!({}), Some("urn:aaid:aem:x"));
        let route = |changes: &[Change]| Route::choose(false, &state, changes);
        assert_eq!(route(std::slice::from_ref(&text)), Route::AssetsApi);
        for other in [list, date, gone] {
            assert_eq!(route(&[text.clone(), other]), Route::SlingPost);
        }
    }

    #[test]
    fn an_oauth_credential_asks_the_programming_interface() {
        let id = Some("urn:aaid:aem:x");
        let held = json!({ "dc:rights": "old" });
        let text = [set("dc:rights", Property::single(Kind::String, "© 2026"))];
        let (named, nameless) = (state(&held, id), state(&held, None));
        let patch = Route::OpenApi { id: "urn:aaid:aem:x" };
        assert_eq!(Route::choose(true, &named, &text), patch);
        assert_eq!(Route::choose(true, &nameless, &text), Route::SlingPost);
        assert_eq!(Route::choose(false, &named, &text), Route::AssetsApi);
    }

    #[test]
    fn sling_form_types_every_value_and_deletes_by_name() {
        let changes = [
            set("dc:subject", Property::list(Kind::String, vec!["sea & sun".into(), "été".into()])),
            set("n", Property::single(Kind::Long, "3")),
            Change { property: "dc:rights".into(), after: None },
        ];
        let want = [
            ("_charset_", "utf-8"),
            ("./dc:subject@TypeHint", "String[]"),
            ("./dc:subject", "sea & sun"),
            ("./dc:subject", "été"),
            ("./n@TypeHint", "Long"),
            ("./n", "3"),
            ("./dc:rights@Delete", "true"),
        ];
        assert_eq!(sling_form(&changes), fields(&want));
    }

    #[test]
    fn a_date_that_was_read_is_posted_in_the_form_that_keeps_its_zone() {
        let shown = Property::from_json(&json!("Fri Aug 12 2022 17:02:57 GMT+0200"));
        let days = ["2031-05-01", "2031-05-02T10:00:00.123456Z"].map(str::to_owned).to_vec();
        let changes =
            [set("a", shown.expect("a date")), set("b", Property::list(Kind::Date, days))];
        let want = [
            ("_charset_", "utf-8"),
            ("./a@TypeHint", "Date"),
            ("./a", "2022-08-12T17:02:57.000+02:00"),
            ("./b@TypeHint", "Date[]"),
            ("./b", "2031-05-01T00:00:00.000Z"),
            ("./b", "2031-05-02T10:00:00.123Z"),
        ];
        assert_eq!(sling_form(&changes), fields(&want));
    }

    #[test]
    fn lists_without_a_word_are_patched_from_nothing() {
        let list = |entries: &[&str]| {
            Property::list(Kind::String, entries.iter().map(|entry| (*entry).to_owned()).collect())
        };
        let changes = [set("a", list(&[])), set("b", list(&[""])), set("c", list(&["", ""]))];
        let want = [
            ("_charset_", "utf-8"),
            ("./a@TypeHint", "String[]"),
            ("./a@Delete", "true"),
            ("./a@Patch", "true"),
            ("./a", "+0"),
            ("./a", "-0"),
            ("./b@TypeHint", "String[]"),
            ("./b@Delete", "true"),
            ("./b@Patch", "true"),
            ("./b", "+"),
            ("./c@TypeHint", "String[]"),
            ("./c", ""),
            ("./c", ""),
        ];
        assert_eq!(sling_form(&changes), fields(&want));
    }

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }
}
