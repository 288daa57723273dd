//! Trials of writing, of a check that a person asked for: where one is under way is noted
//! down before it begins, so that what it leaves behind when it is cut short is removed
//! the next time somebody checks something with the same account.

use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::app::App;
use super::{ApiResult, blocking};
use relabel_aem::{Author, WriteProbe};
use relabel_store::{SavedConnection, Store};

/// Name under which the notes are kept.
const NOTES: &str = "write-trials";
/// Most notes that are kept; the oldest go. Each is a trial that was cut short and
/// of which nobody used the account again.
const MOST_NOTES: usize = 200;

/// Where a trial is under way, or was cut short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    address: String,
    /// Of the account: connections of this run only get another id each time.
    account: String,
    folder: String,
}

impl App {
    /// Tries whether a folder may be changed. Goes on to its end when nobody waits
    /// for it any more.
    pub(super) async fn try_writing(
        &self,
        connection: &SavedConnection,
        author: &Author,
        folder: &str,
    ) -> Result<WriteProbe, relabel_aem::Error> {
        let (app, author) = (self.clone(), author.clone());
        let note = Note {
            address: connection.address.clone(),
            account: connection.fingerprint.clone(),
            folder: folder.to_owned(),
        };
        let trial = tokio::spawn(async move { app.trial(&author, note).await });
        trial.await.unwrap_or_else(|_| {
            Ok(WriteProbe::Unclear { said: "the trial was broken off".to_owned() })
        })
    }

    async fn trial(&self, author: &Author, note: Note) -> Result<WriteProbe, relabel_aem::Error> {
        let _turn = author.trial().await;
        let left = self.clean_up(author, &note).await;
        let result = self.noted_trial(author, &note).await;
        match (result, left) {
            (Ok(WriteProbe::Allowed), Some(left)) => Ok(left),
            (result, _) => result,
        }
    }

    async fn noted_trial(
        &self,
        author: &Author,
        note: &Note,
    ) -> Result<WriteProbe, relabel_aem::Error> {
        if !author.trial_sets_property() {
            return author.probe_write(&note.folder).await;
        }
        // What cannot be remembered is not tried.
        let Ok(is_new) = self.note(note, true).await else {
            let said = "the trial could not be noted down on this computer".to_owned();
            return Ok(WriteProbe::Unclear { said });
        };
        let result = author.probe_write(&note.folder).await;
        let is_clean = match &result {
            Ok(WriteProbe::Allowed) => true,
            Ok(WriteProbe::LeftBehind { .. }) => false,
            // Whatever an earlier trial left there was perhaps not looked at.
            Ok(WriteProbe::Refused { .. } | WriteProbe::Unclear { .. }) | Err(_) => is_new,
        };
        if is_clean {
            let _ = self.note(note, false).await;
        }
        result
    }

    /// Removes what trials in other folders left behind, with the same account. Gives
    /// the first that stays.
    async fn clean_up(&self, author: &Author, own: &Note) -> Option<WriteProbe> {
        let store = self.store();
        let notes = blocking(move || notes(&store)).await.ok()?;
        let mut left = None;
        for note in notes {
            let is_ours = note.address == own.address && note.account == own.account;
            if !is_ours || note.folder == own.folder {
                continue;
            }
            match author.remove_trial(&note.folder).await {
                Ok(None) => drop(self.note(&note, false).await),
                Ok(Some(stays)) => drop(left.get_or_insert(stays)),
                Err(_) => {}
            }
        }
        left
    }

    /// Adds or removes a note, and says whether that changed anything.
    async fn note(&self, note: &Note, is_there: bool) -> ApiResult<bool> {
        let (store, note) = (self.store(), note.clone());
        blocking(move || set_note(&store, note, is_there)).await
    }
}

fn notes(store: &Store) -> Result<Vec<Note>, relabel_store::Error> {
    let text = store.setting(NOTES)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn set_note(store: &Store, note: Note, is_there: bool) -> Result<bool, relabel_store::Error> {
    /// Two trials at once must not lose each other's note.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let mut all = notes(store)?;
    if all.contains(&note) == is_there {
        return Ok(false);
    }
    all.retain(|one| *one != note);
    if is_there {
        all.push(note);
    }
    let surplus = all.len().saturating_sub(MOST_NOTES);
    all.drain(..surplus);
    let text = serde_json::to_string(&all)
        .map_err(|error| relabel_store::Error::Unknown(error.to_string()))?;
    store.set_setting(NOTES, &text)?;
    Ok(true)
}
