//! What the user should know before a job: said on standard error, and as
//! `warning` lines. Nothing here stops a job; AEM itself does.

use relabel_core::api::types::{JobOutlook, KeyKind, SideEffect, Timestamp};
use serde::Serialize;

use crate::output::{self, Output};
use crate::words::{self, say};
use crate::{admin_request, findings};

/// One thing that does not look well. The codes are stable: scripts read them.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Warning {
    /// `publishes`, `startsWorkflows`, `tokenEndsBeforeJob`, `keyEndsSoon`, or the code of a
    /// finding.
    code: String,
    /// In a sentence.
    message: String,
    /// When something ends.
    until: Option<Timestamp>,
}

/// Prints what to know before a job with a key of this kind, first what does not look well.
pub(crate) fn tell(output: &Output, outlook: &JobOutlook, kind: KeyKind) {
    for warning in warnings(outlook, kind) {
        output.note(&say!("cli-warning", what = &warning.message));
        output.event("warning", &warning);
    }
    if outlook.assets > 0 {
        output.note(&say!("guard-outlook-noted"));
    }
    let requests = outlook.findings.iter().filter_map(|finding| finding.request.as_ref());
    for request in requests.filter(|_| !output.is_json()) {
        output.note(&say!("cli-request"));
        for line in admin_request::message(request).lines() {
            output.note(&format!("  | {line}"));
        }
    }
}

fn warnings(outlook: &JobOutlook, kind: KeyKind) -> Vec<Warning> {
    let found = outlook.findings.iter().map(|finding| Warning {
        code: output::name(&finding.code),
        message: findings::sentence(finding),
        until: finding.until,
    });
    let token = outlook.token_ends_before.as_ref().map(|end| {
        let takes = outlook.expected_seconds.map(words::duration);
        let message = say!("cli-token-ends", time = output::minute(end), takes = takes);
        Warning { code: "tokenEndsBeforeJob".to_owned(), message, until: Some(*end) }
    });
    // That a daily token ends within the month is no news.
    let is_news = kind != KeyKind::LocalDevelopmentToken;
    let key = outlook.key_ends.as_ref().filter(|_| is_news).map(|end| Warning {
        code: "keyEndsSoon".to_owned(),
        message: say!("guard-outlook-key-ends", day = output::day(end)),
        until: Some(*end),
    });
    let besides = outlook.side_effects.iter().map(|effect| Warning {
        code: output::name(effect),
        message: match effect {
            SideEffect::Publishes => say!("guard-outlook-besides-publishes"),
            SideEffect::StartsWorkflows => say!("guard-outlook-besides-starts-workflows"),
        },
        until: None,
    });
    found.chain(token).chain(key).chain(besides).collect()
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use relabel_core::api::types::{CheckStep, Finding, FindingCode, Mark, Writing};

    use super::*;

    fn outlook() -> JobOutlook {
        JobOutlook {
            assets: 9,
            must_type_count: false,
            writing: Writing::Free,
            expected_seconds: Some(7_201),
            side_effects: Vec::new(),
            token_ends_before: None,
            key_ends: None,
            findings: Vec::new(),
            fields: Vec::new(),
            folders: Vec::new(),
            other_folders: 0,
        }
    }

    fn codes(outlook: &JobOutlook, kind: KeyKind) -> Vec<String> {
        warnings(outlook, kind).into_iter().map(|warning| warning.code).collect()
    }

    #[test]
    fn a_good_outlook_says_nothing() {
        assert_eq!(warnings(&outlook(), KeyKind::ServiceCredentials), []);
    }

    #[test]
    fn what_ends_too_early_is_said_with_its_time() {
        let end = Timestamp((SystemTime::UNIX_EPOCH + Duration::from_secs(1_900_000_000)).into());
        let ends = JobOutlook { token_ends_before: Some(end), key_ends: Some(end), ..outlook() };
        assert_eq!(codes(&ends, KeyKind::LocalDevelopmentToken), ["tokenEndsBeforeJob"]);
        let told = warnings(&ends, KeyKind::ServiceCredentials);
        assert_eq!(told[1].code, "keyEndsSoon");
        assert!(told[1].message.contains("2030-03-17"), "{}", told[1].message);
        assert!(told[0].message.contains("2030-03-17 17:46 UTC"), "{}", told[0].message);
        assert!(told[0].message.contains("2 hours"), "{}", told[0].message);
        assert_eq!(told[0].until.as_ref(), Some(&end));
    }

    #[test]
    fn a_finding_keeps_its_code() {
        let finding = Finding {
            step: CheckStep::Write,
            mark: Mark::Bad,
            code: FindingCode::WriteRefused,
            host: None,
            account: None,
            until: None,
            error: None,
            request: None,
        };
        let refused = JobOutlook { findings: vec![finding], ..outlook() };
        assert_eq!(codes(&refused, KeyKind::OauthServerToServer), ["writeRefused"]);
    }

    #[test]
    fn what_a_change_does_besides_is_told_last() {
        let side_effects = vec![SideEffect::Publishes, SideEffect::StartsWorkflows];
        let outlook = JobOutlook { side_effects, ..outlook() };
        let told = codes(&outlook, KeyKind::ServiceCredentials);
        assert_eq!(told, ["publishes", "startsWorkflows"]);
    }
}
