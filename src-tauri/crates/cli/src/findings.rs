//! What a check found, in words, as a JSON line, and as an exit code.

use std::process::ExitCode;

use relabel_core::api::types::{AdminRequest, Finding, FindingCode, Mark, ProxyFrom, ProxyInUse};
use serde_json::{Value as Json, json};

use crate::output::{self, Output};
use crate::words::{self, say};
use crate::{admin_request, exit, failure};

/// Room for the word of a mark before its step.
const MARK: usize = 20;

/// Prints a finding; for a person with the message to an administrator below it.
/// `host` is said where several are checked.
pub(crate) fn tell(output: &Output, finding: &Finding, host: Option<&str>) {
    let message = sentence(finding);
    let technical = finding.error.as_ref().and_then(|error| error.details.technical.as_deref());
    let mut line = json!({
        "step": finding.step,
        "mark": finding.mark,
        "code": finding.code,
        "message": message,
        "host": host.or(finding.host.as_deref()),
        "account": finding.account,
        "until": finding.until,
        "error": finding.error.as_ref().map(|error| error.code),
        "technical": technical,
        "request": Json::Null,
    });
    if let Some(request) = &finding.request {
        line["request"] = request_json(request);
    }
    output.event("finding", &line);
    if output.is_json() {
        return;
    }
    let step = say!(&format!("checks-step-{}", output::name(&finding.step)));
    output.say(&format!("{:MARK$}{step}", mark(finding)));
    output.say(&format!("  {message}"));
    if let Some(technical) = technical {
        output.say(&format!("  {}", say!("cli-details", what = technical)));
    }
    if let Some(request) = &finding.request {
        output.say(&format!("  {}", say!("cli-request")));
        for line in admin_request::message(request).lines() {
            output.say(&format!("  | {line}"));
        }
    }
}

/// Which proxy is used, and who says so.
pub(crate) fn by_proxy(ProxyInUse { address, from }: &ProxyInUse) -> String {
    match from {
        ProxyFrom::Variable { name } => {
            say!("network-by-proxy-variable", proxy = address, name = name)
        }
        ProxyFrom::System => say!("network-by-proxy-system", proxy = address),
        ProxyFrom::User => say!("network-by-proxy-user", proxy = address),
    }
}

/// The facts as they are, and the whole message made of them.
fn request_json(request: &AdminRequest) -> Json {
    let mut facts = serde_json::to_value(request).unwrap_or_default();
    facts["message"] = Json::from(admin_request::message(request));
    facts
}

/// The word of a finding's mark.
fn mark(finding: &Finding) -> String {
    use FindingCode as C;
    let is_not_needed = matches!(
        finding.code,
        C::KeyNotNeeded | C::SecureNotNeeded | C::SignInNotNeeded | C::ApiNotNeeded
    );
    if is_not_needed && finding.mark == Mark::Skipped {
        return say!("checks-not-needed");
    }
    say!(&format!("checks-mark-{}", output::name(&finding.mark)))
}

/// A finding in a sentence or two, with what its error adds.
pub(crate) fn sentence(finding: &Finding) -> String {
    let Finding { code, host, account, until, error, .. } = finding;
    let details = error.as_ref().map(|error| &error.details);
    let of_error = details.and_then(|details| details.host.as_ref());
    let text = say!(
        &words::fitting(format!("finding-{}", output::name(code))),
        host = host.as_ref().or(of_error),
        proxy = details.and_then(|details| details.proxy.as_ref()),
        leadsTo = of_error,
        account = account.as_ref(),
        day = until.as_ref().map(output::day),
        time = until.as_ref().map(output::minute),
        path = details.and_then(|details| details.path.as_ref()),
    );
    match error {
        Some(error) if is_told_by_error(*code) => {
            format!("{text} {} {}", failure::told(error), failure::part(error, "action"))
        }
        _ => text,
    }
}

/// Whether it says only that something failed: what it was, its error tells. The others say
/// it themselves, and their error is for the administrator.
fn is_told_by_error(code: FindingCode) -> bool {
    use FindingCode as C;
    matches!(
        code,
        C::KeyNotAvailable
            | C::ProxySetting
            | C::SecureFailed
            | C::SignInFailed
            | C::AccountFailed
            | C::ApiFailed
            | C::ReadFailed
            | C::WriteNotTold
    )
}

/// The exit code of a check: that of its worst finding. Access before permission,
/// permission before everything else, because that is the order in which it is mended.
pub(crate) fn exit<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> ExitCode {
    ExitCode::from(findings.into_iter().map(number).max_by_key(|code| rank(*code)).unwrap_or(0))
}

fn rank(code: u8) -> u8 {
    match code {
        0 => 0,
        exit::SIGN_IN => 3,
        exit::PERMISSION => 2,
        _ => 1,
    }
}

