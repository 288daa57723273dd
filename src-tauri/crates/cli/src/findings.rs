//! What a check found, in words, as a JSON line, and as an exit code.

use std::process::ExitCode;

use relabel_core::api::types::{AdminRequest, CheckStep, Finding, FindingCode, Mark};
use serde_json::{Value as Json, json};

use crate::output::{self, Output};
use crate::{admin_request, exit};

/// Prints a finding; for a person with the message to an administrator below it.
/// `host` is said where several are checked.
pub(crate) fn tell(output: &Output, finding: &Finding, host: Option<&str>) {
    let message = sentence(finding);
    let mut line = json!({
        "step": finding.step,
        "mark": finding.mark,
        "code": finding.code,
        "message": message,
        "host": host.or(finding.host.as_deref()),
        "account": finding.account,
        "until": finding.until,
        "error": finding.error.as_ref().map(|error| error.code),
        "request": Json::Null,
    });
    if let Some(request) = &finding.request {
        line["request"] = request_json(request);
    }
    output.event("finding", &line);
    if output.is_json() {
        return;
    }
    output.say(&format!("{:9}{:9}{message}", mark(finding.mark), step(finding.step)));
    if let Some(request) = &finding.request {
        output.say("         A message for your administrator:");
        for line in admin_request::message(request).lines() {
            output.say(&format!("         | {line}"));
        }
    }
}

/// The facts as they are, and the whole message made of them.
fn request_json(request: &AdminRequest) -> Json {
    let mut facts = serde_json::to_value(request).unwrap_or_default();
    facts["message"] = Json::from(admin_request::message(request));
    facts
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Good => "ok",
        Mark::Warning => "warning",
        Mark::Bad => "FAILED",
        Mark::Skipped => "-",
    }
}

fn step(step: CheckStep) -> &'static str {
    match step {
        CheckStep::Key => "key",
        CheckStep::Name => "name",
        CheckStep::Network => "network",
        CheckStep::Secure => "secure",
        CheckStep::SignIn => "sign-in",
        CheckStep::Account => "account",
        CheckStep::Api => "api",
        CheckStep::Read => "read",
        CheckStep::Write => "write",
    }
}

/// A finding in a sentence or two, with what its error adds.
pub(crate) fn sentence(finding: &Finding) -> String {
    let host = finding.host.as_deref().unwrap_or("the host");
    let text = words(finding, host);
    match &finding.error {
        // These say it all.
        Some(_) if matches!(finding.code, FindingCode::ClockWrong | FindingCode::AskedToWait) => {
            text
        }
        Some(error) => format!("{text} ({})", output::sentence(error)),
        None => text,
    }
}

