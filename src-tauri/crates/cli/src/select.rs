//! Which assets: those of a folder, those that a search finds, or those of a list.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ConnectionId, ErrorCode, ErrorDetails, ListPaths, ListingState, OpenListing,
    RecipeSelection, Search, SearchAssets,
};
use serde_json::json;

use crate::assets::follow;
use crate::output::Output;
use crate::search::SearchFlags;
use crate::target::{Target, wrong};

/// Largest file of paths, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Which assets, and whose.
#[derive(Debug, Args)]
pub(crate) struct Scope {
    #[command(flatten)]
    pub(crate) target: Target,
    /// Folder of the assets, such as /content/dam/brand.
    #[arg(long, value_name = "PATH")]
    folder: Option<String>,
    /// Everything below the folder too. A search always looks there.
    #[arg(long)]
    recursive: bool,
    /// Content fragments too.
    #[arg(long)]
    include_fragments: bool,
    #[command(flatten)]
    search: SearchFlags,
    /// A search that was saved under this name: see `searches list`.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["folder", "recursive", "paths"])]
    saved: Option<String>,
    /// A file with paths or addresses of assets, one a line; - is standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["folder", "recursive"])]
    paths: Option<PathBuf>,
}

/// Which assets, read from the flags.
#[derive(Debug)]
enum Chosen {
    Folder(String),
    Search(Box<Search>),
    Saved(String),
    Paths(String),
}

impl Scope {
    /// Says so where the flags do not tell whose assets and which, before anything is
    /// opened.
    ///
    /// # Errors
    /// `RequestInvalid`.
    pub(crate) fn named(&self) -> Result<(), ApiError> {
        self.target.named()?;
        if !self.is_chosen() {
            return Err(wrong(
                "name the assets: a --folder, a search such as --name or --tag, --saved, or --paths",
            ));
        }
        self.sound()
    }

    /// The same where a recipe may know which assets.
    ///
    /// # Errors
    /// `RequestInvalid`.
    pub(crate) fn named_or_saved(&self) -> Result<(), ApiError> {
        self.target.named()?;
        self.sound()
    }

    /// Whether the flags say which assets.
    pub(crate) fn is_chosen(&self) -> bool {
        let one = self.folder.is_some() || self.saved.is_some() || self.paths.is_some();
        one || !self.search.is_empty()
    }

    fn sound(&self) -> Result<(), ApiError> {
        if (self.saved.is_some() || self.paths.is_some()) && !self.search.is_empty() {
            return Err(wrong("a search with flags does not go with --saved or --paths"));
        }
        self.search.search(String::new(), false).map(drop)
    }

    fn chosen(&self) -> Result<Chosen, ApiError> {
        if let Some(name) = &self.saved {
            return Ok(Chosen::Saved(name.clone()));
        }
        if let Some(file) = &self.paths {
            return Ok(Chosen::Paths(text_of(file)?));
        }
        let folder = self.folder.clone().unwrap_or_default();
        if self.search.is_empty() {
            return Ok(Chosen::Folder(folder));
        }
        Ok(Chosen::Search(Box::new(self.search.search(folder, self.include_fragments)?)))
    }

    /// Lists the assets to their end. Where the flags do not say which, `saved` does.
    pub(crate) async fn list(
        &self,
        app: &App,
        output: &Output,
        connection_id: ConnectionId,
        saved: Option<&RecipeSelection>,
    ) -> Result<ListingState, ApiError> {
        let mut chosen = match saved.filter(|_| !self.is_chosen()) {
            None => self.chosen()?,
            Some(RecipeSelection::Folder { path, .. }) => Chosen::Folder(path.clone()),
            Some(RecipeSelection::Search { search }) => Chosen::Search(Box::new(search.clone())),
        };
        if let Chosen::Saved(name) = &chosen {
            let found = named(app, name).await?;
            chosen = Chosen::Search(Box::new(found.search));
        }
        let (listing_id, place) = match chosen {
            Chosen::Folder(path) => {
                let recursive = match saved.filter(|_| !self.is_chosen()) {
                    Some(RecipeSelection::Folder { recursive, .. }) => *recursive,
                    _ => self.recursive,
                };
                let include_fragments = self.include_fragments;
                let place = format!("in {path}");
                let request = OpenListing { connection_id, path, recursive, include_fragments };
                (app.open_listing(&request).await?, place)
            }
            Chosen::Search(search) => {
                let place = match search.path.as_str() {
                    "" => "found".to_owned(),
                    path => format!("found below {path}"),
                };
                (app.search_assets(&SearchAssets { connection_id, search: *search }).await?, place)
            }
            Chosen::Paths(text) => {
                let include_fragments = self.include_fragments;
                let request = ListPaths { connection_id, text, include_fragments };
                let listing = app.list_paths(&request).await?;
                (listing, "found of the list".to_owned())
            }
            Chosen::Saved(name) => return Err(unknown(&name)),
        };
        let listed = follow(app.watch_listing(listing_id)?, |listed| {
            (listed.complete || listed.error.is_some(), listed.count, None)
        })
        .await?;
        if let Some(error) = listed.error {
            return Err(error);
        }
        output.note(&format!("{} assets {place}.", listed.count));
        tell(output, &listed);
        Ok(listed)
    }

