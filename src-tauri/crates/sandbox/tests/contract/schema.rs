//! The metadata form: protocol reference, section 10 (forms map to
//! `./jcr:content/metadata/<prop>`, with "Required" and "Disable edit", in tabs) and
//! section 6.1 (how Sling shows nodes).

use relabel_sandbox::{Content, Fault, LIBRARY_ROOT, Options};
use serde_json::{Value, json};

use super::support::{Bench, scan};

const FORM: &str = "/conf/global/settings/dam/adminui-extension/metadataschema/default";

/// The fields of a tab by what they write.
fn fields(form: &Value, tab: &str) -> Vec<Value> {
    let items = &form["items"]["tabs"]["items"][tab]["items"]["col1"]["items"];
    items.as_object().unwrap().values().filter(|node| node.is_object()).cloned().collect()
}

#[tokio::test]
async fn the_form_has_its_fields_in_tabs() {
    let bench = Bench::library().await;
    let form = bench.json(&format!("{FORM}.infinity.json")).await;
    let tabs = &form["items"]["tabs"]["items"];
    assert_eq!(tabs["tab3"]["jcr:title"], "Northlight");
    let basic = fields(&form, "tab1");
    let rights = basic.iter().find(|field| field["name"] == "./jcr:content/metadata/dc:rights");
    let rights = rights.expect("a field for the copyright");
    assert_eq!((&rights["required"], &rights["fieldLabel"]), (&json!(true), &json!("Copyright")));
    assert_eq!(rights["granite:data"]["metaType"], "text");
    let own = fields(&form, "tab3");
    let usage = own.iter().find(|field| field["name"] == "./jcr:content/metadata/northlight:usage");
    let usage = usage.expect("a field with choices");
    let choices: Vec<&Value> =
        usage["items"].as_object().unwrap().values().filter(|node| node.is_object()).collect();
    assert_eq!((&choices[1]["value"], &choices[1]["text"]), (&json!("web"), &json!("Web")));
    assert!(form["image"]["items"]["tabs"].is_object(), "a form of its own for pictures");
}

#[tokio::test]
async fn a_form_may_be_hidden_or_forbidden() {
    let bench = Bench::library().await;
    bench.sandbox.set_fault(Some(Fault::ReadRefused { below: "/conf".into() }));
    assert_eq!(bench.get(&format!("{FORM}.infinity.json")).await.status(), 403);
    bench.sandbox.set_fault(Some(Fault::FolderHidden { path: "/conf".into() }));
    assert_eq!(bench.get(&format!("{FORM}.infinity.json")).await.status(), 404);
    let bench =
        Bench::with(Options { content: Content::Synthetic(10), ..Options::default() }).await;
    assert_eq!(bench.get(&format!("{FORM}.infinity.json")).await.status(), 404);
}

#[tokio::test]
async fn what_the_form_asks_is_not_enforced() {
    let bench = Bench::library().await;
    let node = format!("{}/jcr:content/metadata", scan());
    let fields = [("dc:rights@Delete", "true"), ("northlight:usage", "billboard")];
    let (status, answer) = bench.post(&node, &fields).await;
    assert_eq!(status, 200, "{answer}");
    let held = bench.sandbox.metadata(&scan()).unwrap();
    assert_eq!(held["northlight:usage"]["value"], "billboard");
    assert_eq!(held["dc:rights"], Value::Null);
}

/// How an administrator gives a folder a form of its own: inferred, as the property is
/// documented nowhere.
#[tokio::test]
async fn a_folder_names_its_form_and_is_found_by_it() {
    let bench = Bench::library().await;
    let folder = format!("{LIBRARY_ROOT}/documents");
    let content = bench.json(&format!("{folder}/jcr:content.json")).await;
    let named = content["metadataSchema"].as_str().expect("a form").to_owned();
    let form = bench.json(&format!("{named}.infinity.json")).await;
    assert_eq!(form["items"]["tabs"]["items"]["tab4"]["jcr:title"], "Document");
    let query = "/bin/querybuilder.json?path=/content/dam&type=sling:Folder\
                 &property=jcr:content/metadataSchema&property.operation=exists\
                 &p.hits=selective&p.properties=jcr:path%20jcr:content/metadataSchema";
    let found = bench.json(query).await;
    assert_eq!(
        found["hits"],
        json!([{"jcr:path": folder, "jcr:content": {"metadataSchema": named}}])
    );
}
