//! `import`: what a spreadsheet says, done to the assets it names.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use relabel_core::api::App;
use relabel_core::api::types::{ApiError, ErrorCode};

use crate::output::Output;
use crate::send::Consent;
use crate::target::Target;

/// Sets fields as a spreadsheet says: one row for each asset. A blank cell leaves its
/// field alone.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The spreadsheet, .xlsx or .csv.
    #[arg(value_name = "SHEET")]
    sheet: PathBuf,
    #[command(flatten)]
    pub(crate) target: Target,
    /// Folder below which file names and ids are looked for.
    #[arg(long, value_name = "PATH", default_value = "/content/dam")]
    within: String,
    /// What the column of the assets holds.
    #[arg(long, value_enum, value_name = "WHAT")]
    by: Option<By>,
    /// Which column goes into which field, such as "Legal line=dc:rights"; repeatable.
    #[arg(long, value_name = "HEADING=PROPERTY")]
    map: Vec<String>,
    /// In which order dates such as 03/04/2031 are written.
    #[arg(long, value_enum, value_name = "ORDER")]
    date_order: Option<Order>,
    /// Time zone of dates that name none, such as Europe/Paris; that of this computer
    /// unless named.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// A cell of just this word clears its field.
    #[arg(long, value_name = "WORD")]
    clear_word: Option<String>,
    /// How the letters of a .csv file are stored, where Relabel cannot tell.
    #[arg(long, value_enum, value_name = "ENCODING")]
    encoding: Option<Encoding>,
    /// Shows what would change and sends nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    consent: Consent,
}

/// What the column of the assets holds.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum By {
    /// Paths.
    Path,
    /// File names.
    Name,
    /// Ids of AEM.
    Id,
}

/// Order of the numbers of a date.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Order {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// How letters are stored.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16le,
    /// UTF-16, high byte first.
    Utf16be,
    /// Western Europe on Windows.
    Windows1252,
    /// Central Europe on Windows.
    Windows1250,
    /// Western Europe on older Macs.
    Macintosh,
}

/// Reads, matches, plans, shows, asks, runs.
pub(crate) async fn run(
    _app: &App,
    _output: &Output,
    _import: &Import,
) -> Result<ExitCode, ApiError> {
    std::future::ready(Err(ApiError::new(ErrorCode::NotFound, "not there yet"))).await
}
