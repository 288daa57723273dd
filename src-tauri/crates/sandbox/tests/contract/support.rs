//! A running environment and a client for it.

use relabel_sandbox::{Content, KeyFileKind, LIBRARY_ROOT, OauthForm, Options, Sandbox};
use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::Value;

/// An asset of the library that every test may change: each has its own
/// environment.
pub(crate) fn scan() -> String {
    format!("{LIBRARY_ROOT}/archive/scans-1998/SCAN_0001.jpg")
}

pub(crate) struct Bench {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: Client,
    token: String,
}

impl Bench {
    /// The library, asked by the person of the local development token.
    pub(crate) async fn library() -> Bench {
        Bench::with(Options::default()).await
    }

    pub(crate) async fn synthetic(count: u32) -> Bench {
        Bench::with(Options { content: Content::Synthetic(count), ..Options::default() }).await
    }

    pub(crate) async fn with(options: Options) -> Bench {
        let sandbox = Sandbox::start(options).await.unwrap();
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .user_agent("contract/1")
            .no_proxy()
            .build()
            .unwrap();
        let file = sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
        let file: Value = serde_json::from_slice(&file).unwrap();
        let token = file["accessToken"].as_str().unwrap().to_owned();
        Bench { sandbox, client, token }
    }

    /// The service credentials, the part inside `integration`.
    pub(crate) fn credentials(&self) -> Value {
        let file = self.sandbox.key_file(KeyFileKind::ServiceCredentials);
        serde_json::from_slice::<Value>(&file).unwrap()["integration"].take()
    }

    pub(crate) fn as_user(&mut self, token: String) {
        self.token = token;
    }

    /// The OAuth credential in the flat form.
    pub(crate) fn oauth_credential(&self) -> Value {
        serde_json::from_slice(&self.sandbox.oauth_file(OauthForm::Flat)).unwrap()
    }

    /// Goes on as the account of the OAuth credential; gives its client id.
    pub(crate) async fn as_oauth(&mut self) -> String {
        let file = self.oauth_credential();
        let client_id = file["CLIENT_ID"].as_str().unwrap().to_owned();
        let secret = file["CLIENT_SECRETS"][0].as_str().unwrap();
        let (status, answer) = self.token_v3(&client_id, secret, "openid,aem.assets.author").await;
        assert_eq!(status, 200, "{answer}");
        self.as_user(answer["access_token"].as_str().unwrap().to_owned());
        client_id
    }

    pub(crate) async fn token_v3(&self, client: &str, secret: &str, scope: &str) -> (u16, Value) {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", client),
            ("client_secret", secret),
            ("scope", scope),
        ];
        let url = self.sandbox.origin().join("ims/token/v3").unwrap();
        let response = self.client.post(url).form(&form).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{}", self.sandbox.origin().as_str().trim_end_matches('/'), path);
        self.client.request(method, url).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.unwrap()
    }

    /// A Sling POST that asks for JSON.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> (u16, Value) {
        let response = self
            .request(Method::POST, path)
            .header("Accept", "application/json")
            .form(fields)
            .send()
            .await
            .unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }

    pub(crate) async fn put(&self, path: &str, properties: Value) -> (u16, Value) {
        let body = serde_json::json!({"class": "asset", "properties": properties});
        let response = self.request(Method::PUT, path).json(&body).send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }
}
