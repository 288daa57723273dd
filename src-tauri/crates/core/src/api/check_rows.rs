//! The rows of a check that follow from facts alone.

use std::time::Duration as Wait;

use time::{Duration, OffsetDateTime};

use super::admin_requests::admin_request;
use super::types::{
    AdminRequestKind, ApiError, CheckStep, ErrorCode, ErrorDetails, Finding, FindingCode, KeyKind,
    Mark, Timestamp,
};
use crate::aem;
use crate::http::{self, TlsFailure};
use crate::store::SavedConnection;

/// How long before its end a key is told about (threat T20).
pub(super) const KEY_NOTICE: Duration = Duration::days(30);
/// How long before its end a daily pass is told about.
const PASS_NOTICE: Duration = Duration::hours(2);
/// By how much a clock may be wrong without anybody being told; as in the sign-in.
const CLOCK_TOLERANCE: Duration = Duration::minutes(2);
/// What is waited when AEM does not say how long.
const USUAL_WAIT: Wait = Wait::from_secs(60);

/// A row without facts.
pub(super) fn finding(step: CheckStep, mark: Mark, code: FindingCode) -> Finding {
    Finding { step, mark, code, host: None, account: None, until: None, error: None, request: None }
}

/// Whether a key is still good, and for how long.
pub(super) fn key_finding(connection: &SavedConnection, now: OffsetDateTime) -> Finding {
    let key = &connection.key;
    let is_pass = key.kind == KeyKind::LocalDevelopmentToken;
    let notice = if is_pass { PASS_NOTICE } else { KEY_NOTICE };
    let left = key.valid_until.as_ref().map(|until| until.0 - now);
    let (mark, code) = match left {
        Some(left) if left <= Duration::ZERO => (Mark::Bad, FindingCode::KeyEnded),
        Some(left) if left <= notice => (Mark::Warning, FindingCode::KeyEndsSoon),
        Some(_) | None => (Mark::Good, FindingCode::KeyGood),
    };
    // A daily pass everybody makes for themselves.
    let request = (mark != Mark::Good && !is_pass)
        .then(|| admin_request(AdminRequestKind::NewKey, connection, "", None));
    Finding {
        account: key.account.clone(),
        until: key.valid_until.clone(),
        request,
        ..finding(CheckStep::Key, mark, code)
    }
}

/// The same by the clock of AEM, where that is known: a computer whose clock is
/// wrong must not take a key for ended.
pub(super) fn key_finding_by(
    connection: &SavedConnection,
    now: OffsetDateTime,
    server: Option<OffsetDateTime>,
) -> Finding {
    let by_computer = key_finding(connection, now);
    let Some(server) = server.filter(|server| (now - *server).abs() > CLOCK_TOLERANCE) else {
        return by_computer;
    };
    let truly = key_finding(connection, server);
    if truly.mark == Mark::Bad {
        return truly;
    }
    let seconds = i32::try_from((now - server).whole_seconds()).ok();
    let error = ApiError::new(ErrorCode::ClockWrong, "the clock of this computer is wrong")
        .with(ErrorDetails { seconds, ..ErrorDetails::default() });
    // What this computer takes for ended it cannot use.
    let mark = if by_computer.mark == Mark::Bad { Mark::Bad } else { Mark::Warning };
    Finding {
        until: Some(Timestamp(server)),
        error: Some(error),
        ..finding(CheckStep::Key, mark, FindingCode::ClockWrong)
    }
}

/// What any step can find behind an error of AEM, and what an administrator is asked
/// for then. `None` where it depends on the step.
pub(super) fn general(
    step: CheckStep,
    error: &aem::Error,
    kind: KeyKind,
    now: OffsetDateTime,
) -> Option<(Finding, Option<AdminRequestKind>)> {
    use aem::Error as E;
    let bad = |code| finding(step, Mark::Bad, code);
    Some(match error {
        E::SignIn(error) => {
            (bad(FindingCode::SignInFailed), sign_in_request(ApiError::from(error.clone()).code))
        }
        E::SignInRefused => match kind {
            KeyKind::LocalAem => (bad(FindingCode::PasswordRefused), None),
            KeyKind::LocalDevelopmentToken => (bad(FindingCode::PassRefused), None),
            KeyKind::ServiceCredentials | KeyKind::OauthServerToServer => {
                (bad(FindingCode::OtherEnvironment), Some(AdminRequestKind::RightEnvironment))
            }
        },
        // Without a wish of its own a 503 says that AEM is not there.
        E::Busy { status: 503, wait: None } => return None,
        E::Busy { wait, .. } => {
            let until = now + wait.unwrap_or(USUAL_WAIT);
            let row = finding(step, Mark::Warning, FindingCode::AskedToWait);
            (Finding { until: Some(Timestamp(until)), ..row }, None)
        }
        _ => return None,
    })
}

