//! Spreadsheets that say what should change: opened, understood, planned. And what a
//! file that was dropped on the window is.

use std::path::Path;
use std::sync::{Arc, Mutex};

use super::app::App;
use super::error::not_found;
use super::plans::NewPlan;
use super::types::{
    ApiError, Edit, ErrorCode, ErrorDetails, FieldAction, FieldEdit, KeyInspection, MakeSheetPlan,
    PlanId, PlanSource, PlanStage, ReadSheetAs, RecipeInspection, SheetColumn, SheetFacts, SheetId,
    SheetInspection, SheetQuestion, Timestamp,
};
use super::{ApiResult, blocking};
use crate::session::OpenSheet;
use crate::sheets::assets::SheetAssets;
use crate::sheets::detect::{self, ReadAs, Sheet};
use crate::sheets::mapping;
use relabel_aem::check_dam_path;
use relabel_model::{ListingScope, Zone};
use relabel_sheet::error::Error;

/// What a dropped file is, by what is in it.
#[derive(Clone, Debug)]
pub enum DroppedFile {
    /// A key, or nothing Relabel knows.
    Key(KeyInspection),
    /// A spreadsheet.
    Sheet(SheetInspection),
    /// A recipe.
    Recipe(RecipeInspection),
}

impl App {
    /// Reads a file as what it holds says it is.
    pub async fn understand_file(&self, path: &Path) -> DroppedFile {
        let file = path.to_owned();
        let looks_like = blocking(move || Ok::<_, Error>(detect::looks_like_sheet(&file))).await;
        if looks_like.unwrap_or(false) {
            return DroppedFile::Sheet(self.inspect_sheet(path).await);
        }
        match self.recipe_in(path).await {
            Some(recipe) => DroppedFile::Recipe(recipe),
            None => DroppedFile::Key(self.inspect_key_file(path).await),
        }
    }

    /// Opens a spreadsheet and reads it so far that a person can say whether it was
    /// understood.
    pub async fn inspect_sheet(&self, path: &Path) -> SheetInspection {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self.open_sheet(path, ReadAs::default()).await {
            Ok(open) => {
                let id = self.session().sheets.add(open.clone());
                SheetInspection::Usable { sheet: Box::new(facts(id, &open)) }
            }
            Err(error) => SheetInspection::NotUsable { name, error },
        }
    }

    async fn open_sheet(&self, path: &Path, read_as: ReadAs) -> ApiResult<OpenSheet> {
        let (path, store) = (path.to_owned(), self.store());
        blocking(move || {
            let sheet = detect::read_into(store.folder(), &path, &read_as)?;
            let remembered = store.sheet_mapping(&mapping::digest(&sheet))?;
            Ok::<_, ApiError>(OpenSheet::new(sheet, read_as, remembered, Zone::system().name()))
        })
        .await
    }

    fn sheet(&self, id: SheetId) -> ApiResult<OpenSheet> {
        let gone = || ApiError::new(ErrorCode::SheetGone, "the sheet is not open any more");
        self.session().sheets.get(id).ok_or_else(gone)
    }

    /// Reads an opened spreadsheet in another way.
    ///
    /// # Errors
    /// `SheetGone`, `SheetDamaged`, `SheetTooLarge`, `RequestInvalid`; `NotFound` and
    /// `KeyGone` of the connection whose fields are asked for.
    pub async fn read_sheet_as(&self, request: &ReadSheetAs) -> ApiResult<SheetFacts> {
        let id = request.sheet_id;
        let open = self.sheet(id)?;
        let read_as = ReadAs {
            tab: request.tab.map_or(open.read_as.tab, |tab| tab as usize),
            encoding: request.encoding.or(open.read_as.encoding),
            separator: request.separator.or(open.read_as.separator),
        };
        let is_reread = read_as != open.read_as;
        let reread = if is_reread { Some(self.reread(&open, read_as).await?) } else { None };
        let wanted = request.match_headings.as_ref().or(open.matched.as_ref());
        let learnt = match wanted.filter(|&it| is_reread || Some(it) != open.matched.as_ref()) {
            None => None,
            Some(wanted) => {
                let OpenSheet { sheet, mapping, .. } = reread.as_ref().unwrap_or(&open);
                Some((wanted.clone(), self.vocabulary(sheet, mapping, wanted).await?))
            }
        };
        let changed = self.session().sheets.with(id, |place| {
            // What was decided meanwhile is kept: AEM may have taken its time.
            let mut open = reread.unwrap_or_else(|| place.clone());
            if let Some((wanted, vocabulary)) = learnt {
                open.match_with(wanted, vocabulary);
            }
            if let Some(mapping) = &request.mapping {
                mapping::check(&open.sheet, mapping).map_err(invalid)?;
                open.decide(mapping);
            }
            let facts = facts(id, &open);
            *place = open;
            Ok(facts)
        });
        // Closed meanwhile, it stays closed.
        changed.ok_or_else(|| not_found("sheet"))?
    }

    /// The same file in another way, read with the mapping that still fits.
    async fn reread(&self, before: &OpenSheet, read_as: ReadAs) -> ApiResult<OpenSheet> {
        let sheet = Arc::clone(&before.sheet);
        let path = blocking(move || sheet.check_file().map(Path::to_owned)).await;
        let path = path.map_err(|error| match error.code {
            ErrorCode::SheetGone => ApiError { code: ErrorCode::SheetChanged, ..error },
            _ => error,
        })?;
        Ok(self.open_sheet(&path, read_as).await?.keeping(before))
    }

