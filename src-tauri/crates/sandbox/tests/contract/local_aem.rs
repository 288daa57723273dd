use relabel_sandbox::{LIBRARY_ROOT, Options, Sandbox};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;

use super::support::{Bench, scan};

struct Sdk {
    sandbox: Sandbox,
    client: Client,
}

impl Sdk {
    async fn start(anonymous_may_edit: bool) -> Sdk {
        let options = Options { local_aem: true, anonymous_may_edit, ..Options::default() };
        let sandbox = Sandbox::start(options).await.unwrap();
        Sdk { sandbox, client: Client::builder().no_proxy().build().unwrap() }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, self.sandbox.origin().join(path).unwrap())
    }
}

#[tokio::test]
async fn the_shipped_account_may_do_everything() {
    let sdk = Sdk::start(false).await;
    sdk.sandbox.revoke_write();
    let admin = |method, path: &str| sdk.request(method, path).basic_auth("admin", Some("admin"));
    let user = admin(Method::GET, "/libs/granite/security/currentuser.json");
    let user: Value = user.send().await.unwrap().json().await.unwrap();
    assert_eq!(user["authorizableId"], "admin");
    let list = admin(Method::GET, "/api/assets.json").send().await.unwrap();
    assert_eq!(list.status(), 200);
    let write = admin(Method::POST, &format!("{}/jcr:content", scan()))
        .form(&[("./metadata/dc:rights", "ours"), ("./jcr:lastModifiedBy", "")]);
    assert_eq!(write.send().await.unwrap().status(), 200);
    assert_eq!(sdk.sandbox.metadata(&scan()).unwrap()["dc:rights"]["value"], "ours");
    let content = sdk.sandbox.typed(&format!("{}/jcr:content", scan())).unwrap();
    assert_eq!(content["jcr:lastModifiedBy"]["value"], "admin");
    // The SDK has no OpenAPI.
    let open = admin(Method::GET, "/adobe/folders/").header("X-Api-Key", "x");
    assert_eq!(open.send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn wrong_passwords_and_tokens_are_refused() {
    let sdk = Sdk::start(true).await;
    let get = || sdk.request(Method::GET, "/content/dam.json");
    for request in [
        get().basic_auth("admin", Some("wrong")),
        get().basic_auth("somebody", Some("admin")),
        get().basic_auth("admin", None::<&str>),
        get().header("Authorization", "Basic ???"),
        get().bearer_auth("eyJ.eyJ.x"),
    ] {
        let refused = request.send().await.unwrap();
        assert_eq!(refused.status(), 401);
        let scheme = refused.headers()["www-authenticate"].to_str().unwrap();
        assert!(scheme.starts_with("Basic "), "{scheme}");
    }
}

#[tokio::test]
async fn whoever_does_not_sign_in_sees_nothing_unless_allowed() {
    for (may_edit, read, write) in [(false, 404, 500), (true, 200, 200)] {
        let sdk = Sdk::start(may_edit).await;
        let user = sdk.request(Method::GET, "/libs/granite/security/currentuser.json");
        let user: Value = user.send().await.unwrap().json().await.unwrap();
        assert_eq!(user["authorizableId"], "anonymous");
        for path in ["/content/dam.json", "/api/assets.json", &format!("{LIBRARY_ROOT}.json")] {
            let answer = sdk.request(Method::GET, path).send().await.unwrap();
            assert_eq!(answer.status(), read, "{path}");
        }
        let node = format!("{}/jcr:content/metadata", scan());
        let post = sdk.request(Method::POST, &node).form(&[("dc:rights", "x")]);
        assert_eq!(post.send().await.unwrap().status(), write);
        let query = "/bin/querybuilder.json?path=/content/dam&type=dam:Asset&p.limit=0";
        let found: Value =
            sdk.request(Method::GET, query).send().await.unwrap().json().await.unwrap();
        assert_eq!(found["total"].as_u64().unwrap() > 0, may_edit);
        assert!(sdk.sandbox.users().is_empty());
    }
}

#[tokio::test]
async fn passwords_are_nothing_to_the_cloud_service() {
    let bench = Bench::library().await;
    let url = bench.sandbox.origin().join("content/dam.json").unwrap();
    let refused = bench.client.get(url).basic_auth("admin", Some("admin")).send().await.unwrap();
    assert_eq!(refused.status(), 401);
    assert_eq!(refused.headers()["www-authenticate"], "Bearer realm=\"AEM author\"");
}