/// The row of a trial that could not be undone. Where AEM lets the account set but
/// not remove, the missing permission is asked for; the rest passes by itself.
pub(super) fn left_behind(
    connection: &SavedConnection,
    mark: Mark,
    folder: &str,
    property: &str,
    is_refused: bool,
    said: &str,
) -> Finding {
    let code = if is_refused { ErrorCode::PermissionMissing } else { ErrorCode::UnexpectedAnswer };
    let message = format!("{property} could not be removed from {folder}");
    let error = ApiError::new(code, message).with(ErrorDetails {
        path: Some(folder.to_owned()),
        field: Some(property.to_owned()),
        technical: Some(said.to_owned()).filter(|said| !said.is_empty()),
        ..ErrorDetails::default()
    });
    let request = is_refused
        .then(|| admin_request(AdminRequestKind::GrantWrite, connection, folder, Some(&error)));
    Finding {
        request,
        error: Some(error),
        ..finding(CheckStep::Write, mark, FindingCode::WriteLeftBehind)
    }
}

/// What an administrator is asked for when Adobe gives no token.
pub(super) fn sign_in_request(code: ErrorCode) -> Option<AdminRequestKind> {
    match code {
        ErrorCode::KeyRejected | ErrorCode::CredentialUnknown => Some(AdminRequestKind::NewKey),
        ErrorCode::ScopeMissing => Some(AdminRequestKind::AddScope),
        ErrorCode::Offline => Some(AdminRequestKind::OpenNetwork),
        ErrorCode::TlsFailed => Some(AdminRequestKind::CompanyCertificate),
        _ => None,
    }
}

/// What the people of the company network can do about a row of the way to a host.
/// Inside this computer it is nothing, and a host that is slow was reached.
pub(super) fn network_kind(row: &Finding, origin: &http::Origin) -> Option<AdminRequestKind> {
    if row.mark != Mark::Bad || origin.is_loopback() || row.code == FindingCode::TooSlow {
        return None;
    }
    Some(match row.step {
        CheckStep::Secure => AdminRequestKind::CompanyCertificate,
        _ => AdminRequestKind::OpenNetwork,
    })
}

/// The three rows of the way to a host.
pub(super) fn way_findings(
    origin: &http::Origin,
    error: Option<&http::Error>,
    is_local_aem: bool,
) -> Vec<Finding> {
    use http::Error as E;
    let row = |step, mark, code| Finding {
        host: Some(origin.authority().to_owned()),
        ..finding(step, mark, code)
    };
    let name = row(CheckStep::Name, Mark::Good, FindingCode::NameFound);
    let network = row(CheckStep::Network, Mark::Good, FindingCode::Reached);
    let secure = if origin.is_loopback() {
        row(CheckStep::Secure, Mark::Skipped, FindingCode::SecureNotNeeded)
    } else {
        row(CheckStep::Secure, Mark::Good, FindingCode::Secure)
    };
    let bad = |step, code, error: &E| Finding {
        error: Some(error.clone().into()),
        ..row(step, Mark::Bad, code)
    };
    match error {
        // The host answered, however oddly.
        None | Some(E::TooLarge { .. } | E::Interrupted { .. }) => vec![name, network, secure],
        Some(error @ E::Dns { .. }) => {
            vec![bad(CheckStep::Name, FindingCode::NameNotFound, error)]
        }
        Some(error @ E::Connect { .. }) if is_local_aem => {
            vec![name, bad(CheckStep::Network, FindingCode::AemNotStarted, error)]
        }
        // Networks that block a host mostly let the packets to it get lost.
        Some(error @ (E::Connect { .. } | E::Timeout { connected: false, .. })) => {
            vec![name, bad(CheckStep::Network, FindingCode::NotReached, error)]
        }
        Some(error @ E::Proxy { .. }) => {
            vec![name, bad(CheckStep::Network, FindingCode::ProxyRefused, error)]
        }
        Some(error @ E::Timeout { .. }) => {
            vec![name, bad(CheckStep::Network, FindingCode::TooSlow, error)]
        }
        Some(error @ E::Tls { kind, .. }) => {
            let code = match kind {
                TlsFailure::NotTrusted => FindingCode::CertificateNotTrusted,
                TlsFailure::Ended => FindingCode::CertificateEnded,
                TlsFailure::OtherHost => FindingCode::CertificateOtherHost,
                TlsFailure::Other => FindingCode::SecureFailed,
            };
            vec![name, network, bad(CheckStep::Secure, code, error)]
        }
        Some(error @ E::Setup { .. }) => {
            vec![name, network, bad(CheckStep::Secure, FindingCode::SecureFailed, error)]
        }
    }
}

#[cfg(test)]
#[path = "check_rows_tests.rs"]
mod tests;
