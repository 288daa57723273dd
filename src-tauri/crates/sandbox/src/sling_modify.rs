//! What a Sling POST makes of the content (`ModifyOperation` of the POST servlet).
//!
//! It is worked out beside the content first, so that a refusal stores nothing: nodes that
//! are missing come into being, then what is to be deleted goes, then the values are set,
//! in the order of the fields.

use std::borrow::Cow;
use std::collections::HashMap;

use time::OffsetDateTime;

use crate::jcr_names::{self, Flaw};
use crate::node::{Missing, Node};
use crate::paths;
use crate::post_fields::{PropertyFields, Wanted, patched};
use crate::refusal::{self, Refusal};
use crate::value::{Kind, Property, Values};
use crate::writes::{self, Assignment};

/// Kinds of change (`created`, `modified`, `deleted`) and paths, for the answer.
pub(crate) type Changes = Vec<(&'static str, String)>;

/// Who writes, and what they may.
pub(crate) struct Writer<'a> {
    pub(crate) user: &'a str,
    pub(crate) may_write: &'a dyn Fn(&str) -> bool,
    pub(crate) may_see: &'a dyn Fn(&str) -> bool,
}

/// What becomes of the content, once nothing is refused.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) changes: Changes,
    /// Whether the node that was posted to came into being.
    pub(crate) is_create: bool,
    /// Nodes that go, with all below them.
    removed: Vec<String>,
    created: Vec<(String, Node)>,
    assignments: Vec<Assignment>,
}

/// Why nothing came of it.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) refusal: Refusal,
    /// See [`Outcome::is_create`]; the answer says so although it was taken back.
    pub(crate) is_create: bool,
}

impl Outcome {
    pub(crate) fn apply(self, root: &mut Node) {
        for path in &self.removed {
            root.remove(&paths::segments(path));
        }
        for (path, node) in self.created {
            root.change(&paths::segments(&path), Missing::Create, |there| *there = node);
        }
        writes::apply(root, self.assignments, None);
    }
}

/// What a POST of `fields` to `path` comes to.
///
/// # Errors
/// [`Refused`]
pub(crate) fn modify(
    root: &Node,
    path: &str,
    fields: &[PropertyFields],
    writer: &Writer<'_>,
) -> Result<Outcome, Refused> {
    let mut draft = Draft {
        root,
        writer,
        fields,
        types: fields.iter().filter_map(type_of).collect(),
        now: writes::now(),
        nodes: HashMap::new(),
        set: HashMap::new(),
        is_bound_to_fail: false,
        outcome: Outcome::default(),
    };
    draft.ensure(path).map_err(|refusal| Refused { refusal, is_create: false })?;
    let is_create = draft.is_new(path);
    match draft.fill() {
        Ok(()) => Ok(Outcome { is_create, ..draft.outcome }),
        Err(refusal) => Err(Refused { refusal, is_create }),
    }
}

struct Draft<'a> {
    root: &'a Node,
    writer: &'a Writer<'a>,
    fields: &'a [PropertyFields],
    /// The types that the fields give nodes, by path.
    types: HashMap<&'a str, String>,
    now: OffsetDateTime,
    /// Nodes that were looked at, as they are in the draft; `None` where there is none.
    nodes: HashMap<String, Option<Cow<'a, Node>>>,
    /// Properties that were set or removed, by node and name, and where they stand among
    /// the assignments.
    set: HashMap<(String, String), usize>,
    /// The repository will refuse to commit.
    is_bound_to_fail: bool,
    outcome: Outcome,
}

