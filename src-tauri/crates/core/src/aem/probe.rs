//! Trials for the check of a connection. Each asks once and waits for nothing but
//! AEM's own wish for quiet, because a person is watching.
//!
//! **Whether the folder can be changed** is tried in a way that leaves nothing behind:
//!
//! * With an OAuth credential, one asset of the folder is sent a `PATCH` that
//!   cannot write: its `If-Match` names a version the asset never had, and its body
//!   is one `test` operation that cannot hold. AEM that refuses the version (412)
//!   or the body (400, 409, 422) has let the account pass; 403 is a refusal.
//! * With any other key, a property of the folder itself is set through Sling,
//!   removed again and looked for. Never one of an asset: that would start the
//!   workflows of assets. The folder is read first, because Sling creates what is
//!   not there. What an earlier trial left behind, had it been cut short, goes too.
//!   The trial runs to its end even when nobody waits for it any more.
//!
//! What neither can know: single assets and deeper folders may have rules of their
//! own, may be checked out or locked, and fields may be closed by their schema. The
//! first also supposes that AEM asks for permission before it looks at the version;
//! the documentation does not say, and if it does the opposite, the answer is
//! "may" where the truth shows only with the first change.

use std::time::Duration;

use reqwest::header::HeaderValue;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::folders::{encode_path, encode_value};
use super::open_api::{asset_id, json_patch, metadata_path};
use super::write::sling_request;
use super::{Author, Change, Error, Kind, Property, answer};
use crate::http::Request;

/// The property that is set on a folder and removed again.
const TRIAL: &str = "relabelWriteCheck";
/// How often its removal is tried.
const REMOVALS: u32 = 3;
/// First wait between removals; doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// What a trial of writing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteProbe {
    /// The account may change things here.
    Allowed,
    /// It may not.
    Refused {
        /// What AEM said, scrubbed; may be empty.
        said: String,
    },
    /// It could not be told.
    Unclear {
        /// Why, for an administrator; scrubbed.
        said: String,
    },
}

