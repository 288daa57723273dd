//! The rows of a check that follow from facts alone.

use std::time::Duration as Wait;

use time::{Duration, OffsetDateTime};

use super::admin_requests::admin_request;
use super::types::{
    AdminRequestKind, ApiError, CheckStep, ErrorCode, ErrorDetails, Finding, FindingCode, Mark,
    Timestamp,
};
use relabel_access::http::{self, Break, Page, ProxyFailure, ProxyUsed, TlsFailure};
use relabel_access::ims;
use relabel_model::KeyKind;
use relabel_store::SavedConnection;

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
    let left = key.valid_until.map(|until| until.0 - now);
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
        until: key.valid_until,
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
    error: &relabel_aem::Error,
    kind: KeyKind,
    now: OffsetDateTime,
) -> Option<(Finding, Option<AdminRequestKind>)> {
    use relabel_aem::Error as E;
    let bad = |code| finding(step, Mark::Bad, code);
    Some(match error {
        E::SignIn(error) => (bad(FindingCode::SignInFailed), sign_in_request(error)),
        E::NotData { page, .. } => {
            let code = of_page(page)?;
            (bad(code), kind_of(code))
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
pub(super) fn sign_in_request(error: &ims::Error) -> Option<AdminRequestKind> {
    match error {
        ims::Error::KeyRejected { .. } | ims::Error::CredentialUnknown { .. } => {
            Some(AdminRequestKind::NewKey)
        }
        ims::Error::ScopeMissing { .. } => Some(AdminRequestKind::AddScope),
        ims::Error::Transport(error) => kind_of_error(error),
        ims::Error::NotData { page, .. } => of_page(page).and_then(kind_of),
        ims::Error::ClockWrong { .. }
        | ims::Error::TokenEnded { .. }
        | ims::Error::NotRenewable
        | ims::Error::Unavailable { .. }
        | ims::Error::Unexpected { .. }
        | ims::Error::Key(_)
        | ims::Error::SignedOut
        | ims::Error::Host(_) => None,
    }
}

/// Where on the way to a host an error stands, and what it is called there.
fn place_of(error: &http::Error, is_local_aem: bool) -> (CheckStep, FindingCode) {
    use FindingCode as C;
    use http::Error as E;
    match error {
        E::Dns { .. } => (CheckStep::Name, C::NameNotFound),
        E::ProxySetting { .. } => (CheckStep::Network, C::ProxySetting),
        E::Connect { .. } if is_local_aem => (CheckStep::Network, C::AemNotStarted),
        // Networks that block a host mostly let the packets to it get lost.
        E::Connect { .. } | E::Timeout { connected: false, .. } => {
            (CheckStep::Network, C::NotReached)
        }
        E::Proxy { why, .. } => (CheckStep::Network, of_proxy(*why)),
        E::NoAuthorities { .. } => (CheckStep::Secure, C::NoAuthorities),
        E::Setup { .. } => (CheckStep::Secure, C::SecureFailed),
        E::Tls { kind, .. } => (CheckStep::Secure, of_tls(*kind)),
        E::Timeout { connected: true, .. } => (CheckStep::Answer, C::TooSlow),
        E::Interrupted { how: Break::Cut, .. } => (CheckStep::Answer, C::AnswerCut),
        E::Interrupted { how: Break::Garbled, .. } => (CheckStep::Answer, C::AnswerGarbled),
        // Neither Adobe's sign-in nor AEM says so much to so small a question.
        E::TooLarge { .. } => (CheckStep::Answer, C::NetworkBlocks),
    }
}

fn of_proxy(why: ProxyFailure) -> FindingCode {
    use FindingCode as C;
    match why {
        ProxyFailure::NameUnknown => C::ProxyNotFound,
        ProxyFailure::NotReached => C::ProxyNotReached,
        ProxyFailure::Silent => C::ProxySilent,
        ProxyFailure::NotTls => C::ProxyNotTls,
        ProxyFailure::SignInWanted => C::ProxySignIn,
        ProxyFailure::PasswordRefused => C::ProxyPassword,
        ProxyFailure::Refused { .. } => C::ProxyRefused,
        ProxyFailure::Gateway { .. } => C::ProxyGateway,
        ProxyFailure::HungUp => C::ProxyHungUp,
    }
}

fn of_tls(kind: TlsFailure) -> FindingCode {
    use FindingCode as C;
    match kind {
        TlsFailure::NotTrusted => C::CertificateNotTrusted,
        TlsFailure::HostsOwn => C::CertificateHostsOwn,
        TlsFailure::Ended => C::CertificateEnded,
        TlsFailure::NotYetValid => C::CertificateNotYetValid,
        TlsFailure::OtherHost => C::CertificateOtherHost,
        TlsFailure::Weak => C::CertificateWeak,
        TlsFailure::Outdated => C::SecureOutdated,
        TlsFailure::NotTls => C::SecureNotSpoken,
        TlsFailure::HungUp => C::SecureHungUp,
        TlsFailure::ClientCertificate => C::ClientCertificateAsked,
        TlsFailure::Other => C::SecureFailed,
    }
}

/// What a page of the network in the place of an answer is called.
pub(super) fn of_page(page: &Page) -> Option<FindingCode> {
    match page {
        Page::Host => None,
        Page::SignIn { .. } => Some(FindingCode::NetworkSignIn),
        Page::Block => Some(FindingCode::NetworkBlocks),
        Page::Gateway => Some(FindingCode::GatewayFailed),
    }
}

/// What the people of the company network can do about what was found on the way to a
/// host. `None` where it is not theirs: a password that was mistyped, a host that is slow.
fn kind_of(code: FindingCode) -> Option<AdminRequestKind> {
    use AdminRequestKind as K;
    use FindingCode as C;
    Some(match code {
        C::NameNotFound
        | C::NotReached
        | C::SecureHungUp
        | C::SecureNotSpoken
        | C::SecureFailed
        | C::AnswerCut
        | C::AnswerGarbled
        | C::NetworkSignIn
        | C::NetworkBlocks => K::OpenNetwork,
        // Only here: what else is wrong with a certificate, trusting it would not mend.
        C::CertificateNotTrusted => K::CompanyCertificate,
        C::CertificateHostsOwn
        | C::CertificateEnded
        | C::CertificateNotYetValid
        | C::CertificateOtherHost
        | C::CertificateWeak => K::ReplaceCertificate,
        C::SecureOutdated => K::ModernTls,
        C::ClientCertificateAsked => K::NoClientCertificate,
        C::ProxySignIn | C::ProxyRefused => K::OpenProxy,
        C::ProxyNotFound
        | C::ProxyNotReached
        | C::ProxySilent
        | C::ProxyNotTls
        | C::ProxyGateway
        | C::ProxyHungUp => K::RepairProxy,
        C::GatewayFailed => K::RepairGateway,
        _ => return None,
    })
}

/// What the people of the company network can do about a row of the way to a host.
/// Inside this computer it is nothing.
pub(super) fn network_kind(row: &Finding, origin: &http::Origin) -> Option<AdminRequestKind> {
    if row.mark != Mark::Bad || origin.is_loopback() { None } else { kind_of(row.code) }
}

/// What they can do about an error of a request.
pub(super) fn kind_of_error(error: &http::Error) -> Option<AdminRequestKind> {
    kind_of(place_of(error, false).1)
}

/// The rows of the way to a host: name, network, secure connection, as far as it led. What
/// is wrong with the answer itself is none of them.
pub(super) fn way_findings(
    origin: &http::Origin,
    proxy: Option<&ProxyUsed>,
    error: Option<&http::Error>,
    is_local_aem: bool,
) -> Vec<Finding> {
    let row = |step, mark, code| Finding {
        host: Some(origin.authority().to_owned()),
        ..finding(step, mark, code)
    };
    let name = match proxy {
        None => row(CheckStep::Name, Mark::Good, FindingCode::NameFound),
        Some(_) => row(CheckStep::Name, Mark::Skipped, FindingCode::NameByProxy),
    };
    let network = row(CheckStep::Network, Mark::Good, FindingCode::Reached);
    let secure = if origin.is_loopback() {
        row(CheckStep::Secure, Mark::Skipped, FindingCode::SecureNotNeeded)
    } else {
        row(CheckStep::Secure, Mark::Good, FindingCode::Secure)
    };
    let mut rows = vec![name, network, secure];
    let Some(error) = error else { return rows };
    let (step, code) = place_of(error, is_local_aem);
    if step != CheckStep::Answer {
        // What this computer lacks stops it before any host is looked for.
        let is_begun = !matches!(
            code,
            FindingCode::ProxySetting | FindingCode::NoAuthorities | FindingCode::SecureFailed
        ) || matches!(error, http::Error::Tls { .. });
        rows.retain(|row| is_begun && row.step < step);
        rows.push(Finding { error: Some(error.clone().into()), ..row(step, Mark::Bad, code) });
    }
    rows
}

/// The row of an answer that did not come, where the way to the host is sound.
pub(super) fn no_answer(
    step: CheckStep,
    origin: &http::Origin,
    error: &http::Error,
) -> Option<Finding> {
    let (place, code) = place_of(error, false);
    (place == CheckStep::Answer).then(|| Finding {
        host: Some(origin.authority().to_owned()),
        error: Some(error.clone().into()),
        ..finding(step, Mark::Bad, code)
    })
}

#[cfg(test)]
#[path = "check_rows_tests.rs"]
mod tests;
