//! `set`: one edit on all assets of a folder.

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    CellState, ConnectionId, Edit, FieldAction, FieldEdit, FieldKind, JobPhase, JobSnapshot,
    ListingState, MakePlan, OpenListing, OutcomeCounts, PauseReason, PlanId, PlanPage, PlanState,
    Selection, StartJob, Value,
};
use relabel_core::plan::standard_fields;
use tokio::sync::watch::Receiver;

use crate::connections::{self, Choice};
use crate::output;

/// Rows of old and new values that are printed before asking.
const SHOWN: u32 = 10;

/// Sets or clears fields on all assets of a folder.
#[derive(Debug, Args)]
pub(crate) struct Set {
    /// A saved connection, by name or id.
    #[arg(long, conflicts_with = "file", required_unless_present = "file")]
    connection: Option<String>,
    /// A key file, used for this run only.
    #[arg(long)]
    file: Option<PathBuf>,
    /// With --file: address of the AEM author, where the file does not tell.
    #[arg(long, requires = "file")]
    address: Option<String>,
    /// With --file: says that an unusual address is right.
    #[arg(long, requires = "file")]
    confirm_address: bool,
    /// Folder of the assets, such as /content/dam/brand.
    #[arg(long)]
    folder: String,
    /// Everything below the folder too.
    #[arg(long)]
    recursive: bool,
    /// Content fragments too.
    #[arg(long)]
    include_fragments: bool,
    /// A field and its new value, such as 'dc:rights=© 2026'. Entries of a list are
    /// separated by |. May be repeated.
    #[arg(long = "field", value_name = "NAME=VALUE")]
    fields: Vec<String>,
    /// A field to empty. May be repeated.
    #[arg(long = "clear", value_name = "NAME")]
    clears: Vec<String>,
    /// The kind of a field that is not a standard one: text, list, date, yes-no or number.
    #[arg(long = "kind", value_name = "NAME=KIND")]
    kinds: Vec<String>,
    /// Shows what would change and sends nothing.
    #[arg(long)]
    dry_run: bool,
    /// Does not ask before sending.
    #[arg(long)]
    yes: bool,
    /// The last line of the output is one JSON object.
    #[arg(long)]
    json: bool,
}

impl Set {
    /// Whether the key comes from a file instead of the key store.
    pub(crate) fn uses_key_file(&self) -> bool {
        self.file.is_some()
    }
}

/// Lists, plans, shows, asks, runs.
pub(crate) async fn run(app: &App, set: &Set) -> anyhow::Result<ExitCode> {
    let edit = edit(set)?;
    let connection = connection(app, set).await?;
    let selection = list(app, set, connection).await?;
    let plan_id = app.make_plan(&MakePlan { connection_id: connection, selection, edit }).await?;
    let plan = wait_for_plan(app.watch_plan(plan_id)?).await?;
    show(app, &plan).await?;
    let counts = plan.counts;
    if counts.assets_to_change == 0 || set.dry_run {
        app.discard_plan(plan_id).await?;
        let done = OutcomeCounts { already_right: plan.assets, ..OutcomeCounts::default() };
        if set.json && set.dry_run {
            println!("{}", serde_json::to_string(&counts)?);
        } else if set.json {
            // Nothing needs a write; what cannot be changed was not sent.
            println!("{}", serde_json::to_string(&nothing_to_write(app, &plan, done).await?)?);
        }
        return Ok(if counts.cannot == 0 || set.dry_run {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        });
    }
    if !set.yes && !confirmed(counts.assets_to_change)? {
        app.discard_plan(plan_id).await?;
        eprintln!("Nothing was sent.");
        return Ok(ExitCode::FAILURE);
    }
    let snapshot = carry_out(app, plan_id, counts.assets_to_change).await?;
    eprintln!("Done: {}.", output::outcomes(&snapshot.counts));
    for reason in app.job_reasons(snapshot.job_id).await? {
        eprintln!("  {:?}: {} assets ({:?})", reason.outcome, reason.assets, reason.reason);
    }
    if set.json {
        println!("{}", serde_json::to_string(&snapshot.counts)?);
    }
    let OutcomeCounts { conflict, failed, not_sent, unsure, .. } = snapshot.counts;
    Ok(if conflict + failed + not_sent + unsure == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(2)
    })
}

