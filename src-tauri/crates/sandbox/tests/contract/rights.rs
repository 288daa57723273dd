use std::time::{Duration, Instant};

use relabel_sandbox::{Fault, LIBRARY_ROOT};
use reqwest::Method;
use serde_json::{Value, json};

use super::support::{Bench, scan};

fn folder() -> String {
    format!("{LIBRARY_ROOT}/archive")
}

/// Assets that a search below the library finds.
async fn found(bench: &Bench, below: &str) -> u64 {
    let query = format!("/bin/querybuilder.json?path={below}&type=dam:Asset&p.limit=0");
    bench.json(&query).await["total"].as_u64().unwrap()
}

#[tokio::test]
async fn everybody_is_told_who_they_are() {
    let mut bench = Bench::library().await;
    let person = bench.json("/libs/granite/security/currentuser.json").await;
    assert!(person["authorizableId"].as_str().unwrap().ends_with("@AdobeID"));
    bench.as_oauth().await;
    let account = bench.json("/libs/granite/security/currentuser.json").await;
    let expected = bench.oauth_credential()["TECHNICAL_ACCOUNT_EMAIL"].take();
    assert_eq!((&account["authorizableId"], &account["name_xss"]), (&expected, &expected));
    assert!(account["home"].as_str().unwrap().starts_with("/home/users/"));
    assert_ne!(account["home"], person["home"]);
    bench.as_user("eyJ.eyJ.x".to_owned());
    assert_eq!(bench.get("/libs/granite/security/currentuser.json").await.status(), 401);
}

/// The trial by which a client finds out whether it may write: a property is
/// set on a folder and taken away again.
#[tokio::test]
async fn a_property_of_a_folder_is_set_and_removed() {
    let mut bench = Bench::library().await;
    bench.as_oauth().await;
    for path in [folder(), LIBRARY_ROOT.to_owned(), "/content/dam".to_owned()] {
        bench.sandbox.revoke_write();
        let before = bench.json(&format!("{path}.json")).await;
        let set = [("_charset_", "utf-8"), ("./relabelWriteCheck", "1")];
        let remove = [("./relabelWriteCheck@Delete", "true")];
        assert_eq!(bench.post(&path, &set).await.0, 500);
        assert_eq!(bench.post(&path, &remove).await.0, 500);
        bench.sandbox.grant_write();
        let (status, answer) = bench.post(&path, &set).await;
        assert_eq!((status, answer.get("isCreate")), (200, None), "{answer}");
        let change = json!([{"type": "modified", "argument": format!("{path}/relabelWriteCheck")}]);
        assert_eq!(answer["changes"], change);
        assert_eq!(bench.json(&format!("{path}.json")).await["relabelWriteCheck"], "1");
        let (status, answer) = bench.post(&path, &remove).await;
        assert_eq!((status, &answer["changes"][0]["type"]), (200, &json!("deleted")));
        assert_eq!(bench.json(&format!("{path}.json")).await, before);
        let writes = bench.sandbox.writes();
        let [.., first, second] = &writes[..] else { panic!("two writes at least") };
        assert_eq!((first.path.as_str(), second.path.as_str()), (path.as_str(), path.as_str()));
        assert_eq!(first.properties["./relabelWriteCheck"], "1");
        assert_eq!(second.properties["./relabelWriteCheck@Delete"], "true");
    }
}

#[tokio::test]
async fn a_folder_of_made_up_assets_takes_the_trial_too() {
    let bench = Bench::synthetic(2_000).await;
    let path = format!("{LIBRARY_ROOT}/series-0002");
    assert_eq!(bench.post(&path, &[("./relabelWriteCheck", "1")]).await.0, 200);
    assert_eq!(bench.json(&format!("{path}.json")).await["relabelWriteCheck"], "1");
    assert_eq!(bench.post(&path, &[("./relabelWriteCheck@Delete", "true")]).await.0, 200);
    assert_eq!(bench.json(&format!("{path}.json")).await["relabelWriteCheck"], Value::Null);
    assert_eq!(found(&bench, &path).await, 1_000);
}

#[tokio::test]
async fn writes_can_be_refused_below_one_folder() {
    let bench = Bench::library().await;
    bench.sandbox.refuse_writes_below(&folder());
    let node = format!("{}/jcr:content/metadata", scan());
    let api = scan().replace("/content/dam", "/api/assets");
    assert_eq!(bench.post(&node, &[("dc:rights", "x")]).await.0, 500);
    assert_eq!(bench.post(&folder(), &[("./a", "x")]).await.0, 500);
    let put = json!({"metadata/dc:rights": "x"});
    for address in [api.clone(), format!("{api}.json")] {
        let body = json!({"class": "asset", "properties": put});
        let request = bench.request(Method::PUT, &address).json(&body);
        assert_eq!(request.send().await.unwrap().status(), 403, "{address}");
    }
    let new = bench
        .request(Method::POST, "/api/assets/northlight/archive/new")
        .json(&json!({"class": "assetFolder"}));
    assert_eq!(new.send().await.unwrap().status(), 403);
    assert_eq!(bench.post(&format!("{LIBRARY_ROOT}/brand"), &[("./a", "x")]).await.0, 200);
    bench.json(&format!("{node}.json")).await;
    bench.sandbox.grant_write();
    assert_eq!(bench.put(&api, put).await.0, 200);
}

