//! `assets`, and following what the core does.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, ErrorCode, ListingPage};
use tokio::sync::watch::Receiver;

use crate::failure::Failure;
use crate::output::{self, Finished, Output};
use crate::progress::Bar;
use crate::select::Scope;
use crate::words::say;

/// Rows asked for at once: the most the core gives.
pub(crate) const PAGE: u32 = 200;

/// Waits for the end of what the core does, with a progress bar meanwhile. `look`
/// tells whether it is the end, how many are done, and of how many.
pub(crate) async fn follow<S: Clone>(
    mut state: Receiver<S>,
    look: impl Fn(&S) -> (bool, u32, Option<u32>),
) -> Result<S, Failure> {
    let mut bar = Bar::new();
    loop {
        let now = state.borrow_and_update().clone();
        let (ended, done, total) = look(&now);
        if ended {
            return Ok(now);
        }
        bar.show(
            done,
            total,
            &match total {
                Some(total) => say!("cli-read-of", n = done, total = total),
                None => say!("cli-read", n = done),
            },
        );
        state.changed().await.map_err(|_| vanished())?;
    }
}

/// The core's own work ended without a word: a mistake in it.
pub(crate) fn vanished() -> Failure {
    ApiError::new(ErrorCode::ProgramFailed, "Relabel's own work ended unexpectedly").into()
}

/// What `assets` is told.
#[derive(Debug, Args)]
pub(crate) struct Assets {
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// Prints path, title and kind of every asset.
pub(crate) async fn run(app: &App, output: &Output, assets: &Assets) -> Result<ExitCode, Failure> {
    let connection = assets.scope.target.open(app).await?.id;
    let listed = assets.scope.list(app, output, connection, None).await?;
    let mut from = 0;
    while from < listed.count {
        let page = ListingPage { listing_id: listed.listing_id, from, limit: PAGE };
        let rows = app.listing_page(page).await?;
        if rows.is_empty() {
            break;
        }
        for asset in rows {
            from = asset.row + 1;
            output.event("asset", &asset);
            if !output.is_json() {
                let title = asset.title.as_deref().unwrap_or(&asset.name);
                let kind = say!(&format!("assets-kind-{}", output::name(&asset.kind)));
                output.say(&format!("{}  {title}  {kind}", asset.path));
            }
        }
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}
