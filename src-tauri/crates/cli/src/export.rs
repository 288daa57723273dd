//! `export`: the metadata of all assets of a folder, of a search or of a list as a spreadsheet.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ExportSheet, ExportState, Selection, SheetFormat, SheetSeparator,
};
use serde_json::json;

use crate::assets::follow;
use crate::interrupts::Interrupts;
use crate::output::{Finished, Output};
use crate::select::Scope;
use crate::target::wrong;
use crate::{ask, exit};

/// Writes the metadata of all assets of a folder, of a search or of a list into a spreadsheet.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) scope: Scope,
    /// The new file; its ending, .xlsx or .csv, says in which form.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Properties, a column each, such as dc:title,dc:rights; without it the standard
    /// fields that any of the assets holds.
    #[arg(long, value_name = "PROPERTY", value_delimiter = ',')]
    fields: Vec<String>,
    /// The sign between the cells of a .csv file. Excel expects the one of the computer's
    /// language, AEM a comma.
    #[arg(long, value_name = "SIGN", default_value = ",", value_parser = [",", ";", "tab"])]
    separator: String,
    /// Replaces FILE if it is there already.
    #[arg(long)]
    replace: bool,
}

impl Export {
    fn format(&self) -> Result<SheetFormat, ApiError> {
        let ending = self.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Ok(SheetFormat::Xlsx),
            "csv" => Ok(SheetFormat::Csv),
            _ => Err(wrong("the name of the file has to end with .xlsx or .csv")),
        }
    }

    fn separator(&self) -> SheetSeparator {
        match self.separator.as_str() {
            ";" => SheetSeparator::Semicolon,
            "tab" => SheetSeparator::Tab,
            _ => SheetSeparator::Comma,
        }
    }

    /// Asks, where a file is there and nothing else says that it may be replaced.
    fn may_be_written(&self) -> Result<bool, ApiError> {
        let shown = self.out.display();
        if self.replace || !self.out.exists() {
            return Ok(true);
        }
        if !ask::is_possible() {
            return Err(wrong(format!("{shown} is there already: add --replace to replace it")));
        }
        Ok(ask::agrees(&format!("{shown} is there already. Replace it?")))
    }
}

/// Lists, reads, writes.
pub(crate) async fn run(app: &App, output: &Output, export: &Export) -> Result<ExitCode, ApiError> {
    let format = export.format()?;
    if !export.may_be_written()? {
        output.say("Nothing was written.");
        output.finished(&Finished::default());
        return Ok(ExitCode::SUCCESS);
    }
    let connection_id = export.scope.target.open(app).await?.id;
    let listed = export.scope.list(app, output, connection_id, None).await?;
    let request = ExportSheet {
        connection_id,
        selection: Selection::All { listing_id: listed.listing_id, except: Vec::new() },
        properties: export.fields.iter().map(|field| field.trim().to_owned()).collect(),
        format,
        separator: Some(export.separator()),
    };
    let mut interrupts = Interrupts::catch()?;
    let id = app.export_sheet(&request, &export.out).await?;
    let watched = app.watch_export(id)?;
    let ended = follow(watched.clone(), |state| {
        (state.complete || state.error.is_some(), state.read, Some(state.assets))
    });
    let state = tokio::select! {
        ended = ended => ended?,
        _ = interrupts.next() => {
            app.stop_export(id).await?;
            output.note(if watched.borrow().complete {
                "Stopped, but the file was whole already."
            } else {
                "Stopped: nothing was written."
            });
            return Ok(ExitCode::from(exit::INTERRUPTED));
        }
    };
    match state.error {
        Some(error) => Err(error),
        None => {
            tell(output, &export.out, &state);
            output.finished(&Finished::default());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn tell(output: &Output, file: &Path, state: &ExportState) {
    let ExportState { assets, written, left_blank, not_for_aem, .. } = state;
    output.event(
        "exported",
        &json!({
            "file": file.display().to_string(),
            "assets": assets,
            "rows": written,
            "leftBlank": left_blank,
            "notForAem": not_for_aem,
        }),
    );
    output.say(&format!("{written} assets are in {}.", file.display()));
    let missing = assets.saturating_sub(*written);
    if missing > 0 {
        output.note(&format!("{missing} could not be read and are not in it."));
    }
    if *left_blank > 0 {
        output.note(&format!(
            "{left_blank} values fit into no spreadsheet. Their cells are blank, so that importing \
             the file leaves them alone."
        ));
    }
    if !not_for_aem.is_empty() {
        output.note(&format!(
            "AEM's own importer would read these columns otherwise, Relabel reads them right: {}.",
            not_for_aem.join(", ")
        ));
    }
}
