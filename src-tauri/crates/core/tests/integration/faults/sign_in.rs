//! Passes that end, keys that are refused, clocks that are wrong: F18 to F22, F27, F28.

use std::time::Duration;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, ImsFault, KeyFileKind, Options, Sandbox};

use super::{BOTH, Case, both};
use crate::rig::Rig;

/// Drops a key file on a connection.
async fn drop_key(rig: &Rig, key: &[u8]) -> Result<ConnectionSummary, ApiError> {
    let inspected = rig.app.inspect_key("key.json".to_owned(), key).await;
    let KeyInspection::Usable { import_id, .. } = inspected else { panic!("{inspected:?}") };
    let request = AddConnection {
        import_id,
        name: String::new(),
        address: rig.sandbox.origin().to_string(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: Some(rig.connection),
    };
    rig.app.add_connection(&request).await
}

#[tokio::test]
async fn a_pass_that_ends_in_the_middle_costs_one_sign_in() {
    both(async |kind| {
        let options = Options {
            content: Content::Synthetic(240),
            technical_user_may_write: true,
            token_life: Duration::from_secs(4),
            latency: Duration::from_millis(100),
            ..Options::default()
        };
        let case = Case::with(options, kind).await;
        let plan = case.plan().await;
        if kind == KeyFileKind::ServiceCredentials {
            // Blocks need few requests: this job, too, outlasts half of a token's life, after
            // which a token is renewed.
            case.rig.sandbox.set_latency(Duration::from_millis(200), Duration::ZERO);
        }
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        case.rig.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
        assert_eq!(result.counts.changed, 240, "{kind:?}: {result:?}");
        let writes = case.rig.sandbox.writes();
        // That it is renewed before its end is shown with a clock of their own by the tests of
        // the access tokens: here a busy computer may hold a write up until its token has ended.
        let took = writes[writes.len() - 1].at - writes[0].received;
        let most = 3 + usize::try_from(took.whole_seconds()).expect("forwards") / 2;
        assert!((2..=most).contains(&case.sign_ins()), "{kind:?}: {} sign-ins", case.sign_ins());
    })
    .await;
}

#[tokio::test]
async fn refused_all_at_once_cause_one_sign_in_and_are_sent_once_more() {
    both(async |kind| {
        let case = Case::new(500, kind).await;
        let fast = UpdateConnection {
            connection_id: case.rig.connection,
            name: "Practice".to_owned(),
            stage: Stage::Development,
            speed: Some(Speed::Fast),
            route: None,
        };
        case.rig.app.update_connection(&fast).await.expect("is set");
        let plan = case.plan().await;
        let before = case.sign_ins();
        case.rig.sandbox.set_latency(Duration::from_millis(150), Duration::ZERO);
        case.stage("tokens-expire:after-writes=200");
        let job = case.start(&plan).await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 500, "{kind:?}: {result:?}");
        assert_eq!(case.sign_ins() - before, 1, "{kind:?}");
        let ledger = case.rig.sandbox.ledger();
        let refused = ledger.totals().by_status.get(&401).copied().unwrap_or(0);
        assert!(refused > 1, "{kind:?}: several were refused, not {refused}");
        assert!(ledger.per_asset().iter().all(|one| one.sends <= 2), "{kind:?}");
    })
    .await;
}

/// Part of [`super::all_that_takes_half_a_minute`].
pub(super) async fn a_sign_in_that_is_down_is_waited_for_without_hammering_it() {
    let case = Case::new(160, KeyFileKind::ServiceCredentials).await;
    let plan = case.plan().await;
    case.stage("tokens-expire:after-writes=80");
    case.rig.sandbox.set_ims_fault(Some(ImsFault::InternalError));
    let before = case.sign_ins();
    let job = case.start(&plan).await;
    let error = job.held().await;
    assert_eq!(error.code, ErrorCode::SignInUnavailable);
    for _ in 0..5 {
        case.rig.app.resume_job(job.id).await.expect("an impatient user");
        job.held().await;
    }
    assert!(case.sign_ins() - before <= 3, "{} tries", case.sign_ins() - before);
    assert_eq!(job.job.borrow().counts.failed, 0);
    case.rig.sandbox.set_ims_fault(None);
    // By itself: within half a minute after the last try.
    let result = case.ended(job).await;
    assert_eq!(result.counts.changed, 160, "{result:?}");
}

