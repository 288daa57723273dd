//! Spreadsheets, and plans of them.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use relabel_core::api::App;
use relabel_core::api::types::{
    AddConnection, ApiError, AssetCandidates, BrokenLetters, CandidateAssets, CannotReason,
    ConnectionId, KeyInspection, MakeSheetPlan, PlanId, PlanPage, PlanRow, ReadSheetAs,
    SheetEncoding, SheetFacts, SheetInspection, SheetMapping, SheetSeparator, Stage,
};
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Answered, app, json};

/// More rows than a plan of a recording has.
const ALL: u32 = 200;

/// A file in the folder of spreadsheets, and how it is read.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Reading {
    file: String,
    zone: String,
    tab: Option<u32>,
    encoding: Option<SheetEncoding>,
    separator: Option<SheetSeparator>,
    mapping: Option<SheetMapping>,
}

/// The plan of a spreadsheet.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Planned {
    rows: Vec<PlanRow>,
    /// What each cell may mean of which the asset is not known, by its number.
    candidates: Vec<(u32, CandidateAssets)>,
}

impl Reading {
    /// What is known of it.
    pub(super) async fn facts(self, folder: &Path) -> Result<Value> {
        let (_folder, app) = app(false)?;
        let file = self.file.clone();
        let mut answer = json(&Answered::from(self.open(&app, folder).await?))?;
        // Its id is random; in a recording it is its name.
        if let Some(id) = answer.pointer_mut("/done/sheetId") {
            *id = Value::from(file);
        }
        Ok(answer)
    }

    /// What it would change of the assets in `library.json` beside it.
    pub(super) async fn plan(self, folder: &Path) -> Result<Value> {
        let content = Content::File(folder.join("library.json"));
        let sandbox = Sandbox::start(Options { content, ..Options::default() }).await?;
        let (_folder, app) = app(true)?;
        let connection_id = connect(&app, &sandbox).await?;
        let sheet = self.open(&app, folder).await??;
        let request = MakeSheetPlan {
            sheet_id: sheet.sheet_id,
            connection_id,
            within: "/content/dam".to_owned(),
            include_fragments: false,
            letters: BrokenLetters::Ask,
        };
        let plan_id = app.make_sheet_plan(&request).await?;
        let mut plan = app.watch_plan(plan_id)?;
        let plan = plan.wait_for(|plan| plan.complete || plan.error.is_some()).await?.clone();
        if let Some(error) = plan.error {
            return Err(error.into());
        }
        json(&planned(&app, plan_id).await?)
    }

    async fn open(self, app: &App, folder: &Path) -> Result<Result<SheetFacts, ApiError>> {
        let inspected = app.inspect_sheet(&folder.join(&self.file)).await;
        let SheetInspection::Usable { sheet } = inspected else {
            bail!("{} is no spreadsheet", self.file);
        };
        let mut request = ReadSheetAs {
            sheet_id: sheet.sheet_id,
            tab: self.tab,
            encoding: self.encoding,
            separator: self.separator,
            mapping: self.mapping,
            match_headings: None,
        };
        let read = app.read_sheet_as(&request).await;
        let (Ok(facts), None) = (&read, &request.mapping) else { return Ok(read) };
        // It was read in the time zone of this computer; recordings name theirs.
        request.mapping = Some(SheetMapping { zone: self.zone, ..facts.mapping.clone() });
        Ok(app.read_sheet_as(&request).await)
    }
}

async fn planned(app: &App, plan_id: PlanId) -> Result<Planned> {
    let page = PlanPage { plan_id, state: None, from: 0, limit: ALL };
    let rows = app.plan_page(page).await?;
    let mut candidates = Vec::new();
    for PlanRow { cell, reason, .. } in &rows {
        if *reason == Some(CannotReason::AssetAmbiguous) {
            let which = AssetCandidates { plan_id, cell: *cell };
            candidates.push((*cell, app.asset_candidates(which).await?));
        }
    }
    Ok(Planned { rows, candidates })
}

async fn connect(app: &App, sandbox: &Sandbox) -> Result<ConnectionId> {
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let inspected = app.inspect_key("key.json".to_owned(), &key).await;
    let KeyInspection::Usable { import_id, .. } = inspected else { bail!("the key is refused") };
    let request = AddConnection {
        import_id,
        name: "Practice".to_owned(),
        address: sandbox.origin().as_str().trim_end_matches('/').to_owned(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    Ok(app.add_connection(&request).await.context("no connection")?.id)
}
