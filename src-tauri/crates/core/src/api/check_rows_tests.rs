use time::macros::datetime;

use super::*;
use crate::wire::{ConnectionId, Speed};
use relabel_access::http::Reach;
use relabel_model::{KeyFacts, Stage};

const NOW: OffsetDateTime = datetime!(2031-02-14 07:00:00 UTC);

fn connection(kind: KeyKind, valid_until: OffsetDateTime) -> SavedConnection {
    let key = KeyFacts {
        kind,
        account: Some("robot@techacct.adobe.com".to_owned()),
        client_id: None,
        organisation: None,
        mark: "0a1b".to_owned(),
        program: None,
        environment: None,
        valid_until: Some(Timestamp(valid_until)),
        suggested_address: None,
        suggested_stage: None,
    };
    SavedConnection {
        id: ConnectionId::new(),
        name: "AEM".to_owned(),
        address: "https://author-p1-e2.adobeaemcloud.com".to_owned(),
        stage: Stage::Test,
        key,
        fingerprint: "f".to_owned(),
        remembered: false,
        added_at: Timestamp(NOW),
        speed: Speed::Normal,
        route: None,
        one_by_one_until: None,
    }
}

#[test]
fn a_wrong_clock_of_this_computer_ends_no_key() {
    let service = |until| connection(KeyKind::ServiceCredentials, until);
    let sound = NOW + Duration::days(90);
    let tell = |until, ahead: Duration| {
        let row = key_finding_by(&service(until), NOW + ahead, Some(NOW));
        (row.mark, row.code, row.request.map(|request| request.kind))
    };
    let year = Duration::days(365);
    assert_eq!(tell(sound, year), (Mark::Bad, FindingCode::ClockWrong, None));
    assert_eq!(tell(sound, -year), (Mark::Warning, FindingCode::ClockWrong, None));
    assert_eq!(tell(sound, Duration::minutes(2)), (Mark::Good, FindingCode::KeyGood, None));
    // A key that has ended has ended, also where the computer's clock is behind.
    let new_key = Some(AdminRequestKind::NewKey);
    let past = NOW - Duration::DAY;
    assert_eq!(tell(past, -year), (Mark::Bad, FindingCode::KeyEnded, new_key));
    assert_eq!(tell(past, Duration::ZERO), (Mark::Bad, FindingCode::KeyEnded, new_key));
    let unknown = key_finding_by(&service(past), NOW, None);
    assert_eq!(unknown.code, FindingCode::KeyEnded);
    let row = key_finding_by(&service(sound), NOW + Duration::hours(2), Some(NOW));
    assert_eq!(row.error.expect("by how much").details.seconds, Some(7_200));
    assert_eq!(row.until, Some(Timestamp(NOW)), "what time it is");
}

#[test]
fn only_what_the_network_can_mend_is_asked_of_its_people() {
    use http::Error as E;
    let reach = Reach::new(true);
    let far = reach.author("author-p1-e2.adobeaemcloud.com", false).expect("an author");
    let here = reach.local_aem("http://localhost:4502").expect("this computer");
    let host = || "h".to_owned();
    let refused = E::Connect { host: host(), technical: String::new() };
    let lost = E::Timeout { host: host(), connected: false };
    let slow = E::Timeout { host: host(), connected: true };
    let last = |origin, error: &E, is_local_aem| {
        let mut rows = way_findings(origin, None, Some(error), is_local_aem);
        rows.extend(no_answer(CheckStep::Answer, origin, error));
        let row = rows.pop().expect("a row");
        let kind = network_kind(&row, origin);
        (row.mark, row.code, kind)
    };
    let open = Some(AdminRequestKind::OpenNetwork);
    assert_eq!(last(&far, &refused, false), (Mark::Bad, FindingCode::NotReached, open));
    assert_eq!(last(&far, &lost, false), (Mark::Bad, FindingCode::NotReached, open));
    assert_eq!(last(&far, &slow, false), (Mark::Bad, FindingCode::TooSlow, None));
    assert_eq!(last(&here, &refused, true), (Mark::Bad, FindingCode::AemNotStarted, None));
    assert_eq!(last(&here, &refused, false), (Mark::Bad, FindingCode::NotReached, None));
}

