//! QueryBuilder predicates: what a node must be like to be a hit.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use crate::dates;
use crate::listing::Wanted;
use crate::node::Node;
use crate::paths;
use crate::patterns::Pattern;
use crate::value::{Property, Value};

/// A group of predicates.
#[derive(Debug, Default)]
pub(crate) struct Group {
    any: bool,
    not: bool,
    tests: Vec<Test>,
}

#[derive(Debug)]
enum Test {
    Type(String),
    Fulltext(Vec<String>),
    NodeName(Pattern),
    Property { path: String, operation: Operation, values: Vec<String>, all: bool },
    Tag { path: String, tag: String },
    Dates { path: String, from: Option<Bound>, to: Option<Bound> },
    Path { path: String, reach: Reach },
    Group(Group),
}

/// One end of a span of time.
#[derive(Clone, Copy, Debug)]
struct Bound {
    at: OffsetDateTime,
    /// Whether the moment itself belongs to the span.
    inclusive: bool,
}

/// Which nodes a path stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    Exact,
    Children,
    Below,
    BelowAndItself,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operation {
    Equals,
    Unequals,
    Like,
    Exists,
    Not,
}

/// Parameters of one predicate, by their names behind its prefix.
type Arguments = BTreeMap<String, String>;

impl Group {
    /// Reads predicates from parameters that are none of `path`, `orderby` and
    /// `p`. Text of the error: what is wrong with the query.
    pub(crate) fn parse(parameters: &[(String, String)]) -> Result<Group, String> {
        let mut group = Group::default();
        let mut predicates: Vec<(String, Arguments)> = Vec::new();
        for (name, value) in parameters {
            let (head, argument) = name.split_once('.').unwrap_or((name, ""));
            if head == "p" {
                match argument {
                    "or" => group.any = value == "true",
                    "and" => group.any = value != "true",
                    "not" => group.not = value == "true",
                    other => return Err(format!("unknown group parameter p.{other}")),
                }
                continue;
            }
            let at = predicates.iter().position(|(known, _)| known == head).unwrap_or_else(|| {
                predicates.push((head.to_owned(), Arguments::new()));
                predicates.len() - 1
            });
            predicates[at].1.insert(argument.to_owned(), value.clone());
        }
        for (head, arguments) in predicates {
            // `1_property` is the first of several predicates named `property`.
            let name = match head.split_once('_') {
                Some((number, name)) if number.bytes().all(|b| b.is_ascii_digit()) => name,
                _ => head.as_str(),
            };
            group.tests.push(test(name, &arguments)?);
        }
        Ok(group)
    }

    pub(crate) fn matches(&self, path: &str, node: &Node) -> bool {
        let mut tests = self.tests.iter();
        let matched = match self.any {
            true => tests.any(|test| test.matches(path, node)),
            false => tests.all(|test| test.matches(path, node)),
        };
        matched != self.not
    }

