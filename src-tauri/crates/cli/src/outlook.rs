//! What the user should know before a job: said on standard error, and as
//! `warning` lines. Nothing here stops a job; AEM itself does.

use relabel_core::api::types::{JobOutlook, KeyKind, Timestamp};
use serde_json::json;

use crate::output::{self, Output};
use crate::{admin_request, findings};

/// Prints what does not look well, of a job with a key of this kind.
pub(crate) fn tell(output: &Output, outlook: &JobOutlook, kind: KeyKind) {
    for finding in &outlook.findings {
        let message = findings::sentence(finding);
        let request = finding.request.as_ref();
        warn(output, &output::name(&finding.code), &message, finding.until.as_ref());
        if let (Some(request), false) = (request, output.is_json()) {
            output.note("A message for your administrator:");
            for line in admin_request::message(request).lines() {
                output.note(&format!("  | {line}"));
            }
        }
    }
    if let Some(end) = &outlook.token_ends_before {
        let takes = outlook.expected_seconds.map_or_else(String::new, |seconds| {
            format!(" (about {} minutes)", seconds.div_ceil(60))
        });
        let message = format!(
            "The access token ends at {}, probably before this job{takes}, and cannot be \
             renewed: with a new token the same command goes on where it stopped.",
            output::minute(end)
        );
        warn(output, "tokenEndsBeforeJob", &message, Some(end));
    }
    // That a daily token ends within the month is no news.
    if let Some(end) = outlook.key_ends.as_ref().filter(|_| kind != KeyKind::LocalDevelopmentToken)
    {
        let message = format!("The key ends on {}: ask for a new one now.", output::day(end));
        warn(output, "keyEndsSoon", &message, Some(end));
    }
}

fn warn(output: &Output, code: &str, message: &str, until: Option<&Timestamp>) {
    output.note(&format!("Warning: {message}"));
    output.event("warning", &json!({ "code": code, "message": message, "until": until }));
}