    /// The error of a list without assets: a mistyped folder must not look like work
    /// well done.
    pub(crate) fn nothing(&self) -> ApiError {
        let (message, path) = match &self.folder {
            Some(folder) if self.search.is_empty() => {
                ("there is no asset to change in this folder", Some(folder.clone()))
            }
            _ => ("there is no asset to change", self.folder.clone()),
        };
        let details = ErrorDetails { path, ..ErrorDetails::default() };
        ApiError::new(ErrorCode::PathMissing, message).with(details)
    }
}

/// What is said of content fragments that nobody asked for.
pub(crate) fn words_for_fragments(left_out: u32) -> String {
    format!("{left_out} content fragments left out (--include-fragments takes them too).")
}

/// Tells what was listed, and what was not.
fn tell(output: &Output, listed: &ListingState) {
    let ListingState { count, fragments_left_out, not_found, not_path_count, .. } = listed;
    if *fragments_left_out > 0 {
        output.note(&words_for_fragments(*fragments_left_out));
    }
    let lines = |what: &str, count: u32, lines: &[String]| {
        if count > 0 {
            output.note(&format!("{count} {what}:"));
            lines.iter().for_each(|line| output.note(&format!("  {line}")));
            if count as usize > lines.len() {
                output.note(&format!("  … and {} more", count as usize - lines.len()));
            }
        }
    };
    lines("paths are no assets", *not_found, &listed.missing);
    lines("lines are no paths", *not_path_count, &listed.not_paths);
    let mut facts = json!({ "assets": count, "fragmentsLeftOut": fragments_left_out });
    if *not_found > 0 || *not_path_count > 0 {
        facts["notFound"] = json!(not_found);
        facts["missing"] = json!(listed.missing);
        facts["notPathCount"] = json!(not_path_count);
        facts["notPaths"] = json!(listed.not_paths);
    }
    output.event("listed", &facts);
}

/// The saved search that is meant: by its name down to the letter, else whatever its
/// capitals, else by its id.
pub(crate) async fn named(
    app: &App,
    name: &str,
) -> Result<relabel_core::api::types::SavedSearch, ApiError> {
    let folded = name.to_lowercase();
    let mut searches = app.list_searches().await?;
    let found = searches
        .iter()
        .position(|search| search.name == name)
        .or_else(|| searches.iter().position(|search| search.name.to_lowercase() == folded))
        .or_else(|| searches.iter().position(|search| search.id.to_string() == folded));
    match found {
        Some(at) => Ok(searches.swap_remove(at)),
        None => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> ApiError {
    let message = format!("there is no saved search {name:?}: see `searches list`");
    ApiError::new(ErrorCode::NotFound, message)
}

fn text_of(file: &Path) -> Result<String, ApiError> {
    let unreadable = |error: std::io::Error| {
        let path = Some(file.display().to_string());
        ApiError::new(ErrorCode::FileNotRead, format!("{}: {error}", file.display()))
            .with(ErrorDetails { path, ..ErrorDetails::default() })
    };
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file)
            .and_then(|opened| opened.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    let read = read.map_err(unreadable)?;
    if u64::try_from(read).is_ok_and(|read| read > LARGEST) {
        return Err(wrong(format!("{} is too large for a list of paths", file.display())));
    }
    String::from_utf8(bytes).map_err(|_| wrong(format!("{} is not UTF-8 text", file.display())))
}
