//! Which assets: those of a folder, those that a search finds, or those of a list.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    ConnectionId, ErrorCode, ListPaths, ListingState, OpenListing, RecipeSelection, Search,
    SearchAssets,
};
use serde_json::json;

use crate::assets::follow;
use crate::failure::{Failure, unread, wrong};
use crate::output::Output;
use crate::search::SearchFlags;
use crate::target::Target;
use crate::words::say;

/// Largest file of paths, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Which assets, and whose.
#[derive(Debug, Args)]
pub(crate) struct Scope {
    #[command(flatten)]
    pub(crate) target: Target,
    #[arg(long, value_name = "PATH")]
    folder: Option<String>,
    #[arg(long)]
    recursive: bool,
    #[arg(long)]
    include_fragments: bool,
    #[command(flatten)]
    search: SearchFlags,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["folder", "recursive", "paths"])]
    saved: Option<String>,
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
    pub(crate) fn named(&self) -> Result<(), Failure> {
        self.target.named()?;
        if !self.is_chosen() {
            return Err(wrong(say!("cli-name-assets")));
        }
        self.sound()
    }

    /// The same where a recipe may know which assets.
    ///
    /// # Errors
    /// `RequestInvalid`.
    pub(crate) fn named_or_saved(&self) -> Result<(), Failure> {
        self.target.named()?;
        self.sound()
    }

    /// Whether the flags say which assets.
    pub(crate) fn is_chosen(&self) -> bool {
        let one = self.folder.is_some() || self.saved.is_some() || self.paths.is_some();
        one || !self.search.is_empty()
    }

    fn sound(&self) -> Result<(), Failure> {
        if (self.saved.is_some() || self.paths.is_some()) && !self.search.is_empty() {
            return Err(wrong(say!("cli-search-or-list")));
        }
        self.search.search(String::new(), false).map(drop)
    }

    fn chosen(&self) -> Result<Chosen, Failure> {
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
    ) -> Result<ListingState, Failure> {
        let mut chosen = match saved.filter(|_| !self.is_chosen()) {
            None => self.chosen()?,
            Some(RecipeSelection::Folder { path, .. }) => Chosen::Folder(path.clone()),
            Some(RecipeSelection::Search { search }) => Chosen::Search(Box::new(search.clone())),
        };
        if let Chosen::Saved(name) = &chosen {
            let found = named(app, name).await?;
            chosen = Chosen::Search(Box::new(found.search));
        }
        let listing_id = match chosen {
            Chosen::Folder(path) => {
                let recursive = match saved.filter(|_| !self.is_chosen()) {
                    Some(RecipeSelection::Folder { recursive, .. }) => *recursive,
                    _ => self.recursive,
                };
                let include_fragments = self.include_fragments;
                let request = OpenListing { connection_id, path, recursive, include_fragments };
                app.open_listing(&request).await?
            }
            Chosen::Search(search) => {
                app.search_assets(&SearchAssets { connection_id, search: *search }).await?
            }
            Chosen::Paths(text) => {
                let include_fragments = self.include_fragments;
                let request = ListPaths { connection_id, text, include_fragments };
                app.list_paths(&request).await?
            }
            Chosen::Saved(name) => return Err(unknown(&name)),
        };
        let listed = follow(app.watch_listing(listing_id)?, |listed| {
            (listed.complete || listed.error.is_some(), listed.count, None)
        })
        .await?;
        if let Some(error) = listed.error {
            return Err(error.into());
        }
        output.note(&say!("cli-found", n = listed.count));
        tell(output, &listed);
        Ok(listed)
    }

    /// The error of a list without assets: a mistyped folder must not look like work
    /// well done.
    pub(crate) fn nothing(&self) -> Failure {
        let words = match &self.folder {
            Some(folder) => say!("cli-no-asset-below", path = folder),
            None => say!("cli-no-asset"),
        };
        Failure::Said(ErrorCode::PathMissing, words)
    }
}

/// What is said of content fragments that nobody asked for.
pub(crate) fn words_for_fragments(left_out: u32) -> String {
    format!("{} (--include-fragments)", say!("assets-fragments-left-out", n = left_out))
}

/// Tells what was listed, and what was not.
fn tell(output: &Output, listed: &ListingState) {
    let ListingState { count, fragments_left_out, not_found, not_path_count, .. } = listed;
    if *fragments_left_out > 0 {
        output.note(&words_for_fragments(*fragments_left_out));
    }
    let lines = |what: String, count: u32, lines: &[String]| {
        if count > 0 {
            output.note(&what);
            lines.iter().for_each(|line| output.note(&format!("  {line}")));
            if count as usize > lines.len() {
                let more = say!("cli-more", n = count as usize - lines.len());
                output.note(&format!("  {more}"));
            }
        }
    };
    lines(say!("cli-no-assets-at", n = *not_found), *not_found, &listed.missing);
    lines(say!("cli-not-paths", n = *not_path_count), *not_path_count, &listed.not_paths);
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
) -> Result<relabel_core::api::types::SavedSearch, Failure> {
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

fn unknown(name: &str) -> Failure {
    Failure::Said(ErrorCode::NotFound, say!("cli-no-such-search", name = name))
}

fn text_of(file: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file)
            .and_then(|opened| opened.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    let read = read.map_err(|error| unread(file, &error))?;
    if u64::try_from(read).is_ok_and(|read| read > LARGEST) {
        return Err(wrong(say!("cli-list-too-large", file = file.display().to_string())));
    }
    String::from_utf8(bytes)
        .map_err(|_| wrong(say!("cli-list-not-utf8", file = file.display().to_string())))
}
