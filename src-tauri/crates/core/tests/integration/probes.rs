//! The trials behind the check of a connection: what they find, and that they leave
//! nothing behind.

use futures::FutureExt as _;
use relabel_aem::{AccountProbe, Closed, Error, WriteProbe};
use relabel_sandbox::{Fault, KeyFileKind, LIBRARY_ROOT, Options, Sandbox};
use serde_json::Value as Json;

use super::gate::Gate;
use super::opened::{ASSET, FOLDER, author, author_at, local_aem, small, writable};

const KINDS: [KeyFileKind; 3] = [
    KeyFileKind::ServiceCredentials,
    KeyFileKind::OauthServerToServer,
    KeyFileKind::LocalDevelopmentToken,
];
const OAUTH: KeyFileKind = KeyFileKind::OauthServerToServer;
const SERVICE: KeyFileKind = KeyFileKind::ServiceCredentials;
const TRIAL: &str = "relabelWriteCheck";

async fn sandbox() -> Sandbox {
    Sandbox::start(small()).await.expect("starts")
}

/// Everything about the folder and its first asset that a trial could change.
fn picture(sandbox: &Sandbox) -> Json {
    ["", "/jcr:content", "/image-0000001.jpg", "/image-0000001.jpg/jcr:content/metadata"]
        .map(|node| sandbox.typed(&format!("{FOLDER}{node}")).unwrap_or_default())
        .to_vec()
        .into()
}

#[tokio::test]
async fn aem_says_whose_account_it_is() {
    let sandbox = sandbox().await;
    for kind in KINDS {
        let known = author(&sandbox, kind).probe_account().await.expect("an answer");
        let AccountProbe::Known(name) = &known else { panic!("{kind:?}: {known:?}") };
        assert!(sandbox.users().contains(name), "{kind:?}: {name}");
    }
    sandbox.set_fault(Some(Fault::OtherEnvironment));
    for kind in KINDS {
        let refused = author(&sandbox, kind).probe_account().await;
        assert!(matches!(refused, Err(Error::SignInRefused)), "{kind:?}: {refused:?}");
    }
}

/// What came instead of AEM: asleep, a sign-in page, or something in front of it.
#[tokio::test]
async fn web_pages_are_told_apart() {
    let sandbox = sandbox().await;
    let asked = async |fault| {
        sandbox.set_fault(Some(fault));
        author(&sandbox, SERVICE).probe_account().await
    };
    for asleep in [
        Fault::Asleep,
        Fault::HibernationPage { status: 200 },
        Fault::HibernationPage { status: 503 },
        Fault::Status(502),
    ] {
        let page = asked(asleep.clone()).await;
        assert!(matches!(page, Err(Error::NotData { .. })), "{asleep:?}: {page:?}");
    }
    let login = asked(Fault::HtmlLoginPage).await.expect("an answer");
    let own = AccountProbe::SignInPage { status: 200, is_aems: true, host: None };
    assert_eq!(login, own);
    for (location, is_aems, host) in [
        ("/libs/granite/core/content/login.html?resource=%2F", true, "127.0.0.1"),
        ("https://ims-na1.adobelogin.com/ims/authorize", true, "ims-na1.adobelogin.com"),
        ("https://sso.example.com/login", false, "sso.example.com"),
        ("https://adobe.com.evil.example/login", false, "adobe.com.evil.example"),
    ] {
        let fault = Fault::RedirectTo { status: 302, location: location.to_owned() };
        let told = asked(fault).await.expect("an answer");
        let host = Some(host.to_owned());
        assert_eq!(told, AccountProbe::SignInPage { status: 302, is_aems, host }, "{location}");
    }
    for status in [403, 404] {
        let told = asked(Fault::Status(status)).await.expect("an answer");
        assert_eq!(told, AccountProbe::NotAem { status });
    }
}

/// An account that may read nothing, and an AEM that does not know the question, are
/// no reason to say that this is not AEM.
#[tokio::test]
async fn a_page_of_aems_own_that_refuses_is_aem() {
    let sandbox = sandbox().await;
    let address = Gate::PageForAccounts.open(&sandbox).await;
    let told = author_at(&sandbox, SERVICE, &address).probe_account().await;
    assert_eq!(told.expect("an answer"), AccountProbe::NotTold);
}

/// A person who waits is told at once, and nobody asks again.
#[tokio::test]
async fn a_wish_for_quiet_is_an_answer() {
    let sandbox = sandbox().await;
    let address = Gate::AsksForQuiet("900").open(&sandbox).await;
    let author = author_at(&sandbox, SERVICE, &address);
    for _ in 0..2 {
        let asked = author.probe_account().await;
        let Err(Error::Busy { wait: Some(wait), .. }) = &asked else { panic!("{asked:?}") };
        assert!((890..=900).contains(&wait.as_secs()), "{wait:?}");
    }
    for refused in [author.probe_read(FOLDER).await, author.probe_write(FOLDER).await.map(drop)] {
        assert!(matches!(refused, Err(Error::Busy { .. })), "{refused:?}");
    }
}

