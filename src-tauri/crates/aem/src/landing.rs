//! Where a write through Sling landed.
//!
//! Sling creates what is not there: a write to an asset that was deleted or moved right
//! before makes a folder in its place, and says so in the changes of its answer. What such
//! an answer says it created is taken back, after a look at it: nothing is inside but what
//! was sent. Otherwise it is left, and told, as is whatever else the answer says that it
//! changed.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::Value as Json;

use super::block::{Part, WrittenBlock};
use super::folders::encode_path;
use super::sling_form::NOTED;
use super::{Author, Change, Error, Refusal};
use relabel_access::http::{self, Body, Request};
use relabel_model::{Property, same};

/// How Oak says that something of a commit was not allowed; it names no node.
const OF_COMMIT: &str = "0000: Access denied";

/// How often a folder that may not be removed yet is looked at, and how long after each other:
/// the writes that are on their way together have their answers within seconds.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// What Sling itself gives a node that it creates.
const OF_ITSELF: [&str; 3] = ["jcr:primaryType", "jcr:created", "jcr:createdBy"];

/// Where the metadata of an asset is.
pub(super) fn metadata_of(asset: &str) -> String {
    format!("{asset}/jcr:content/metadata")
}

/// Where it is noted who changed an asset, and when.
pub(super) fn content_of(asset: &str) -> String {
    format!("{asset}/jcr:content")
}

/// Whether AEM may have refused a write only because it notes the change.
fn is_about_note(error: &Error) -> bool {
    error.names_note() || matches!(error, Error::Forbidden { said, .. } if said.contains(OF_COMMIT))
}

impl Error {
    /// Whether AEM names the note of a change, or the node that holds it, as what it refused:
    /// not the metadata. Long paths do not come through ([`http::scrubbed`]), their ends do.
    #[must_use]
    pub fn names_note(&self) -> bool {
        let (Self::Forbidden { said, .. }
        | Self::Refused { cause: Refusal::Protected | Refusal::CheckedIn, said, .. }) = self
        else {
            return false;
        };
        NOTED.iter().any(|name| said.contains(name))
            || (said.contains(":content") && !said.contains(":content/metadata"))
    }
}

impl Author {
    /// Sends a form that writes the metadata of these assets, as `form` makes it. In the same
    /// commit it is noted who changed them and when, unless AEM does not let this account
    /// note it.
    ///
    /// # Errors
    /// Any [`Error`] about the whole of it.
    pub(super) async fn post_parts(
        &self,
        parts: &[Part],
        form: impl Fn(bool) -> Request,
    ) -> Result<WrittenBlock, Error> {
        if self.notes_changes() {
            let noting = self.write_timed(form(true)).await;
            let is_one_of_many = |error: &Error| parts.len() > 1 && error.names_note();
            if !noting.as_ref().is_err_and(|error| is_about_note(error) && !is_one_of_many(error)) {
                let noting = noting?;
                self.took_note();
                return Ok(self.landed(noting, parts).await);
            }
        }
        let without = self.write_timed(form(false)).await?;
        if parts.len() == 1 {
            self.refused_note();
        }
        Ok(self.landed(without, parts).await)
    }

    /// Where the parts landed, by the answer, and how long that took.
    async fn landed(&self, (answer, took): (Json, Duration), parts: &[Part]) -> WrittenBlock {
        let told = Told::of(&answer);
        let mut results = told.results(parts);
        // Also while the job is held.
        let settling = self.patient();
        for top in told.tops() {
            let (at, gone): (Vec<usize>, Vec<&Part>) = parts
                .iter()
                .enumerate()
                .filter(|(_, part)| told.has_created(&part.path) && is_within(&part.path, top))
                .unzip();
            if gone.is_empty() {
                continue;
            }
            let taken_back = settling.take_back(top, &told, &gone).await;
            for (at, part) in at.into_iter().zip(gone) {
                let is_left = match &taken_back {
                    Ok(is_gone) => !is_gone,
                    // Another write took back the folder of both.
                    Err(Error::Missing) => false,
                    // The answer to the removal may have been lost.
                    Err(_) => settling.has_folder_in_place(&part.path).await.unwrap_or(true),
                };
                results[at] = Err(Error::Vanished { is_left });
            }
        }
        WrittenBlock { parts: results, took }
    }

