//! `import`: what a spreadsheet says, done to the assets it names.
//!
//! Whatever the window would ask about is an error here that names the flag with the
//! answer: a script cannot be asked.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    AssetCandidates, BrokenCells, BrokenLetters, CannotReason, CellState, ColumnOffer, ColumnUse,
    DateOrder, ErrorCode, FieldKind, MakeSheetPlan, MatchBy, MatchHeadings, PlanPage, PlanState,
    ReadSheetAs, SheetEncoding, SheetFacts, SheetForm, SheetInspection, SheetMapping,
    SheetQuestion,
};
use relabel_sheet::{lists::SEPARATOR, marks::CLEAR_WORDS};
use serde_json::json;

use crate::assets::{PAGE, follow};
use crate::edit::zone_name;
use crate::failure::{Failure, wrong};
use crate::flags::one_of;
use crate::output::{self, Finished, Output};
use crate::plan::Foreseen;
use crate::send::{self, Consent, Purpose, Shown};
use crate::target::Target;
use crate::words::say;
use crate::{exit, outlook, plan, reasons, select};

/// Assets that are named of those that a row may mean.
const CANDIDATES_SHOWN: usize = 5;

/// What `import` is told.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "SHEET")]
    sheet: PathBuf,
    #[command(flatten)]
    pub(crate) target: Target,
    #[arg(long, value_name = "PATH", default_value = "/content/dam")]
    within: String,
    #[arg(long)]
    include_fragments: bool,
    #[arg(long, value_name = "HEADING=PROPERTY")]
    map: Vec<String>,
    #[arg(long, value_name = "NAME")]
    tab: Option<String>,
    #[arg(long, value_parser = one_of(&ORDERS), value_name = "ORDER")]
    date_order: Option<DateOrder>,
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    #[arg(long, value_name = "WORD")]
    clear_word: Option<String>,
    #[arg(long, value_name = "SIGN")]
    list_separator: Option<String>,
    #[arg(long, value_parser = one_of(&NAMED_BY), value_name = "WHAT")]
    by: Option<MatchBy>,
    #[arg(long, value_parser = one_of(&LETTERS), value_name = "WHAT")]
    letters: Option<BrokenLetters>,
    #[arg(long, value_parser = one_of(&ENCODINGS), value_name = "ENCODING")]
    encoding: Option<SheetEncoding>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// Orders of the numbers of a date.
const ORDERS: [(&str, DateOrder); 2] =
    [("dmy", DateOrder::DayFirst), ("mdy", DateOrder::MonthFirst)];

/// How rows say which asset they mean.
const NAMED_BY: [(&str, MatchBy); 3] =
    [("path", MatchBy::Path), ("name", MatchBy::FileName), ("id", MatchBy::Id)];

/// What to do with broken letters.
const LETTERS: [(&str, BrokenLetters); 2] =
    [("repair", BrokenLetters::Repair), ("keep", BrokenLetters::Keep)];

/// How letters are stored.
const ENCODINGS: [(&str, SheetEncoding); 6] = [
    ("utf8", SheetEncoding::Utf8),
    ("utf16le", SheetEncoding::Utf16Le),
    ("utf16be", SheetEncoding::Utf16Be),
    ("windows1252", SheetEncoding::Windows1252),
    ("windows1250", SheetEncoding::Windows1250),
    ("macintosh", SheetEncoding::Macintosh),
];

