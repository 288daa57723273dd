//! `export`: the metadata of all assets of a folder as a spreadsheet.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, ErrorCode};

use crate::assets::Scope;
use crate::output::Output;

/// Writes the metadata of all assets of a folder into a spreadsheet.
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
    /// The sign between the cells of a .csv file.
    #[arg(long, value_name = "SIGN", default_value = ",", value_parser = [",", ";", "tab"])]
    separator: String,
}

/// Lists, reads, writes.
pub(crate) async fn run(
    _app: &App,
    _output: &Output,
    _export: &Export,
) -> Result<ExitCode, ApiError> {
    std::future::ready(Err(ApiError::new(ErrorCode::NotFound, "not there yet"))).await
}
