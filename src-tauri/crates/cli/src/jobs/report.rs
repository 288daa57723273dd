//! `jobs report`.

use std::path::Path;
use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{
    CannotWord, OutcomeWord, ReasonWord, ReportFormat, ReportWords, SaveReport,
};
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};

use super::shown::finished;
use super::{Which, short};
use crate::failure::{Failure, wrong};
use crate::output::{self, OUTCOMES, Output};
use crate::reasons;
use crate::words::{say, words};

/// Saves a report where `out` says, in the form its name says.
pub(super) async fn save(
    app: &App,
    output: &Output,
    which: &Which,
    out: &Path,
    not_done: bool,
) -> Result<ExitCode, Failure> {
    let format = format(out, not_done)?;
    let job = which.find(app).await?;
    let words = words_of_report();
    let request = SaveReport { job_id: job.job_id, format, separator: None, words };
    app.save_report(&request, out).await?;
    output.event("report", &json!({ "job": job.job_id, "file": out.display().to_string() }));
    let file = out.display().to_string();
    output.say(&say!("cli-report-saved", file = file, job = short(job.job_id)));
    output.finished(&finished(&job));
    Ok(ExitCode::SUCCESS)
}

fn format(out: &Path, not_done: bool) -> Result<ReportFormat, Failure> {
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match (ending.to_ascii_lowercase().as_str(), not_done) {
        ("csv", true) => Ok(ReportFormat::NotDone),
        ("csv", false) => Ok(ReportFormat::Csv),
        ("xlsx", false) => Ok(ReportFormat::Xlsx),
        (_, true) => Err(wrong(say!("cli-not-done-is-csv"))),
        (_, false) => Err(wrong(say!("cli-report-ending"))),
    }
}

/// Fields go by their property, as in the arguments.
fn words_of_report() -> ReportWords {
    ReportWords {
        sheet: say!("cli-report"),
        asset: say!("after-report-column-asset"),
        field: say!("after-report-column-field"),
        before: say!("after-report-column-before"),
        after: say!("after-report-column-after"),
        outcome: say!("after-report-column-outcome"),
        what_to_do: say!("after-report-column-what-to-do"),
        to_be_cleared: say!("after-report-column-to-be-cleared"),
        fields: Vec::new(),
        outcomes: OUTCOMES
            .map(|outcome| OutcomeWord { outcome, word: output::outcome(outcome) })
            .to_vec(),
        reasons: named("reasons-outcome-")
            .map(|(reason, id)| ReasonWord { reason, word: say!(&format!("{id}.action")) })
            .collect(),
        cannot: named("reasons-cannot-")
            .map(|(reason, _)| CannotWord { reason, word: reasons::cannot(reason) })
            .collect(),
    }
}

/// What the ends of messages stand for: there is one for every reason.
fn named<Reason: DeserializeOwned>(start: &str) -> impl Iterator<Item = (Reason, String)> {
    words().ends(start).filter_map(move |end| {
        let reason = serde_json::from_value(Json::from(end)).ok()?;
        Some((reason, format!("{start}{end}")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_says_its_form() {
        let of = |name: &str, not_done| format(Path::new(name), not_done).ok();
        assert_eq!(of("a.xlsx", false), Some(ReportFormat::Xlsx));
        assert_eq!(of("a.b.CSV", false), Some(ReportFormat::Csv));
        assert_eq!(of("a.csv", true), Some(ReportFormat::NotDone));
        for (name, not_done) in [("a", false), ("a.xls", false), ("a.xlsx", true), ("csv", true)] {
            assert_eq!(of(name, not_done), None, "{name}");
        }
    }
}
