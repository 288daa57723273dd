//! The system view of JCR (JSR 283, section 7.2): the one view that shows types,
//! milliseconds and zones.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::node::Node;
use crate::sling_response::escape;
use crate::value::{Kind, Property, Value};

/// A node and all below it, as XML.
pub(crate) fn answer(name: &str, node: &Node) -> Response {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned();
    let namespace = " xmlns:sv=\"http://www.jcp.org/jcr/sv/1.0\"";
    write(&mut xml, name, node, namespace);
    (StatusCode::OK, [(header::CONTENT_TYPE, "application/xml;charset=utf-8")], xml).into_response()
}

fn write(xml: &mut String, name: &str, node: &Node, namespace: &str) {
    xml.push_str(&format!("<sv:node sv:name=\"{}\"{namespace}>", escape(name)));
    let is_first = |name: &str| matches!(name, "jcr:primaryType" | "jcr:mixinTypes" | "jcr:uuid");
    for first in ["jcr:primaryType", "jcr:mixinTypes", "jcr:uuid"] {
        if let Some(property) = node.get(first) {
            xml.push_str(&shown(first, property));
        }
    }
    for (name, property) in node.properties.iter().filter(|(name, _)| !is_first(name)) {
        xml.push_str(&shown(name, property));
    }
    for (name, child) in node.children() {
        write(xml, &name, &child, "");
    }
    xml.push_str("</sv:node>");
}

fn shown(name: &str, property: &Property) -> String {
    let multiple = if property.is_multiple() { " sv:multiple=\"true\"" } else { "" };
    let values: String = property.list().iter().map(|value| text(property.kind, value)).collect();
    format!(
        "<sv:property sv:name=\"{}\" sv:type=\"{}\"{multiple}>{values}</sv:property>",
        escape(name),
        property.kind.name(),
    )
}

fn text(kind: Kind, value: &Value) -> String {
    let text = value.text();
    // What XML cannot say, and the line ends that it would change.
    if text.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n')) {
        let coded = STANDARD.encode(text.as_bytes());
        return format!(
            "<sv:value xsi:type=\"xs:base64Binary\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
             xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{coded}</sv:value>"
        );
    }
    match kind {
        // The environment keeps no files.
        Kind::Binary => "<sv:value/>".to_owned(),
        _ => format!("<sv:value>{}</sv:value>", escape(&text)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::shown;
    use crate::value::Property;

    #[test]
    fn types_lists_and_what_xml_cannot_say_are_told() {
        let view = |typed| shown("p", &Property::from_typed_json(&typed).expect("a property"));
        for (typed, xml) in [
            (
                json!({"type": "Date", "value": "2016-03-12T12:11:17.603+01:00"}),
                "sv:type=\"Date\"><sv:value>2016-03-12T12:11:17.603+01:00</sv:value>",
            ),
            (
                json!({"type": "Decimal", "values": [1.5]}),
                "sv:type=\"Decimal\" sv:multiple=\"true\"><sv:value>1.5</sv:value>",
            ),
            (json!({"type": "String", "values": []}), "sv:multiple=\"true\"></sv:property>"),
            (json!({"type": "String", "value": "a<\n&"}), "<sv:value>a&lt;\n&amp;</sv:value>"),
            (json!({"type": "String", "value": "\r\n"}), ">DQo=</sv:value>"),
        ] {
            let shown = view(typed);
            assert!(shown.contains(xml), "{shown}");
        }
    }
}