fn number(finding: &Finding) -> u8 {
    use FindingCode as C;
    if finding.code == C::AskedToWait {
        // The check did not come to its end.
        return exit::OTHER;
    }
    if finding.mark != Mark::Bad {
        return 0;
    }
    match finding.code {
        // No sign-in for want of a network is not the key's fault.
        C::SignInFailed => match finding.error.as_ref().map(|error| exit::number(error.code)) {
            Some(exit::OTHER) => exit::OTHER,
            _ => exit::SIGN_IN,
        },
        C::KeyEnded
        | C::KeyEndsSoon
        | C::KeyNotAvailable
        | C::ClockWrong
        | C::AccountAnonymous
        | C::OtherEnvironment
        | C::PassRefused
        | C::PasswordRefused => exit::SIGN_IN,
        // What is hidden looks as if it were not there.
        C::ClientNotRegistered
        | C::ClientIdRefused
        | C::ScopesMissing
        | C::ProfileMissing
        | C::ApiRefused
        | C::ReadRefused
        | C::FolderMissing
        | C::WriteRefused => exit::PERMISSION,
        C::KeyGood
        | C::KeyNotNeeded
        | C::NameFound
        | C::NameNotFound
        | C::Reached
        | C::NotReached
        | C::AemNotStarted
        | C::NameByProxy
        | C::ProxySetting
        | C::ProxyNotFound
        | C::ProxyNotReached
        | C::ProxySilent
        | C::ProxyNotTls
        | C::ProxySignIn
        | C::ProxyPassword
        | C::ProxyRefused
        | C::ProxyGateway
        | C::ProxyHungUp
        | C::TooSlow
        | C::Secure
        | C::SecureNotNeeded
        | C::CertificateNotTrusted
        | C::CertificateHostsOwn
        | C::CertificateEnded
        | C::CertificateNotYetValid
        | C::CertificateOtherHost
        | C::CertificateWeak
        | C::SecureOutdated
        | C::SecureNotSpoken
        | C::SecureHungUp
        | C::ClientCertificateAsked
        | C::NoAuthorities
        | C::Answers
        | C::AnswerCut
        | C::AnswerGarbled
        | C::NetworkSignIn
        | C::NetworkBlocks
        | C::GatewayFailed
        | C::SecureFailed
        | C::SignedIn
        | C::SignInNotNeeded
        | C::AccountKnown
        | C::AccountNotTold
        | C::NotAem
        | C::SignInPage
        | C::Asleep
        | C::AskedToWait
        | C::AccountFailed
        | C::ClientRegistered
        | C::ApiNotNeeded
        | C::ApiFailed
        | C::CanRead
        | C::ReadFailed
        | C::CanWrite
        | C::WriteNotTold
        | C::WriteLeftBehind
        | C::WriteLocked
        | C::NotTried => exit::OTHER,
    }
}

#[cfg(test)]
mod tests {
    use relabel_core::api::types::{ApiError, CheckStep, ErrorCode};

    use super::*;

    fn finding(mark: Mark, code: FindingCode, error: Option<ErrorCode>) -> Finding {
        Finding {
            step: CheckStep::Key,
            mark,
            code,
            host: None,
            account: None,
            until: None,
            error: error.map(|code| ApiError::new(code, "why")),
            request: None,
        }
    }

    #[test]
    fn the_worst_finding_decides_and_only_what_failed_counts() {
        let bad = |code, error| finding(Mark::Bad, code, error);
        let worst = |findings: &[Finding]| exit(findings);
        let written = |code: u8| ExitCode::from(code);
        let soon = finding(Mark::Warning, FindingCode::KeyEndsSoon, None);
        let skipped = finding(Mark::Skipped, FindingCode::WriteLocked, None);
        assert_eq!(worst(&[]), written(0));
        assert_eq!(worst(&[soon, skipped]), written(0));
        let asleep = bad(FindingCode::Asleep, Some(ErrorCode::NotData));
        let refused = bad(FindingCode::WriteRefused, Some(ErrorCode::PermissionMissing));
        let ended = bad(FindingCode::KeyEnded, None);
        assert_eq!(worst(std::slice::from_ref(&asleep)), written(1));
        assert_eq!(worst(&[asleep.clone(), refused.clone()]), written(4));
        assert_eq!(worst(&[ended, refused, asleep]), written(3));
        let wait = finding(Mark::Warning, FindingCode::AskedToWait, Some(ErrorCode::SlowDown));
        assert_eq!(worst(std::slice::from_ref(&wait)), written(1));
        let hidden = bad(FindingCode::FolderMissing, Some(ErrorCode::PathMissing));
        assert_eq!(worst(&[wait, hidden]), written(4));
        let sign_in = |error| worst(&[bad(FindingCode::SignInFailed, Some(error))]);
        assert_eq!(sign_in(ErrorCode::Offline), written(1));
        assert_eq!(sign_in(ErrorCode::KeyRejected), written(3));
        assert_eq!(sign_in(ErrorCode::ScopeMissing), written(3));
    }
}
