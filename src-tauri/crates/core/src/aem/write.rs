//! Changing the metadata of one asset, in the wire form that is exact for it.
//!
//! Single texts go through the Assets HTTP API with `metadata/<property>` keys,
//! the way Adobe's own sample application writes. Lists, typed values and removals
//! go through Sling's POST servlet with `@TypeHint`, because how the Assets API
//! types them is not documented (open question 5). All values are absolute and
//! several properties of one asset are one commit, so that sending twice does
//! what sending once does. Rejected: `@Patch`, which appends.

use super::folders::{DAM_ROOT, encode_path};
use super::{Author, Error, Kind, Property};
use crate::http::{Body, Request};
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
enum Route {
    /// `PUT /api/assets/…`
    AssetsApi,
    /// Sling `POST …/jcr:content/metadata`
    SlingPost,
}

impl Route {
    /// The route that is exact for these changes.
    fn for_changes(changes: &[Change]) -> Self {
        let plain = |change: &Change| {
            change.after.as_ref().is_some_and(|after| after.kind == Kind::String && !after.multi)
        };
        if changes.iter().all(plain) { Self::AssetsApi } else { Self::SlingPost }
    }
}

impl Author {
    /// Sends all changes of one asset as one commit. Does not read back. The
    /// caller has just read the asset: a write to a path without one would create
    /// nodes there.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::may_have_arrived`] tells whether the write may
    /// have taken effect all the same.
    pub async fn write_metadata(&self, path: &str, changes: &[Change]) -> Result<(), Error> {
        let route = Route::for_changes(changes);
        if route == Route::AssetsApi {
            match self.write(self.put_request(path, changes)?).await {
                // The Assets API answers 404 for an asset outside its on and off time
                // (protocol reference, section 5.1); Sling knows no such times. It is
                // read once more, because Sling would create what is gone.
                Err(Error::Missing) => self.asset_state(path).await.map(drop)?,
                result => return result.map(drop),
            }
        }
        self.write(self.post_request(path, changes)?).await.map(drop)
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

    fn post_request(&self, path: &str, changes: &[Change]) -> Result<Request, Error> {
        let target = format!("{}/_jcr_content/metadata", encode_path(path)?);
        let fields = sling_form(changes);
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        Ok(Request::post(self.origin(), target).body(Body::form(fields)))
    }
}

/// The form fields of Sling's POST servlet. Names start with `./` so that no
/// property name can be taken for an operation.
fn sling_form(changes: &[Change]) -> Vec<(String, String)> {
    let mut form = vec![("_charset_".to_owned(), "utf-8".to_owned())];
    for Change { property, after } in changes {
        let name = format!("./{property}");
        match after {
            None => form.push((format!("{name}@Delete"), "true".to_owned())),
            Some(after) => {
                let list = if after.multi { "[]" } else { "" };
                form.push((
                    format!("{name}@TypeHint"),
                    format!("{}{list}", after.kind.type_hint()),
                ));
                form.extend(after.entries.iter().map(|entry| (name.clone(), entry.clone())));
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(property: &str, after: Property) -> Change {
        Change { property: property.into(), after: Some(after) }
    }

    #[test]
    fn only_single_texts_take_the_assets_api() {
        let text = set("dc:rights", Property::single(Kind::String, "© 2026"));
        let list = set("dc:subject", Property::list(Kind::String, vec!["sea".into()]));
        let date =
            set("prism:expirationDate", Property::single(Kind::Date, "2031-05-01T00:00:00.000Z"));
        let gone = Change { property: "dc:rights".into(), after: None };
        assert_eq!(Route::for_changes(std::slice::from_ref(&text)), Route::AssetsApi);
        for other in [list, date, gone] {
            assert_eq!(Route::for_changes(&[text.clone(), other]), Route::SlingPost);
        }
    }

    #[test]
    fn sling_form_types_every_value_and_deletes_by_name() {
        let form = sling_form(&[
            set("dc:subject", Property::list(Kind::String, vec!["sea & sun".into(), "été".into()])),
            set("n", Property::single(Kind::Long, "3")),
            Change { property: "dc:rights".into(), after: None },
        ]);
        let want = [
            ("_charset_", "utf-8"),
            ("./dc:subject@TypeHint", "String[]"),
            ("./dc:subject", "sea & sun"),
            ("./dc:subject", "été"),
            ("./n@TypeHint", "Long"),
            ("./n", "3"),
            ("./dc:rights@Delete", "true"),
        ];
        assert_eq!(form, want.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
    }
}
