//! The practice environment of one test, and what AEM says when it is asked
//! over HTTP as anybody else would ask it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use relabel_judge::Judge;
use relabel_sandbox::{
    AssetWrites, Content, KeyFileKind, OauthForm, Options, Sandbox, WriteRecord,
};
use serde_json::Value;

use crate::workspace::DATA;

/// Between two looks at what happened there.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// To look at every node of a larger library twice takes longer than the journeys in it.
const MOST_JUDGED: u32 = 5_000;

/// How long a change may take to come to where a test wants it.
const PATIENCE: Duration = Duration::from_secs(240);

/// A running practice environment whose service account may write.
#[derive(Debug)]
pub struct Practice {
    /// Compares all jobs of the window with the ledger when the test ends; not in a library
    /// of more than [`MOST_JUDGED`] assets.
    pub judge: Option<Judge>,
    /// The environment itself.
    pub sandbox: Sandbox,
    /// Key file of the service account.
    pub service_key: PathBuf,
    /// Key file with a personal pass for one day.
    pub local_token: PathBuf,
    folder: PathBuf,
}

impl Practice {
    /// Starts it with its made-up library and writes its key files into `folder`, which lies
    /// beside the window's data.
    ///
    /// # Errors
    /// When it does not start or the files cannot be written.
    pub async fn start(folder: &Path) -> Result<Practice> {
        let options = Options { technical_user_may_write: true, ..Options::default() };
        Practice::start_as(folder, options).await
    }

    /// Like [`Practice::start`], started otherwise.
    ///
    /// # Errors
    /// When it does not start or the files cannot be written.
    pub async fn start_as(folder: &Path, options: Options) -> Result<Practice> {
        let is_judged =
            !matches!(options.content, Content::Synthetic(assets) if assets > MOST_JUDGED);
        let sandbox = Sandbox::start(options).await?;
        let write = |name: &str, kind| -> Result<PathBuf> {
            let file = folder.join(name);
            fs::write(&file, sandbox.key_file(kind))?;
            Ok(file)
        };
        let service_key = write("service_token.json", KeyFileKind::ServiceCredentials)?;
        let local_token = write("local_token.json", KeyFileKind::LocalDevelopmentToken)?;
        let judge = is_judged.then(|| Judge::of(&sandbox, folder.with_file_name(DATA)));
        Ok(Practice { judge, sandbox, service_key, local_token, folder: folder.to_owned() })
    }

    /// Its address as people write it.
    #[must_use]
    pub fn address(&self) -> String {
        self.sandbox.origin().origin().ascii_serialization()
    }

    /// Writes a file beside the key files.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(&self, name: &str, content: &[u8]) -> Result<PathBuf> {
        let file = self.folder.join(name);
        fs::write(&file, content)?;
        Ok(file)
    }

    /// Key file of the OAuth credential, as the console gives it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn oauth_key(&self) -> Result<PathBuf> {
        self.file("oauth_server_to_server.json", &self.sandbox.oauth_file(OauthForm::Flat))
    }

    /// The same with one of its two secrets only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn oauth_key_with_secret(&self, name: &str, index: usize) -> Result<PathBuf> {
        let mut file: Value = serde_json::from_slice(&self.sandbox.oauth_file(OauthForm::Flat))?;
        let secret = file["CLIENT_SECRETS"][index].take();
        file["CLIENT_SECRETS"] = Value::Array(vec![secret]);
        self.file(name, file.to_string().as_bytes())
    }

    /// Another pass for one day of the same person.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn new_local_token(&self, name: &str) -> Result<PathBuf> {
        self.file(name, &self.sandbox.key_file(KeyFileKind::LocalDevelopmentToken))
    }

    /// Waits until AEM no longer takes the pass in a key file.
    ///
    /// # Errors
    /// When the file cannot be read, or AEM does not answer.
    pub async fn wait_for_end_of(&self, token_file: &Path) -> Result<()> {
        let token = access_token(token_file)?;
        let http = reqwest::Client::builder().no_proxy().build()?;
        let who_am_i = format!("{}/libs/granite/security/currentuser.json", self.address());
        while http.get(&who_am_i).bearer_auth(&token).send().await?.status() != 401 {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }

    /// Waits until a write that `is_meant` has arrived.
    pub async fn wait_for_write(&self, is_meant: impl Fn(&WriteRecord) -> bool) {
        while !self.sandbox.writes().iter().any(&is_meant) {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// How often each asset was written to. Folders are left out: on them it is tried
    /// whether a change is allowed.
    #[must_use]
    pub fn sends(&self) -> BTreeMap<String, AssetWrites> {
        let writes = self.sandbox.ledger().per_asset().into_iter();
        let is_asset = |one: &AssetWrites| self.sandbox.metadata(&one.asset).is_some();
        writes.filter(is_asset).map(|one| (one.asset.clone(), one)).collect()
    }

    /// Waits until something was sent for so many assets.
    ///
    /// # Errors
    /// When it does not come to that.
    pub async fn wait_for_assets_sent(&self, count: usize) -> Result<()> {
        // Folders count here, which is one or two; looking at each asset takes too long.
        let sent = || self.sandbox.ledger().totals().assets as usize;
        let begun = Instant::now();
        while sent() < count {
            ensure!(begun.elapsed() < PATIENCE, "no more than {} of {count} were sent", sent());
            tokio::time::sleep(LOOK_AGAIN / 4).await;
        }
        Ok(())
    }

    /// The values of a property on all assets below a folder, by path. An asset
    /// without the property has `null`.
    ///
    /// # Errors
    /// When the environment does not answer.
    pub async fn values(&self, folder: &str, property: &str) -> Result<BTreeMap<String, Value>> {
        values(&self.address(), &access_token(&self.local_token)?, folder, property).await
    }
}

fn access_token(file: &Path) -> Result<String> {
    let token: Value = serde_json::from_slice(&fs::read(file)?)?;
    Ok(token["accessToken"].as_str().context("the key file holds no pass")?.to_owned())
}

/// Like [`Practice::values`] for any environment at `origin`.
///
/// # Errors
/// When the environment does not answer.
pub async fn values(
    origin: &str,
    token: &str,
    folder: &str,
    property: &str,
) -> Result<BTreeMap<String, Value>> {
    let metadata = format!("jcr:content/metadata/{property}");
    let answer: Value = reqwest::Client::builder()
        .no_proxy()
        .build()?
        .get(format!("{}/bin/querybuilder.json", origin.trim_end_matches('/')))
        .bearer_auth(token)
        .query(&[
            ("path", folder),
            ("type", "dam:Asset"),
            ("p.limit", "-1"),
            ("p.hits", "selective"),
            ("p.properties", &format!("jcr:path {metadata} jcr:content/contentFragment")),
        ])
        .send()
        .await?
        .error_for_status()?
        .json()
        .await?;
    let hits = answer["hits"].as_array().context("the answer has no hits")?;
    Ok(hits
        .iter()
        .filter(|hit| hit["jcr:content"]["contentFragment"] != true)
        .map(|hit| {
            let path = hit["jcr:path"].as_str().unwrap_or_default().to_owned();
            (path, hit["jcr:content"]["metadata"][property].clone())
        })
        .collect())
}
