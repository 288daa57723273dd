//! The guard of production: Live is read only until unlocked, and so many assets
//! are not changed by a slip of the hand.

use super::ApiResult;
use super::app::App;
use super::types::{ApiError, ConnectionId, ConnectionSummary, ErrorCode, Writing};
use relabel_model::Stage;
use relabel_store::SavedConnection;

/// On Live, from more assets than this on their number is typed: as many as AEM's
/// own bulk edit takes at once.
const TYPED_ON_LIVE: u32 = 100;
/// Elsewhere (threat T16).
const TYPED_ELSEWHERE: u32 = 1_000;

/// Whether the user has to type the number of assets.
pub(super) fn must_type_count(stage: Stage, assets: u32) -> bool {
    let most = match stage {
        Stage::Live => TYPED_ON_LIVE,
        Stage::Test | Stage::Development | Stage::Practice => TYPED_ELSEWHERE,
    };
    assets > most
}

/// Lets writing through, or says that Live is locked.
pub(super) fn allow_writing(writing: Writing) -> ApiResult<()> {
    match writing {
        Writing::Locked => {
            Err(ApiError::new(ErrorCode::LiveLocked, "the connection is Live and locked"))
        }
        Writing::Free | Writing::Unlocked => Ok(()),
    }
}

/// Lets a change through, or says what is missing.
pub(super) fn allow_change(
    stage: Stage,
    writing: Writing,
    assets: u32,
    typed: Option<u32>,
) -> ApiResult<()> {
    allow_writing(writing)?;
    if must_type_count(stage, assets) { is_typed(assets, typed) } else { Ok(()) }
}

/// Wants the number of assets typed, however many they are.
pub(super) fn is_typed(assets: u32, typed: Option<u32>) -> ApiResult<()> {
    if typed == Some(assets) {
        return Ok(());
    }
    Err(ApiError::new(
        ErrorCode::CountNotTyped,
        format!("the number of assets, {assets}, must be typed before they are changed"),
    ))
}

impl App {
    /// Lets changes through to a Live connection until the program ends or
    /// [`App::lock_live`].
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn unlock_live(&self, id: ConnectionId) -> ApiResult<ConnectionSummary> {
        let saved = self.saved_connection(id).await?;
        self.session().connections.set_unlocked(id, true);
        self.session().running.set_locked(id, false);
        Ok(self.summary(saved))
    }

    /// Makes a Live connection read only again. A job that runs goes on;
    /// one that is held waits for a person.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn lock_live(&self, id: ConnectionId) -> ApiResult<ConnectionSummary> {
        let saved = self.saved_connection(id).await?;
        self.session().connections.set_unlocked(id, false);
        self.session().running.set_locked(id, true);
        Ok(self.summary(saved))
    }

    /// Locks a connection that has become Live, and its held jobs with it: they wait
    /// for a person, however well things look again. Those of one that is Live no more
    /// do not.
    pub(super) fn stage_changed(&self, saved: &SavedConnection) {
        self.session().connections.set_unlocked(saved.id, false);
        let is_locked = self.writing(saved.id, saved.stage) == Writing::Locked;
        self.session().running.set_locked(saved.id, is_locked);
    }

    /// Whether changes may be sent now.
    pub(super) fn writing(&self, id: ConnectionId, stage: Stage) -> Writing {
        match stage {
            Stage::Live if self.session().connections.is_unlocked(id) => Writing::Unlocked,
            Stage::Live => Writing::Locked,
            Stage::Test | Stage::Development | Stage::Practice => Writing::Free,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_connection_lets_nothing_through() {
        let refused = allow_change(Stage::Live, Writing::Locked, 1, Some(1)).unwrap_err();
        assert_eq!(refused.code, ErrorCode::LiveLocked);
        assert!(allow_change(Stage::Live, Writing::Unlocked, 1, None).is_ok());
    }

    #[test]
    fn many_assets_need_their_number_typed() {
        for (stage, writing, most) in [
            (Stage::Live, Writing::Unlocked, TYPED_ON_LIVE),
            (Stage::Test, Writing::Free, TYPED_ELSEWHERE),
            (Stage::Development, Writing::Free, TYPED_ELSEWHERE),
            (Stage::Practice, Writing::Free, TYPED_ELSEWHERE),
        ] {
            let allowed = |assets, typed| allow_change(stage, writing, assets, typed);
            assert!(allowed(most, None).is_ok(), "{stage:?}");
            for typed in [None, Some(most), Some(most + 2)] {
                let refused = allowed(most + 1, typed).unwrap_err();
                assert_eq!(refused.code, ErrorCode::CountNotTyped, "{stage:?} {typed:?}");
            }
            assert!(allowed(most + 1, Some(most + 1)).is_ok(), "{stage:?}");
        }
    }
}
