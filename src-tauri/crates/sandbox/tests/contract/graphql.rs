//! Content Fragment GraphQL: protocol reference, section 8.

use std::path::Path;

use relabel_sandbox::{Content, Fault, Options};
use reqwest::Method;
use serde_json::{Value, json};

use super::support::Bench;

/// Real content, where this checkout lies next to it.
const WKND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data/wknd-dam.json");
const ENDPOINT: &str = "/content/_cq_graphql/northlight/endpoint.json";

async fn ask(bench: &Bench, query: &str, variables: Value) -> Value {
    let body = json!({"query": query, "variables": variables});
    let response = bench.request(Method::POST, ENDPOINT).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 200, "errors are answered with 200 too");
    response.json().await.unwrap()
}

fn column<'a>(answer: &'a Value, list: &str, field: &str) -> Vec<&'a Value> {
    answer["data"][list]["items"].as_array().unwrap().iter().map(|item| &item[field]).collect()
}

#[tokio::test]
async fn a_query_with_variables_is_filtered_and_sorted() {
    let bench = Bench::library().await;
    let answer = ask(
        &bench,
        "query ($from: Float) {
           storyList(
             filter: {
               price: { _expressions: [{ value: $from, _operator: GREATER }] }
               headline: { _expressions: [{ value: \"LAMP\", _operator: CONTAINS, _ignoreCase: true }] }
             }
             sort: \"price DESC\"
           ) { items { headline price } }
         }",
        json!({"from": 20.0}),
    )
    .await;
    let prices: Vec<f64> =
        column(&answer, "storyList", "price").iter().map(|price| price.as_f64().unwrap()).collect();
    assert_eq!(prices, [139.0, 79.0]);
    let odd =
        ask(&bench, "{ storyList(sort: \"nothing\") { items { headline } } }", json!({})).await;
    assert!(odd["errors"][0]["message"].as_str().unwrap().contains("'nothing'"), "{odd}");
}

#[tokio::test]
async fn every_kind_of_element_is_answered_in_its_type() {
    let bench = Bench::library().await;
    let answer = ask(
        &bench,
        "{ storyByPath(_path: \"/content/dam/northlight-stories/story-00001\") { item {
            _path _variation _metadata { stringMetadata { name value } } _model { title }
            teaser { html plaintext json } words isPublished publishedOn reviewedAt topics
            picture { ... on ImageRef { _path mimeType width } }
            pictures { ... on ImageRef { _path } }
            designer { name since } related { headline }
        } } }",
        json!({}),
    )
    .await;
    let item = &answer["data"]["storyByPath"]["item"];
    assert_eq!(item["teaser"]["plaintext"], "Quiet chairs: what to look for, and why.");
    assert_eq!(item["teaser"]["html"], "<p>Quiet chairs: what to look for, and why.</p>");
    assert_eq!(item["publishedOn"], "2025-01-07");
    assert_eq!(item["reviewedAt"].as_str().unwrap().len(), 24, "{item}");
    assert_eq!(
        (&item["isPublished"], &item["topics"]),
        (&json!(true), &json!(["northlight:room/garden"]))
    );
    assert!(item["words"].is_i64());
    assert!(item["picture"]["width"].is_i64(), "{item}");
    assert_eq!(item["pictures"].as_array().unwrap().len(), 2);
    assert_eq!(item["designer"], json!({"name": "Atelier Ouest", "since": 2016}));
    assert_eq!(item["related"], json!([{"headline": "A lamp for long evenings"}]));
    assert_eq!(item["_model"]["title"], "Story");
    assert_eq!(item["_metadata"]["stringMetadata"][0]["name"], "jcr:title");
    let without = ask(
        &bench,
        "{ storyByPath(_path: \"/content/dam/northlight-stories/story-00004\") { item { picture { ... on ImageRef { _path } } } } }",
        json!({}),
    )
    .await;
    assert_eq!(without["data"]["storyByPath"]["item"]["picture"], Value::Null);
}