/// What is asked for fits the cause: only an authority that nobody knows is worth a
/// certificate file.
#[test]
fn each_failure_of_the_way_has_its_name_and_its_addressee() {
    use AdminRequestKind as K;
    use FindingCode as C;
    let far = Reach::new(true).author("author-p1-e2.adobeaemcloud.com", false).expect("an author");
    let told = |error: &http::Error| {
        let mut rows = way_findings(&far, None, Some(error), false);
        rows.extend(no_answer(CheckStep::Answer, &far, error));
        let row = rows.pop().expect("a row");
        (row.code, network_kind(&row, &far))
    };
    let tls = |kind| http::Error::Tls { host: "h".into(), kind, technical: String::new() };
    for (kind, code, asked) in [
        (TlsFailure::NotTrusted, C::CertificateNotTrusted, K::CompanyCertificate),
        (TlsFailure::HostsOwn, C::CertificateHostsOwn, K::ReplaceCertificate),
        (TlsFailure::Ended, C::CertificateEnded, K::ReplaceCertificate),
        (TlsFailure::NotYetValid, C::CertificateNotYetValid, K::ReplaceCertificate),
        (TlsFailure::OtherHost, C::CertificateOtherHost, K::ReplaceCertificate),
        (TlsFailure::Weak, C::CertificateWeak, K::ReplaceCertificate),
        (TlsFailure::Outdated, C::SecureOutdated, K::ModernTls),
        (TlsFailure::NotTls, C::SecureNotSpoken, K::OpenNetwork),
        (TlsFailure::HungUp, C::SecureHungUp, K::OpenNetwork),
        (TlsFailure::ClientCertificate, C::ClientCertificateAsked, K::NoClientCertificate),
        (TlsFailure::Other, C::SecureFailed, K::OpenNetwork),
    ] {
        assert_eq!(told(&tls(kind)), (code, Some(asked)), "{kind:?}");
    }
    let proxy = |why| http::Error::Proxy {
        host: "h".into(),
        proxy: "http://proxy.example:3128".into(),
        why,
        technical: String::new(),
    };
    for (why, code, asked) in [
        (ProxyFailure::NameUnknown, C::ProxyNotFound, Some(K::RepairProxy)),
        (ProxyFailure::NotReached, C::ProxyNotReached, Some(K::RepairProxy)),
        (ProxyFailure::Silent, C::ProxySilent, Some(K::RepairProxy)),
        (ProxyFailure::NotTls, C::ProxyNotTls, Some(K::RepairProxy)),
        (ProxyFailure::HungUp, C::ProxyHungUp, Some(K::RepairProxy)),
        (ProxyFailure::Gateway { status: 502 }, C::ProxyGateway, Some(K::RepairProxy)),
        (ProxyFailure::Refused { status: Some(403) }, C::ProxyRefused, Some(K::OpenProxy)),
        (ProxyFailure::SignInWanted, C::ProxySignIn, Some(K::OpenProxy)),
        // Whoever mistyped it types it again.
        (ProxyFailure::PasswordRefused, C::ProxyPassword, None),
    ] {
        assert_eq!(told(&proxy(why)), (code, asked), "{why:?}");
        let error = ApiError::from(proxy(why));
        assert_eq!(error.details.proxy.as_deref(), Some("http://proxy.example:3128"));
    }
    for (how, code) in [(Break::Cut, C::AnswerCut), (Break::Garbled, C::AnswerGarbled)] {
        let broke = http::Error::Interrupted { host: "h".into(), how, technical: String::new() };
        assert_eq!(told(&broke), (code, Some(K::OpenNetwork)), "{how:?}");
    }
}

#[test]
fn behind_a_proxy_no_name_was_looked_up() {
    let far = Reach::new(true).author("author-p1-e2.adobeaemcloud.com", false).expect("an author");
    let proxy = ProxyUsed {
        address: "http://proxy.example:3128".into(),
        source: relabel_access::http::ProxySource::Variable("HTTPS_PROXY"),
        has_password: false,
    };
    let rows = way_findings(&far, Some(&proxy), None, false);
    assert_eq!((rows[0].mark, rows[0].code), (Mark::Skipped, FindingCode::NameByProxy));
}

#[test]
fn a_page_of_the_network_is_the_same_on_every_step() {
    use relabel_access::http::Page;
    let tell = |page: Page| {
        let error = relabel_aem::Error::NotData { status: 403, page };
        let (row, kind) = general(CheckStep::Read, &error, KeyKind::ServiceCredentials, NOW)?;
        Some((row.mark, row.code, kind))
    };
    let open = Some(AdminRequestKind::OpenNetwork);
    let told = |code, kind| Some((Mark::Bad, code, kind));
    assert_eq!(tell(Page::SignIn { host: None }), told(FindingCode::NetworkSignIn, open));
    assert_eq!(tell(Page::Block), told(FindingCode::NetworkBlocks, open));
    let repair = Some(AdminRequestKind::RepairGateway);
    assert_eq!(tell(Page::Gateway), told(FindingCode::GatewayFailed, repair));
    assert_eq!(tell(Page::Host), None, "asleep, or what the step makes of it");
}

#[test]
fn errors_mean_the_same_on_every_step() {
    use relabel_aem::Error as E;
    let tell = |error: &E, kind| {
        general(CheckStep::Read, error, kind, NOW).map(|(row, kind)| (row.mark, row.code, kind))
    };
    let refused = &E::SignInRefused;
    let right = Some(AdminRequestKind::RightEnvironment);
    let bad = |code, kind| Some((Mark::Bad, code, kind));
    for kind in [KeyKind::ServiceCredentials, KeyKind::OauthServerToServer] {
        assert_eq!(tell(refused, kind), bad(FindingCode::OtherEnvironment, right));
    }
    let pass = tell(refused, KeyKind::LocalDevelopmentToken);
    assert_eq!(pass, bad(FindingCode::PassRefused, None));
    assert_eq!(tell(refused, KeyKind::LocalAem), bad(FindingCode::PasswordRefused, None));
    let gone = E::SignIn(relabel_access::ims::Error::KeyRejected { technical: String::new() });
    let new_key = Some(AdminRequestKind::NewKey);
    let kind = KeyKind::ServiceCredentials;
    assert_eq!(tell(&gone, kind), bad(FindingCode::SignInFailed, new_key));
    let signed_out = E::SignIn(relabel_access::ims::Error::SignedOut);
    assert_eq!(tell(&signed_out, kind), bad(FindingCode::SignInFailed, None));
    assert_eq!(tell(&E::Busy { status: 503, wait: None }, kind), None);
    for (status, wait, seconds) in [
        (429, Some(Wait::from_secs(900)), 900),
        (503, Some(Wait::from_secs(5)), 5),
        (429, None, 60),
    ] {
        let busy = E::Busy { status, wait };
        let (row, request) = general(CheckStep::Read, &busy, kind, NOW).expect("a row");
        assert_eq!((row.mark, row.code), (Mark::Warning, FindingCode::AskedToWait));
        assert_eq!(row.until, Some(Timestamp(NOW + Duration::seconds(seconds))));
        assert_eq!((row.step, request), (CheckStep::Read, None));
    }
}