    /// The part of the tree that can hold hits, and whether every node of it
    /// is one.
    pub(crate) fn scope(&self) -> (Wanted, bool) {
        let types: Vec<&str> = self
            .tests
            .iter()
            .filter_map(|test| match test {
                Test::Type(name) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let wanted = match types.first() {
            _ if self.any || self.not => Wanted::Any,
            Some(&"dam:Asset") => Wanted::Assets,
            Some(&("sling:Folder" | "sling:OrderedFolder" | "nt:folder")) => Wanted::Folders,
            Some(&"cq:Tag") => Wanted::Tags,
            _ => Wanted::Any,
        };
        (wanted, wanted == Wanted::Assets && self.tests.len() == 1)
    }

    /// The only paths at which hits can lie, where the query names them one by one.
    pub(crate) fn only_paths(&self) -> Option<Vec<&str>> {
        if self.not || self.any {
            return None;
        }
        self.tests.iter().find_map(|test| match test {
            Test::Path { path, reach: Reach::Exact } => Some(vec![path.as_str()]),
            Test::Group(group) if group.any && !group.not => {
                let exact = group.tests.iter().map(|test| match test {
                    Test::Path { path, reach: Reach::Exact } => Some(path.as_str()),
                    _ => None,
                });
                exact.collect()
            }
            _ => None,
        })
    }
}

fn test(name: &str, arguments: &Arguments) -> Result<Test, String> {
    let value = |key: &str| arguments.get(key).cloned();
    let required = |key: &str| value(key).ok_or_else(|| format!("{name} lacks {key:?}"));
    Ok(match name {
        "type" => Test::Type(required("")?),
        "nodename" => Test::NodeName(Pattern::name(&required("")?)),
        "fulltext" => Test::Fulltext(
            required("")?
                .to_lowercase()
                .split_whitespace()
                .map(|word| word.trim_matches(['*', '"']).to_owned())
                .filter(|word| !word.is_empty())
                .collect(),
        ),
        "property" => {
            let operation = match arguments.get("operation").map_or("equals", String::as_str) {
                "equals" => Operation::Equals,
                "unequals" => Operation::Unequals,
                "like" => Operation::Like,
                "exists" => Operation::Exists,
                "not" => Operation::Not,
                other => return Err(format!("unknown property operation {other:?}")),
            };
            let values: Vec<String> = arguments
                .iter()
                .filter(|(key, _)| *key == "value" || key.ends_with("_value"))
                .map(|(_, value)| value.clone())
                .collect();
            let compares = !matches!(operation, Operation::Exists | Operation::Not);
            // Without a value the property only has to be there.
            let operation =
                if compares && values.is_empty() { Operation::Exists } else { operation };
            let all = value("and").as_deref() == Some("true");
            Test::Property { path: required("")?, operation, values, all }
        }
        "tagid" => Test::Tag {
            path: value("property").unwrap_or_else(|| "jcr:content/metadata/cq:tags".to_owned()),
            tag: required("")?,
        },
        "daterange" => {
            // Without an operation the moment itself does not belong to the span.
            let bound = |key: &str, operation: &str, inclusive: &str, exclusive: &str| {
                let Some(text) = value(key) else { return Ok(None) };
                let at = dates::parse(&text).ok_or_else(|| format!("no date: {text:?}"))?;
                match arguments.get(operation).map(String::as_str) {
                    Some(said) if said == inclusive => Ok(Some(Bound { at, inclusive: true })),
                    Some(said) if said != exclusive => Err(format!("unknown {operation} {said:?}")),
                    Some(_) | None => Ok(Some(Bound { at, inclusive: false })),
                }
            };
            Test::Dates {
                path: required("property")?,
                from: bound("lowerBound", "lowerOperation", ">=", ">")?,
                to: bound("upperBound", "upperOperation", "<=", "<")?,
            }
        }
        "path" => {
            let is = |key: &str| value(key).is_some_and(|said| said == "true" || said == "on");
            let reach = match () {
                () if is("exact") => Reach::Exact,
                () if is("flat") => Reach::Children,
                () if is("self") => Reach::BelowAndItself,
                () => Reach::Below,
            };
            Test::Path { path: required("")?.trim_end_matches('/').to_owned(), reach }
        }
        "group" => {
            let inner: Vec<(String, String)> =
                arguments.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
            Test::Group(Group::parse(&inner)?)
        }
        other => return Err(format!("unknown predicate {other:?}")),
    })
}

impl Test {
    fn matches(&self, path: &str, node: &Node) -> bool {
        match self {
            Test::Type(name) => is_type(node.primary_type(), name),
            Test::NodeName(pattern) => pattern.matches(paths::name(path)),
            Test::Fulltext(words) => {
                let text = all_text(path, node);
                words.iter().all(|word| text.contains(word.as_str()))
            }
            Test::Property { path, operation, values, all } => {
                let property = node.property_at(path.trim_start_matches("./"));
                compare(property.as_ref(), *operation, values, *all)
            }
            Test::Tag { path, tag } => node.property_at(path).is_some_and(|property| {
                property.list().iter().any(|value| {
                    // A tag stands for those below it as well.
                    let value = value.text();
                    value.strip_prefix(tag.as_str()).is_some_and(|rest| {
                        rest.is_empty() || rest.starts_with('/') || tag.ends_with(':')
                    })
                })
            }),
            Test::Dates { path, from, to } => {
                node.property_at(path).and_then(|p| p.as_date()).is_some_and(|date| {
                    from.is_none_or(|from| date > from.at || (from.inclusive && date == from.at))
                        && to.is_none_or(|to| date < to.at || (to.inclusive && date == to.at))
                })
            }
            Test::Path { path: wanted, reach } => {
                let below = path.strip_prefix(wanted.as_str());
                match reach {
                    Reach::Exact => below == Some(""),
                    Reach::Children => below
                        .and_then(|rest| rest.strip_prefix('/'))
                        .is_some_and(|rest| !rest.contains('/')),
                    Reach::Below => below.is_some_and(|rest| rest.starts_with('/')),
                    Reach::BelowAndItself => {
                        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                    }
                }
            }
            Test::Group(group) => group.matches(path, node),
        }
    }
}

/// Whether a node type is, or derives from, another.
fn is_type(own: &str, wanted: &str) -> bool {
    let parents: &[&str] = match own {
        "sling:OrderedFolder" => &["sling:Folder", "nt:folder", "nt:hierarchyNode"],
        "sling:Folder" => &["nt:folder", "nt:hierarchyNode"],
        "dam:Asset" | "nt:folder" | "nt:file" => &["nt:hierarchyNode"],
        _ => &[],
    };
    own == wanted || wanted == "nt:base" || parents.contains(&wanted)
}

fn compare(
    property: Option<&Property>,
    operation: Operation,
    values: &[String],
    all: bool,
) -> bool {
    let Some(property) = property else {
        return match operation {
            Operation::Not => true,
            Operation::Exists => values.first().is_some_and(|value| value == "false"),
            _ => false,
        };
    };
    let one = |wanted: &String| {
        property.list().iter().any(|value| match operation {
            Operation::Like => Pattern::like(wanted).matches(&value.text()),
            Operation::Unequals => !equal(value, wanted),
            _ => equal(value, wanted),
        })
    };
    match operation {
        Operation::Not => false,
        Operation::Exists => values.first().is_none_or(|value| value != "false"),
        _ if all => values.iter().all(one),
        _ => values.iter().any(one),
    }
}

fn equal(value: &Value, wanted: &str) -> bool {
    match value {
        Value::Date(moment) => dates::parse(wanted).is_some_and(|wanted| wanted == *moment),
        value => value.text() == wanted,
    }
}

/// Everything a full-text search looks at, in lower case.
fn all_text(path: &str, node: &Node) -> String {
    let mut text = paths::name(path).to_lowercase();
    for inner in [&[][..], &["jcr:content"], &["jcr:content", "metadata"]] {
        let Some(inner) = node.at(inner) else { continue };
        for (name, property) in &inner.properties {
            if matches!(&**name, "jcr:primaryType" | "jcr:mixinTypes" | "dam:sha1") {
                continue;
            }
            for value in property.list() {
                if let Value::Text(value) = value {
                    text.push('\n');
                    text.push_str(&value.to_lowercase());
                }
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Group, is_type};
    use crate::node::Node;
    use crate::value::Property;

    fn matches(query: &[(&str, &str)]) -> bool {
        let query: Vec<(String, String)> =
            query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let metadata = Node::of_type("nt:unstructured")
            .with("dc:title", Property::text("Lampe d’été"))
            .with("dc:subject", Property::texts(["sea", "summer"]))
            .with("cq:tags", Property::texts(["northlight:season/summer"]));
        let node = Node::of_type("dam:Asset").with_child(
            "jcr:content",
            Node::of_type("dam:AssetContent").with_child("metadata", metadata),
        );
        Group::parse(&query).unwrap().matches("/content/dam/lamp.jpg", &node)
    }

    #[test]
    fn properties_are_compared_as_asked() {
        let title = ("1_property", "jcr:content/metadata/dc:title");
        let subject = ("1_property", "jcr:content/metadata/dc:subject");
        let rights = ("1_property", "jcr:content/metadata/dc:rights");
        assert!(matches(&[title, ("1_property.value", "Lampe d’été")]));
        assert!(!matches(&[title, ("1_property.value", "Lampe")]));
        assert!(matches(&[title, ("1_property.value", "Lam%"), ("1_property.operation", "like")]));
        assert!(matches(&[subject, ("1_property.value", "summer")]));
        assert!(matches(&[rights, ("1_property.operation", "not")]));
        assert!(!matches(&[rights, ("1_property.operation", "exists")]));
        assert!(matches(&[
            rights,
            ("1_property.operation", "exists"),
            ("1_property.value", "false")
        ]));
    }

    #[test]
    fn groups_can_be_ored() {
        let either = [
            ("group.p.or", "true"),
            ("group.1_property", "jcr:content/metadata/dc:rights"),
            ("group.1_property.operation", "exists"),
            ("group.2_property", "jcr:content/metadata/dc:subject"),
            ("group.2_property.value", "sea"),
        ];
        assert!(matches(&either));
        assert!(!matches(&either[1..]));
    }

    #[test]
    fn words_tags_and_names() {
        assert!(matches(&[("fulltext", "ÉTÉ lamp*")]));
        assert!(!matches(&[("fulltext", "winter")]));
        assert!(matches(&[("tagid", "northlight:season")]));
        assert!(!matches(&[("tagid", "northlight:sea")]));
        assert!(matches(&[("nodename", "*.jpg")]));
    }

    #[test]
    fn nonsense_is_refused() {
        for query in [
            [("colour", "red"), ("type", "dam:Asset")],
            [("1_property", "a"), ("1_property.operation", "near")],
            [("daterange.property", "a"), ("daterange.lowerBound", "soon")],
        ] {
            let query: Vec<(String, String)> =
                query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
            assert!(Group::parse(&query).is_err(), "{query:?}");
        }
    }

    #[test]
    fn types_derive() {
        assert!(is_type("sling:OrderedFolder", "sling:Folder"));
        assert!(!is_type("sling:Folder", "sling:OrderedFolder"));
    }
}