#[tokio::test]
async fn pages_follow_one_another_by_cursor_to_the_end() {
    let options = Options { content: Content::Stories(230), ..Options::default() };
    let bench = Bench::with(options).await;
    let page = "query ($first: Int, $after: String) {
        storyPaginated(first: $first, after: $after) {
          edges { cursor node { _path } } pageInfo { endCursor hasNextPage }
        }
      }";
    let (mut seen, mut sizes, mut after) = (Vec::new(), Vec::new(), Value::Null);
    loop {
        let answer = ask(&bench, page, json!({"first": 100, "after": after})).await;
        let page = &answer["data"]["storyPaginated"];
        let edges = page["edges"].as_array().unwrap();
        sizes.push(edges.len());
        seen.extend(edges.iter().map(|edge| edge["node"]["_path"].as_str().unwrap().to_owned()));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(sizes, [100, 100, 30]);
    seen.dedup();
    assert_eq!(seen.len(), 230);
    let default = ask(&bench, page, json!({})).await;
    assert_eq!(default["data"]["storyPaginated"]["edges"].as_array().unwrap().len(), 50);
    let many = ask(&bench, page, json!({"first": 101})).await;
    assert!(many["errors"][0]["message"].as_str().unwrap().contains("100"));
    let offset = "{ storyList(offset: 225, limit: 20) { items { _path } } }";
    assert_eq!(column(&ask(&bench, offset, json!({})).await, "storyList", "_path").len(), 5);
}

#[tokio::test]
async fn an_error_names_its_place_and_its_status_is_200_unless_asked_otherwise() {
    let bench = Bench::library().await;
    let answer = ask(&bench, "{ storyList {\n  items { headlin }\n} }", json!({})).await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(answer["errors"][0]["locations"], json!([{"line": 2, "column": 11}]));
    let newer = bench
        .request(Method::POST, ENDPOINT)
        .header("Accept", "application/graphql-response+json")
        .json(&json!({"query": "{ nothing }"}))
        .send()
        .await
        .unwrap();
    assert_eq!(newer.status(), 400);
    assert_eq!(newer.headers()["content-type"], "application/graphql-response+json");
}

