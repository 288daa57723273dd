//! What an asset's metadata is exactly: the types and the milliseconds that JSON hides.
//!
//! The system view of JCR (JSR 283, section 7.2) shows both. Sling gives it by default, and
//! an environment may have closed it, which is found out once for a connection.

use std::sync::{PoisonError, RwLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use super::folders::encode_path;
use super::{Author, Error, answer};
use relabel_access::http::{Page, Reply, Request};
use relabel_model::{Kind, Property, PropertySet};

/// Whether an environment shows the system view; `None` where nobody asked yet.
#[derive(Debug, Default)]
pub(super) struct SystemView(RwLock<Option<bool>>);

impl SystemView {
    fn is_open(&self) -> Option<bool> {
        *self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, is_open: bool) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(is_open);
    }
}

impl Author {
    /// What an asset that was read a moment ago holds, with the types that are stored;
    /// `None` where the environment does not show them.
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn exact_metadata(&self, path: &str) -> Result<Option<PropertySet>, Error> {
        let view = self.system_view();
        if view.is_open() == Some(false) {
            return Ok(None);
        }
        // Of the metadata alone: with the asset its files would come along.
        let target = format!("{}/_jcr_content/metadata.sysview.xml", encode_path(path)?);
        let request = Request::get(self.origin(), target).accept("application/xml");
        match self.read(request, metadata).await {
            Ok((_, metadata)) => {
                view.note(true);
                Ok(Some(metadata))
            }
            // Somewhere else it was shown: this asset is gone.
            Err(error) if view.is_open() == Some(true) => Err(error),
            Err(
                Error::Missing
                | Error::Forbidden { .. }
                | Error::NotData { status: 200, page: Page::Host },
            ) => {
                view.note(false);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

fn metadata(reply: &Reply) -> Result<PropertySet, Error> {
    if reply.status != 200 {
        answer::accept(reply)?;
    }
    parse(&String::from_utf8_lossy(&reply.body)).ok_or_else(|| answer::not_data(reply))
}

/// Reads the properties of the node that a system view shows, not of those below it. `None`
/// for what is no such view.
fn parse(xml: &str) -> Option<PropertySet> {
    let mut reader = Reader::from_str(xml);
    let mut set = PropertySet::default();
    let (mut depth, mut is_value, mut is_coded) = (0_usize, false, false);
    let mut property: Option<(String, Shown)> = None;
    let mut text = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                let name = element.local_name();
                match name.as_ref() {
                    "node" => depth += 1,
                    "property" if depth == 1 => {
                        property = Some((attribute(&element, "name")?, Shown::of(&element)?));
                    }
                    // Of a node below.
                    "property" => {}
                    "value" => {
                        (is_value, text) = (true, String::new());
                        is_coded = attribute(&element, "type").is_some();
                    }
                    _ => return None,
                }
            }
            // An empty value, or a list of none.
            Event::Empty(element) => match (element.local_name().as_ref(), &mut property) {
                ("value", Some((_, shown))) => shown.entries.push(String::new()),
                ("property", None) if depth == 1 => {
                    let (name, shown) = (attribute(&element, "name")?, Shown::of(&element)?);
                    set.put(name, shown.property());
                }
                _ => {}
            },
            Event::Text(piece) if is_value => text.push_str(&piece.xml10_content()),
            Event::CData(piece) if is_value => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) if is_value => {
                text.push(match reference.resolve_char_ref().ok()? {
                    Some(letter) => letter,
                    None => predefined(&reference)?,
                });
            }
            Event::End(element) => match element.local_name().as_ref() {
                "node" => depth = depth.checked_sub(1)?,
                "value" => {
                    is_value = false;
                    let entry = match is_coded {
                        true => String::from_utf8(STANDARD.decode(text.trim()).ok()?).ok()?,
                        false => std::mem::take(&mut text),
                    };
                    if let Some((_, shown)) = &mut property {
                        shown.entries.push(entry);
                    }
                }
                _ => {
                    if let Some((name, shown)) = property.take() {
                        set.put(name, shown.property());
                    }
                }
            },
            Event::DocType(_) => return None,
            Event::Eof => {
                return (depth == 0 && set.get("jcr:primaryType").is_some()).then_some(set);
            }
            _ => {}
        }
    }
}