    /// Whether something that is no asset is where an asset was: Sling makes a folder there
    /// when an asset is written that is gone.
    pub async fn has_folder_in_place(&self, asset: &str) -> Result<bool, Error> {
        let content = format!("{}/_jcr_content.0.json", encode_path(asset)?);
        match self.get_json(&content).await {
            Ok(content) => Ok(type_of(&content) != Some("dam:AssetContent")),
            Err(Error::Missing) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes what was created, if it is nothing but that. Whether it is gone. A folder in
    /// which other writes made something is looked at again: each takes back its own.
    async fn take_back(&self, top: &str, told: &Told<'_>, parts: &[&Part]) -> Result<bool, Error> {
        let path = encode_path(top)?;
        let is_shared = parts.iter().any(|part| part.path != top);
        let looks = if is_shared { LOOKS } else { 1 };
        for look in 1..=looks {
            let node = self.get_json(&format!("{path}.infinity.json")).await?;
            if told.is_all(top, &node, parts) {
                let remove = Body::form([(":operation", "delete")]);
                self.write(Request::post(self.origin(), path).body(remove)).await?;
                return Ok(true);
            }
            if look < looks {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
        }
        Ok(false)
    }
}

fn type_of(node: &Json) -> Option<&str> {
    node.get("jcr:primaryType").and_then(Json::as_str)
}

/// What an answer says was done.
struct Told<'a> {
    created: BTreeSet<&'a str>,
    all: Vec<&'a str>,
}

impl<'a> Told<'a> {
    fn of(answer: &'a Json) -> Self {
        let changes = answer.get("changes").and_then(Json::as_array).into_iter().flatten();
        let text = |change: &'a Json, name: &str| change.get(name).and_then(Json::as_str);
        let mut told = Self { created: BTreeSet::new(), all: Vec::new() };
        for change in changes {
            let Some(path) = text(change, "argument") else { continue };
            told.all.push(path);
            if text(change, "type") == Some("created") {
                told.created.insert(path);
            }
        }
        told
    }

    /// What became of each part, as far as the changes tell: an asset for which something
    /// else was changed is told so, and of several one of which nothing is said. Something on
    /// the way may have cut the form.
    fn results(&self, parts: &[Part]) -> Vec<Result<(), Error>> {
        let mut results: Vec<Result<(), Error>> = parts.iter().map(|_| Ok(())).collect();
        for path in &self.all {
            if parts.iter().any(|part| is_meant(path, part)) {
                continue;
            }
            // Most likely a namesake without the ending was taken for it.
            let stem = |part: &Part| part.path.rsplit_once('.').map(|(stem, _)| stem.to_owned());
            let is_near = |part: &Part| {
                is_within(path, &part.path) || stem(part).is_some_and(|it| is_within(path, &it))
            };
            let at = parts.iter().position(is_near).unwrap_or(0);
            let said = http::scrubbed(&format!("AEM says that it changed {path}"));
            if let Some(result) = results.get_mut(at).filter(|result| result.is_ok()) {
                *result = Err(Error::Elsewhere { said });
            }
        }
        let is_told = |part: &Part| self.all.iter().any(|path| is_within(path, &part.path));
        if parts.len() > 1 {
            for (result, part) in results.iter_mut().zip(parts) {
                if result.is_ok() && !is_told(part) {
                    let said = "AEM does not say that it changed the asset".to_owned();
                    *result = Err(Error::Unexpected { status: 200, said });
                }
            }
        }
        results
    }

    /// Whether there was no such asset: one without metadata may get it.
    fn has_created(&self, asset: &str) -> bool {
        self.created.contains(asset) || self.created.contains(&*content_of(asset))
    }

    /// What was created, without what lies in it.
    fn tops(&self) -> Vec<&'a str> {
        let is_below =
            |path: &str| self.created.iter().any(|it| *it != path && is_within(path, it));
        self.created.iter().copied().filter(|path| !is_below(path)).collect()
    }

    /// Whether a node holds nothing but what was created and sent.
    fn is_all(&self, path: &str, node: &Json, parts: &[&Part]) -> bool {
        let part = parts.iter().find(|part| path == metadata_of(&part.path));
        let is_content = parts.iter().any(|part| path == content_of(&part.path));
        let is_noted = |name: &str| is_content && NOTED.contains(&name);
        let is_sent = |name: &str, value: &Json| {
            let now = Property::from_json(value);
            let is_it = |change: &&Change| change.property == name;
            part.and_then(|part| part.changes.iter().find(is_it))
                .is_some_and(|change| same(now.as_ref(), change.after.as_ref()))
        };
        let is_asset = type_of(node) == Some("dam:Asset");
        self.created.contains(path)
            && !is_asset
            && node.as_object().is_some_and(|node| {
                node.iter().all(|(name, value)| match value {
                    Json::Object(_) => self.is_all(&format!("{path}/{name}"), value, parts),
                    value => OF_ITSELF.contains(&&**name) || is_noted(name) || is_sent(name, value),
                })
            })
    }
}

/// Whether a change that an answer tells is one of a part: one of its properties, a node
/// they lie in, or what AEM notes of a change.
fn is_meant(path: &str, Part { path: asset, changes, .. }: &Part) -> bool {
    let metadata = metadata_of(asset);
    let rest = |top: &str| path.strip_prefix(top)?.strip_prefix('/');
    let is_sent =
        rest(&metadata).is_some_and(|name| changes.iter().any(|change| change.property == name));
    let is_noted = rest(asset)
        .and_then(|rest| rest.rsplit('/').next())
        .is_some_and(|name| NOTED.contains(&name));
    is_sent || is_within(&metadata, path) || is_noted
}

/// Whether a path is `top` or lies below it.
fn is_within(path: &str, top: &str) -> bool {
    path.strip_prefix(top).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use relabel_model::{Kind, PropertySet};

    const ASSET: &str = "/content/dam/x/b.jpg";

    fn answer(created: &[&str]) -> Json {
        let created =
            created.iter().map(|path| json!({ "type": "created", "argument": path })).collect();
        let mut changes: Vec<Json> = created;
        let property = format!("{}/dc:rights", metadata_of(ASSET));
        changes.push(json!({ "type": "modified", "argument": property }));
        json!({ "status.code": 201, "changes": changes })
    }

    fn orphan() -> Json {
        let node = |extra: Json| {
            let mut node = json!({
                "jcr:primaryType": "sling:OrderedFolder", "jcr:createdBy": "me",
                "jcr:created": "Mon Nov 23 2026 00:37:36 GMT+0000"
            });
            let extra = extra.as_object().cloned().unwrap_or_default();
            node.as_object_mut().expect("an object").extend(extra);
            node
        };
        node(
            json!({ "jcr:content": node(json!({ "metadata": node(json!({ "dc:rights": "new" })) })) }),
        )
    }

    fn rights(path: &str) -> Part {
        let after = Some(Property::single(Kind::String, "new"));
        let changes = vec![Change { property: "dc:rights".to_owned(), after }];
        Part { path: path.to_owned(), stored: PropertySet::default(), changes }
    }

    fn is_all(answer: &Json, node: &Json) -> bool {
        let told = Told::of(answer);
        told.is_all(told.tops()[0], node, &[&rights(ASSET)])
    }

    /// Which of these assets are told that something else was changed, for a path.
    fn elsewhere(path: &str, assets: &[&str]) -> Vec<bool> {
        let answer = json!({ "changes": [{ "type": "modified", "argument": path }] });
        let parts: Vec<Part> = assets.iter().map(|asset| rights(asset)).collect();
        let results = Told::of(&answer).results(&parts);
        results.iter().map(|told| matches!(told, Err(Error::Elsewhere { .. }))).collect()
    }

    #[test]
    fn of_many_assets_those_that_are_not_told_of_may_not_be_written() {
        let (a, b) = (rights("/content/dam/x/a.jpg"), rights(ASSET));
        let told = json!({ "changes": [
            { "type": "modified", "argument": "/content/dam/x/a.jpg/jcr:content/metadata/dc:rights" },
        ] });
        let results = Told::of(&told).results(&[a, b]);
        assert!(matches!(&results[..], [Ok(()), Err(error)] if error.may_have_arrived()));
    }

    #[test]
    fn an_asset_that_is_there_is_changed_and_nothing_created() {
        let told_of_no_more = json!({ "status.code": 200 });
        let without_metadata = answer(&[&metadata_of(ASSET)]);
        for answer in [answer(&[]), without_metadata, told_of_no_more] {
            let told = Told::of(&answer);
            assert!(!told.has_created(ASSET));
            assert!(told.results(&[rights(ASSET)])[0].is_ok(), "{answer}");
        }
    }

    #[test]
    fn what_was_not_sent_is_elsewhere() {
        for path in [
            "/content/dam/x/b/jcr:content/metadata/dc:rights",
            "/content/dam/x/b.jpg2",
            "/content/dam/x/b.jpg/jcr:content/metadata/dc:title",
            "/content/dam/x/b.jpg/jcr:content/metadata/dc:rights/en",
            "/content/dam/x/b.jpg/jcr:content/dc:rights",
            "/content/dam/jcr:lastModified",
        ] {
            assert_eq!(elsewhere(path, &[ASSET]), [true], "{path}");
        }
        for path in [
            "/content/dam/x",
            "/content/dam/x/b.jpg/jcr:content/metadata",
            "/content/dam/x/b.jpg/jcr:content/metadata/dc:rights",
            "/content/dam/x/b.jpg/jcr:content/jcr:lastModified",
        ] {
            assert_eq!(elsewhere(path, &[ASSET]), [false], "{path}");
        }
    }

    #[test]
    fn of_many_assets_the_one_whose_namesake_was_changed_is_told() {
        let assets = ["/content/dam/x/a.jpg", ASSET];
        let changed = |path: &str| elsewhere(path, &assets);
        assert_eq!(changed("/content/dam/x/b/jcr:content/metadata/dc:rights"), [false, true]);
        assert_eq!(changed("/content/dam/x/b.jpg/jcr:content/metadata/dc:title"), [false, true]);
        assert_eq!(changed("/content/dam/x/a.jpg/jcr:content/metadata/dc:rights"), [false; 2]);
        assert_eq!(changed("/content/dam/y"), [true, false]);
    }

    #[test]
    fn only_what_was_created_and_sent_is_taken_back() {
        let content = format!("{ASSET}/jcr:content");
        let created = answer(&[ASSET, &content, &metadata_of(ASSET)]);
        assert!(Told::of(&created).has_created(ASSET));
        assert_eq!(Told::of(&created).tops(), [ASSET]);
        assert!(is_all(&created, &orphan()));
        let mut uploaded = orphan();
        uploaded["jcr:primaryType"] = json!("dam:Asset");
        let mut edited = orphan();
        edited["jcr:content"]["metadata"]["dc:rights"] = json!("theirs");
        let mut fuller = orphan();
        fuller["jcr:content"]["metadata"]["dc:title"] = json!("theirs");
        let mut deeper = orphan();
        deeper["c.jpg"] = json!({ "jcr:primaryType": "dam:Asset" });
        for node in [uploaded, edited, fuller, deeper] {
            assert!(!is_all(&created, &node), "{node}");
        }
    }
}
