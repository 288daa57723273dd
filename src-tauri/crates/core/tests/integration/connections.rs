//! Adding, meeting again and removing connections.

use relabel_core::api::types::*;
use relabel_sandbox::{Fault, KeyFileKind};

use super::rig::Rig;

async fn add(rig: &Rig, remember: bool, stage: Stage) -> Result<ConnectionSummary, ApiError> {
    let key = rig.sandbox.key_file(KeyFileKind::ServiceCredentials);
    let inspected = rig.app.inspect_key("key.json".to_owned(), &key).await;
    let KeyInspection::Usable { import_id, .. } = inspected else {
        panic!("refused: {inspected:?}")
    };
    let address = rig.sandbox.origin().as_str().to_owned();
    let request = AddConnection {
        import_id,
        name: String::new(),
        address,
        address_confirmed: false,
        stage,
        remember,
        replaces: None,
    };
    rig.app.add_connection(&request).await
}

#[tokio::test]
async fn the_same_key_again_updates_and_a_passing_use_never_replaces_a_kept_one() {
    let rig = Rig::new().await;
    let kept = add(&rig, true, Stage::Live).await.expect("kept");
    let again = add(&rig, true, Stage::Test).await.expect("updated");
    assert_eq!(again.id, kept.id, "the same key is the same connection");
    assert_eq!(again.stage, Stage::Test);
    let passing = add(&rig, false, Stage::Development).await.expect("for now");
    assert_ne!(passing.id, kept.id);
    let all = rig.app.list_connections().await.expect("a list");
    assert!(all.iter().any(|one| one.id == kept.id && one.remembered && one.stage == Stage::Test));
}

#[tokio::test]
async fn only_the_practice_environment_is_for_practice() {
    let rig = Rig::new().await;
    let error = add(&rig, false, Stage::Practice).await.expect_err("not started by the app");
    assert_eq!(error.code, ErrorCode::RequestInvalid);
}

#[tokio::test]
async fn a_removed_connection_cannot_be_used() {
    let rig = Rig::new().await;
    rig.app.sign_in(rig.connection).await.expect("signs in");
    rig.app.remove_connection(rig.connection).await.expect("removed");
    let error = rig.app.sign_in(rig.connection).await.expect_err("gone");
    assert_eq!(error.code, ErrorCode::NotFound);
}

#[tokio::test]
async fn what_was_read_with_a_key_goes_when_it_is_replaced() {
    let rig = Rig::new().await;
    let path = "/content/cq:tags/northlight/season".to_owned();
    rig.sandbox.set_fault(Some(Fault::FolderHidden { path }));
    let (text, locale) = ("été".to_owned(), "fr".to_owned());
    let find = FindTags { connection_id: rig.connection, text, locale, limit: 20 };
    assert!(rig.app.find_tags(&find).await.expect("tags").is_empty());
    rig.sandbox.set_fault(None);
    let again = add(&rig, false, Stage::Test).await.expect("replaced");
    assert_eq!(again.id, rig.connection);
    assert!(!rig.app.find_tags(&find).await.expect("tags").is_empty(), "they are read anew");
}
