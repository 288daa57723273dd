//! As much of the WebDriver protocol as the tests speak. It is a dozen JSON
//! requests; a client library would bring its own HTTP, cookies and Unicode tables.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::Url;

/// Longer than any script may run; a driver that says nothing for so long never will.
const PATIENCE: Duration = Duration::from_secs(240);

/// An open session: one window under control.
#[derive(Debug)]
pub struct Session {
    http: reqwest::Client,
    address: Url,
}

impl Session {
    /// Has the driver start `application` and takes control of its window.
    ///
    /// # Errors
    /// When the driver does not answer or the application does not start.
    pub async fn open(driver: &Url, application: &Path) -> Result<Session> {
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "tauri:options": { "application": application },
            "timeouts": { "script": 180_000 },
        } } });
        let answer = send(http.post(driver.join("session")?).json(&wanted)).await?;
        let id = answer["sessionId"].as_str().context("the driver gave no session")?;
        let address = driver.join(&format!("session/{id}/"))?;
        Ok(Session { http, address })
    }

    /// Runs the body of a function in the page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws; the message is the page's.
    pub async fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let body = json!({ "script": script, "args": arguments });
        send(self.http.post(self.address.join("execute/sync")?).json(&body)).await
    }

    /// Like [`run`](Session::run) for a script that calls its last argument with its answer.
    ///
    /// # Errors
    /// When the script throws or does not answer within a minute.
    pub async fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let body = json!({ "script": script, "args": arguments });
        send(self.http.post(self.address.join("execute/async")?).json(&body)).await
    }

    /// The content of the window as PNG.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn screenshot(&self) -> Result<Vec<u8>> {
        let answer = send(self.http.get(self.address.join("screenshot")?)).await?;
        Ok(STANDARD.decode(answer.as_str().context("the picture is no text")?)?)
    }

    /// Ends the session and with it the application.
    ///
    /// # Errors
    /// When the driver fails.
    pub async fn close(self) -> Result<()> {
        send(self.http.delete(self.address.clone())).await.map(drop)
    }
}

async fn send(request: reqwest::RequestBuilder) -> Result<Value> {
    let mut answer: Value = request.send().await?.json().await?;
    let value = answer["value"].take();
    if let Some(error) = value["error"].as_str() {
        bail!("{error}: {}", value["message"].as_str().unwrap_or_default());
    }
    Ok(value)
}
