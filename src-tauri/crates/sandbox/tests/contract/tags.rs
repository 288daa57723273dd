//! Tags: protocol reference, sections 10.1 and 6.3.

use relabel_sandbox::{Fault, LIBRARY_ROOT};
use serde_json::{Value, json};

use super::support::{Bench, scan};

async fn tags(bench: &Bench, offset: usize, limit: usize) -> Value {
    let query = format!(
        "/bin/querybuilder.json?path=/content/cq:tags&type=cq:Tag&orderby=%40jcr:path\
         &p.hits=full&p.limit={limit}&p.offset={offset}&p.guessTotal=true"
    );
    bench.json(&query).await
}

#[tokio::test]
async fn tags_come_in_pages_with_their_titles_by_language() {
    let bench = Bench::library().await;
    let all = tags(&bench, 0, 1_000).await;
    let hits = all["hits"].as_array().unwrap();
    assert_eq!(all["more"], false);
    let first = tags(&bench, 0, 10).await;
    assert_eq!((&first["more"], first["hits"].as_array().unwrap().len()), (&json!(true), 10));
    assert_eq!(tags(&bench, 10, 1).await["hits"][0], hits[10]);
    let at = |path: &str| {
        hits.iter().find(|hit| hit["jcr:path"] == format!("/content/cq:tags/{path}")).unwrap()
    };
    assert_eq!(at("northlight")["jcr:title"], "Northlight", "the first level is namespaces");
    let summer = at("northlight/season/summer");
    assert_eq!((&summer["jcr:title"], &summer["jcr:title.fr"]), (&json!("Summer"), &json!("Été")));
    assert_eq!(at("default/to-review")["jcr:title.fr"], "À revoir");
    assert_eq!(at("northlight/product/spare-parts")["jcr:title.fr"], Value::Null);
    assert_eq!(
        at("northlight/room/garden")["jcr:title"],
        at("northlight/product/garden")["jcr:title"]
    );
}

#[tokio::test]
async fn a_moved_tag_names_its_new_place() {
    let bench = Bench::library().await;
    let moved = bench.json("/content/cq:tags/northlight/use/online.json").await;
    assert_eq!(moved["jcr:primaryType"], "cq:Tag");
    assert_eq!(moved["cq:movedTo"], "/content/cq:tags/northlight/use/web");
}

#[tokio::test]
async fn tags_can_be_read_as_a_tree_where_search_is_closed() {
    let bench = Bench::library().await;
    let spaces = bench.json("/content/cq:tags.1.json").await;
    assert_eq!(spaces["northlight"]["jcr:primaryType"], "cq:Tag");
    let tree = bench.json("/content/cq:tags/northlight.infinity.json").await;
    assert_eq!(tree["season"]["summer"]["jcr:title.de"], "Sommer");
    bench.sandbox.set_fault(Some(Fault::FolderHidden { path: "/content/cq:tags".into() }));
    assert_eq!(bench.get("/content/cq:tags.1.json").await.status(), 404);
    assert_eq!(tags(&bench, 0, 10).await["total"], 0, "hidden tags are no error of the search");
}

#[tokio::test]
async fn an_unknown_tag_is_no_error() {
    let bench = Bench::library().await;
    let node = format!("{}/jcr:content/metadata", scan());
    let fields = [("cq:tags", "northlight:no/such"), ("cq:tags@TypeHint", "String[]")];
    let (status, answer) = bench.post(&node, &fields).await;
    assert_eq!(status, 200, "AEM ignores what it does not know, it does not say so: {answer}");
    let found = bench
        .json(&format!(
            "/bin/querybuilder.json?path={LIBRARY_ROOT}&type=dam:Asset&tagid=northlight:season/summer\
             &tagid.property=jcr:content/metadata/cq:tags&p.limit=-1"
        ))
        .await;
    assert!(found["total"].as_u64().unwrap() > 5);
}
