//! Real content through sheets and back: nothing changes by itself, what a script
//! changes in the sheet is what changes in AEM, and undo brings the start back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use relabel_sheet::{
    headings::{self, Heading},
    lists, marks,
};
use serde_json::Value as Json;

use super::rig::{Rig, wait};

const DAM: &str = "/content/dam";
/// Columns of one sheet; real content has four times as many properties.
const COLUMNS: usize = 90;

struct Story {
    rig: Rig,
    listed: ListingState,
    paths: Vec<String>,
    folder: tempfile::TempDir,
}

impl Story {
    async fn new() -> Option<Self> {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/wknd-dam.json");
        if !file.is_file() {
            println!("skipped: the WKND content is not beside the repository");
            return None;
        }
        let content = Content::File(file);
        let options = Options { content, technical_user_may_write: true, ..Options::default() };
        let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
        let listed = rig.list(DAM, true, true).await;
        let paths: Vec<String> =
            rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
        assert_eq!(paths.len(), 155, "all of it");
        let folder = tempfile::tempdir().expect("a folder");
        Some(Self { rig, listed, paths, folder })
    }

    /// Everything all assets hold, with types.
    fn held(&self) -> BTreeMap<String, Json> {
        let metadata = |path: &String| self.rig.sandbox.metadata(path).expect("an asset");
        self.paths.iter().map(|path| (path.clone(), metadata(path))).collect()
    }

    async fn export(&self, name: &str, properties: &[String]) -> (PathBuf, ExportState) {
        let path = self.folder.path().join(name);
        let is_text = name.ends_with(".csv");
        let request = ExportSheet {
            connection_id: self.rig.connection,
            selection: Selection::All { listing_id: self.listed.listing_id, except: Vec::new() },
            properties: properties.to_vec(),
            format: if is_text { SheetFormat::Csv } else { SheetFormat::Xlsx },
            separator: Some(SheetSeparator::Semicolon),
        };
        let id = self.rig.app.export_sheet(&request, &path).await.expect("the export starts");
        let state = self.rig.app.watch_export(id).expect("the export is known");
        let state = wait(state, |state| state.complete || state.error.is_some()).await;
        assert!(state.complete && state.written == 155, "{state:?}");
        (path, state)
    }

    /// Plans what a sheet says, nothing said about it.
    async fn plan(&self, path: &Path) -> PlanState {
        let SheetInspection::Usable { sheet } = self.rig.app.inspect_sheet(path).await else {
            panic!("{} is not understood", path.display());
        };
        assert!(sheet.is_ours && sheet.questions.is_empty(), "{sheet:?}");
        let request = MakeSheetPlan {
            sheet_id: sheet.sheet_id,
            connection_id: self.rig.connection,
            within: DAM.to_owned(),
            include_fragments: true,
            letters: BrokenLetters::Ask,
        };
        let plan = self.rig.app.make_sheet_plan(&request).await.expect("the plan starts");
        let state = self.rig.app.watch_plan(plan).expect("the plan is known");
        let state = wait(state, |state| state.complete || state.error.is_some()).await;
        assert!(state.complete, "{state:?}");
        state
    }

    /// The rows of a plan in a state.
    async fn rows(&self, plan: &PlanState, state: CellState) -> Vec<PlanRow> {
        let page = PlanPage { plan_id: plan.plan_id, state: Some(state), from: 0, limit: 20 };
        self.rig.app.plan_page(page).await.expect("a page")
    }

    async fn assert_nothing_to_do(&self, path: &Path) {
        let plan = self.plan(path).await;
        let counts = plan.counts;
        let told = (
            self.rows(&plan, CellState::WillChange).await,
            self.rows(&plan, CellState::Cannot).await,
        );
        assert_eq!((counts.will_change, counts.cannot, counts.blocking), (0, 0, 0), "{told:?}");
        assert!(self.rig.sandbox.writes().is_empty(), "nothing was written");
    }
}

fn cells(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("the file");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(&bytes["\u{FEFF}".len()..]);
    let text = |cell: &str| marks::unmarked(cell).to_owned();
    reader.records().map(|row| row.expect("a row").iter().map(text).collect()).collect()
}