impl Draft<'_> {
    fn fill(&mut self) -> Result<(), Refusal> {
        let fields = self.fields;
        for property in fields.iter().filter(|property| property.delete) {
            self.delete(property)?;
        }
        for property in fields {
            self.write(property)?;
        }
        if self.is_bound_to_fail { Err(Refusal::commit()) } else { Ok(()) }
    }

    fn node(&mut self, path: &str) -> Option<&Node> {
        if !self.nodes.contains_key(path) {
            let is_gone =
                self.outcome.removed.iter().any(|removed| paths::is_within(path, removed));
            let node = if is_gone { None } else { self.root.at(&paths::segments(path)) };
            self.nodes.insert(path.to_owned(), node);
        }
        self.nodes[path].as_deref()
    }

    fn has(&mut self, path: &str) -> bool {
        (self.writer.may_see)(path) && self.node(path).is_some()
    }

    /// The property of this name in the repository.
    fn stored(&mut self, node: &str, name: &str) -> Option<Property> {
        if let Some(at) = self.set.get(&(node.to_owned(), name.to_owned())) {
            return self.outcome.assignments[*at].value.clone();
        }
        self.node(node)?.get(name).cloned()
    }

    fn assign(&mut self, node: &str, name: &str, value: Option<Property>) {
        let key = (node.to_owned(), name.to_owned());
        match self.set.get(&key) {
            Some(at) => self.outcome.assignments[*at].value = value,
            None => {
                self.set.insert(key, self.outcome.assignments.len());
                let (node, name) = (node.to_owned(), name.to_owned());
                self.outcome.assignments.push(Assignment { node, name, value });
            }
        }
    }

    fn changed(&mut self, kind: &'static str, path: String) {
        self.outcome.changes.push((kind, path));
    }

    /// Makes the node and those above it exist.
    fn ensure(&mut self, path: &str) -> Result<(), Refusal> {
        if self.is_property(path) {
            return Ok(());
        }
        if self.has(path) {
            if let Some(wanted) = self.types.get(path).cloned()
                && self.node(path).is_some_and(|node| node.primary_type() != wanted)
            {
                self.assign(path, "jcr:primaryType", Some(Property::name(&wanted)));
            }
            return Ok(());
        }
        if !(self.writer.may_see)(path) {
            return Err(Refusal::unseen());
        }
        let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
        if !above.is_empty() {
            self.ensure(above)?;
        }
        let parent = self.node(above).map_or("sling:Folder", Node::primary_type).to_owned();
        let own = self.types.get(path).cloned();
        let own = own.or_else(|| default_type(&parent, name).map(str::to_owned));
        let cannot = || Refusal::persistence(format!("Unable to create node at {path}"));
        let own = own.filter(|own| is_known_type(own)).ok_or_else(cannot)?;
        match jcr_names::check(name) {
            Ok(()) => {}
            Err(Flaw::Refused) => self.is_bound_to_fail = true,
            Err(Flaw::Unreadable) => return Err(cannot()),
        }
        self.is_bound_to_fail |= own == ABSTRACT || !(self.writer.may_write)(path);
        let mut node = Node::of_type(&own);
        if is_hierarchy(&own) {
            node = node
                .with("jcr:created", Property::date(self.now))
                .with("jcr:createdBy", Property::text(self.writer.user));
        }
        self.nodes.insert(path.to_owned(), Some(Cow::Owned(node.clone())));
        self.outcome.created.push((path.to_owned(), node));
        self.changed("created", path.to_owned());
        Ok(())
    }

    /// Whether there is a property at a path, which can have none of its own.
    fn is_property(&mut self, path: &str) -> bool {
        let (node, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.node(path).is_none() && self.stored(node, &jcr_names::stored(name)).is_some()
    }

    fn is_new(&self, node: &str) -> bool {
        self.outcome.created.iter().any(|(path, _)| path == node)
    }

    fn delete(&mut self, field: &PropertyFields) -> Result<(), Refusal> {
        let PropertyFields { node, name, .. } = field;
        if !self.has(node) {
            return Ok(());
        }
        if !(self.writer.may_write)(node) {
            return Err(Refusal::persistence(format!("Resource '{node}' is not modifiable.")));
        }
        let stored = jcr_names::stored(name);
        if self.stored(node, &stored).is_some() {
            if self.is_protected(node, name) {
                let message = format!("Value for key {name} can't be removed from node.");
                return Err(Refusal::argument(message));
            }
            self.assign(node, &stored, None);
        } else if self.has(&field.path()) {
            let path = field.path();
            self.nodes.retain(|known, _| !paths::is_within(known, &path));
            self.outcome.created.retain(|(created, _)| !paths::is_within(created, &path));
            self.outcome.removed.push(path);
        }
        self.changed("deleted", field.path());
        Ok(())
    }

    fn is_protected(&mut self, node: &str, name: &str) -> bool {
        let own = self.node(node).map_or("", Node::primary_type);
        match name {
            "jcr:primaryType" => true,
            "jcr:created" | "jcr:createdBy" => is_hierarchy(own),
            "jcr:uuid" => own == "dam:Asset",
            _ => false,
        }
    }

    fn write(&mut self, field: &PropertyFields) -> Result<(), Refusal> {
        if field.takes_over {
            return Err(Refusal::argument("@CopyFrom and @MoveFrom are not available here"));
        }
        let wanted = field.wanted();
        if wanted == Wanted::Nothing {
            return Ok(());
        }
        let PropertyFields { node, name, .. } = field;
        self.ensure(node)?;
        // Nodes have their type when they come into being.
        if matches!(name.as_str(), "jcr:primaryType" | "jcr:mixinTypes") {
            return Ok(());
        }
        if self.is_property(node) || !(self.writer.may_write)(node) {
            return Err(Refusal::persistence(format!("Resource at '{node}' is not modifiable.")));
        }
        if field.is_blank()
            && let Some(value) = automatic(name, self.now, self.writer.user)
        {
            let is_set_once = name.to_ascii_lowercase().contains("created");
            if !self.is_protected(node, name) && (!is_set_once || self.is_new(node)) {
                self.assign(node, name, Some(value));
                self.changed("modified", field.path());
            }
            return Ok(());
        }
        self.set_value(field, wanted)
    }

    /// Sets, removes or clears one property.
    fn set_value(&mut self, field: &PropertyFields, wanted: Wanted) -> Result<(), Refusal> {
        let PropertyFields { node, name, .. } = field;
        let stored_name = jcr_names::stored(name);
        let existing = self.stored(node, &stored_name);
        // As the repository reads it, which takes `a[1]` for the first of those named `a`.
        let read_name = name.strip_suffix("[1]").unwrap_or(name);
        if existing.is_some() && stored_name != *name {
            // Found under the escaped name, then asked for by the other one.
            return Err(Refusal::persistence(format!("{read_name} not found on {node}")));
        }
        let is_list = existing.as_ref().is_some_and(Property::is_multiple);
        let values = match wanted {
            Wanted::Values(values) => values,
            Wanted::Cleared if existing.is_some() && !is_list => {
                self.changed("modified", field.path());
                return Ok(());
            }
            Wanted::Removed | Wanted::Cleared => {
                if existing.is_some() {
                    self.assign(node, &stored_name, None);
                    self.changed("deleted", field.path());
                }
                return Ok(());
            }
            Wanted::Nothing => return Ok(()),
        };
        let values = match (field.patch, &existing) {
            (true, Some(single)) if !single.is_multiple() => return Ok(()),
            (true, existing) => {
                let list = existing.as_ref().map(Property::list).unwrap_or_default();
                let list = list.iter().map(|value| value.text().into_owned()).collect();
                match patched(list, &values) {
                    Some(values) => values,
                    None => return Ok(()),
                }
            }
            (false, _) => values,
        };
        let hinted = field.hint.and_then(|hint| hint.kind);
        let invalid = || Refusal::persistence(format!("Invalid name or path: {name}"));
        let is_invalid = jcr_names::check(read_name) == Err(Flaw::Unreadable);
        if hinted.is_none() && is_invalid {
            return Err(invalid());
        }
        let kind = hinted.or_else(|| Some(self.stored(node, read_name)?.kind));
        let is_many = values.len() > 1
            || field.hint.is_some_and(|hint| hint.is_list)
            || field.patch
            || is_list;
        if is_many && existing.is_some() && !is_list {
            self.changed("deleted", field.path());
        }
        let property = values_in(kind, &values, is_many)?;
        // Texts of no known type, and dates, take the way that escapes names.
        let name_in_store = match kind {
            None | Some(Kind::Date) => stored_name,
            Some(_) if is_invalid => return Err(invalid()),
            Some(_) => read_name.to_owned(),
        };
        self.check_node(field, kind, &values)?;
        self.is_bound_to_fail |=
            values.iter().any(|text| !refusal::is_committed(property.kind, text));
        self.is_bound_to_fail |= jcr_names::check(&name_in_store).is_err();
        self.assign(node, &name_in_store, Some(property));
        self.changed("modified", field.path());
        Ok(())
    }

    /// Refuses properties that the type of the node does not have.
    fn check_node(
        &mut self,
        field: &PropertyFields,
        kind: Option<Kind>,
        texts: &[String],
    ) -> Result<(), Refusal> {
        let PropertyFields { node, name, .. } = field;
        let is_open = !self.is_protected(node, name)
            && self.node(node).is_some_and(|node| takes_properties(node.primary_type()));
        if is_open {
            return Ok(());
        }
        let shown = texts.join(",");
        Err(match kind {
            None | Some(Kind::Date) => {
                Refusal::argument(format!("Value for key {name} can't be put into node: {shown}"))
            }
            Some(_) => {
                Refusal::persistence(format!("No matching property definition: {name} = {shown}"))
            }
        })
    }
}