/// Reads, matches, plans, shows, asks, runs. `language` is that of the headings.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    import: &Import,
    language: &str,
) -> Result<ExitCode, Failure> {
    let sheet = match app.inspect_sheet(&import.sheet).await {
        SheetInspection::Usable { sheet } => *sheet,
        SheetInspection::NotUsable { error, .. } => return Err(error.into()),
    };
    // What is wrong with the flags is said before anything is asked.
    let sheet = understood(app, import, sheet, None).await?;
    let connection = import.target.open(app).await?;
    let names = MatchHeadings { connection_id: connection.id, language: language.to_owned() };
    let sheet = understood(app, import, sheet, Some(names)).await?;
    tell(output, &sheet);
    if let Some(question) = sheet.questions.first() {
        return Err(unanswered(&sheet, question));
    }
    // To look, Live need not be unlocked.
    let connection = match import.dry_run {
        true => connection,
        false => import.consent.unlock(app, connection).await?,
    };
    import.consent.set_speed(app, &connection).await?;
    let plan_id = app
        .make_sheet_plan(&MakeSheetPlan {
            sheet_id: sheet.sheet_id,
            connection_id: connection.id,
            within: import.within.clone(),
            include_fragments: import.include_fragments,
            letters: import.letters.unwrap_or(BrokenLetters::Ask),
        })
        .await?;
    let plan = follow(app.watch_plan(plan_id)?, |plan| {
        (plan.complete || plan.error.is_some(), plan.assets_read, Some(plan.assets))
    })
    .await?;
    if let Some(error) = plan.error {
        return Err(error.into());
    }
    app.close_sheet(sheet.sheet_id).await?;
    plan::show(app, output, &plan).await?;
    if plan.fragments_left_out > 0 {
        output.event("leftOut", &json!({ "fragments": plan.fragments_left_out }));
        output.note(&select::words_for_fragments(plan.fragments_left_out));
    }
    say_problems(app, output, &plan).await?;
    let foreseen = plan::foreseen(app, &plan).await?;
    let Foreseen { counts, cells } = foreseen;
    if import.dry_run {
        outlook::tell(output, &app.job_outlook(plan.plan_id).await?, connection.key.kind);
        app.discard_plan(plan.plan_id).await?;
        output.say(&say!("cli-would-end", counts = output::of_both(counts, cells)));
        output.finished(&Finished { counts, cells, dry_run: true, ..Finished::default() });
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(BrokenCells { count, broken, repaired }) = &plan.broken {
        app.discard_plan(plan.plan_id).await?;
        let title = say!("plan-broken-title", n = *count);
        let body = say!("plan-broken-body", broken = broken, repaired = repaired);
        let message = format!("{title}. {body} {}", say!("cli-broken-letters"));
        return Err(Failure::Said(ErrorCode::PlanNotRunnable, message));
    }
    if plan.counts.blocking > 0 {
        app.discard_plan(plan.plan_id).await?;
        let message = say!("cli-blocked", n = plan.counts.blocking);
        return Err(Failure::Said(ErrorCode::PlanNotRunnable, message));
    }
    if counts.changed == 0 {
        app.discard_plan(plan.plan_id).await?;
        output.say(&say!("cli-nothing-to-send", counts = output::of_both(counts, cells)));
        output.finished(&Finished { counts, cells, ..Finished::default() });
        return Ok(exit::of_run(cells));
    }
    let shown = Shown { plan, foreseen, purpose: Purpose::Change, connection: &connection };
    send::run(app, output, shown, import.consent.yes).await
}

/// Matches the headings of the sheet with names, and answers its questions with what the
/// flags say.
async fn understood(
    app: &App,
    import: &Import,
    sheet: SheetFacts,
    match_headings: Option<MatchHeadings>,
) -> Result<SheetFacts, Failure> {
    let tab = match &import.tab {
        None => None,
        Some(name) => {
            let at = sheet.tabs.iter().position(|tab| tab == name);
            let at = at.and_then(|at| u32::try_from(at).ok());
            Some(at.ok_or_else(|| wrong(no_tab(name, &sheet)))?)
        }
    };
    let encoding = import.encoding.filter(|_| sheet.encoding.is_some());
    let sheet_id = sheet.sheet_id;
    let read_as = |mapping| ReadSheetAs {
        sheet_id,
        tab,
        encoding,
        separator: None,
        mapping,
        match_headings: match_headings.clone(),
    };
    let sheet = app.read_sheet_as(&read_as(None)).await?;
    let mapping = mapped(import, &sheet)?;
    let mut sheet = app.read_sheet_as(&read_as(Some(mapping))).await?;
    // Which columns hold dates is known once their headings are matched.
    if let Some(order) = import.date_order.filter(|_| match_headings.is_some()) {
        let mapping = ordered(&sheet, order);
        sheet = app.read_sheet_as(&read_as(Some(mapping))).await?;
    }
    Ok(sheet)
}

/// What there is in place of a tab that is not there.
fn no_tab(name: &str, sheet: &SheetFacts) -> String {
    if sheet.form == SheetForm::Csv {
        return say!("cli-no-tabs");
    }
    let tabs: Vec<String> = sheet.tabs.iter().map(|tab| say!("cli-quoted", text = tab)).collect();
    say!("cli-no-such-tab", name = name, tabs = tabs.join(", "))
}

/// The mapping of the sheet with what the flags say about it.
fn mapped(import: &Import, sheet: &SheetFacts) -> Result<SheetMapping, Failure> {
    let mut mapping = sheet.mapping.clone();
    for pair in &import.map {
        let (heading, property) =
            pair.rsplit_once('=').ok_or_else(|| wrong(say!("cli-no-map", value = pair)))?;
        let (heading, property) = (heading.trim(), property.trim());
        let at = sheet.columns.iter().position(|column| column.heading == heading);
        let at = at.and_then(|at| u32::try_from(at).ok());
        let at = at.ok_or_else(|| wrong(say!("cli-no-such-column", name = heading)))?;
        let is_asset = property.eq_ignore_ascii_case("assetPath");
        if is_asset {
            mapping.asset_column = Some(at);
            let names = sheet.columns.get(at as usize).and_then(|column| column.names);
            mapping.asset_by = names.map_or(mapping.asset_by, |names| names.by);
        } else if mapping.asset_column == Some(at) {
            mapping.asset_column = None;
        }
        let wanted = (!property.is_empty() && !is_asset).then(|| property.to_owned());
        for used in &mut mapping.columns {
            match (used.column == at, used.property == wanted) {
                // The kind follows from the property.
                (true, false) => {
                    (used.property, used.kind) = (wanted.clone(), FieldKind::Text);
                }
                // What was named goes before what was guessed.
                (false, true) => used.property = None,
                (true, true) | (false, false) => {}
            }
        }
    }
    if let Some(by) = import.by {
        mapping.asset_by = by;
    }
    let has_dates = |used: &ColumnUse| used.property.is_some() && used.kind == FieldKind::Date;
    if import.zone.is_some() || mapping.columns.iter().any(has_dates) {
        mapping.zone = zone_name(import.zone.as_deref())?;
    }
    // A word that an earlier run named is not taken again: what a script does must not
    // depend on what was run before it.
    mapping.clear_word = import.clear_word.as_deref().unwrap_or(CLEAR_WORDS[0]).to_owned();
    let separator = import.list_separator.as_deref().unwrap_or(SEPARATOR);
    mapping.list_separator = separator.to_owned();
    mapping.list_separator_is_chosen = import.list_separator.is_some();
    Ok(mapping)
}

/// The mapping with the order of the dates that it asks about. Columns that name their
/// order, or show it by a day above 12, go on to mean what they say.
fn ordered(sheet: &SheetFacts, order: DateOrder) -> SheetMapping {
    let mut mapping = sheet.mapping.clone();
    for question in &sheet.questions {
        let SheetQuestion::DateOrder { column, .. } = question else { continue };
        for used in mapping.columns.iter_mut().filter(|used| used.column == *column) {
            used.date_order = Some(order);
        }
    }
    mapping
}

/// A question nobody has answered, and the flag that does.
fn unanswered(sheet: &SheetFacts, question: &SheetQuestion) -> Failure {
    let heading = |column: u32| sheet.columns.get(column as usize).map_or("", |it| &*it.heading);
    let words = match question {
        SheetQuestion::Encoding => say!("cli-ask-encoding"),
        SheetQuestion::AssetColumn { .. } => {
            let headings = sheet.columns.iter().map(|column| column.heading.as_str());
            say!("cli-ask-asset-column", headings = headings.collect::<Vec<_>>().join(", "))
        }
        SheetQuestion::DateOrder { column, example, .. } => {
            say!("cli-ask-date-order", value = example, column = heading(*column))
        }
        SheetQuestion::ListSeparator { column, example, separator } => say!(
            "cli-ask-list-separator",
            value = example,
            column = heading(*column),
            sign = separator.to_string(),
        ),
    };
    Failure::Said(ErrorCode::SheetQuestionOpen, words)
}

/// Says how the sheet was understood.
fn tell(output: &Output, sheet: &SheetFacts) {
    let used = sheet.mapping.columns.iter().filter_map(|used| {
        let column = sheet.columns.get(used.column as usize)?;
        let ColumnUse { property, kind, .. } = used;
        let offer = column.offer.as_ref().map(|offer| &offer.property);
        let heading = &column.heading;
        Some(json!({ "heading": heading, "property": property, "kind": kind, "perhaps": offer }))
    });
    output.event(
        "sheet",
        &json!({
            "name": sheet.name,
            "format": sheet.form,
            "encoding": sheet.encoding,
            "separator": sheet.separator,
            "rows": sheet.rows,
            "ours": sheet.is_ours,
            "remembered": sheet.is_remembered,
            "columns": used.collect::<Vec<_>>(),
        }),
    );
    output.note(&say!("cli-rows", n = sheet.rows.unwrap_or(0), file = &sheet.name));
    for used in &sheet.mapping.columns {
        let Some(column) = sheet.columns.get(used.column as usize) else { continue };
        let heading = &column.heading;
        let line = match (&used.property, &column.offer) {
            (Some(property), _) => format!("{heading} -> {property}"),
            (None, Some(ColumnOffer { property, .. })) => {
                say!("cli-column-offered", column = heading, property = property)
            }
            (None, None)
                if Some(used.column) == sheet.mapping.asset_column || heading.is_empty() =>
            {
                continue;
            }
            (None, None) => say!("cli-column-not-used", column = heading),
        };
        output.note(&format!("  {line}"));
    }
}

/// Says of every cell that cannot be done in which row of the sheet it stands.
async fn say_problems(app: &App, output: &Output, plan: &PlanState) -> Result<(), Failure> {
    if output.is_json() {
        return Ok(());
    }
    let mut from = 0;
    loop {
        let state = Some(CellState::Cannot);
        let page = PlanPage { plan_id: plan.plan_id, state, from, limit: PAGE };
        let rows = app.plan_page(page).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        from = last.row + 1;
        for row in &rows {
            let (Some(number), Some(reason)) = (row.source_row, row.reason) else { continue };
            // Said once, with how to go on.
            if reason == CannotReason::BrokenLetters {
                continue;
            }
            let why = match (reason, row.other_row) {
                (CannotReason::RowsContradict, Some(other)) => {
                    say!("plan-rows-disagree", one = number, other = other)
                }
                _ => reasons::cannot(reason),
            };
            output.say(&say!("cli-row", row = number, field = &row.property, why = why));
            if reason == CannotReason::AssetAmbiguous {
                let which = AssetCandidates { plan_id: plan.plan_id, cell: row.cell };
                let found = app.asset_candidates(which).await?;
                for asset in found.assets.iter().take(CANDIDATES_SHOWN) {
                    output.say(&format!("  {}", asset.path));
                }
                let shown = u32::try_from(found.assets.len().min(CANDIDATES_SHOWN)).unwrap_or(0);
                if found.count > shown {
                    output.say(&format!("  {}", say!("cli-more", n = found.count - shown)));
                }
            }
        }
    }
}
