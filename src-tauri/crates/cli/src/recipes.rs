//! `recipes`: edits that were saved under a name.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use relabel_core::api::App;
use relabel_core::api::types::{ErrorCode, PlanSource, Recipe, RecipeSelection};

use crate::failure::{Failure, wrong};
use crate::output::Output;
use crate::select::Scope;
use crate::send::Consent;
use crate::set::{self, Work};
use crate::words::say;

/// What to do with recipes.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    List,
    Run(Box<Run>),
}

impl Command {
    /// Refuses a run that does not say where.
    pub(crate) fn named(&self) -> Result<(), Failure> {
        match self {
            Self::List => Ok(()),
            Self::Run(run) => run.scope.named_or_saved(),
        }
    }

    /// Whether no key store is needed.
    pub(crate) fn needs_no_key_store(&self) -> bool {
        match self {
            Self::List => true,
            Self::Run(run) => run.scope.target.is_file(),
        }
    }
}

/// What `recipes run` is told.
#[derive(Debug, Args)]
pub(crate) struct Run {
    #[arg(value_name = "NAME")]
    recipe: String,
    #[command(flatten)]
    scope: Scope,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Lists, or plans, shows, asks, runs.
pub(crate) async fn run(app: &App, output: &Output, command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::List => {
            for recipe in app.list_recipes().await? {
                output.event("recipe", &recipe);
                if !output.is_json() {
                    output.say(&line(&recipe));
                }
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Run(run) => {
            let recipe = named(app.list_recipes().await?, &run.recipe)?;
            let Run { scope, dry_run, consent, .. } = &*run;
            let source = PlanSource::Recipe { name: recipe.name };
            let (edit, saved) = (recipe.edit, recipe.selection);
            if saved.is_none() && !scope.is_chosen() {
                return Err(wrong(say!("cli-recipe-without-assets")));
            }
            let zone = None;
            let work = Work { scope, saved, dry_run: *dry_run, consent, edit, source, zone };
            set::carry_out(app, output, work).await
        }
    }
}

/// The recipe that is meant: by its name down to the letter, else whatever its capitals,
/// else by its id.
fn named(recipes: Vec<Recipe>, name: &str) -> Result<Recipe, Failure> {
    let folded = name.to_lowercase();
    let found = recipes
        .iter()
        .position(|recipe| recipe.name == name)
        .or_else(|| recipes.iter().position(|recipe| recipe.name.to_lowercase() == folded))
        .or_else(|| recipes.iter().position(|recipe| recipe.id.to_string() == folded));
    match found {
        Some(at) => recipes.into_iter().nth(at).ok_or_else(|| unknown(name)),
        None => Err(unknown(name)),
    }
}

fn unknown(name: &str) -> Failure {
    Failure::Said(ErrorCode::NotFound, say!("cli-no-such-recipe", name = name))
}

/// A recipe in a line: its name, and the fields it changes.
fn line(recipe: &Recipe) -> String {
    let fields: Vec<&str> =
        recipe.edit.fields.iter().map(|field| field.property.as_str()).collect();
    let place = match &recipe.selection {
        Some(RecipeSelection::Folder { path, .. }) => {
            format!("  {}", say!("cli-recipe-in", path = path))
        }
        Some(RecipeSelection::Search { .. }) => format!("  {}", say!("cli-recipe-search")),
        None => String::new(),
    };
    format!("{}  ({}){place}", recipe.name, fields.join(", "))
}
