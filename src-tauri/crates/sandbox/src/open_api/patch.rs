//! JSON Patch (RFC 6902) on the metadata of an asset: the safe subset `test`,
//! `add`, `replace`, `remove`. AEM knows more operations, not all of them
//! documented; here they are refused, so that no client comes to rely on them.

use std::collections::BTreeSet;

use serde_json::{Map, Value as Json};

use crate::open_api::problem::Problem;

/// One operation on one property.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Operation {
    action: Action,
    property: String,
    /// The place within a list, when it is not about the whole value.
    place: Option<Place>,
    /// Whether the path was sent without its first slash, as Adobe's samples do.
    pub(super) lacks_slash: bool,
}

#[derive(Clone, Debug, PartialEq)]
enum Action {
    Test(Json),
    Add(Json),
    Replace(Json),
    Remove,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// `/-`
    End,
    At(usize),
}

/// Reads a patch.
pub(super) fn parse(body: &Json) -> Result<Vec<Operation>, Problem> {
    let Json::Array(operations) = body else {
        return Err(Problem::malformed("A JSON Patch is an array of operations"));
    };
    operations.iter().map(Operation::parse).collect()
}

/// Does all operations in their order, and tells which properties they were
/// about. When one fails, `metadata` is left half done: throw it away.
pub(super) fn apply(
    metadata: &mut Map<String, Json>,
    operations: &[Operation],
) -> Result<BTreeSet<String>, Problem> {
    let mut touched = BTreeSet::new();
    for operation in operations {
        operation.apply(metadata)?;
        if !matches!(operation.action, Action::Test(_)) {
            touched.insert(operation.property.clone());
        }
    }
    Ok(touched)
}

impl Operation {
    fn parse(json: &Json) -> Result<Operation, Problem> {
        let text = |name: &str| {
            json.get(name)
                .and_then(Json::as_str)
                .ok_or_else(|| Problem::malformed(format!("An operation has no {name}")))
        };
        let (op, path) = (text("op")?, text("path")?);
        let value = || {
            let value = json.get("value").cloned();
            value.ok_or_else(|| Problem::malformed(format!("{op} {path} has no value")))
        };
        let action = match op {
            "test" => Action::Test(value()?),
            "add" => Action::Add(value()?),
            "replace" => Action::Replace(value()?),
            "remove" => Action::Remove,
            _ => return Err(Problem::malformed(format!("The operation {op:?} is unknown"))),
        };
        let (property, place) = target(path)?;
        let lacks_slash = !path.starts_with('/');
        Ok(Operation { action, property, place, lacks_slash })
    }

    fn apply(&self, metadata: &mut Map<String, Json>) -> Result<(), Problem> {
        let name = &self.property;
        let absent = || Problem::unprocessable(format!("{name} is not there"));
        let Some(place) = self.place else {
            match &self.action {
                Action::Add(value) => {
                    metadata.insert(name.clone(), value.clone());
                }
                Action::Replace(value) => {
                    *metadata.get_mut(name).ok_or_else(absent)? = value.clone();
                }
                Action::Remove => {
                    metadata.remove(name).ok_or_else(absent)?;
                }
                Action::Test(value) => self.test(metadata.get(name).ok_or_else(absent)?, value)?,
            }
            return Ok(());
        };
        let Json::Array(list) = metadata.get_mut(name).ok_or_else(absent)? else {
            return Err(Problem::unprocessable(format!("{name} has one value, not a list")));
        };
        let index = match place {
            Place::End => list.len(),
            Place::At(index) => index,
        };
        let outside = || Problem::unprocessable(format!("{name} has no value number {index}"));
        match &self.action {
            Action::Add(value) if index <= list.len() => list.insert(index, value.clone()),
            Action::Add(_) => return Err(outside()),
            Action::Replace(value) => *list.get_mut(index).ok_or_else(outside)? = value.clone(),
            Action::Remove if index < list.len() => {
                list.remove(index);
            }
            Action::Remove => return Err(outside()),
            Action::Test(value) => self.test(list.get(index).ok_or_else(outside)?, value)?,
        }
        Ok(())
    }

    fn test(&self, is: &Json, expected: &Json) -> Result<(), Problem> {
        if is == expected {
            return Ok(());
        }
        Err(Problem::unprocessable(format!("{} has another value than tested for", self.property)))
    }
}

/// The property, and the place in its list, that a JSON Pointer means: with the
/// group in front or, as a short form, without.
fn target(path: &str) -> Result<(String, Option<Place>), Problem> {
    let wrong = || Problem::malformed(format!("The path {path:?} names no property"));
    let segments = path
        .strip_prefix('/')
        .unwrap_or(path)
        .split('/')
        .map(unescaped)
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Problem::malformed(format!("The path {path:?} is no JSON Pointer")))?;
    let rest = match segments[0].as_str() {
        "repositoryMetadata" => {
            return Err(Problem::malformed("repositoryMetadata is read-only"));
        }
        "folderMetadata" | "collectionMetadata" => {
            let group = &segments[0];
            return Err(Problem::malformed(format!("An asset has no group {group}")));
        }
        "assetMetadata" => &segments[1..],
        _ => &segments[..],
    };
    let (property, place) = match rest {
        [property] => (property, None),
        [property, place] => (property, Some(place)),
        _ => return Err(wrong()),
    };
    if property.is_empty() {
        return Err(wrong());
    }
    let place = place.map(|place| index(place).ok_or_else(wrong)).transpose()?;
    Ok((property.clone(), place))
}