#[tokio::test]
async fn a_credential_that_is_gone_waits_for_the_user_and_takes_another_key() {
    for (fault, code) in [
        (ImsFault::CredentialDeleted, ErrorCode::CredentialUnknown),
        (ImsFault::CertificateRevoked, ErrorCode::KeyRejected),
    ] {
        let case = Case::new(160, KeyFileKind::ServiceCredentials).await;
        let plan = case.plan().await;
        case.stage("tokens-expire:after-writes=80");
        case.rig.sandbox.set_ims_fault(Some(fault));
        let before = case.sign_ins();
        let job = case.start(&plan).await;
        assert_eq!(job.held().await.code, code);
        for _ in 0..5 {
            case.rig.app.resume_job(job.id).await.expect("an impatient user");
            assert_eq!(job.held().await.code, code);
        }
        assert!(case.sign_ins() - before <= 2, "{} tries", case.sign_ins() - before);
        // A key of another account is not taken, and the job goes on waiting.
        let person = case.rig.sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
        let refused = drop_key(&case.rig, &person).await.expect_err("of another account");
        assert_eq!(refused.code, ErrorCode::OtherAccount);
        // The impatient user's last try may still be under way.
        assert_eq!(job.held().await.code, code);
        case.rig.sandbox.set_ims_fault(None);
        drop_key(&case.rig, &case.key).await.expect("the same account");
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 160, "{code:?}: {result:?}");
    }
}

#[tokio::test]
async fn a_daily_pass_that_ended_is_replaced_and_the_same_job_goes_on() {
    let case = Case::new(160, KeyFileKind::LocalDevelopmentToken).await;
    // The pass in use is the one the rig was opened with; each file has a new one.
    let plan = case.plan().await;
    case.stage("tokens-expire:after-writes=80");
    let job = case.start(&plan).await;
    let id = job.id;
    let error = job.held().await;
    assert_eq!(error.code, ErrorCode::SignInRefused);
    let fresh = case.rig.sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
    drop_key(&case.rig, &fresh).await.expect("of the same person");
    let result = case.ended(job).await;
    assert_eq!((result.job_id, result.counts.changed), (id, 160), "{result:?}");
}

#[tokio::test]
async fn a_night_in_the_middle_of_a_job_leaves_no_trace() {
    both(async |kind| {
        let sandbox = Sandbox::start(Options {
            content: Content::Synthetic(300),
            technical_user_may_write: true,
            ..Options::default()
        });
        let sandbox = sandbox.await.expect("starts");
        let mut link = crate::pauses::Link::to(&sandbox).await;
        let address = link.address.clone();
        let key = sandbox.key_file(kind);
        let case = Case { rig: Rig::at(sandbox, kind, &address).await, key };
        let job = case.started().await;
        job.until(|now| now.done > 50).await;
        // What a sleep of nine hours leaves behind.
        link.cut();
        case.rig.sandbox.expire_tokens();
        case.rig.sandbox.advance_clock(Duration::from_secs(9 * 3_600));
        link.mend().await;
        let result = case.ended(job).await;
        assert_eq!(result.counts.changed, 300, "{kind:?}: {result:?}");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_is_wrong_keeps_nobody_from_working() {
    for fault in ["clock-ahead=90000", "clock-ahead=-7200"] {
        for kind in BOTH {
            let case = Case::new(40, kind).await;
            case.stage(fault);
            case.rig.sandbox.expire_tokens();
            let job = case.started().await;
            let result = case.ended(job).await;
            assert_eq!(result.counts.changed, 40, "{fault} {kind:?}: {result:?}");
            assert!(case.sign_ins() <= 3, "{fault} {kind:?}: {} sign-ins", case.sign_ins());
        }
    }
}
