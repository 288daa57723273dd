//! The metadata forms of the practice environment, as AEM keeps them below `/conf`.
//!
//! Where they lie, `items/tabs/items/tab1/items/col1/items`, `fieldLabel`, `name`,
//! `granite:data/metaType` and the choices of a select are as Adobe's documentation and
//! published forms have them; the switches `required`, `disabled` and `multiple` are
//! those of the Granite fields, which is how "Required" and "Disable edit" (protocol
//! reference, section 10) are taken to be kept.

use crate::node::Node;
use crate::value::Property;

/// The form that assets have unless their folder names another.
const DEFAULT: &str = "/conf/global/settings/dam/adminui-extension/metadataschema/default";

/// The form of the folder of documents, which that folder names in
/// `jcr:content/metadataSchema`: where AEM keeps the choice is inferred.
pub(crate) const DOCUMENTS: &str =
    "/conf/global/settings/dam/adminui-extension/metadataschema/documents";

/// Where Granite keeps its fields.
const FIELDS: &str = "granite/ui/components/coral/foundation/form";

/// Places the form `default` and its child for pictures.
pub(crate) fn fill(root: &mut Node) {
    root.place("/conf/global/settings/dam", Node::of_type("nt:unstructured"));
    root.place(
        DEFAULT,
        form([
            ("tab1", "Basic", basic()),
            ("tab2", "IPTC", iptc(false)),
            ("tab3", "Northlight", own()),
        ]),
    );
    root.place(&format!("{DEFAULT}/image"), form([("tab1", "Picture", picture())]));
    root.place(
        DOCUMENTS,
        form([
            ("tab1", "Basic", basic()),
            ("tab2", "IPTC", iptc(true)),
            ("tab3", "Northlight", own()),
            ("tab4", "Document", document()),
        ]),
    );
}

fn basic() -> Vec<Node> {
    vec![
        field("textfield", "Title", "dc:title", "text"),
        field("textarea", "Description", "dc:description", "textarea"),
        list("Keywords", "dc:subject"),
        tags("Tags", "cq:tags"),
        list("Creator", "dc:creator"),
        field("textfield", "Copyright", "dc:rights", "text")
            .with("required", Property::boolean(true)),
        field("datepicker", "Expires", "prism:expirationDate", "datepicker")
            .with("type", Property::text("datetime")),
        // Beside the metadata, as in the form that AEM ships.
        unnamed("datepicker", "On Time", "datepicker")
            .with("name", Property::text("./jcr:content/onTime")),
    ]
}

/// The place is locked where nothing was photographed.
fn iptc(is_place_locked: bool) -> Vec<Node> {
    vec![
        field("textfield", "Press headline", "photoshop:Headline", "text")
            .with("maxlength", Property::text("120")),
        field("textfield", "City", "photoshop:City", "text")
            .with("disabled", Property::boolean(is_place_locked)),
        field("textfield", "Country", "photoshop:Country", "text"),
        field("numberfield", "Width", "tiff:ImageWidth", "number")
            .with("disabled", Property::boolean(true)),
    ]
}

fn own() -> Vec<Node> {
    let usage = field("select", "Usage", "northlight:usage", "dropdown").with_child(
        "items",
        choices([
            ("", "Not decided"),
            ("web", "Web"),
            ("print", "Print"),
            ("social", "Social media"),
            ("internal", "Internal only"),
        ]),
    );
    let channels = field("select", "Channels", "northlight:channels", "dropdown")
        .with("multiple", Property::boolean(true))
        .with_child("items", choices([("shop", "Shop"), ("press", "Press room")]));
    vec![
        usage,
        channels,
        field("datepicker", "Not before", "northlight:embargo", "datepicker"),
        list("Markets", "northlight:markets"),
        tags("Topics", "northlight:topics"),
        field("numberfield", "Number of the shoot", "northlight:shoot", "number"),
        field("textfield", "Number in the old archive", "northlight:legacyId", "text")
            .with("disabled", Property::boolean(true)),
        // A property of a node below the metadata.
        field("textfield", "Link", "northlight:link/url", "text"),
    ]
}