/// An AEM that refuses every token costs two exchanges, not one for each request.
#[tokio::test]
async fn a_renewal_that_does_not_help_is_not_repeated() {
    let sandbox = sandbox().await;
    sandbox.set_fault(Some(Fault::OtherEnvironment));
    let author = author(&sandbox, SERVICE);
    for _ in 0..10 {
        let refused = author.probe_read(FOLDER).await;
        assert!(matches!(refused, Err(Error::SignInRefused)), "{refused:?}");
    }
    let exchanges = || {
        let requests = sandbox.requests();
        requests.iter().filter(|request| request.path.starts_with("/ims/")).count()
    };
    assert_eq!(exchanges(), 2);
    author.tokens().expect("tokens").key_replaced();
    assert!(author.probe_read(FOLDER).await.is_err());
    assert_eq!(exchanges(), 4);
}

#[tokio::test]
async fn a_refusal_without_a_cause_is_about_the_client_id_only_where_another_asset_says_so_too() {
    let sandbox = Sandbox::start(Options::default()).await.expect("starts");
    let folder = format!("{LIBRARY_ROOT}/archive");
    let below = folder.clone();
    sandbox.set_fault(Some(Fault::InterfaceRefused { below }));
    author(&sandbox, OAUTH).probe_api(&folder).await.expect("others are shown");
    sandbox.set_fault(Some(Fault::InterfaceRefused { below: "/content/dam".to_owned() }));
    let refused = author(&sandbox, OAUTH).probe_api(&folder).await;
    assert!(matches!(refused, Err(Error::InterfaceRefused { .. })), "{refused:?}");
}

#[tokio::test]
async fn the_interface_is_asked_only_with_a_client_id() {
    let sandbox = sandbox().await;
    author(&sandbox, OAUTH).probe_api(FOLDER).await.expect("registered");
    sandbox.register_client(false);
    let refused = author(&sandbox, OAUTH).probe_api(FOLDER).await;
    assert!(matches!(refused, Err(Error::Closed { why: Closed::Client, .. })), "{refused:?}");
    author(&sandbox, SERVICE).probe_api(FOLDER).await.expect("not needed");
    sandbox.register_client(true);
    sandbox.set_profile(false);
    assert!(author(&sandbox, OAUTH).probe_api(FOLDER).await.is_err());
    assert!(matches!(author(&sandbox, OAUTH).probe_read(FOLDER).await, Err(Error::Missing)));
}

#[tokio::test]
async fn a_folder_is_there_and_readable_or_it_is_said_why_not() {
    let sandbox = sandbox().await;
    for kind in KINDS {
        let author = author(&sandbox, kind);
        author.probe_read(FOLDER).await.expect("readable");
        author.probe_read("/content/dam").await.expect("readable");
        for other in ["/content/dam/nowhere", ASSET] {
            assert!(matches!(author.probe_read(other).await, Err(Error::Missing)), "{other}");
        }
        assert!(matches!(author.probe_read("/etc").await, Err(Error::Path)));
    }
    sandbox.set_fault(Some(Fault::ReadRefused { below: FOLDER.to_owned() }));
    let refused = author(&sandbox, SERVICE).probe_read(FOLDER).await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
    sandbox.set_fault(Some(Fault::FolderHidden { path: FOLDER.to_owned() }));
    assert!(matches!(author(&sandbox, SERVICE).probe_read(FOLDER).await, Err(Error::Missing)));
}

#[tokio::test]
async fn trying_to_write_tells_the_right_and_changes_nothing() {
    for kind in [SERVICE, OAUTH] {
        let sandbox = sandbox().await;
        let author = author(&sandbox, kind);
        let before = picture(&sandbox);
        let refused = author.probe_write(FOLDER).await.expect("an answer");
        assert!(matches!(refused, WriteProbe::Refused { .. }), "{kind:?}: {refused:?}");
        sandbox.grant_write();
        let allowed = author.probe_write(FOLDER).await.expect("an answer");
        assert_eq!(allowed, WriteProbe::Allowed, "{kind:?}");
        sandbox.refuse_writes_below(FOLDER);
        let refused = author.probe_write(FOLDER).await.expect("an answer");
        assert!(matches!(refused, WriteProbe::Refused { .. }), "{kind:?}: {refused:?}");
        assert_eq!(picture(&sandbox), before, "{kind:?}");
        for write in sandbox.writes() {
            let to_folder = write.path == FOLDER;
            assert!(to_folder || write.status >= 400, "an asset was written: {write:?}");
        }
    }
}

