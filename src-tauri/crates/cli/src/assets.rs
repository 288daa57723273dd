//! `assets`, and the folder that `set` works on too.

use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ConnectionId, ErrorCode, ListingPage, ListingState, OpenListing,
};
use serde_json::json;
use tokio::sync::watch::Receiver;

use crate::output::{self, Finished, Output};
use crate::progress::Bar;
use crate::target::Target;

/// Rows asked for at once: the most the core gives.
pub(crate) const PAGE: u32 = 200;

/// Which assets.
#[derive(Debug, Args)]
pub(crate) struct Scope {
    #[command(flatten)]
    pub(crate) target: Target,
    /// Folder of the assets, such as /content/dam/brand.
    #[arg(long, value_name = "PATH")]
    pub(crate) folder: String,
    /// Everything below the folder too.
    #[arg(long)]
    recursive: bool,
    /// Content fragments too.
    #[arg(long)]
    include_fragments: bool,
}

impl Scope {
    /// Lists the folder to its end.
    pub(crate) async fn list(
        &self,
        app: &App,
        output: &Output,
        connection_id: ConnectionId,
    ) -> Result<ListingState, ApiError> {
        let request = OpenListing {
            connection_id,
            path: self.folder.clone(),
            recursive: self.recursive,
            include_fragments: self.include_fragments,
        };
        let listing_id = app.open_listing(&request).await?;
        let listed = follow(app.watch_listing(listing_id)?, |listed| {
            (listed.complete || listed.error.is_some(), listed.count, None)
        })
        .await?;
        if let Some(error) = listed.error {
            return Err(error);
        }
        output.note(&format!("{} assets in {}.", listed.count, self.folder));
        if listed.fragments_left_out > 0 {
            output.note(&format!(
                "{} content fragments left out (--include-fragments takes them too).",
                listed.fragments_left_out
            ));
        }
        let facts = json!({
            "assets": listed.count,
            "fragmentsLeftOut": listed.fragments_left_out,
        });
        output.event("listed", &facts);
        Ok(listed)
    }
}

/// Waits for the end of what the core does, with a progress bar meanwhile. `look`
/// tells whether it is the end, how many are done, and of how many.
pub(crate) async fn follow<S: Clone>(
    mut state: Receiver<S>,
    look: impl Fn(&S) -> (bool, u32, Option<u32>),
) -> Result<S, ApiError> {
    let mut bar = Bar::new();
    loop {
        let now = state.borrow_and_update().clone();
        let (ended, done, total) = look(&now);
        if ended {
            return Ok(now);
        }
        bar.show(done, total, "read");
        state.changed().await.map_err(|_| vanished())?;
    }
}

/// The core's own work ended without a word: a mistake in it.
pub(crate) fn vanished() -> ApiError {
    ApiError::new(ErrorCode::UnexpectedAnswer, "Relabel's own work ended unexpectedly")
}

/// Lists the assets of a folder.
#[derive(Debug, Args)]
pub(crate) struct Assets {
    #[command(flatten)]
    pub(crate) scope: Scope,
}

/// Prints path, title and kind of every asset.
pub(crate) async fn run(app: &App, output: &Output, assets: &Assets) -> Result<ExitCode, ApiError> {
    let connection = assets.scope.target.open(app).await?.id;
    let listed = assets.scope.list(app, output, connection).await?;
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
                output.say(&format!("{}  {title}  {}", asset.path, output::name(&asset.kind)));
            }
        }
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}
