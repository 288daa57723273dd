//! The route of changes, which the user decides for a connection, and what is remembered of
//! what an environment refuses.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, Fault, KeyFileKind, Options};

use super::rig::{Rig, connect, text};

const ASSETS: u32 = 60;
const FIELD: &str = "photoshop:Headline";

async fn rig(key: KeyFileKind) -> Rig {
    let content = Content::Synthetic(ASSETS);
    Rig::with(Options { content, technical_user_may_write: true, ..Options::default() }, key).await
}

async fn choose(rig: &Rig, route: Route) -> ConnectionSummary {
    let request = UpdateConnection {
        connection_id: rig.connection,
        name: String::new(),
        stage: Stage::Development,
        speed: None,
        route: Some(route),
    };
    rig.app.update_connection(&request).await.expect("is changed")
}

async fn connection(rig: &Rig) -> ConnectionSummary {
    rig.app.list_connections().await.expect("a list").remove(0)
}

/// Changes everything; gives how many requests of a method wrote.
async fn requests(rig: &Rig, value: &str, method: &str) -> usize {
    let before = rig.sandbox.requests().len();
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text(FIELD, value)]).await;
    assert_eq!(rig.run(&plan).await.counts.changed, ASSETS);
    let requests = rig.sandbox.requests().split_off(before);
    requests.iter().filter(|it| it.method == method && !it.path.starts_with("/ims")).count()
}

#[tokio::test]
async fn an_oauth_key_writes_together_where_the_user_wants_it() {
    let rig = rig(KeyFileKind::OauthServerToServer).await;
    assert_eq!(connection(&rig).await.route, Route::OneByOne);
    assert_eq!(requests(&rig, "one", "PATCH").await, ASSETS as usize);
    assert_eq!(choose(&rig, Route::Together).await.route, Route::Together);
    assert!(requests(&rig, "two", "POST").await <= 12);
    choose(&rig, Route::OneByOne).await;
    assert_eq!(requests(&rig, "three", "PATCH").await, ASSETS as usize);
}

#[tokio::test]
async fn a_service_key_writes_one_by_one_where_the_user_wants_it() {
    let rig = rig(KeyFileKind::ServiceCredentials).await;
    assert_eq!(connection(&rig).await.route, Route::Together);
    choose(&rig, Route::OneByOne).await;
    assert_eq!(requests(&rig, "one", "POST").await, ASSETS as usize);
}

#[tokio::test]
async fn that_many_assets_in_one_request_are_refused_is_remembered() {
    let rig = rig(KeyFileKind::ServiceCredentials).await;
    assert_eq!(connection(&rig).await.one_by_one_until, None);
    rig.sandbox.set_fault(Some(Fault::OneByOne { status: 404 }));
    assert_eq!(requests(&rig, "one", "POST").await, ASSETS as usize + 1);
    let told = connection(&rig).await;
    assert!(told.one_by_one_until.is_some() && told.route == Route::Together, "{told:?}");
    // Opened anew, as after a start of the program.
    let key = rig.sandbox.key_file(KeyFileKind::ServiceCredentials);
    assert_eq!(connect(&rig.app, &key, &rig.sandbox.origin()).await, rig.connection);
    assert_eq!(requests(&rig, "two", "POST").await, ASSETS as usize, "it is not tried again");
}
