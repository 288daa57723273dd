//! Sending a form, and reading what was answered and stored.

use std::fmt::Write as _;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use reqwest::multipart::Form;
use reqwest::{Client, Method, RequestBuilder};
use roxmltree::{Document, Node};
use serde::Serialize;
use serde_json::Value;

/// The namespace of system views.
const SV: &str = "http://www.jcp.org/jcr/sv/1.0";

/// On a busy machine, and in one commit of fifty folders.
const LONGEST_ANSWER: Duration = Duration::from_secs(120);

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Account {
    Administrator,
    /// May change some folders and not others.
    Editor,
    WrongPassword,
}

/// One of the two that are compared.
pub(crate) struct Server {
    client: Client,
    /// Without a slash at its end.
    origin: String,
    /// Name and password of [`Account::Editor`]; none where it is who does not sign in.
    pub(crate) editor: Option<(&'static str, &'static str)>,
}

impl Server {
    pub(crate) fn new(origin: &str) -> Result<Server> {
        let client = Client::builder().no_proxy().timeout(LONGEST_ANSWER).build()?;
        Ok(Server { client, origin: origin.trim_end_matches('/').to_owned(), editor: None })
    }

    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Name and password.
    pub(crate) fn signs_in(&self, account: Account) -> Option<(&'static str, &'static str)> {
        match account {
            Account::Administrator => Some(("admin", "admin")),
            Account::WrongPassword => Some(("admin", "wrong")),
            Account::Editor => self.editor,
        }
    }

    fn request(&self, method: Method, path: &str, account: Account) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.origin));
        let request = request.header("Accept", "application/json");
        match self.signs_in(account) {
            Some((name, password)) => request.basic_auth(name, Some(password)),
            None => request,
        }
    }

    /// Gives the status and the body.
    pub(crate) async fn get(&self, path: &str, account: Account) -> Result<(u16, String)> {
        let answer = self.request(Method::GET, path, account).send().await?;
        Ok((answer.status().as_u16(), answer.text().await?))
    }

    /// Sends a form; gives the status and the answer, which is nothing where it is no JSON.
    pub(crate) async fn post(
        &self,
        path: &str,
        account: Account,
        fields: &(impl Serialize + ?Sized),
    ) -> Result<(u16, Value)> {
        let request = self.request(Method::POST, path, account).form(fields);
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        Ok((status, serde_json::from_str(&answer.text().await?).unwrap_or_default()))
    }

    /// Sets what the administrator can.
    ///
    /// # Errors
    /// When it was refused.
    pub(crate) async fn set(&self, path: &str, fields: &(impl Serialize + ?Sized)) -> Result<()> {
        let (status, answer) = self.post(path, Account::Administrator, fields).await?;
        if !matches!(status, 200 | 201) {
            bail!("{path} was not taken: {status} {answer}");
        }
        Ok(())
    }

    /// Sends files to what only the administrator may use.
    pub(crate) async fn upload(&self, path: &str, form: Form) -> Result<()> {
        let request = self.request(Method::POST, path, Account::Administrator).multipart(form);
        request.send().await?.error_for_status()?;
        Ok(())
    }

    /// Everything below a node, a line for each property: `path type values`.
    pub(crate) async fn stored(&self, path: &str) -> Result<Vec<String>> {
        let path = format!("{path}.sysview.xml");
        let (status, xml) = self.get(&path, Account::Administrator).await?;
        if status != 200 {
            bail!("{path} was answered with {status}");
        }
        properties(&xml)
    }
}

/// What an answer says, without what is another time or address in each.
pub(crate) fn said(status: u16, answer: &Value) -> String {
    let mut said = format!("{status} {} create={}", answer["path"], answer["isCreate"]);
    if let Some(error) = answer.get("error") {
        let message = error["message"].as_str().unwrap_or_default();
        // How Java prints a date or a list is nobody's business.
        let end = ["java.util.", "[Ljava"].iter().filter_map(|java| message.find(java)).min();
        let message = match message.split_once(" can't be put into node: ") {
            Some((start, _)) => start,
            None => &message[..end.unwrap_or(message.len())],
        };
        let _ = write!(said, " {} {message}", error["class"]);
    } else {
        let _ = write!(said, " {}", answer["status.message"]);
    }
    for change in answer["changes"].as_array().into_iter().flatten() {
        let _ = write!(said, "\n  {} {}", change["type"], change["argument"]);
    }
    said
}

/// The properties of a system view.
fn properties(xml: &str) -> Result<Vec<String>> {
    let view = Document::parse(xml).context("no system view")?;
    let mut lines = Vec::new();
    for property in view.descendants().filter(|node| node.has_tag_name((SV, "property"))) {
        let nodes = property.ancestors().filter(|node| node.has_tag_name((SV, "node")));
        let mut nodes: Vec<&str> = nodes.map(|node| attribute(node, "name")).collect();
        // The one that was asked for.
        nodes.pop();
        nodes.reverse();
        let name = attribute(property, "name");
        // The practice environment has pictures of every asset, and both set the time.
        if nodes.contains(&"renditions") || name.starts_with("jcr:created") {
            continue;
        }
        let kind = attribute(property, "type");
        let list = if attribute(property, "multiple") == "true" { "[]" } else { "" };
        let values = property.children().filter(Node::is_element);
        let values: Vec<&str> = match (name, kind) {
            ("jcr:lastModified", "Date") => Vec::new(),
            _ => values.map(|value| value.text().unwrap_or_default()).collect(),
        };
        lines.push(format!("{}/{name} {kind}{list} {values:?}", nodes.join("/")));
    }
    lines.sort();
    Ok(lines)
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attribute((SV, name)).unwrap_or_default()
}
