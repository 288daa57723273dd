//! The check of a connection and the look ahead before a job, as the shells see them.

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_judge::Judge;
use relabel_sandbox::{Fault, KeyFileKind, Options, Refusals, Sandbox};

use super::gate::Gate;
use super::opened::{ASSET, FOLDER, small, writable};
use super::rig::{Rig, text, wait};

const OAUTH: KeyFileKind = KeyFileKind::OauthServerToServer;
const SERVICE: KeyFileKind = KeyFileKind::ServiceCredentials;
const PARENT: &str = "/content/dam/northlight";
const TRIAL: &str = "relabelWriteCheck";

impl Rig {
    /// Behind a gate, opened with service credentials.
    async fn behind(gate: Gate) -> Self {
        let sandbox = Sandbox::start(writable()).await.expect("starts");
        let address = gate.open(&sandbox).await;
        Self::at(sandbox, SERVICE, &address).await
    }

    async fn check(&self, folder: &str) -> Vec<Finding> {
        let request = CheckConnection { connection_id: self.connection, folder: folder.to_owned() };
        let state = self.app.check_connection(&request).await.expect("the check starts");
        let findings = wait(state, |state| state.is_done).await.findings;
        let steps: Vec<_> = findings.iter().map(|row| row.step).collect();
        assert_eq!(steps.len(), 9, "one row for each step: {steps:?}");
        assert!(steps.is_sorted_by(|one, next| one < next), "{steps:?}");
        findings
    }

    /// After a check that left its trace.
    async fn left(self) -> Self {
        let findings = self.check(FOLDER).await;
        assert_eq!(row(&findings, CheckStep::Write), (Mark::Bad, FindingCode::WriteLeftBehind));
        assert!(self.has_trace(FOLDER));
        self
    }

    fn has_trace(&self, folder: &str) -> bool {
        self.sandbox.typed(folder).expect("the folder").get(TRIAL).is_some()
    }
}

fn row(findings: &[Finding], step: CheckStep) -> (Mark, FindingCode) {
    let row = findings.iter().find(|row| row.step == step).expect("every step is told");
    (row.mark, row.code)
}

#[tokio::test]
async fn what_a_trial_left_behind_is_told_and_removed_by_the_next_check() {
    let rig = Rig::behind(Gate::LosesRemovals(5)).await;
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Bad, FindingCode::WriteLeftBehind));
    let error = findings[8].error.as_ref().expect("what stays and where");
    assert_eq!(error.details.path.as_deref(), Some(FOLDER));
    assert_eq!(error.details.field.as_deref(), Some(TRIAL));
    assert!(findings[8].request.is_none(), "nobody has to do anything");
    assert!(rig.has_trace(FOLDER));
    // Of another folder: the note tells where to look.
    let findings = rig.check(PARENT).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Good, FindingCode::CanWrite));
    assert!(!rig.has_trace(FOLDER) && !rig.has_trace(PARENT));
    let asked = rig.sandbox.requests().len();
    rig.check(PARENT).await;
    let again = rig.sandbox.requests()[asked..].to_vec();
    assert!(!again.iter().any(|one| one.path.contains("series-0001")), "the note is gone");
}

/// The program ended in between: the next one on the same data folder cleans up, also
/// with a key that was not kept.
#[tokio::test]
async fn what_a_trial_left_behind_is_known_to_the_next_program() {
    let sandbox = Sandbox::start(writable()).await.expect("starts");
    let address = Gate::LosesRemovals(5).open(&sandbox).await;
    let mut left = Rig::at(sandbox, SERVICE, &address).await.left().await;
    left.judge.excuse("what was left behind is looked at here");
    let Rig { sandbox, app, folder, .. } = left;
    drop(app);
    let options = AppOptions {
        data_folder: Some(folder.path().to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    };
    let opened = async {
        loop {
            // What ran in the first one lets go of its folder a moment later.
            match App::open(&options) {
                Err(error) if error.code == ErrorCode::StoreBusy => tokio::task::yield_now().await,
                opened => return opened.expect("the data folder opens"),
            }
        }
    };
    let app = tokio::time::timeout(std::time::Duration::from_secs(60), opened).await;
    let app = app.expect("in time");
    let inspected = app.inspect_key("key.json".to_owned(), &sandbox.key_file(SERVICE)).await;
    let KeyInspection::Usable { import_id, .. } = inspected else { panic!("{inspected:?}") };
    let request = AddConnection {
        import_id,
        name: "Again".to_owned(),
        address: address.as_str().trim_end_matches('/').to_owned(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    let connection = app.add_connection(&request).await.expect("the connection is added").id;
    let mut judge = Judge::of(&sandbox, folder.path());
    judge.excuse("what was left behind is removed here");
    let rig = Rig { judge, sandbox, app, folder, connection };
    let findings = rig.check(PARENT).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Good, FindingCode::CanWrite));
    assert!(!rig.has_trace(FOLDER));
}

#[tokio::test]
async fn a_removal_that_aem_refuses_asks_for_the_permission() {
    let mut rig = Rig::behind(Gate::ForbidsRemovals).await;
    rig.judge.excuse("what is left behind is said");
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Bad, FindingCode::WriteLeftBehind));
    let request = findings[8].request.as_ref().expect("a request");
    assert_eq!(request.kind, AdminRequestKind::GrantWrite);
    assert_eq!(request.folder.as_deref(), Some(FOLDER));
}

