//! Whether a folder can be changed, tried in a way that leaves nothing behind:
//!
//! * With an OAuth credential, one asset of the folder is sent a `PATCH` that
//!   cannot write: its `If-Match` names a version the asset never had, and its body
//!   is one `test` operation that cannot hold. AEM that refuses the version (412)
//!   or the body (400, 409, 422) has let the account pass; 403 is a refusal.
//! * With any other key, a property of the folder itself is set through Sling,
//!   removed again and looked for. Never one of an asset: that would start the
//!   workflows of assets. The folder is read first, because Sling creates what is
//!   not there. What an earlier trial left behind, had it been cut short, goes too.
//!   The trial runs to its end even when nobody waits for it any more, and says so
//!   where it could not take the property away again. Whoever calls it keeps in mind
//!   where it is under way, for the case that the program itself ends in between.
//!
//! What neither can know: single assets and deeper folders may have rules of their
//! own, may be checked out or locked, and fields may be closed by their schema. The
//! first also supposes that AEM asks for permission before it looks at the version;
//! the documentation does not say, and if it does the opposite, the answer is
//! "may" where the truth shows only with the first change.

use std::time::Duration;

use reqwest::header::HeaderValue;
use serde_json::json;
use uuid::Uuid;

use super::folders::encode_path;
use super::open_api::{json_patch, metadata_path};
use super::probe::primary_type;
use super::sling_form::sling_request;
use super::{Author, Change, Error, answer};
use relabel_access::http::Request;
use relabel_model::{Kind, Property, PropertySet};

/// The property that is set on a folder and removed again.
const TRIAL: &str = "relabelWriteCheck";
/// How often its removal is tried.
const REMOVALS: u32 = 5;
/// First wait between removals; doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(250);
/// How long a removal waits, all in all, while AEM asks for quiet.
const LONGEST_QUIET: Duration = Duration::from_secs(60);

/// What a trial of writing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteProbe {
    /// The account may change things here.
    Allowed,
    /// It may not.
    Refused {
        /// HTTP status: 403, or what Sling gives instead.
        status: u16,
        /// What AEM said, scrubbed; may be empty.
        said: String,
    },
    /// It could not be told.
    Unclear {
        /// Why, for an administrator; scrubbed.
        said: String,
    },
    /// The trial set its property, or an earlier one did, and it could not be
    /// removed.
    LeftBehind {
        /// Of which folder.
        folder: String,
        /// Its name.
        property: &'static str,
        /// Whether AEM lets the account set it but not remove it.
        is_refused: bool,
        /// Why, for an administrator; scrubbed.
        said: String,
    },
}

impl Author {
    /// Whether a trial sets something that has to be removed again.
    #[must_use]
    pub fn trial_sets_property(&self) -> bool {
        self.api_key().is_none()
    }

    /// Removes what an earlier trial left behind on a folder, if anything is there.
    /// `None` when nothing is.
    ///
    /// # Errors
    /// Any [`Error`] of looking there; a folder that is gone is none.
    pub async fn remove_trial(&self, folder: &str) -> Result<Option<WriteProbe>, Error> {
        match self.folder_node(folder).await {
            Ok(node) if node.get(TRIAL).is_some() => self.take_away(folder).await,
            Ok(_) | Err(Error::Missing) => Ok(None),
            Err(error) => Err(error),
        }
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

    async fn try_stale_patch(&self, folder: &str) -> Result<WriteProbe, Error> {
        let found = match self.some_assets(folder, 1).await {
            Err(Error::Forbidden { .. } | Error::Missing | Error::Rejected { .. }) => {
                return Ok(unclear("AEM does not let this account search for an asset"));
            }
            found => found?,
        };
        let Some((_, id)) = found.into_iter().next() else {
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
            .api_request(Request::patch(self.origin(), target.as_str()))
            .header("if-match", stale)
            .body(json_patch(&[test]));
        let reply = self.send_now(request).await?;
        match answer::accept_written(&reply) {
            Err(Error::Precondition { .. }) if reply.status == 412 => Ok(WriteProbe::Allowed),
            Err(Error::Rejected { .. } | Error::Refused { .. })
                if matches!(reply.status, 400 | 409 | 422) =>
            {
                Ok(WriteProbe::Allowed)
            }
            Err(Error::Forbidden { said, .. }) => {
                // Refused when reading too, it is no right to write that is missing.
                let read = self.api_request(Request::get(self.origin(), target.as_str()));
                match self.ask(read).await.map_err(Error::of_interface) {
                    Err(error @ Error::InterfaceRefused { .. }) => Err(error),
                    _ => Ok(WriteProbe::Refused { status: reply.status, said }),
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
            && let Some(left) = self.take_away(folder).await?
        {
            return Ok(left);
        }
        let set = Change {
            property: TRIAL.to_owned(),
            after: Some(Property::single(Kind::String, Uuid::new_v4().to_string())),
        };
        let request = folder_request(self, folder, &set)?;
        match self.write(request).await {
            Err(Error::Forbidden { status, said, .. }) => Ok(WriteProbe::Refused { status, said }),
            Err(error) if !error.may_have_arrived() => unclear_or(error),
            // Set, or perhaps set: it has to go in any case.
            written => match (self.take_away(folder).await?, written) {
                (Some(left), _) => Ok(left),
                (None, Ok(_)) => Ok(WriteProbe::Allowed),
                (None, Err(error)) => unclear_or(error),
            },
        }
    }

    /// Removes the trial property and looks whether it is gone, as often and as long
    /// as makes sense while a person waits. `None` when it is gone.
    async fn take_away(&self, folder: &str) -> Result<Option<WriteProbe>, Error> {
        let remove = Change { property: TRIAL.to_owned(), after: None };
        let mut failed = None;
        let mut quiet = LONGEST_QUIET;
        for attempt in 0..REMOVALS {
            if attempt > 0 {
                tokio::time::sleep(FIRST_WAIT * 2_u32.pow(attempt - 1)).await;
            }
            if let Some(left) = self.quiet_for() {
                let Some(rest) = quiet.checked_sub(left) else { break };
                tokio::time::sleep(left).await;
                quiet = rest;
            }
            let request = folder_request(self, folder, &remove)?;
            let removed = self.write(request).await;
            match self.folder_node(folder).await {
                Ok(node) if node.get(TRIAL).is_none() => return Ok(None),
                Err(Error::Missing) => return Ok(None),
                Ok(_) => failed = removed.err(),
                Err(error) => failed = Some(removed.err().unwrap_or(error)),
            }
        }
        let said = match &failed {
            Some(error) => format!("{error} {}", error.said().unwrap_or_default()),
            None => "AEM took the removal and keeps the property".to_owned(),
        };
        Ok(Some(WriteProbe::LeftBehind {
            folder: folder.to_owned(),
            property: TRIAL,
            is_refused: matches!(failed, Some(Error::Forbidden { .. })),
            said: said.trim().to_owned(),
        }))
    }
}

fn folder_request(author: &Author, folder: &str, change: &Change) -> Result<Request, Error> {
    let (path, changes) = (encode_path(folder)?, std::slice::from_ref(change));
    let stored = PropertySet::default();
    Ok(sling_request(author.origin(), path, ".", &stored, changes, None))
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
        | Error::Refused { .. }
        | Error::Server { .. }
        | Error::Unexpected { .. } => {
            let status = error.status().unwrap_or_default();
            let said = error.said().unwrap_or_default();
            Ok(unclear(format!("status {status} {said}").trim()))
        }
        error => Err(error),
    }
}
