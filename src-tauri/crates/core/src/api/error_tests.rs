use super::*;

fn told(error: impl Into<ApiError>) -> (ErrorCode, bool) {
    let api = error.into();
    (api.code, api.retryable)
}

#[test]
fn each_failure_of_the_key_store_has_its_own_sentence() {
    let refused = VaultError::Refused { technical: "2560".to_owned() };
    for (error, code, may_pass) in [
        (VaultError::Missing, ErrorCode::KeyStoreMissing, false),
        (VaultError::Locked, ErrorCode::KeyStoreLocked, true),
        (refused.clone(), ErrorCode::KeyStoreFailed, true),
        (VaultError::Gone, ErrorCode::KeyGone, false),
        (VaultError::Damaged, ErrorCode::KeyGone, false),
    ] {
        assert_eq!(told(error.clone()), (code, may_pass), "{error:?}");
    }
    assert_eq!(ApiError::from(refused).details.technical.as_deref(), Some("2560"));
    let in_sign_in = ims::Error::Key(VaultError::Locked);
    assert_eq!(told(in_sign_in), (ErrorCode::KeyStoreLocked, true));
}

#[test]
fn a_page_of_the_network_is_no_refusal_of_the_key() {
    let host = Some("portal.example".to_owned());
    for (page, code) in [
        (Page::Block, ErrorCode::NetworkBlocks),
        (Page::SignIn { host: host.clone() }, ErrorCode::NetworkSignIn),
        (Page::Gateway, ErrorCode::GatewayFailed),
        (Page::Host, ErrorCode::NotData),
    ] {
        let error = ApiError::from(ims::Error::NotData { status: 403, page: page.clone() });
        assert_eq!((error.code, error.details.status), (code, Some(403)), "{page:?}");
        let names_it = matches!(page, Page::SignIn { .. });
        assert_eq!(error.details.host, host.clone().filter(|_| names_it), "{page:?}");
    }
}

#[test]
fn a_network_that_is_away_may_come_back_and_a_certificate_does_not() {
    let host = || "author.example".to_owned();
    assert_eq!(told(http::Error::Dns { host: host() }), (ErrorCode::Offline, true));
    let slow = http::Error::Timeout { host: host(), connected: true };
    assert_eq!(told(slow), (ErrorCode::Timeout, true));
    assert_eq!(told(http::Error::TooLarge { host: host() }).0, ErrorCode::UnexpectedAnswer);
    let ended = CertificateError::Ended(time::OffsetDateTime::UNIX_EPOCH);
    let ended = ApiError::from(ended);
    assert_eq!(ended.code, ErrorCode::CertificateFileEnded);
    assert!(ended.details.ended.is_some());
}

#[test]
fn what_the_disk_says_becomes_a_sentence() {
    let said = |kind: io::ErrorKind| {
        let error = ApiError::from(write::Error::File(kind.into()));
        (error.message, error.details.full)
    };
    let (full, is_full) = said(io::ErrorKind::StorageFull);
    assert!(full.contains("no room") && is_full == Some(true), "{full}");
    let (busy, is_full) = said(io::ErrorKind::ResourceBusy);
    assert!(busy.contains("another program") && is_full == Some(false), "{busy}");
}
