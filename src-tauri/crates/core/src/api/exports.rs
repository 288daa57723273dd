//! Spreadsheets made of assets.

use std::path::Path;

use tokio::sync::watch;

use super::ApiResult;
use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, ErrorCode, ErrorDetails, ExportId, ExportSheet, ExportState, FieldKind, SheetFormat,
    SheetSeparator,
};
use crate::plan::standard_fields;
use crate::session::Background;
use crate::sheets::collect::{Error, Exporting, Progress};
use relabel_model::Kind;
use relabel_sheet::write::{staged::Column, xlsx::MOST_ROWS};

/// Most columns: their names are part of an address, which must not grow too long.
const MOST_COLUMNS: usize = 100;
/// Tags stand beside the standard fields.
const TAGS: &str = "cq:tags";

impl App {
    /// Starts writing a spreadsheet to `path` and returns at once; watch it with
    /// [`App::watch_export`]. What is at `path` is replaced, once the new file is whole.
    /// Without properties it gets the standard fields that any of the assets holds.
    ///
    /// # Errors
    /// `FieldInvalid`, `NotFound`; `PlanNotRunnable` while the listing grows;
    /// `RequestInvalid` for more assets than an Excel sheet has rows; `StoreFailed`.
    pub async fn export_sheet(&self, request: &ExportSheet, path: &Path) -> ApiResult<ExportId> {
        let columns = columns(&request.properties)?;
        let (listing, scope) = self.selected_in(request.connection_id, &request.selection).await?;
        let connection = self.open_connection(request.connection_id).await?;
        let (selection, assets) = self.selected_rows(&request.selection)?;
        if request.format == SheetFormat::Xlsx && assets >= MOST_ROWS {
            return Err(ApiError::new(
                ErrorCode::RequestInvalid,
                format!("an Excel sheet takes {} assets: save it as .csv", MOST_ROWS - 1),
            ));
        }
        let id = ExportId::new();
        let (state, receiver) = watch::channel(ExportState {
            export_id: id,
            assets,
            read: 0,
            written: 0,
            left_blank: 0,
            not_for_aem: Vec::new(),
            complete: false,
            error: None,
        });
        let work = Background::new(&connection, receiver);
        let cancelled = work.cancelled.clone();
        self.session().exports.add(id, work);
        let exporting = Exporting {
            store: self.store(),
            author: connection.author,
            listing,
            scope,
            selection,
            columns,
            used_only: request.properties.is_empty(),
            path: path.to_owned(),
            format: request.format,
            separator: request.separator.unwrap_or(SheetSeparator::Comma),
            cancelled,
        };
        tokio::spawn(async move {
            let told = state.clone();
            let tell = move |progress| {
                told.send_modify(|state| match progress {
                    Progress::Read(assets) => state.read += assets,
                    Progress::Written(rows) => state.written = rows,
                });
            };
            let written = exporting.run(tell).await;
            if matches!(written, Err(Error::Cancelled)) {
                return;
            }
            state.send_modify(|state| match written {
                Ok(written) => {
                    state.written = written.rows;
                    state.left_blank = written.left_blank;
                    state.not_for_aem = written.not_for_aem;
                    state.complete = true;
                }
                Err(error) => state.error = Some(error.into()),
            });
        });
        Ok(id)
    }

    /// The newest state of an export, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_export(&self, id: ExportId) -> ApiResult<watch::Receiver<ExportState>> {
        self.session().exports.watch(id).ok_or_else(|| not_found("export"))
    }

    /// Ends and forgets an export, and waits for its end: nothing of it stays, unless
    /// the file was whole already.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn stop_export(&self, id: ExportId) -> ApiResult<()> {
        let mut state = self.session().exports.close(id).ok_or_else(|| not_found("export"))?;
        // The state ends with the export itself.
        while state.changed().await.is_ok() {}
        Ok(())
    }
}

/// The columns for properties, or for all standard fields.
fn columns(properties: &[String]) -> ApiResult<Vec<Column>> {
    let standard = standard_fields();
    let presumed = |property: &str| {
        let field = standard.iter().find(|field| field.property == property);
        match field.map(|field| field.kind) {
            None if property == TAGS => (Kind::String, true),
            Some(FieldKind::List | FieldKind::Tags) => (Kind::String, true),
            Some(FieldKind::Date) => (Kind::Date, false),
            Some(FieldKind::YesNo) => (Kind::Boolean, false),
            Some(FieldKind::Number) => (Kind::Double, false),
            Some(FieldKind::Text | FieldKind::LongText) | None => (Kind::String, false),
        }
    };
    if properties.is_empty() {
        let mut names: Vec<&str> = standard.iter().map(|field| field.property.as_str()).collect();
        if !names.contains(&TAGS) {
            names.push(TAGS);
        }
        return Ok(names.into_iter().map(|name| Column::new(name, presumed(name))).collect());
    }
    let invalid = |property: &str, why: &str, message: String| {
        Err(ApiError::new(ErrorCode::FieldInvalid, message).with(ErrorDetails {
            field: Some(property.to_owned()),
            technical: Some(why.to_owned()),
            ..ErrorDetails::default()
        }))
    };
    for (index, property) in properties.iter().enumerate() {
        if !is_column_name(property) {
            return invalid(property, "name", format!("{property} is not a field name"));
        }
        if properties[..index].contains(property) {
            return invalid(property, "twice", format!("the field {property} is there twice"));
        }
    }
    if properties.len() > MOST_COLUMNS {
        return Err(ApiError::new(
            ErrorCode::RequestInvalid,
            format!("a sheet takes {MOST_COLUMNS} fields"),
        ));
    }
    Ok(properties.iter().map(|name| Column::new(name, presumed(name))).collect())
}

/// What is read only may go into a sheet too, but not a name that means something else
/// in an address or in a heading.
fn is_column_name(name: &str) -> bool {
    name.len() <= 200
        && name.starts_with(char::is_alphanumeric)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}