impl Author {
    /// The login name of the account, where AEM tells. The request is the one AEM's
    /// own pages make; it is in no reference, but seen in use with access tokens. An
    /// AEM that does not know it gives `None`.
    ///
    /// # Errors
    /// Any [`Error`] but [`Error::Missing`].
    pub async fn who_am_i(&self) -> Result<Option<String>, Error> {
        let target = "/libs/granite/security/currentuser.json";
        match self.ask(Request::get(self.origin(), target)).await {
            Ok(user) => {
                let name = user.get("authorizableId").and_then(Json::as_str);
                Ok(name.filter(|name| !name.trim().is_empty()).map(str::to_owned))
            }
            Err(Error::Missing) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Whether AEM's programming interface is open to the client id of the key.
    /// Keys without one do not use it, and pass.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Forbidden`] where the client id is not registered or
    /// the account has no product profile, [`Error::Missing`] where AEM is too old to
    /// have the interface.
    pub async fn probe_api(&self) -> Result<(), Error> {
        if self.api_key().is_none() {
            return Ok(());
        }
        let target = "/adobe/folders/?path=%2Fcontent%2Fdam&limit=1";
        let request = self.api_request(Request::get(self.origin(), target));
        self.ask(request).await.map(drop)
    }

    /// Whether there is such a folder, and the account may read it.
    ///
    /// # Errors
    /// [`Error::Missing`] also where it is no folder, [`Error::Path`], else any
    /// [`Error`].
    pub async fn probe_read(&self, folder: &str) -> Result<(), Error> {
        let node = self.folder_node(folder).await?;
        let is_folder =
            primary_type(&node).ends_with("Folder") || primary_type(&node) == "nt:folder";
        if is_folder { Ok(()) } else { Err(Error::Missing) }
    }

    /// Whether the account may change things in a folder; how it is tried and what
    /// it cannot know is told at the head of this module.
    ///
    /// # Errors
    /// Any [`Error`] that is a fact about the environment or the folder rather than
    /// about the right to write.
    pub async fn probe_write(&self, folder: &str) -> Result<WriteProbe, Error> {
        if self.api_key().is_some() {
            return self.try_stale_patch(folder).await;
        }
        let (author, folder) = (self.clone(), folder.to_owned());
        // A task of its own: whoever waits may go away between setting and removing.
        let trial = tokio::spawn(async move { author.try_folder_property(&folder).await });
        trial.await.unwrap_or_else(|_| Ok(unclear("the trial was broken off")))
    }

    async fn folder_node(&self, folder: &str) -> Result<Json, Error> {
        let target = format!("{}.0.json", encode_path(folder)?);
        self.ask(Request::get(self.origin(), target)).await
    }

    async fn try_stale_patch(&self, folder: &str) -> Result<WriteProbe, Error> {
        let query = format!(
            "/bin/querybuilder.json?path={}&type=dam:Asset&p.limit=1&p.guessTotal=true\
             &p.hits=selective&p.properties=jcr:path%20jcr:uuid",
            encode_value(folder)
        );
        let found = match self.ask(Request::get(self.origin(), query)).await {
            Err(Error::Forbidden { .. } | Error::Missing | Error::Rejected { .. }) => {
                return Ok(unclear("AEM does not let this account search for an asset"));
            }
            found => found?,
        };
        let uuid = found.pointer("/hits/0/jcr:uuid").and_then(Json::as_str);
        let Some(id) = uuid.and_then(asset_id) else {
            return Ok(unclear("there is no asset in the folder to try it on"));
        };
        let never = Uuid::new_v4();
        let test = json!({
            "op": "test", "path": format!("/assetMetadata/{TRIAL}"), "value": never.to_string()
        });
        let stale = HeaderValue::from_str(&format!("\"relabel-{never}\""))
            .expect("a UUID in quotes is a header value");
        let target = metadata_path(&id);
        let request = self
            .api_request(Request::patch(self.origin(), &target))
            .header("if-match", stale)
            .body(json_patch(&[test]));
        let reply = self.send(request).await?;
        match answer::accept_written(&reply) {
            Err(Error::Precondition { .. }) if reply.status == 412 => Ok(WriteProbe::Allowed),
            Err(Error::Rejected { .. } | Error::Locked { .. })
                if matches!(reply.status, 400 | 409 | 422) =>
            {
                Ok(WriteProbe::Allowed)
            }
            Err(Error::Forbidden { said }) => {
                // Refused when reading too, it is the client id that is not let in.
                let read = self.api_request(Request::get(self.origin(), &target));
                match self.ask(read).await {
                    Err(Error::Forbidden { said }) => Err(Error::ClientNotRegistered { said }),
                    _ => Ok(WriteProbe::Refused { said }),
                }
            }
            Ok(()) => Ok(unclear("AEM accepted a change that cannot be made")),
            Err(error) => unclear_or(error),
        }
    }

    async fn try_folder_property(&self, folder: &str) -> Result<WriteProbe, Error> {
        let node = self.folder_node(folder).await?;
        let kind = primary_type(&node);
        if !matches!(kind, "sling:Folder" | "sling:OrderedFolder") {
            return Ok(unclear(&format!("a node of type {kind} is not tried")));
        }
        if node.get(TRIAL).is_some()
            && let Some(outcome) = self.remove_trial(folder).await?
        {
            return Ok(outcome);
        }
        let set = Change {
            property: TRIAL.to_owned(),
            after: Some(Property::single(Kind::String, Uuid::new_v4().to_string())),
        };
        let written = self.write(sling_request(self.origin(), encode_path(folder)?, &[set])).await;
        match written {
            Err(Error::Forbidden { said }) => Ok(WriteProbe::Refused { said }),
            Err(error) if !error.may_have_arrived() => unclear_or(error),
            // Set, or perhaps set: it has to go in any case.
            written => match (self.remove_trial(folder).await?, written) {
                (Some(outcome), _) => Ok(outcome),
                (None, Ok(_)) => Ok(WriteProbe::Allowed),
                (None, Err(error)) => unclear_or(error),
            },
        }
    }

    /// Removes the trial property and looks whether it is gone. An outcome says why
    /// it could not be removed.
    async fn remove_trial(&self, folder: &str) -> Result<Option<WriteProbe>, Error> {
        let remove = Change { property: TRIAL.to_owned(), after: None };
        let mut failed = None;
        for attempt in 0..REMOVALS {
            if attempt > 0 {
                tokio::time::sleep(FIRST_WAIT * 2_u32.pow(attempt - 1)).await;
            }
            let request =
                sling_request(self.origin(), encode_path(folder)?, std::slice::from_ref(&remove));
            if let Err(error) = self.write(request).await {
                failed = Some(error);
            }
            match self.folder_node(folder).await {
                Ok(node) if node.get(TRIAL).is_none() => return Ok(None),
                Ok(_) => {}
                Err(error) => failed = Some(error),
            }
        }
        match failed {
            Some(Error::Forbidden { said }) => Ok(Some(WriteProbe::Refused { said })),
            Some(error) => unclear_or(error).map(Some),
            None => Ok(Some(unclear(&format!("AEM keeps the trial property {TRIAL} of {folder}")))),
        }
    }
}

fn unclear(said: &str) -> WriteProbe {
    WriteProbe::Unclear { said: said.to_owned() }
}

/// Facts about the environment stay errors; what is left says nothing about the
/// right to write.
fn unclear_or(error: Error) -> Result<WriteProbe, Error> {
    match error {
        Error::Missing
        | Error::Locked { .. }
        | Error::Rejected { .. }
        | Error::Precondition { .. }
        | Error::Server { .. }
        | Error::Unexpected { .. } => {
            let status = error.status().unwrap_or_default();
            let said = error.said().unwrap_or_default();
            Ok(unclear(format!("status {status} {said}").trim()))
        }
        error => Err(error),
    }
}

fn primary_type(node: &Json) -> &str {
    node.get("jcr:primaryType").and_then(Json::as_str).unwrap_or_default()
}