/// Assets whose every field is right, and those with a field that cannot be changed.
async fn nothing_to_write(
    app: &App,
    plan: &PlanState,
    mut done: OutcomeCounts,
) -> anyhow::Result<OutcomeCounts> {
    let mut from = 0;
    let mut last = None;
    loop {
        let page =
            PlanPage { plan_id: plan.plan_id, state: Some(CellState::Cannot), from, limit: 200 };
        let rows = match app.plan_page(page).await {
            Ok(rows) if !rows.is_empty() => rows,
            _ => return Ok(done),
        };
        from += u32::try_from(rows.len())?;
        for row in rows {
            if last.as_ref() != Some(&row.path) {
                done.already_right -= 1;
                done.not_sent += 1;
                last = Some(row.path);
            }
        }
    }
}

async fn connection(app: &App, set: &Set) -> anyhow::Result<ConnectionId> {
    if let Some(name) = &set.connection {
        return Ok(connections::find(app, name).await?.id);
    }
    let file = set.file.as_deref().context("name a --connection or a key --file")?;
    let choice = Choice {
        address: set.address.clone(),
        confirm_address: set.confirm_address,
        name: String::new(),
        stage: None,
        remember: false,
    };
    Ok(connections::add(app, file, choice).await?.id)
}

async fn list(app: &App, set: &Set, connection_id: ConnectionId) -> anyhow::Result<Selection> {
    let request = OpenListing {
        connection_id,
        path: set.folder.clone(),
        recursive: set.recursive,
        include_fragments: set.include_fragments,
    };
    let listing_id = app.open_listing(&request).await?;
    let mut state = app.watch_listing(listing_id)?;
    let ended = |state: &ListingState| state.complete || state.error.is_some();
    let listed = state.wait_for(ended).await?.clone();
    if let Some(error) = listed.error {
        return Err(error.into());
    }
    eprintln!("{} assets in {}.", listed.count, set.folder);
    if listed.fragments_left_out > 0 {
        eprintln!(
            "{} content fragments left out (--include-fragments takes them too).",
            listed.fragments_left_out
        );
    }
    if listed.count == 0 {
        bail!("there is no asset in {}", set.folder);
    }
    Ok(Selection::All { listing_id, except: Vec::new() })
}

async fn wait_for_plan(mut state: Receiver<PlanState>) -> anyhow::Result<PlanState> {
    let ended = |state: &PlanState| state.complete || state.error.is_some();
    let plan = state.wait_for(ended).await?.clone();
    match plan.error {
        Some(error) => Err(error.into()),
        None => Ok(plan),
    }
}

async fn show(app: &App, plan: &PlanState) -> anyhow::Result<()> {
    let counts = plan.counts;
    eprintln!(
        "Checked: {} values will change, {} are right already, {} cannot be changed.",
        counts.will_change, counts.already_right, counts.cannot
    );
    let page =
        |state| PlanPage { plan_id: plan.plan_id, state: Some(state), from: 0, limit: SHOWN };
    for row in app.plan_page(page(CellState::WillChange)).await? {
        eprintln!(
            "  {}  {}: {} -> {}",
            row.path,
            row.property,
            output::value(&row.old),
            output::value(&row.new)
        );
    }
    if counts.will_change > SHOWN {
        eprintln!("  … and {} more", counts.will_change - SHOWN);
    }
    for row in app.plan_page(page(CellState::Cannot)).await? {
        eprintln!("  cannot: {}  {} ({:?})", row.path, row.property, row.reason);
    }
    Ok(())
}