#[tokio::test]
async fn an_account_without_a_profile_sees_nothing() {
    let mut bench = Bench::library().await;
    bench.as_oauth().await;
    bench.sandbox.grant_write();
    bench.sandbox.set_profile(false);
    let picture = format!("{}/jcr:content/renditions/cq5dam.thumbnail.48.48.png", scan());
    let asset = scan();
    for path in [
        "/api/assets.json",
        "/api/assets/northlight.json",
        "/content/dam.json",
        &format!("{asset}.json"),
        &picture,
    ] {
        assert_eq!(bench.get(path).await.status(), 404, "{path}");
    }
    assert_eq!(found(&bench, "/content/dam").await, 0);
    let write = bench.request(Method::POST, &asset).form(&[("./a", "x")]);
    assert_eq!(write.send().await.unwrap().status(), 500);
    let user = bench.json("/libs/granite/security/currentuser.json").await;
    assert_eq!(user["authorizableId"], bench.oauth_credential()["TECHNICAL_ACCOUNT_EMAIL"]);
    bench.sandbox.set_profile(true);
    assert!(found(&bench, "/content/dam").await > 300);
}

#[tokio::test]
async fn a_hidden_folder_is_nowhere() {
    let bench = Bench::library().await;
    let all = found(&bench, LIBRARY_ROOT).await;
    bench.sandbox.set_fault(Some(Fault::FolderHidden { path: folder() }));
    assert_eq!(bench.get(&format!("{}.json", folder())).await.status(), 404);
    assert_eq!(bench.get(&format!("{}.json", scan())).await.status(), 404);
    assert_eq!(bench.get("/api/assets/northlight/archive.json").await.status(), 404);
    assert_eq!(found(&bench, LIBRARY_ROOT).await, all - 21);
    let listed = bench.json("/api/assets/northlight.json?limit=100").await;
    let names: Vec<&Value> = listed["entities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entity| &entity["properties"]["name"])
        .collect();
    assert!(!names.contains(&&json!("archive")) && names.contains(&&json!("brand")));
    bench.json(&format!("{LIBRARY_ROOT}.json")).await;
}

#[tokio::test]
async fn reading_can_be_refused_below_one_folder() {
    let bench = Bench::library().await;
    let all = found(&bench, LIBRARY_ROOT).await;
    bench.sandbox.set_fault(Some(Fault::ReadRefused { below: folder() }));
    let picture = format!("{}/jcr:content/renditions/cq5dam.thumbnail.48.48.png", scan());
    for path in [
        format!("{}.json", folder()),
        format!("{}/jcr:content/metadata.json", scan()),
        picture,
        "/api/assets/northlight/archive.json".to_owned(),
    ] {
        assert_eq!(bench.get(&path).await.status(), 403, "{path}");
    }
    bench.json(&format!("{LIBRARY_ROOT}/brand.json")).await;
    // Searches never say that something was left out.
    assert_eq!(found(&bench, LIBRARY_ROOT).await, all - 21);
    assert_eq!(found(&bench, &folder()).await, 0);
}

#[tokio::test]
async fn pages_of_a_sleeping_and_of_another_environment() {
    let bench = Bench::library().await;
    for (fault, status) in [
        (Fault::Asleep, 503),
        (Fault::HibernationPage { status: 200 }, 200),
        (Fault::HibernationPage { status: 404 }, 404),
        (Fault::OtherEnvironment, 401),
    ] {
        bench.sandbox.set_fault(Some(fault.clone()));
        for (method, path) in [(Method::GET, "/content/dam.json"), (Method::POST, "/content/dam")] {
            let page = bench.request(method, path).send().await.unwrap();
            assert_eq!(page.status(), status, "{fault:?}");
            assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
        }
    }
    assert!(bench.sandbox.users().is_empty());
}

#[tokio::test]
async fn a_slow_environment_is_right_in_the_end() {
    let bench = Bench::library().await;
    bench.sandbox.set_fault(Some(Fault::Slow(Duration::from_millis(150))));
    let started = Instant::now();
    bench.json("/content/dam.json").await;
    assert!(started.elapsed() >= Duration::from_millis(150));
    let (status, _) = bench.post(&folder(), &[("./a", "x")]).await;
    assert_eq!(status, 200);
}