/// A property as it is shown.
struct Shown {
    kind: Option<Kind>,
    multi: bool,
    entries: Vec<String>,
}

impl Shown {
    fn of(element: &BytesStart<'_>) -> Option<Self> {
        let kind = Kind::named(&attribute(element, "type")?);
        let multi = attribute(element, "multiple").as_deref() == Some("true");
        Some(Self { kind, multi, entries: Vec::new() })
    }

    /// `None` for what cannot be written back, such as a file.
    fn property(self) -> Option<Property> {
        let Self { kind, multi, entries } = self;
        let is_whole = multi || entries.len() == 1;
        kind.filter(|_| is_whole).map(|kind| Property { kind, multi, entries })
    }
}

fn predefined(reference: &str) -> Option<char> {
    Some(match reference {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// An attribute by its local name.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let is_it = |attribute: &Attribute<'_>| attribute.key.local_name().as_ref() == name;
    let found = attributes.with_checks(false).flatten().find(is_it)?;
    Some(found.normalized_value(quick_xml::XmlVersion::default()).ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Sling Starter 11 shows it, shortened.
    const VIEW: &str = r#"<?xml version="1.0" encoding="UTF-8"?><sv:node sv:name="metadata" xmlns:sv="http://www.jcp.org/jcr/sv/1.0">
        <sv:property sv:name="jcr:primaryType" sv:type="Name"><sv:value>nt:unstructured</sv:value></sv:property>
        <sv:property sv:name="xmp:Rating" sv:type="Decimal"><sv:value>3.0</sv:value></sv:property>
        <sv:property sv:name="dc:modified" sv:type="Date"><sv:value>2016-03-12T12:11:17.603+01:00</sv:value></sv:property>
        <sv:property sv:name="one" sv:type="String" sv:multiple="true"><sv:value>a &lt;&#xE9;&amp;</sv:value></sv:property>
        <sv:property sv:name="none" sv:type="String" sv:multiple="true"></sv:property>
        <sv:property sv:name="none2" sv:type="URI" sv:multiple="true"/>
        <sv:property sv:name="blank" sv:type="String"><sv:value></sv:value></sv:property>
        <sv:property sv:name="blank2" sv:type="String"><sv:value/></sv:property>
        <sv:property sv:name="lines" sv:type="String"><sv:value xsi:type="xs:base64Binary" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema">DQo=</sv:value></sv:property>
        <sv:property sv:name="file" sv:type="Binary"><sv:value>AA==</sv:value></sv:property>
        <sv:node sv:name="below"><sv:property sv:name="one" sv:type="Long"><sv:value>3</sv:value></sv:property></sv:node>
        <sv:property sv:name="last" sv:type="Path"><sv:value>/content</sv:value></sv:property>
    </sv:node>"#;

    #[test]
    fn types_milliseconds_and_zones_are_read_and_nodes_below_are_not() {
        let set = parse(VIEW).expect("a view");
        let one = |kind, multi, entries: &[&str]| {
            Some((kind, multi, entries.iter().map(|entry| (*entry).to_owned()).collect::<Vec<_>>()))
        };
        for (name, wanted) in [
            ("xmp:Rating", one(Kind::Decimal, false, &["3.0"])),
            ("dc:modified", one(Kind::Date, false, &["2016-03-12T12:11:17.603+01:00"])),
            ("one", one(Kind::String, true, &["a <é&"])),
            ("none", one(Kind::String, true, &[])),
            ("none2", one(Kind::Uri, true, &[])),
            ("blank", one(Kind::String, false, &[""])),
            ("blank2", one(Kind::String, false, &[""])),
            ("lines", one(Kind::String, false, &["\r\n"])),
            ("last", one(Kind::Path, false, &["/content"])),
            ("file", None),
        ] {
            let found = set.get(name).map(|it| (it.kind, it.multi, it.entries.clone()));
            assert_eq!(found, wanted, "{name}");
        }
        assert!(set.is_unsupported("file"));
    }

    #[test]
    fn what_is_no_view_is_none() {
        for text in [
            "",
            "{}",
            "<html><body>sign in</body></html>",
            &VIEW[..VIEW.len() - 12],
            "<!DOCTYPE a [<!ENTITY b \"c\">]><sv:node/>",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
    }
}