fn picture() -> Vec<Node> {
    vec![
        unnamed("checkbox", "", "checkbox")
            .with("name", Property::text("./jcr:content/metadata/northlight:retouched"))
            .with("text", Property::text("Retouched"))
            .with("value", Property::text("true")),
        field("textfield", "Lens", "northlight:lens", "text")
            .with("required", Property::boolean(true)),
    ]
}

fn document() -> Vec<Node> {
    let audience = field("select", "Audience", "northlight:audience", "dropdown")
        .with("required", Property::boolean(true))
        .with_child("items", choices([("partners", "Retail partners"), ("public", "Everybody")]));
    vec![
        audience,
        field("textfield", "Edition", "northlight:edition", "text")
            .with("maxlength", Property::text("12")),
    ]
}

/// A form of tabs with one column each.
fn form<const N: usize>(tabs: [(&str, &str, Vec<Node>); N]) -> Node {
    let tabs = tabs.into_iter().fold(plain(), |all, (name, title, fields)| {
        let fields = fields.into_iter().enumerate().fold(plain(), |items, (at, field)| {
            items.with_child(&format!("{:013}", 1_498_494_946_820_u64 + at as u64), field)
        });
        let column = plain()
            .with(
                "sling:resourceType",
                Property::text("granite/ui/components/coral/foundation/container"),
            )
            .with_child("items", fields);
        let tab = plain()
            .with("jcr:title", Property::text(title))
            .with_child("items", plain().with_child("col1", column));
        all.with_child(name, tab)
    });
    let tabs = plain()
        .with("sling:resourceType", Property::text("granite/ui/components/coral/foundation/tabs"))
        .with_child("items", tabs);
    plain().with_child("items", plain().with_child("tabs", tabs))
}

fn field(widget: &str, label: &str, property: &str, meta_type: &str) -> Node {
    let name = format!("./jcr:content/metadata/{property}");
    unnamed(widget, label, meta_type).with("name", Property::text(name))
}

fn unnamed(widget: &str, label: &str, meta_type: &str) -> Node {
    let node = plain()
        .with("sling:resourceType", Property::text(format!("{FIELDS}/{widget}")))
        .with("renderReadOnly", Property::boolean(true))
        .with_child("granite:data", plain().with("metaType", Property::text(meta_type)));
    if label.is_empty() { node } else { node.with("fieldLabel", Property::text(label)) }
}

/// A field of several texts: the field that is repeated stands below it.
fn list(label: &str, property: &str) -> Node {
    let name = format!("./jcr:content/metadata/{property}");
    let one = plain()
        .with("sling:resourceType", Property::text(format!("{FIELDS}/textfield")))
        .with("name", Property::text(name));
    unnamed("multifield", label, "mvtext").with_child("field", one)
}

fn tags(label: &str, property: &str) -> Node {
    field("textfield", label, property, "tags")
        .with("sling:resourceType", Property::text("cq/gui/components/coral/common/form/tagfield"))
}

/// The choices of a select, in this order.
fn choices<const N: usize>(choices: [(&str, &str); N]) -> Node {
    choices.into_iter().enumerate().fold(plain(), |items, (at, (value, text))| {
        let choice =
            plain().with("text", Property::text(text)).with("value", Property::text(value));
        items.with_child(&format!("{:013}", 1_498_495_149_903_u64 + at as u64), choice)
    })
}

fn plain() -> Node {
    Node::of_type("nt:unstructured")
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, fill};
    use crate::node::Node;
    use crate::paths;

    #[test]
    fn a_form_lies_where_adobe_says() {
        let mut root = Node::default();
        fill(&mut root);
        let column =
            root.at(&paths::segments(&format!("{DEFAULT}/items/tabs/items/tab1/items/col1/items")));
        assert_eq!(column.expect("the first column").child_names().len(), 8);
        assert!(root.at(&paths::segments(&format!("{DEFAULT}/image/items/tabs"))).is_some());
    }
}