fn index(text: &str) -> Option<Place> {
    if text == "-" {
        return Some(Place::End);
    }
    // RFC 6901 allows no leading zeros.
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits && (text == "0" || !text.starts_with('0'))).then_some(())?;
    text.parse().ok().map(Place::At)
}

/// Undoes `~1` and `~0`; `None` for any other `~`.
fn unescaped(segment: &str) -> Option<String> {
    let mut text = String::with_capacity(segment.len());
    let mut characters = segment.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '~' => match characters.next()? {
                '0' => '~',
                '1' => '/',
                _ => return None,
            },
            other => other,
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value as Json, json};

    use super::{apply, parse};

    fn metadata() -> Map<String, Json> {
        json!({"dc:title": "Lamp", "dc:subject": ["a", "b"]}).as_object().cloned().unwrap()
    }

    /// The metadata after a patch, or the status of the refusal.
    fn patched(operations: Json) -> Result<Json, u16> {
        let mut metadata = metadata();
        let done = parse(&operations).and_then(|operations| apply(&mut metadata, &operations));
        done.map(|_| Json::Object(metadata)).map_err(|problem| problem.status.as_u16())
    }

    #[test]
    fn the_operations_do_what_the_rfc_says() {
        for (path, expected) in [
            ("/assetMetadata/dc:title", json!({"dc:title": "x", "dc:subject": ["a", "b"]})),
            ("/dc:title", json!({"dc:title": "x", "dc:subject": ["a", "b"]})),
            ("dc:title", json!({"dc:title": "x", "dc:subject": ["a", "b"]})),
            ("/dc:subject/-", json!({"dc:title": "Lamp", "dc:subject": ["a", "b", "x"]})),
            ("/dc:subject/0", json!({"dc:title": "Lamp", "dc:subject": ["x", "a", "b"]})),
            ("/a~1b~01", json!({"dc:title": "Lamp", "dc:subject": ["a", "b"], "a/b~1": "x"})),
        ] {
            let operations = json!([{"op": "add", "path": path, "value": "x"}]);
            assert_eq!(patched(operations), Ok(expected), "{path}");
        }
        let removed = json!([
            {"op": "test", "path": "/dc:subject", "value": ["a", "b"]},
            {"op": "remove", "path": "/dc:subject/1"},
            {"op": "replace", "path": "/dc:subject/0", "value": "c"},
            {"op": "remove", "path": "/dc:title"},
        ]);
        assert_eq!(patched(removed), Ok(json!({"dc:subject": ["c"]})));
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        for (operation, status) in [
            (json!({"op": "replace", "path": "/dc:rights", "value": "x"}), 422),
            (json!({"op": "remove", "path": "/dc:rights"}), 422),
            (json!({"op": "test", "path": "/dc:title", "value": "x"}), 422),
            (json!({"op": "add", "path": "/dc:title/-", "value": "x"}), 422),
            (json!({"op": "add", "path": "/dc:rights/-", "value": "x"}), 422),
            (json!({"op": "add", "path": "/dc:subject/3", "value": "x"}), 422),
            (json!({"op": "replace", "path": "/dc:subject/-", "value": "x"}), 422),
            (json!({"op": "add", "path": "/repositoryMetadata/repo:name", "value": "x"}), 400),
            (json!({"op": "test", "path": "/repositoryMetadata/repo:name", "value": "x"}), 400),
            (json!({"op": "add", "path": "/folderMetadata/dc:title", "value": "x"}), 400),
            (json!({"op": "add", "path": "/assetMetadata", "value": {}}), 400),
            (json!({"op": "add", "path": "", "value": {}}), 400),
            (json!({"op": "add", "path": "/dc:subject/01", "value": "x"}), 400),
            (json!({"op": "add", "path": "/dc:title~2", "value": "x"}), 400),
            (json!({"op": "add", "path": "/dc:title"}), 400),
            (json!({"op": "addUnique", "path": "/dc:subject", "value": "x"}), 400),
            (json!({"op": "move", "path": "/dc:title", "from": "/dc:subject"}), 400),
            (json!({"path": "/dc:title"}), 400),
            (json!("add"), 400),
        ] {
            assert_eq!(patched(json!([operation])), Err(status), "{operation}");
        }
        assert_eq!(patched(json!({"op": "remove", "path": "/dc:title"})), Err(400));
    }
}