#[tokio::test]
async fn the_schema_can_be_read_as_text_and_by_introspection() {
    let bench = Bench::library().await;
    let address = "/content/cq:graphql/northlight/endpoint.GQLschema";
    let schema = bench.get(address).await;
    assert_eq!(schema.headers()["content-type"], "text/x-graphql-schema;charset=utf-8");
    let text = schema.text().await.unwrap();
    for part in ["type StoryModel ", "storyPaginated(", "input StoryModelFilter ", "AT_OR_AFTER"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    bench.sandbox.give_schema_text(false);
    assert_eq!(bench.get(address).await.status(), 403);
    let types = ask(&bench, "{ __schema { queryType { name } } }", json!({})).await;
    assert_eq!(types["data"]["__schema"]["queryType"]["name"], "QueryType");
}

#[tokio::test]
async fn persisted_queries_are_listed_run_by_get_and_created() {
    let bench = Bench::library().await;
    let listed = bench.json("/graphql/list.json").await;
    assert_eq!(listed[0]["configurationName"], "northlight");
    assert_eq!(listed[0]["queries"][0]["path"]["shortForm"], "/northlight/stories-all");
    assert_eq!(bench.json("/graphql/list.json/northlight").await, listed);
    let run = "/graphql/execute.json/northlight/stories-by-room%3Broom%3DKitchen%3Bfrom%3D30%3B";
    let response = bench.get(run).await;
    assert!(response.headers()["cache-control"].to_str().unwrap().starts_with("max-age=60"));
    let answer: Value = response.json().await.unwrap();
    assert!(column(&answer, "storyList", "room").iter().all(|room| *room == "Kitchen"));
    assert_eq!(column(&answer, "storyList", "room").len(), 5);
    assert_eq!(bench.get("/graphql/execute.json/northlight/nothing").await.status(), 404);

    let address = "/graphql/persist.json/northlight/designers";
    let put = || bench.request(Method::PUT, address).body("{ designerList { items { name } } }");
    let made = put().header("Content-Type", "application/json").send().await.unwrap();
    assert_eq!(made.status(), 201);
    let made: Value = made.json().await.unwrap();
    assert_eq!(
        (&made["action"], &made["shortPath"]),
        (&json!("create"), &json!("/northlight/designers"))
    );
    assert_eq!(put().send().await.unwrap().status(), 409);
    let post = bench.request(Method::POST, address).body("{ designerList { items { studio } } }");
    assert_eq!(post.send().await.unwrap().json::<Value>().await.unwrap()["action"], "update");
    let answer = bench.json("/graphql/execute.json/northlight/designers").await;
    assert_eq!(answer["data"]["designerList"]["items"][0]["studio"], "Northland");
    let broken = bench.request(Method::PUT, "/graphql/persist.json/northlight/b").body("{ a ");
    assert_eq!(broken.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn who_may_not_see_gets_nothing_and_where_there_is_no_endpoint_there_is_none() {
    let bench = Bench::library().await;
    let home = "/content/dam/northlight-stories";
    bench.sandbox.set_fault(Some(Fault::FolderHidden { path: home.into() }));
    let answer = ask(&bench, "{ storyList { items { headline } } }", json!({})).await;
    assert_eq!(answer, json!({"data": {"storyList": {"items": []}}}));
    bench.sandbox.set_fault(None);

    let bare = Bench::synthetic(10).await;
    let body = json!({"query": "{ __typename }"});
    let response = bare.request(Method::POST, ENDPOINT).json(&body).send().await.unwrap();
    assert_eq!(response.status(), 404);
    assert_eq!(bare.json("/graphql/list.json").await, json!([]));
    assert_eq!(bare.get("/content/cq:graphql.2.json").await.status(), 404);
}

#[tokio::test]
async fn queries_are_no_writes_and_persisting_needs_the_right_to_write() {
    let mut bench = Bench::library().await;
    let credentials = bench.credentials();
    assert!(credentials.is_object());
    bench.as_oauth().await;
    let answer = ask(&bench, "{ storyList(limit: 1) { items { headline } } }", json!({})).await;
    assert_eq!(column(&answer, "storyList", "headline").len(), 1);
    let put = bench
        .request(Method::PUT, "/graphql/persist.json/northlight/mine")
        .body("{ storyList { items { headline } } }");
    assert_eq!(put.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn real_content_is_asked_as_its_own_site_asks_it() {
    if !Path::new(WKND).exists() {
        println!("skipped: ../shared/data/wknd-dam.json is not there");
        return;
    }
    let options = Options { content: Content::File(WKND.into()), ..Options::default() };
    let bench = Bench::with(options).await;
    let endpoints = bench.json("/content/cq:graphql.2.json").await;
    assert!(endpoints["wknd-shared"]["endpoint"].is_object(), "{endpoints}");
    let run = "/graphql/execute.json/wknd-shared/adventures-all";
    let all = bench.json(run).await;
    let items = all["data"]["adventureList"]["items"].as_array().unwrap();
    assert_eq!(items.len(), 16);
    assert!(items.iter().all(|item| item["primaryImage"]["_path"].is_string()));
    let dear = "/graphql/execute.json/wknd-shared/adventure-by-price%3Bprice%3D2000%3B";
    let dear = bench.json(dear).await;
    let dear = dear["data"]["adventureList"]["items"].as_array().unwrap();
    assert!(!dear.is_empty() && dear.iter().all(|item| item["price"].as_f64() > Some(2_000.0)));
    let articles = bench.json("/graphql/execute.json/wknd-shared/articles-all").await;
    assert_eq!(
        articles["data"]["articleList"]["items"][0]["authorFragment"],
        json!({"firstName": "Ian", "lastName": "Provo"})
    );
}
