//! The AEM SDK on this computer: signed in with its shipped account, or not at all.

use relabel_access::http::{Reach, Unreachable};
use relabel_aem::{AccountProbe, Author, Change, Error};
use relabel_model::{Kind, Property};
use relabel_sandbox::{Fault, KeyFileKind, Options, Sandbox};

use super::opened::{ASSET, FOLDER, author, local_aem, small, write};

async fn sdk(anonymous_may_edit: bool) -> Sandbox {
    let options = Options { local_aem: true, anonymous_may_edit, ..small() };
    Sandbox::start(options).await.expect("starts")
}

async fn change_rights(author: &Author) -> Result<(), Error> {
    let state = author.asset_state(ASSET).await?;
    let after = Some(Property::single(Kind::String, "mine"));
    let changes = [Change { property: "dc:rights".to_owned(), after }];
    write(author, ASSET, &state, &changes).await
}

#[tokio::test]
async fn the_shipped_account_lists_reads_and_writes_without_any_sign_in_at_adobe() {
    let sandbox = sdk(false).await;
    let author = local_aem(&sandbox, Some(("admin", "admin")));
    assert!(author.tokens().is_none());
    let account = author.probe_account().await.expect("an answer");
    assert_eq!(account, AccountProbe::Known("admin".to_owned()));
    assert!(!author.folders("/content/dam").await.expect("folders").is_empty());
    change_rights(&author).await.expect("written");
    assert_eq!(sandbox.metadata(ASSET).expect("the asset")["dc:rights"]["value"], "mine");
    assert!(sandbox.requests().iter().all(|request| !request.path.starts_with("/ims")));
}

#[tokio::test]
async fn a_wrong_password_is_a_refused_sign_in_and_is_tried_once() {
    let sandbox = sdk(false).await;
    let author = local_aem(&sandbox, Some(("admin", "canary")));
    let refused = author.asset_state(ASSET).await.expect_err("refused");
    assert!(matches!(refused, Error::SignInRefused), "{refused:?}");
    assert_eq!(sandbox.requests().len(), 1, "a password is not tried again");
    assert!(!format!("{author:?} {refused:?}").contains("canary"));
}

#[tokio::test]
async fn without_a_sign_in_one_sees_what_the_sdk_lets_everybody_see() {
    let closed = sdk(false).await;
    let author = local_aem(&closed, None);
    assert!(matches!(author.probe_read(FOLDER).await, Err(Error::Missing)));
    let open = sdk(true).await;
    let author = local_aem(&open, None);
    author.probe_read(FOLDER).await.expect("readable");
    change_rights(&author).await.expect("written");
}

#[tokio::test]
async fn choosing_the_sdk_opens_no_door_for_a_key_of_adobe() {
    let sandbox = sdk(false).await;
    let address = sandbox.origin();
    let reach = Reach::new(false);
    let origin = reach.local_aem(address.as_str()).expect("this computer");
    assert!(reach.ims(origin.authority()).is_err());
    let refused = reach.author(address.as_str(), true).expect_err("refused");
    assert!(refused.to_string().contains(&Unreachable::Loopback.to_string()), "{refused}");
    // And were a token sent there, the SDK would not know it.
    let author = author(&sandbox, KeyFileKind::LocalDevelopmentToken);
    assert!(matches!(author.asset_state(ASSET).await, Err(Error::SignInRefused)));
}

fn app(folder: &std::path::Path) -> relabel_core::api::App {
    relabel_core::api::App::open(&relabel_core::api::AppOptions {
        data_folder: Some(folder.to_owned()),
        loopback_allowed: false,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    })
    .expect("the app opens")
}

