//! The trials behind the check of a connection: what they find, and that they leave
//! nothing behind.

use futures::FutureExt as _;
use relabel_core::aem::{Error, WriteProbe};
use relabel_sandbox::{Fault, KeyFileKind, Sandbox};
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
        let name = author(&sandbox, kind).who_am_i().await.expect("an answer").expect("a name");
        assert!(sandbox.users().contains(&name), "{kind:?}: {name}");
    }
    sandbox.set_fault(Some(Fault::OtherEnvironment));
    for kind in KINDS {
        let refused = author(&sandbox, kind).who_am_i().await;
        assert!(matches!(refused, Err(Error::SignInRefused)), "{kind:?}: {refused:?}");
    }
    for asleep in [Fault::Asleep, Fault::HibernationPage { status: 200 }, Fault::HtmlLoginPage] {
        sandbox.set_fault(Some(asleep));
        let page = author(&sandbox, SERVICE).who_am_i().await;
        assert!(matches!(page, Err(Error::NotData { .. })), "{page:?}");
    }
    sandbox.set_fault(Some(Fault::Status(404)));
    assert_eq!(author(&sandbox, SERVICE).who_am_i().await.expect("unknown, and no error"), None);
}

#[tokio::test]
async fn the_interface_is_asked_only_with_a_client_id() {
    let sandbox = sandbox().await;
    author(&sandbox, OAUTH).probe_api().await.expect("registered");
    sandbox.register_client(false);
    let refused = author(&sandbox, OAUTH).probe_api().await;
    assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
    author(&sandbox, SERVICE).probe_api().await.expect("not needed");
    sandbox.register_client(true);
    sandbox.set_profile(false);
    assert!(author(&sandbox, OAUTH).probe_api().await.is_err());
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
        let scope = relabel_core::aem::ListingScope { path: folder.path.clone(), recursive: true };
        let mut listing =
            relabel_core::aem::ListingSource::new(oauth.clone(), scope).expect("a path");
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
    assert!(matches!(refused, Err(Error::ClientNotRegistered { .. })), "{refused:?}");
}

#[tokio::test]
async fn what_an_earlier_trial_left_behind_goes_too() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let before = picture(&sandbox);
    // Every removal is lost on the way, and the trial says so.
    let address = Gate::NoRemovals.open(&sandbox).await;
    let cut = author_at(&sandbox, SERVICE, &address).probe_write(FOLDER).await.expect("an answer");
    assert!(matches!(cut, WriteProbe::Unclear { .. }), "{cut:?}");
    assert!(sandbox.typed(FOLDER).expect("the folder")[TRIAL].is_object());
    let allowed = author(&sandbox, SERVICE).probe_write(FOLDER).await.expect("an answer");
    assert_eq!(allowed, WriteProbe::Allowed);
    assert_eq!(picture(&sandbox), before);
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
