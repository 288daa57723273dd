//! `jobs report`.

use std::path::Path;
use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, CannotWord, OutcomeWord, ReasonWord, ReportFormat, ReportWords, SaveReport,
};
use serde_json::json;

use super::shown::finished;
use super::{Which, short};
use crate::output::{self, OUTCOMES, Output};
use crate::reasons;
use crate::target::wrong;

/// Saves a report where `out` says, in the form its name says.
pub(super) async fn save(
    app: &App,
    output: &Output,
    which: &Which,
    out: &Path,
    not_done: bool,
) -> Result<ExitCode, ApiError> {
    let format = format(out, not_done)?;
    let job = which.find(app).await?;
    let request = SaveReport { job_id: job.job_id, format, separator: None, words: words() };
    app.save_report(&request, out).await?;
    output.event("report", &json!({ "job": job.job_id, "file": out.display().to_string() }));
    output.say(&format!("Saved {} of job {}.", out.display(), short(job.job_id)));
    output.finished(&finished(&job));
    Ok(ExitCode::SUCCESS)
}

fn format(out: &Path, not_done: bool) -> Result<ReportFormat, ApiError> {
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match (ending.to_ascii_lowercase().as_str(), not_done) {
        ("csv", true) => Ok(ReportFormat::NotDone),
        ("csv", false) => Ok(ReportFormat::Csv),
        ("xlsx", false) => Ok(ReportFormat::Xlsx),
        (_, true) => Err(wrong("the sheet of what was not done is a .csv: --out FILE.csv")),
        (_, false) => Err(wrong("a report is a .xlsx or a .csv: --out FILE.xlsx or FILE.csv")),
    }
}

/// English, like everything the program says; fields go by their property, as in its
/// arguments.
fn words() -> ReportWords {
    ReportWords {
        sheet: "Report".to_owned(),
        asset: "Asset".to_owned(),
        field: "Field".to_owned(),
        before: "Before".to_owned(),
        after: "After".to_owned(),
        outcome: "Outcome".to_owned(),
        what_to_do: "What to do".to_owned(),
        to_be_cleared: "to be cleared".to_owned(),
        fields: Vec::new(),
        outcomes: OUTCOMES
            .map(|outcome| OutcomeWord { outcome, word: output::outcome(outcome).to_owned() })
            .to_vec(),
        reasons: reasons::ALL
            .map(|reason| ReasonWord { reason, word: reasons::what_to_do(reason).to_owned() })
            .to_vec(),
        cannot: reasons::CANNOT
            .map(|reason| CannotWord { reason, word: reasons::cannot(reason).to_owned() })
            .to_vec(),
    }
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