fn confirmed(assets: u32) -> anyhow::Result<bool> {
    if !std::io::stdin().is_terminal() {
        bail!("this would change {assets} assets: add --yes to send, or --dry-run to look only");
    }
    eprint!("Change {assets} assets? Type yes to send: ");
    std::io::stderr().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().eq_ignore_ascii_case("yes"))
}

/// Runs the job. Ctrl-C stops it cleanly, a second one at once. A job that has to
/// wait for someone is stopped, because nobody can answer here.
async fn carry_out(
    app: &App,
    plan_id: PlanId,
    expected_assets: u32,
) -> anyhow::Result<JobSnapshot> {
    let job = app.start_job(&StartJob { plan_id, expected_assets }).await?;
    let mut snapshot = app.watch_job(job)?;
    let mut interrupted = false;
    loop {
        let now = snapshot.borrow_and_update().clone();
        match now.phase {
            JobPhase::Finished | JobPhase::Stopped => return Ok(now),
            JobPhase::Paused => {
                if let Some(PauseReason::Environment { error }) = &now.paused_by {
                    eprintln!("Stopping: {error}");
                }
                app.stop_job(job)?;
            }
            JobPhase::Running | JobPhase::Stopping => {}
        }
        if std::io::stderr().is_terminal() {
            eprint!("\r{} of {} done ", now.done, now.total);
        }
        tokio::select! {
            changed = snapshot.changed() => changed?,
            signal = tokio::signal::ctrl_c() => {
                signal?;
                if interrupted {
                    bail!("stopped at once: some assets may be in the middle of a change");
                }
                interrupted = true;
                eprintln!("\nStopping: finishing what is on its way. Ctrl-C again stops at once.");
                app.stop_job(job)?;
            }
        }
    }
}

fn edit(set: &Set) -> anyhow::Result<Edit> {
    let mut fields = Vec::new();
    for pair in &set.fields {
        let (property, text) =
            pair.split_once('=').with_context(|| format!("\"{pair}\" is not NAME=VALUE"))?;
        let kind = kind_of(property, &set.kinds)?;
        let change = FieldAction::Replace { value: value(kind, text)? };
        fields.push(FieldEdit { property: property.to_owned(), kind, change });
    }
    for property in &set.clears {
        let kind = kind_of(property, &set.kinds)?;
        fields.push(FieldEdit { property: property.clone(), kind, change: FieldAction::Clear });
    }
    if fields.is_empty() {
        bail!("nothing to change: name a --field or a --clear");
    }
    Ok(Edit { fields })
}

fn kind_of(property: &str, kinds: &[String]) -> anyhow::Result<FieldKind> {
    let named =
        kinds.iter().find_map(|pair| pair.split_once('=').filter(|(name, _)| *name == property));
    if let Some((_, kind)) = named {
        return Ok(match kind {
            "text" => FieldKind::Text,
            "list" => FieldKind::List,
            "date" => FieldKind::Date,
            "yes-no" => FieldKind::YesNo,
            "number" => FieldKind::Number,
            other => bail!("\"{other}\" is no kind: use text, list, date, yes-no or number"),
        });
    }
    let standard = standard_fields().into_iter().find(|field| field.property == property);
    Ok(standard.map_or(FieldKind::Text, |field| field.kind))
}

fn value(kind: FieldKind, text: &str) -> anyhow::Result<Value> {
    Ok(match kind {
        FieldKind::Text | FieldKind::LongText => Value::Text { text: text.to_owned() },
        FieldKind::List => {
            Value::List { entries: text.split('|').map(|entry| entry.trim().to_owned()).collect() }
        }
        FieldKind::Date => Value::Date { date: text.to_owned() },
        FieldKind::Number => Value::Number { number: text.to_owned() },
        FieldKind::YesNo => match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Value::YesNo { yes: true },
            "no" | "false" => Value::YesNo { yes: false },
            other => bail!("\"{other}\" is neither yes nor no"),
        },
    })
}