#[tokio::test]
async fn an_export_of_everything_that_is_imported_again_changes_nothing() {
    let Some(story) = Story::new().await else { return };
    let before = story.held();
    let mut names: Vec<String> = before
        .values()
        .filter_map(Json::as_object)
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort();
    names.dedup();
    names.retain(|name| name.chars().all(|c| c.is_alphanumeric() || ":_-.".contains(c)));
    assert!(names.len() > 300, "found {}", names.len());
    // Dealt out, so that no sheet has only what cannot be edited.
    let sheets = names.len().div_ceil(COLUMNS);
    for number in 0..sheets {
        let columns: Vec<String> = names.iter().skip(number).step_by(sheets).cloned().collect();
        for name in [format!("{number}.csv"), format!("{number}.xlsx")] {
            let (path, state) = story.export(&name, &columns).await;
            assert_eq!(state.left_blank, 0, "{state:?}");
            story.assert_nothing_to_do(&path).await;
        }
    }
    assert!(story.held() == before, "nothing changed");
}

/// What the script of the story does with a cell.
fn changed(number: usize, heading: &Heading, cell: &str) -> Option<String> {
    match (heading.name.as_str(), number % 4) {
        ("dc:title", 0) => Some(format!("=\"{cell}\" – été & <b>\r\n00{number}")),
        ("dc:rights", 1) => Some(format!("'© {number}")),
        ("dc:subject", 2) => {
            let mut words = match cell {
                "" => Vec::new(),
                words => lists::split(words, lists::SEPARATOR, heading.is_escaped),
            };
            words.push(format!("nouveau {number}").into());
            Some(lists::join(&words, heading.is_escaped))
        }
        ("prism:expirationDate", 3) => Some("2031-05-01T10:00:00.000+02:00".to_owned()),
        _ => None,
    }
}

#[tokio::test]
async fn what_a_script_changes_in_the_sheet_changes_and_undo_brings_the_start_back() {
    let Some(story) = Story::new().await else { return };
    let before = story.held();
    let columns = ["dc:title", "dc:rights", "dc:subject", "dc:creator", "prism:expirationDate"];
    let columns = columns.map(str::to_owned);
    let (start, _) = story.export("start.csv", &columns).await;
    let mut sheet = cells(&start);
    let headings: Vec<Heading> = sheet[0].iter().map(|one| headings::parse(one)).collect();
    let mut wanted = 0;
    for (number, row) in sheet.iter_mut().enumerate().skip(1) {
        for (cell, heading) in row.iter_mut().zip(&headings) {
            if let Some(new) = changed(number, heading, cell) {
                wanted += 1;
                *cell = new;
            }
        }
    }
    let edited = story.folder.path().join("edited.csv");
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_path(&edited).expect("a file");
    for row in &sheet {
        writer
            .write_record(row.iter().map(|cell| marks::marked(cell).into_owned()))
            .expect("writes");
    }
    writer.flush().expect("writes");
    drop(writer);

    let plan = story.plan(&edited).await;
    let cannot = story.rows(&plan, CellState::Cannot).await;
    assert_eq!((plan.counts.will_change, plan.counts.cannot), (wanted, 0), "{cannot:?}");
    let job = story.rig.run(&plan).await;
    assert_eq!(job.counts.changed, plan.counts.assets_to_change, "{job:?}");
    let (after, _) = story.export("after.csv", &columns).await;
    let after = cells(&after);
    assert_eq!(after[1..], sheet[1..], "what was asked for is what is there");
    assert!(story.held() != before);

    let undo = story.rig.app.make_undo(job.job_id).await.expect("a plan");
    let state = story.rig.app.watch_plan(undo.plan_id).expect("known").borrow().clone();
    let undone = story.rig.run(&state).await;
    assert_eq!(undone.counts.changed, job.counts.changed, "{undone:?}");
    for (path, held) in story.held() {
        assert_eq!(held, before[&path], "{path} is as it was, types and lists too");
    }
    let (end, _) = story.export("end.csv", &columns).await;
    assert_eq!(std::fs::read(end).expect("reads"), std::fs::read(start).expect("reads"));
}