#[tokio::test]
async fn nobody_signs_in_as_anybody_else_than_was_chosen() {
    use relabel_core::api::types::{AddLocalAem, ErrorCode, ListFolders, LocalSignIn};
    let sandbox = sdk(false).await;
    let folder = tempfile::tempdir().expect("a folder");
    let request = |sign_in| AddLocalAem {
        address: sandbox.origin().to_string(),
        sign_in,
        name: "SDK".to_owned(),
    };
    let own = {
        let app = app(folder.path());
        let password = zeroize::Zeroizing::new("canary".to_owned());
        let own = app
            .add_local_aem_as(&request(LocalSignIn::ShippedAccount), "bob", password)
            .await
            .expect("added");
        assert_eq!(own.key.account.as_deref(), Some("bob"));
        own.id
    };
    // The password is gone with the program that had it. The shipped account would
    // be let in, but nobody chose it.
    let app = app(folder.path());
    let asked = sandbox.requests().len();
    let folders = ListFolders { connection_id: own, path: "/content/dam".to_owned() };
    let refused = app.list_folders(&folders).await.expect_err("no password");
    assert_eq!(refused.code, ErrorCode::KeyGone);
    assert_eq!(sandbox.requests().len(), asked, "nothing was sent");

    let shipped = app.add_local_aem(&request(LocalSignIn::ShippedAccount)).await.expect("changed");
    assert_eq!(shipped.id, own, "one connection for one address");
    assert!(!app.list_folders(&folders).await.expect("the shipped account").is_empty());
    let nobody = app.add_local_aem(&request(LocalSignIn::Nobody)).await.expect("changed");
    assert_eq!(nobody.key.account, None);
    let seen = app.list_folders(&folders).await.expect("a wrong password would be refused");
    assert!(seen.is_empty(), "what nobody sees: {seen:?}");
    app.remove_connection(own).await.expect("removed");
}

/// Who may see a tag is decided by the account.
#[tokio::test]
async fn tags_are_read_anew_after_another_sign_in() {
    use relabel_core::api::types::{AddLocalAem, FindTags, LocalSignIn};
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path());
    let options = Options { local_aem: true, ..Options::default() };
    let sandbox = Sandbox::start(options).await.expect("starts");
    let sign_in = async |sign_in| {
        let (address, name) = (sandbox.origin().to_string(), "SDK".to_owned());
        app.add_local_aem(&AddLocalAem { address, sign_in, name }).await.expect("added").id
    };
    let connection_id = sign_in(LocalSignIn::ShippedAccount).await;
    let (text, locale) = ("été".to_owned(), "fr".to_owned());
    let find = FindTags { connection_id, text, locale, limit: 20 };
    let hidden = Fault::FolderHidden { path: "/content/cq:tags/northlight/season".to_owned() };
    sandbox.set_fault(Some(hidden));
    assert!(app.find_tags(&find).await.expect("tags").is_empty());
    sandbox.set_fault(None);
    assert!(app.find_tags(&find).await.expect("tags").is_empty(), "they are kept");
    assert_eq!(sign_in(LocalSignIn::Nobody).await, connection_id);
    let found = app.find_tags(&find).await.expect("tags");
    assert_eq!(found[0].id, "northlight:season/summer");
}

#[tokio::test]
async fn nothing_is_asked_for_a_connection_that_was_removed() {
    use relabel_core::api::types::{AddLocalAem, LocalSignIn, OpenListing};
    let folder = tempfile::tempdir().expect("a folder");
    let app = app(folder.path());
    let options = Options { local_aem: true, ..Options::default() };
    let sandbox = Sandbox::start(options).await.expect("starts");
    let request = AddLocalAem {
        address: sandbox.origin().to_string(),
        sign_in: LocalSignIn::ShippedAccount,
        name: "SDK".to_owned(),
    };
    let connection_id = app.add_local_aem(&request).await.expect("added").id;
    sandbox.set_latency(std::time::Duration::from_millis(100), std::time::Duration::ZERO);
    let path = "/content/dam".to_owned();
    let request = OpenListing { connection_id, path, recursive: true, include_fragments: true };
    let listing = app.open_listing(&request).await.expect("opens");
    let mut state = app.watch_listing(listing).expect("is known");
    app.remove_connection(connection_id).await.expect("removed");
    while state.changed().await.is_ok() {}
    assert!(!state.borrow().complete, "{:?}", state.borrow());
    assert!(app.watch_listing(listing).is_err(), "it is forgotten");
}