/// The values in their type; texts where there is none.
fn values_in(kind: Option<Kind>, texts: &[String], is_many: bool) -> Result<Property, Refusal> {
    let kind = match kind.unwrap_or(Kind::String) {
        // An array of no dates does not say of what it is.
        Kind::Date if texts.is_empty() => Kind::String,
        kind => kind,
    };
    let mut values = match kind {
        Kind::Date => refusal::dates(texts)?,
        kind => texts.iter().map(|text| refusal::value(kind, text)).collect::<Result<_, _>>()?,
    };
    let values = match values.pop() {
        Some(value) if !is_many => Values::One(value),
        last => {
            values.extend(last);
            Values::Many(values)
        }
    };
    Ok(Property { kind, values })
}

/// The node and the type that a field gives it.
fn type_of(field: &PropertyFields) -> Option<(&str, String)> {
    if field.name != "jcr:primaryType" {
        return None;
    }
    match field.wanted() {
        Wanted::Values(values) => Some((field.node.as_str(), values.into_iter().next()?)),
        _ => None,
    }
}

/// What a blank value means for the names that say who and when.
fn automatic(name: &str, now: OffsetDateTime, user: &str) -> Option<Property> {
    match name.strip_prefix("jcr:").unwrap_or(name) {
        "created" | "lastModified" => Some(Property::date(now)),
        "createdBy" | "lastModifiedBy" => Some(Property::text(user)),
        _ => None,
    }
}