#[tokio::test]
async fn a_check_tries_again_what_was_believed_a_moment_ago() {
    let rig = Rig::with(writable(), SERVICE).await;
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Good, FindingCode::CanWrite));
    rig.sandbox.revoke_write();
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Write), (Mark::Bad, FindingCode::WriteRefused));
}

/// Sling says it with a 500, a gateway with a 403.
#[tokio::test]
async fn an_account_that_may_only_read_is_told_apart() {
    for (refusals, status) in [(Refusals::Sling, 500), (Refusals::Gateway, 403)] {
        let rig = Rig::with(Options { refusals, ..small() }, SERVICE).await;
        let findings = rig.check(FOLDER).await;
        assert_eq!(row(&findings, CheckStep::Write), (Mark::Bad, FindingCode::WriteRefused));
        let write = findings.iter().find(|row| row.step == CheckStep::Write).expect("a row");
        let request = write.request.as_ref().expect("what to ask for");
        assert_eq!(request.kind, AdminRequestKind::GrantWrite);
        let error = write.error.as_ref().expect("what AEM said");
        let code = ErrorCode::PermissionMissing;
        assert_eq!((error.code, error.details.status), (code, Some(status)));
    }
}

#[tokio::test]
async fn a_check_tells_of_a_wish_for_quiet_instead_of_waiting() {
    let rig = Rig::behind(Gate::AsksForQuiet("900")).await;
    for _ in 0..2 {
        let findings = rig.check(FOLDER).await;
        let account = row(&findings, CheckStep::Account);
        assert_eq!(account, (Mark::Warning, FindingCode::AskedToWait));
        let until = findings[5].until.as_ref().expect("until when").0;
        assert!(until > time::OffsetDateTime::now_utc() + time::Duration::minutes(14));
        assert_eq!(row(&findings, CheckStep::Read), (Mark::Skipped, FindingCode::NotTried));
    }
}

#[tokio::test]
async fn a_wait_without_end_is_told_all_the_same() {
    let rig = Rig::behind(Gate::AsksForQuiet("999999999999")).await;
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Account), (Mark::Warning, FindingCode::AskedToWait));
}

#[tokio::test]
async fn a_look_ahead_writes_nothing() {
    for (key, options) in [(SERVICE, writable()), (SERVICE, small()), (OAUTH, small())] {
        let rig = Rig::with(options, key).await;
        let listing = rig.list(FOLDER, false, false).await;
        let plan = rig.plan(listing.listing_id, vec![text("dc:rights", "mine")]).await;
        let outlook = rig.app.job_outlook(plan.plan_id).await.expect("an outlook");
        assert!(outlook.findings.is_empty(), "{key:?}: {:?}", outlook.findings);
        assert!(rig.sandbox.writes().is_empty(), "{key:?}");
    }
}

#[tokio::test]
async fn a_folder_that_is_not_there_says_nothing_about_the_profile() {
    let rig = Rig::with(writable(), OAUTH).await;
    rig.sandbox.register_client(false);
    let findings = rig.check("/content/dam/nowhere").await;
    let api = (row(&findings, CheckStep::Api), row(&findings, CheckStep::Read));
    let missing = (Mark::Bad, FindingCode::FolderMissing);
    assert_eq!(api, ((Mark::Bad, FindingCode::ClientNotRegistered), missing));
    rig.sandbox.set_profile(false);
    let findings = rig.check("/content/dam/nowhere").await;
    assert_eq!(row(&findings, CheckStep::Api), (Mark::Bad, FindingCode::ProfileMissing));
    assert!(rig.sandbox.typed(ASSET).is_some());
}

#[tokio::test]
async fn to_be_let_in_as_nobody_is_no_sign_in() {
    let rig = Rig::behind(Gate::Anonymous).await;
    let findings = rig.check(FOLDER).await;
    let account = row(&findings, CheckStep::Account);
    assert_eq!(account, (Mark::Warning, FindingCode::AccountAnonymous));
}

#[tokio::test]
async fn a_refused_daily_pass_is_made_anew_by_its_owner() {
    let rig = Rig::with(small(), KeyFileKind::LocalDevelopmentToken).await;
    rig.sandbox.set_fault(Some(Fault::OtherEnvironment));
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Account), (Mark::Bad, FindingCode::PassRefused));
    assert!(findings[5].request.is_none());
}

#[tokio::test]
async fn an_aem_of_this_computer_is_nobody_elses_business() {
    let sandbox = Sandbox::start(Options { local_aem: true, ..small() }).await.expect("starts");
    let address = sandbox.origin();
    let mut rig = Rig::with(small(), SERVICE).await;
    let request = AddLocalAem {
        address: address.as_str().trim_end_matches('/').to_owned(),
        sign_in: LocalSignIn::ShippedAccount,
        name: "AEM here".to_owned(),
    };
    let wrong = "not it".to_owned().into();
    let added = rig.app.add_local_aem_as(&request, "admin", wrong);
    rig.connection = added.await.expect("the connection is added").id;
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Account), (Mark::Bad, FindingCode::PasswordRefused));
    sandbox.stopped().await;
    let findings = rig.check(FOLDER).await;
    assert_eq!(row(&findings, CheckStep::Network), (Mark::Bad, FindingCode::AemNotStarted));
    assert!(findings.iter().all(|row| row.request.is_none()), "{findings:?}");
}
