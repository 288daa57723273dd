//! Replacing the key of a connection: asked for once, never by accident, and
//! without the connection going anywhere.

use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, OauthForm, Options};

use super::rig::{Rig, ended, open, text, wait};

async fn inspected(rig: &Rig, name: &str, file: &[u8]) -> (ImportId, Vec<ExistingConnection>) {
    match rig.app.inspect_key(name.to_owned(), file).await {
        KeyInspection::Usable { import_id, existing, .. } => (import_id, existing),
        other => panic!("not usable: {other:?}"),
    }
}

fn adding(rig: &Rig, import_id: ImportId) -> AddConnection {
    AddConnection {
        import_id,
        name: String::new(),
        address: rig.sandbox.origin().to_string(),
        address_confirmed: false,
        stage: Stage::Test,
        remember: true,
        replaces: None,
    }
}

/// A new daily pass of the same person, like one for every day.
fn new_pass(rig: &Rig) -> Vec<u8> {
    rig.sandbox.key_file(KeyFileKind::LocalDevelopmentToken)
}

async fn kept_pass(rig: &Rig) -> ConnectionSummary {
    let (import_id, existing) = inspected(rig, "token.json", &new_pass(rig)).await;
    assert!(existing.iter().all(|one| one.connection_id == rig.connection));
    rig.app.add_connection(&adding(rig, import_id)).await.expect("kept")
}

#[tokio::test]
async fn another_key_of_the_account_is_asked_about_once() {
    let rig = Rig::new().await;
    let kept = kept_pass(&rig).await;
    let (import_id, existing) = inspected(&rig, "token.json", &new_pass(&rig)).await;
    let told = existing.iter().find(|one| one.connection_id == kept.id).expect("it is known");
    assert_eq!(told.relation, KeyRelation::Newer);

    let unasked = rig.app.add_connection(&adding(&rig, import_id)).await.expect_err("not asked");
    assert_eq!(unasked.code, ErrorCode::ReplaceNotConfirmed);
    let request = AddConnection { replaces: Some(kept.id), ..adding(&rig, import_id) };
    let replaced = rig.app.add_connection(&request).await.expect("replaced");
    assert_eq!(replaced.id, kept.id);
    assert_ne!(replaced.key.mark, kept.key.mark);
    let of_account = rig.app.list_connections().await.expect("a list");
    let doubles = of_account.iter().filter(|one| one.key.account == kept.key.account).count();
    assert_eq!(doubles, 1, "{of_account:?}");
}

#[tokio::test]
async fn a_replacement_that_is_not_to_be_kept_leaves_the_connection_kept() {
    let rig = Rig::new().await;
    let kept = kept_pass(&rig).await;
    let (import_id, _) = inspected(&rig, "token.json", &new_pass(&rig)).await;
    let request =
        AddConnection { replaces: Some(kept.id), remember: false, ..adding(&rig, import_id) };
    let replaced = rig.app.add_connection(&request).await.expect("replaced");
    assert_eq!(replaced.id, kept.id);
    assert!(replaced.remembered, "or the connection would be gone at the next start");
    rig.app.sign_in(kept.id).await.expect("with the new key");
}

#[tokio::test]
async fn what_is_known_of_the_kept_key_outlives_one_that_is_not_kept() {
    let rig = Rig::new().await;
    let kept = kept_pass(&rig).await;
    let (import_id, _) = inspected(&rig, "token.json", &new_pass(&rig)).await;
    let request =
        AddConnection { replaces: Some(kept.id), remember: false, ..adding(&rig, import_id) };
    let replaced = rig.app.add_connection(&request).await.expect("replaced");
    assert_ne!(replaced.key.mark, kept.key.mark);
    // Whatever else is decided about the connection meanwhile.
    let renamed = UpdateConnection {
        connection_id: kept.id,
        name: "Renamed".to_owned(),
        stage: Stage::Development,
        speed: Some(Speed::Gentle),
        route: None,
    };
    rig.app.update_connection(&renamed).await.expect("renamed");
    let own = |all: Vec<ConnectionSummary>| all.into_iter().find(|one| one.id == kept.id);
    let now = own(rig.app.list_connections().await.expect("a list")).expect("is there");
    assert_eq!(now.key, replaced.key, "the key that is in use");

    let Rig { app, folder, .. } = rig;
    drop(app);
    let app = open(folder.path(), None);
    let later = own(app.list_connections().await.expect("a list")).expect("is still there");
    assert_eq!(later.key, kept.key, "the key that the key store has");
    assert_eq!((&*later.name, later.stage), ("Renamed", Stage::Development));
    assert_eq!(later.speed, Speed::Gentle);
}

