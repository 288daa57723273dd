use time::macros::datetime;

use super::*;
use crate::api::types::{ConnectionId, KeyFacts, Speed, Stage};
use crate::http::Reach;

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
    let tls = E::Tls { host: host(), kind: TlsFailure::NotTrusted, technical: String::new() };
    let last = |origin, error: &E, is_local_aem| {
        let row = way_findings(origin, Some(error), is_local_aem).pop().expect("a row");
        let kind = network_kind(&row, origin);
        (row.mark, row.code, kind)
    };
    let open = Some(AdminRequestKind::OpenNetwork);
    let certificate = Some(AdminRequestKind::CompanyCertificate);
    assert_eq!(last(&far, &refused, false), (Mark::Bad, FindingCode::NotReached, open));
    assert_eq!(last(&far, &lost, false), (Mark::Bad, FindingCode::NotReached, open));
    assert_eq!(last(&far, &slow, false), (Mark::Bad, FindingCode::TooSlow, None));
    assert_eq!(
        last(&far, &tls, false),
        (Mark::Bad, FindingCode::CertificateNotTrusted, certificate)
    );
    assert_eq!(last(&here, &refused, true), (Mark::Bad, FindingCode::AemNotStarted, None));
    assert_eq!(last(&here, &refused, false), (Mark::Bad, FindingCode::NotReached, None));
}

#[test]
fn errors_mean_the_same_on_every_step() {
    use aem::Error as E;
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
    let gone = E::SignIn(crate::ims::Error::KeyRejected { technical: String::new() });
    let new_key = Some(AdminRequestKind::NewKey);
    let kind = KeyKind::ServiceCredentials;
    assert_eq!(tell(&gone, kind), bad(FindingCode::SignInFailed, new_key));
    let signed_out = E::SignIn(crate::ims::Error::SignedOut);
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
