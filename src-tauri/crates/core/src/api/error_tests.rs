use super::*;
use relabel_access::http::{self, CertificateError, ProxyFailure};
use relabel_access::{ims, keys::VaultError};

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

#[test]
fn a_shell_says_of_what_holds_a_job_what_the_job_makes_of_it() {
    use relabel_aem::Error as E;
    let host = || "author.example".to_owned();
    let network = [
        http::Error::Dns { host: host() },
        http::Error::Connect { host: host(), technical: String::new() },
        http::Error::Timeout { host: host(), connected: true },
        http::Error::TooLarge { host: host() },
        http::Error::NoAuthorities { technical: String::new() },
    ];
    let proxy = [ProxyFailure::SignInWanted, ProxyFailure::PasswordRefused].map(|why| {
        let (proxy, technical) = (String::new(), String::new());
        http::Error::Proxy { host: host(), proxy, why, technical }
    });
    let network = network.into_iter().chain(proxy);
    let pages = [Page::Block, Page::SignIn { host: None }, Page::Gateway, Page::Host];
    let pages = pages.into_iter().flat_map(|page| [200, 503].map(|status| (page.clone(), status)));
    let of_sign_in = [
        ims::Error::Unavailable { status: 500, technical: String::new() },
        ims::Error::Unexpected { status: 500, technical: String::new() },
        ims::Error::ClockWrong { seconds: 900 },
        ims::Error::NotRenewable,
        ims::Error::SignedOut,
        ims::Error::Key(VaultError::Locked),
    ];
    let of_sign_in = of_sign_in.into_iter().chain(network.clone().map(ims::Error::Transport));
    let of_sign_in = of_sign_in
        .chain(pages.clone().map(|(page, status)| ims::Error::NotData { status, page }))
        .map(E::SignIn);
    let of_aem = [E::SignInRefused, E::Missing, E::TooBusy { wait: std::time::Duration::MAX }];
    let of_aem = of_aem.into_iter().chain(network.map(E::Http));
    let of_aem = of_aem.chain(pages.map(|(page, status)| E::NotData { status, page }));
    let of_jobs = [jobs::Error::Panicked(Panicked), relabel_store::Error::InUse.into()];
    let all = of_sign_in.chain(of_aem).map(jobs::Error::from).chain(of_jobs);
    let (passing, others): (Vec<_>, Vec<_>) = all.partition(jobs::Error::passes);
    assert_eq!((passing.len(), others.len()), (21, 20));
    for (errors, passes) in [(passing, true), (others, false)] {
        for error in errors {
            assert_eq!(ApiError::from(&error).passes_by_itself(), passes, "{error:?}");
        }
    }
}