#[tokio::test]
async fn a_key_is_replaced_where_it_is_and_not_moved() {
    let rig = Rig::new().await;
    let kept = kept_pass(&rig).await;
    let (import_id, _) = inspected(&rig, "token.json", &new_pass(&rig)).await;
    let elsewhere = "https://author-p11111-e22222.adobeaemcloud.com".to_owned();
    let request =
        AddConnection { replaces: Some(kept.id), address: elsewhere, ..adding(&rig, import_id) };
    let moved = rig.app.add_connection(&request).await.expect_err("plans of one run in another");
    assert_eq!(moved.code, ErrorCode::RequestInvalid);
    let same = rig.app.list_connections().await.expect("a list");
    assert!(same.iter().any(|one| one.id == kept.id && one.address == kept.address));
}

#[tokio::test]
async fn an_unusual_host_is_confirmed_once_for_an_account() {
    let rig = Rig::new().await;
    let unusual = "https://dam.example.com:8443".to_owned();
    let file = new_pass(&rig);
    let (import_id, _) = inspected(&rig, "token.json", &file).await;
    let request = AddConnection { address: unusual.clone(), ..adding(&rig, import_id) };
    let refused = rig.app.add_connection(&request).await.expect_err("not confirmed");
    assert_eq!(refused.code, ErrorCode::AddressNeedsConfirmation);
    let request = AddConnection { address_confirmed: true, ..request };
    let added = rig.app.add_connection(&request).await.expect("confirmed");

    let (import_id, _) = inspected(&rig, "token.json", &file).await;
    let request = AddConnection { address: unusual.clone(), ..adding(&rig, import_id) };
    let again = rig.app.add_connection(&request).await.expect("the very same");
    assert_eq!(again.id, added.id);

    // Another account was never confirmed to go there.
    let other = rig.sandbox.key_file(KeyFileKind::ServiceCredentials);
    let (import_id, _) = inspected(&rig, "key.json", &other).await;
    let request = AddConnection { address: unusual, ..adding(&rig, import_id) };
    let refused = rig.app.add_connection(&request).await.expect_err("binds key and host");
    assert_eq!(refused.code, ErrorCode::AddressNeedsConfirmation);
}

#[tokio::test]
async fn a_form_that_tells_less_takes_nothing_away() {
    let rig = Rig::with(Options::default(), KeyFileKind::OauthServerToServer).await;
    let before = rig.app.list_connections().await.expect("a list").remove(0);
    assert!(before.key.account.is_some() && before.key.organisation.is_some());
    let (import_id, existing) =
        inspected(&rig, ".env", &rig.sandbox.oauth_file(OauthForm::Env)).await;
    assert_eq!(existing.len(), 1, "the same credential in another form");
    let request = AddConnection { replaces: Some(before.id), ..adding(&rig, import_id) };
    let after = rig.app.add_connection(&request).await.expect("the same account");
    assert_eq!(after.key.account, before.key.account);
    assert_eq!(after.key.organisation, before.key.organisation);
}

#[tokio::test]
async fn a_locked_live_connection_lets_no_held_job_go_on() {
    let rig = Rig::new().await;
    let listing = rig.list(relabel_sandbox::LIBRARY_ROOT, true, false).await;
    let plan = rig.plan(listing.listing_id, vec![text("dc:rights", "© of a test")]).await;
    let mut job = rig.start(&plan).await;
    let id = job.borrow().job_id;
    rig.app.pause_job(id).expect("held");
    let live = UpdateConnection {
        connection_id: rig.connection,
        name: String::new(),
        stage: Stage::Live,
        speed: None,
        route: None,
    };
    rig.app.update_connection(&live).await.expect("live now");
    wait(job.clone(), |job| job.phase != JobPhase::Running).await;
    if job.borrow_and_update().phase == JobPhase::Finished {
        panic!("the job was over before it was held: the folder is too small for this test");
    }
    let locked = rig.app.resume_job(id).await.expect_err("locked");
    assert_eq!(locked.code, ErrorCode::LiveLocked);
    rig.app.unlock_live(rig.connection).await.expect("unlocked");
    rig.app.resume_job(id).await.expect("goes on");
    assert_eq!(ended(job).await.phase, JobPhase::Finished);
}