    /// Closes a spreadsheet; plans that were made of it stay.
    ///
    /// # Errors
    /// None today.
    pub async fn close_sheet(&self, sheet: SheetId) -> ApiResult<()> {
        let closed = self.session().sheets.close(sheet);
        // Giving back a large file takes a moment.
        blocking(move || {
            drop(closed);
            Ok::<_, Error>(())
        })
        .await
    }

    /// Starts planning what a spreadsheet says and returns at once; watch it with
    /// [`App::watch_plan`].
    ///
    /// # Errors
    /// `SheetGone`, `SheetQuestionOpen`, `FieldInvalid`, `NotFound`, `StoreFailed`.
    pub async fn make_sheet_plan(&self, request: &MakeSheetPlan) -> ApiResult<PlanId> {
        let OpenSheet { sheet, mapping, .. } = self.sheet(request.sheet_id)?;
        if let Some(question) = mapping::questions(&sheet, &mapping).first() {
            return Err(open_question(&sheet, question));
        }
        let asset_column = mapping
            .asset_column
            .ok_or_else(|| open_question(&sheet, &SheetQuestion::AssetColumn { likely: None }))?;
        // Each column as a field of an edit, for History and for the checks of a plan.
        let fields = mapping.columns.iter().filter_map(|used| {
            let property = used.property.clone()?;
            Some(FieldEdit {
                property,
                kind: used.kind,
                change: FieldAction::Clear,
                only_empty: false,
            })
        });
        let edit = Edit { fields: fields.collect() };
        if edit.fields.is_empty() {
            return Err(crate::plan::Error::Nothing.into());
        }
        check_dam_path(&request.within)?;
        let (store, name, now) =
            (self.store(), sheet.name.clone(), Timestamp(self.inner.clock.now()));
        let (within, letters) = (request.within.clone(), request.letters);
        let rows = blocking(move || {
            let rows = SheetAssets::new(&sheet, &mapping, asset_column, &within)?;
            let rows = rows.with_letters(letters);
            if let Some((headings, body)) = mapping::kept(&sheet, &mapping) {
                store.keep_sheet_mapping(&headings, &body, &now)?;
            }
            Ok::<_, ApiError>(rows)
        })
        .await?;
        self.begin_plan(NewPlan {
            connection: request.connection_id,
            scope: ListingScope { path: rows.folder().to_owned(), recursive: true },
            edit,
            source: PlanSource::Sheet { name },
            stage: PlanStage::Matching,
            assets: rows.count(),
            rows: Arc::new(Mutex::new(rows)),
            include_fragments: request.include_fragments,
        })
        .await
    }
}

/// The error of a question that nobody has answered.
fn open_question(sheet: &Sheet, question: &SheetQuestion) -> ApiError {
    let (what, column) = match question {
        SheetQuestion::Encoding => ("how its letters are stored", None),
        SheetQuestion::AssetColumn { .. } => ("which column names the asset", None),
        SheetQuestion::DateOrder { column, .. } => ("the order of dates", Some(*column)),
        SheetQuestion::ListSeparator { column, .. } => {
            ("the sign between the entries of lists", Some(*column))
        }
    };
    let heading = column.and_then(|column| sheet.columns.get(column as usize));
    let field = heading.map(|column| column.heading.clone());
    let details =
        ErrorDetails { field, technical: Some(what.to_owned()), ..ErrorDetails::default() };
    ApiError::new(ErrorCode::SheetQuestionOpen, "something about the sheet has to be decided first")
        .with(details)
}

fn invalid(problem: mapping::Problem) -> ApiError {
    let details = ErrorDetails { technical: Some(problem.to_string()), ..ErrorDetails::default() };
    ApiError::new(ErrorCode::RequestInvalid, problem.to_string()).with(details)
}

/// What is told of an opened sheet.
fn facts(sheet_id: SheetId, open: &OpenSheet) -> SheetFacts {
    let OpenSheet { sheet, mapping, vocabulary, is_remembered, .. } = open;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let columns = sheet.columns.iter().enumerate().map(|(at, column)| {
        let is_filled = |row: &&super::types::SampleRow| {
            row.cells.get(at).is_some_and(|cell| !cell.trim().is_empty())
        };
        SheetColumn {
            heading: column.heading.clone(),
            hint: mapping::hint(&column.heading),
            offer: mapping::offer(sheet, mapping, number(at), vocabulary),
            names: column.names.most(),
            filled_in_samples: number(sheet.samples.iter().filter(is_filled).count()),
        }
    });
    SheetFacts {
        sheet_id,
        name: sheet.name.clone(),
        form: sheet.form,
        tabs: sheet.tabs.clone(),
        tab: number(sheet.tab),
        encoding: sheet.encoding.map(|evidence| evidence.encoding),
        encoding_is_sure: sheet.encoding.is_none_or(|evidence| evidence.is_sure),
        separator: sheet.separator,
        is_ours: sheet.is_ours,
        rows: Some(number(sheet.rows.count())),
        columns: columns.collect(),
        samples: sheet.samples.clone(),
        mapping: mapping.clone(),
        is_remembered: *is_remembered,
        questions: mapping::questions(sheet, mapping),
    }
}
