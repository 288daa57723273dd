//! Changes to the content by somebody who is not the client.

use std::ops::ControlFlow;

use serde_json::{Map, Value as Json, json};

use crate::environment::Environment;
use crate::faults::{Edit, EditKind, Effect, Target};
use crate::listing::{self, Wanted};
use crate::paths;
use crate::value::Property;
use crate::writes::{self, Assignment};

/// Whom AEM names as the author of such changes.
pub(crate) const SOMEBODY_ELSE: &str = "somebody-else";
/// What they write where nothing else is asked for.
const THEIR_TEXT: &str = "Edited by somebody else";
/// Fields for [`EditKind::OtherField`]: the first that the write leaves alone.
const THEIR_FIELDS: [&str; 2] = ["dc:coverage", "dc:source"];
const METADATA: &str = "jcr:content/metadata";

/// Does what an effect says somebody else does. `written` are the assets of the write that
/// set it off, and what it sends for them.
pub(crate) fn acts<'a>(
    environment: &Environment,
    effect: &Effect,
    mut written: impl Iterator<Item = (&'a str, &'a Map<String, Json>)>,
) {
    let target = match effect {
        Effect::Edit(_, target) | Effect::Delete(target) | Effect::Move(target) => target,
        Effect::TokensExpire => return environment.tokens.expire_all(),
        _ => return,
    };
    let Some((asset, sent)) = written.next() else { return };
    for path in chosen(environment, target, asset) {
        does(environment, effect, &path, sent);
    }
    if *target == Target::This {
        written.for_each(|(asset, sent)| does(environment, effect, asset, sent));
    }
}

fn does(environment: &Environment, effect: &Effect, path: &str, sent: &Map<String, Json>) {
    match effect {
        Effect::Edit(edit, _) => edits(environment, path, edit, sent),
        Effect::Delete(_) => {
            environment.content_mut().remove(&paths::segments(path));
            environment.note_change_of_others(path, None);
        }
        Effect::Move(_) => {
            let to = format!("{}/moved-{}", paths::parent(path), paths::name(path));
            let mut root = environment.content_mut();
            if let Some(node) = root.remove(&paths::segments(path)) {
                root.place(&to, node);
            }
            drop(root);
            for node in [path, &to] {
                environment.note_change_of_others(node, None);
            }
        }
        _ => {}
    }
}

/// The paths of the assets that a change hits.
fn chosen(environment: &Environment, target: &Target, asset: &str) -> Vec<String> {
    match target {
        Target::This => vec![asset.to_owned()],
        Target::Listed(paths) => paths.clone(),
        Target::First { number, below, written } => {
            let root = environment.content();
            let mut found = Vec::new();
            let mut visit = |path: &str| {
                let fits = written.is_none_or(|w| w == environment.ledger.is_written(path));
                // The write at hand is neither written nor will it stay unwritten.
                if fits && path != asset && found.len() < *number {
                    found.push(path.to_owned());
                }
                if found.len() < *number {
                    ControlFlow::Continue(())
                } else {
                    ControlFlow::Break(())
                }
            };
            let Some(node) = root.at(&paths::segments(below)) else { return found };
            if node.is_asset() {
                let _one = visit(below);
            } else {
                let _all =
                    listing::walk(&node, below, false, Wanted::Assets, &mut |path, _| visit(path));
            }
            found
        }
    }
}

fn edits(environment: &Environment, asset: &str, edit: &Edit, sent: &Map<String, Json>) {
    let written = written_field(sent);
    let property = edit.property.clone().or_else(|| match edit.kind {
        EditKind::OtherField => {
            let free = THEIR_FIELDS
                .iter()
                .find(|field| !sent.keys().any(|key| key.rsplit('/').next() == Some(field)));
            free.map(|field| (*field).to_owned())
        }
        EditKind::OtherValue | EditKind::SameValue => {
            written.as_ref().map(|(name, _)| name.clone())
        }
    });
    let Some(property) = property else { return };
    let value = match (&edit.value, edit.kind, written) {
        (Some(value), _, _) => value.clone(),
        (None, EditKind::SameValue, Some((_, value))) => value,
        _ => json!(THEIR_TEXT),
    };
    let node = format!("{asset}/{METADATA}");
    let root = environment.content();
    let Some(metadata) = root.at(&paths::segments(&node)) else { return };
    let existing = metadata.get(&property).cloned();
    drop(metadata);
    // A list keeps being a list; a date or a number they cannot write as text is
    // replaced by text.
    let as_list = existing.as_ref().is_some_and(Property::is_multiple) && !value.is_array();
    let value = if as_list && !value.is_null() { json!([value]) } else { value };
    let value = writes::from_json(&property, &value, existing.as_ref())
        .or_else(|_| writes::from_json(&property, &value, None))
        .unwrap_or_else(|_| Some(Property::text(THEIR_TEXT)));
    drop(root);
    sets(environment, Assignment { node, name: property, value });
}

/// Somebody else sets a property, or takes it away.
pub(crate) fn sets(environment: &Environment, assignment: Assignment) {
    let (node, name) = (assignment.node.clone(), assignment.name.clone());
    let value = assignment.value.as_ref().map_or(Json::Null, Property::typed_json);
    // Noted first: who compares must not see the change without its note.
    environment.note_change_of_others(&node, Some((&name, value)));
    writes::apply(&mut environment.content_mut(), vec![assignment], Some(SOMEBODY_ELSE));
}

/// The first metadata field of a write and its value, however it was sent.
fn written_field(sent: &Map<String, Json>) -> Option<(String, Json)> {
    sent.iter().find_map(|(key, value)| {
        let name = key.rsplit('/').next()?;
        let is_field = !name.is_empty() && !name.starts_with([':', '_']) && !name.contains('@');
        (is_field && !key.starts_with("test ")).then(|| (name.to_owned(), value.clone()))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::written_field;

    #[test]
    fn the_field_of_a_write_is_known_in_every_form() {
        for sent in [
            json!({"metadata/dc:rights": "x", "metadata/dc:title": "y"}),
            json!({"_charset_": "utf-8", "./jcr:content/metadata/dc:rights@TypeHint": "String",
                   "./jcr:content/metadata/dc:rights": "x"}),
            json!({":operation": "modify", "dc:rights": "x"}),
            json!({"test /assetMetadata/dc:title": "t", "replace /assetMetadata/dc:rights": "x"}),
        ] {
            let (name, value) = written_field(sent.as_object().unwrap()).unwrap();
            assert_eq!((name.as_str(), value), ("dc:rights", Value::from("x")), "{sent}");
        }
        assert_eq!(written_field(json!({"dc:rights@Delete": ""}).as_object().unwrap()), None);
    }
}
