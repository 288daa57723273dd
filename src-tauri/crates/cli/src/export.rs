//! `export`: the metadata of all assets of a folder, of a search or of a list as a spreadsheet.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ExportSheet, ExportState, Selection, SheetFormat, SheetSeparator};
use serde_json::json;

use crate::assets::follow;
use crate::failure::{Failure, wrong};
use crate::interrupts::Interrupts;
use crate::output::{Finished, Output};
use crate::select::Scope;
use crate::words::say;
use crate::{ask, exit};

/// What `export` is told.
#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(flatten)]
    pub(crate) scope: Scope,
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[arg(long, value_name = "PROPERTY", value_delimiter = ',')]
    fields: Vec<String>,
    #[arg(long, value_name = "SIGN", default_value = ",", value_parser = [",", ";", "tab"])]
    separator: String,
    #[arg(long)]
    replace: bool,
}

impl Export {
    fn format(&self) -> Result<SheetFormat, Failure> {
        let ending = self.out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "xlsx" => Ok(SheetFormat::Xlsx),
            "csv" => Ok(SheetFormat::Csv),
            _ => Err(wrong(say!("cli-sheet-ending"))),
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
    fn may_be_written(&self) -> Result<bool, Failure> {
        let file = self.out.display().to_string();
        if self.replace || !self.out.exists() {
            return Ok(true);
        }
        if !ask::is_possible() {
            return Err(wrong(say!("cli-file-is-there", file = file)));
        }
        Ok(ask::agrees(&say!("cli-replace-file", file = file)))
    }
}

/// Lists, reads, writes.
pub(crate) async fn run(app: &App, output: &Output, export: &Export) -> Result<ExitCode, Failure> {
    let format = export.format()?;
    if !export.may_be_written()? {
        output.say(&say!("cli-nothing-written"));
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
            output.note(&match watched.borrow().complete {
                true => say!("cli-export-was-whole"),
                false => say!("cli-export-stopped"),
            });
            return Ok(ExitCode::from(exit::INTERRUPTED));
        }
    };
    match state.error {
        Some(error) => Err(error.into()),
        None => {
            tell(output, &export.out, &state);
            output.finished(&Finished::default());
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn tell(output: &Output, file: &Path, state: &ExportState) {
    let ExportState { assets, written, left_blank, not_for_aem, .. } = state;
    let file = file.display().to_string();
    output.event(
        "exported",
        &json!({
            "file": file,
            "assets": assets,
            "rows": written,
            "leftBlank": left_blank,
            "notForAem": not_for_aem,
        }),
    );
    output.say(&say!("cli-exported", n = *written, file = file));
    let missing = assets.saturating_sub(*written);
    if missing > 0 {
        output.note(&say!("cli-not-exported", n = missing));
    }
    if *left_blank > 0 {
        output.note(&say!("cli-left-blank", n = *left_blank));
    }
    if !not_for_aem.is_empty() {
        output.note(&say!("cli-not-for-aem", columns = not_for_aem.join(", ")));
    }
}