#[tokio::test]
async fn a_person_and_an_sdk_are_tried_like_a_service_account() {
    let own = sandbox().await;
    let person = author(&own, KeyFileKind::LocalDevelopmentToken);
    let before = picture(&own);
    assert_eq!(person.probe_write(FOLDER).await.expect("an answer"), WriteProbe::Allowed);
    assert_eq!(picture(&own), before);
    let options = relabel_sandbox::Options { local_aem: true, ..small() };
    let sdk = Sandbox::start(options).await.expect("starts");
    let before = picture(&sdk);
    let admin = local_aem(&sdk, Some(("admin", "admin")));
    assert_eq!(admin.probe_write(FOLDER).await.expect("an answer"), WriteProbe::Allowed);
    assert_eq!(picture(&sdk), before);
}

#[tokio::test]
async fn where_there_is_nothing_to_try_it_on_it_is_not_told() {
    let sandbox = Sandbox::start(relabel_sandbox::Options {
        technical_user_may_write: true,
        ..relabel_sandbox::Options::default()
    })
    .await
    .expect("starts");
    let oauth = author(&sandbox, OAUTH);
    let folders = oauth.folders("/content/dam/northlight").await.expect("folders");
    let mut empty = None;
    for folder in &folders {
        let scope = relabel_model::ListingScope { path: folder.path.clone(), recursive: true };
        let mut listing = relabel_aem::ListingSource::new(oauth.clone(), scope).expect("a path");
        if listing.next().await.expect("a page").is_none_or(|page| page.is_empty()) {
            empty = Some(folder.path.clone());
        }
    }
    let empty = empty.expect("the practice library has an empty folder");
    let unclear = oauth.probe_write(&empty).await.expect("an answer");
    assert!(matches!(unclear, WriteProbe::Unclear { .. }), "{unclear:?}");
    assert!(sandbox.writes().is_empty());
    // On the folder itself it can be tried.
    let service = author(&sandbox, SERVICE);
    assert_eq!(service.probe_write(&empty).await.expect("an answer"), WriteProbe::Allowed);
    for missing in ["/content/dam/nowhere", "/content/dam/northlight/nowhere"] {
        let refused = service.probe_write(missing).await;
        assert!(matches!(refused, Err(Error::Missing)), "{missing}: {refused:?}");
        assert!(sandbox.typed(missing).is_none(), "no node was created");
    }
}

#[tokio::test]
async fn a_client_id_that_is_not_registered_is_no_missing_permission() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    sandbox.register_client(false);
    let refused = author(&sandbox, OAUTH).probe_write(FOLDER).await;
    assert!(matches!(refused, Err(Error::Closed { why: Closed::Client, .. })), "{refused:?}");
}

#[tokio::test]
async fn what_an_earlier_trial_left_behind_goes_too() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let before = picture(&sandbox);
    // Every removal is lost on the way, and the trial says so.
    let address = Gate::LosesRemovals(usize::MAX).open(&sandbox).await;
    let cut = author_at(&sandbox, SERVICE, &address).probe_write(FOLDER).await.expect("an answer");
    let WriteProbe::LeftBehind { folder, property, is_refused, .. } = &cut else {
        panic!("{cut:?}")
    };
    assert_eq!((folder.as_str(), *property, *is_refused), (FOLDER, TRIAL, false));
    assert!(sandbox.typed(FOLDER).expect("the folder")[TRIAL].is_object());
    let allowed = author(&sandbox, SERVICE).probe_write(FOLDER).await.expect("an answer");
    assert_eq!(allowed, WriteProbe::Allowed);
    assert_eq!(picture(&sandbox), before);
}

/// The property stays, so "may only read" would be a lie.
#[tokio::test]
async fn a_removal_that_is_refused_is_said() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let address = Gate::ForbidsRemovals.open(&sandbox).await;
    let left = author_at(&sandbox, SERVICE, &address).probe_write(FOLDER).await;
    let left = left.expect("an answer");
    let WriteProbe::LeftBehind { is_refused: true, .. } = &left else { panic!("{left:?}") };
    let author = author(&sandbox, SERVICE);
    assert_eq!(author.remove_trial(FOLDER).await.expect("an answer"), None);
    assert!(sandbox.typed(FOLDER).expect("the folder").get(TRIAL).is_none());
    let gone = author.remove_trial("/content/dam/nowhere").await;
    assert_eq!(gone.expect("a folder that is gone holds nothing"), None);
}

#[tokio::test]
async fn a_trial_nobody_waits_for_any_more_cleans_up_all_the_same() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let before = picture(&sandbox);
    let author = author(&sandbox, SERVICE);
    let mut trial = Box::pin(author.probe_write(FOLDER));
    assert!((&mut trial).now_or_never().is_none(), "it takes a while");
    drop(trial);
    let removed = async {
        loop {
            let writes = sandbox.writes();
            if writes
                .iter()
                .any(|write| write.properties.keys().any(|name| name.contains("@Delete")))
            {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), removed).await.expect("it goes on");
    assert_eq!(picture(&sandbox), before);
}