fn words(finding: &Finding, host: &str) -> String {
    use FindingCode as C;
    let until = finding.until.as_ref().map(output::minute);
    let by = |before: &str, until: &str| format!("{before} {until}");
    match finding.code {
        C::KeyGood => match until {
            Some(until) => by("The key is sound, until", &until) + ".",
            None => "The key is sound.".to_owned(),
        },
        C::KeyEndsSoon => match until {
            Some(until) => by("The key ends soon, on", &until) + ": ask for a new one now.",
            None => "The key ends soon: ask for a new one now.".to_owned(),
        },
        C::KeyEnded => match until {
            Some(until) => by("The key ended on", &until) + ".",
            None => "The key has ended.".to_owned(),
        },
        C::KeyNotAvailable => "The key could not be had from the key store.".to_owned(),
        C::KeyNotNeeded => "AEM on this computer needs no key.".to_owned(),
        C::ClockWrong => {
            let by_how_much = finding
                .error
                .as_ref()
                .and_then(|error| error.details.seconds)
                .map_or_else(String::new, |seconds| format!(" by {}", apart(seconds)));
            let now = until.map_or_else(String::new, |now| format!(": it is {now}"));
            format!("The clock of this computer is wrong{by_how_much}{now}. Set it right.")
        }
        C::NameFound => format!("The name {host} is known."),
        C::NameNotFound => format!("The name {host} is not known in this network."),
        C::Reached => format!("{host} answers."),
        C::NotReached => format!("Nothing took the connection at {host}."),
        C::AemNotStarted => format!("Nothing answers at {host}: start AEM on this computer."),
        C::ProxyRefused => format!("The proxy of this computer did not pass {host} on."),
        C::TooSlow => format!(
            "{host} took the connection but not the time to answer: it is slow. Try again later."
        ),
        C::Secure => format!("The secure connection to {host} stands."),
        C::SecureNotNeeded => "Nothing leaves this computer.".to_owned(),
        C::CertificateNotTrusted => format!(
            "This computer does not know who vouches for {host}: mostly a company network that \
             inspects traffic. `certificates add` takes its certificate."
        ),
        C::CertificateEnded => format!(
            "The certificate of {host} has ended or is not valid yet: check the date of this computer."
        ),
        C::CertificateOtherHost => {
            format!("The certificate is for another host than {host}. Nothing was sent.")
        }
        C::SecureFailed => format!("The secure connection to {host} could not be set up."),
        C::SignedIn => match until {
            Some(until) => by("Signed in, until", &until) + ".",
            None => "Signed in.".to_owned(),
        },
        C::SignInFailed => "Adobe gave no access token.".to_owned(),
        C::SignInNotNeeded => "AEM on this computer does not ask Adobe.".to_owned(),
        C::AccountKnown => match &finding.account {
            Some(account) => format!("AEM knows the account as {account}."),
            None => "AEM knows the account.".to_owned(),
        },
        C::AccountNotTold => "AEM takes the account but does not say whose it is.".to_owned(),
        C::AccountAnonymous => "AEM answers as to somebody who has not signed in: it did not take \
            the key."
            .to_owned(),
        C::PassRefused => "AEM refuses this daily token. It is of another environment, or was \
            made too long ago: make a new one in the Developer Console of this environment."
            .to_owned(),
        C::PasswordRefused => {
            "The AEM on this computer refuses the name or the password.".to_owned()
        }
        C::NotAem => "A web page refuses everything: this is not the address of an AEM author, or \
            something in front of it (a firewall, an IP allow-list) does not let this computer \
            through."
            .to_owned(),
        C::SignInPage => match finding.error.as_ref().and_then(|error| error.details.host.as_ref())
        {
            Some(host) => format!("A sign-in page for people came instead of data, of {host}."),
            None => "A sign-in page for people came instead of data.".to_owned(),
        },
        C::AskedToWait => match until {
            Some(until) => format!("AEM asks to wait until {until}. Check again then."),
            None => "AEM asks to wait. Check again in a few minutes.".to_owned(),
        },
        C::OtherEnvironment => "AEM refuses a token that Adobe has just given: the key is of \
            another environment, or the account was removed from this one."
            .to_owned(),
        C::Asleep => {
            "A web page came instead of data: the environment is asleep or restarting.".to_owned()
        }
        C::AccountFailed => "AEM did not answer as it should.".to_owned(),
        C::ClientRegistered => "The client id may use AEM's programming interface.".to_owned(),
        C::ClientNotRegistered => {
            "The client id is not in the environment's list (allowedClientIDs).".to_owned()
        }
        C::ClientIdRefused => "AEM does not take the client id of this key with its access token \
            (403003)."
            .to_owned(),
        C::ScopesMissing => {
            "The access token lacks scopes: the credential has not got AEM's API.".to_owned()
        }
        C::ProfileMissing => "The account is let in nowhere: it lacks a product profile, or its \
            client id is not registered either."
            .to_owned(),
        C::ApiRefused => {
            "The programming interface refuses. Whether for want of a product profile \
            or of the client id's registration could not be told now."
                .to_owned()
        }
        C::ApiNotNeeded => "Only OAuth credentials are registered.".to_owned(),
        C::ApiFailed => "The programming interface did not answer as it should.".to_owned(),
        C::CanRead => "The folder can be read.".to_owned(),
        C::ReadRefused => "The account may not read the folder.".to_owned(),
        C::FolderMissing => "There is no such folder, or it is hidden from the account.".to_owned(),
        C::ReadFailed => "The folder could not be read.".to_owned(),
        C::CanWrite => "The account may change the folder.".to_owned(),
        C::WriteRefused => "The account may look but not change. A permission that was just given \
            can take ten minutes."
            .to_owned(),
        C::WriteNotTold => {
            "Whether the account may change the folder could not be told.".to_owned()
        }
        C::WriteLeftBehind => {
            let details = finding.error.as_ref().map(|error| &*error.details);
            let property = details.and_then(|details| details.field.as_deref());
            let folder = details.and_then(|details| details.path.as_deref());
            format!(
                "The property {} of the trial stays on {}: it could not be removed. It does no \
                 harm. The next check with this key, or the next change, removes it.",
                property.unwrap_or("relabelWriteCheck"),
                folder.unwrap_or("the folder")
            )
        }
        C::WriteLocked => "Not tried, because Live is locked: --live tries it.".to_owned(),
        C::NotTried => "Not tried, because an earlier step failed.".to_owned(),
    }
}

/// So many seconds in words, roughly.
fn apart(seconds: i32) -> String {
    let seconds = seconds.unsigned_abs();
    match seconds {
        0..5_400 => format!("about {} minutes", seconds / 60),
        5_400..172_800 => format!("about {} hours", (seconds + 1_800) / 3_600),
        _ => format!("about {} days", (seconds + 43_200) / 86_400),
    }
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
        | C::ProxyRefused
        | C::TooSlow
        | C::Secure
        | C::SecureNotNeeded
        | C::CertificateNotTrusted
        | C::CertificateEnded
        | C::CertificateOtherHost
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
    use relabel_core::api::types::{ApiError, ErrorCode};

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
    fn a_clock_error_is_said_in_round_numbers() {
        let said = [121, -7_199, 7_201, -90_000, 31_536_000].map(apart);
        let expected = ["about 2 minutes", "about 2 hours", "about 2 hours", "about 25 hours"];
        assert_eq!(said[..4], expected);
        assert_eq!(said[4], "about 365 days");
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