/// Where a node type wants children and names no type for them, this stands in for it: no
/// node can be of it.
const ABSTRACT: &str = "nt:base";

/// The type of a new child whose type nobody says.
fn default_type(parent: &str, name: &str) -> Option<&'static str> {
    match (parent, name) {
        ("sling:OrderedFolder", _) => Some("sling:OrderedFolder"),
        ("sling:Folder", _) => Some("sling:Folder"),
        ("dam:Asset", "jcr:content") => Some("dam:AssetContent"),
        ("dam:Asset", _) => Some(ABSTRACT),
        ("dam:AssetContent", "renditions") => Some("nt:folder"),
        ("nt:folder", _) => None,
        _ => Some("nt:unstructured"),
    }
}

fn is_known_type(name: &str) -> bool {
    is_hierarchy(name)
        || matches!(name, ABSTRACT | "nt:unstructured" | "dam:AssetContent" | "nt:resource")
        || name.starts_with("cq:")
}

/// Types that say when and by whom their nodes were made.
fn is_hierarchy(name: &str) -> bool {
    matches!(name, "nt:folder" | "nt:file" | "sling:Folder" | "sling:OrderedFolder" | "dam:Asset")
}

fn takes_properties(name: &str) -> bool {
    !matches!(name, ABSTRACT | "nt:folder" | "nt:file" | "dam:Asset")
}
