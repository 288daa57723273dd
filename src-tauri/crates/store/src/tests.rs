//! The database as a whole: who may open it, and databases of earlier versions.

use super::opening::SCHEMA;
use super::*;
use relabel_model::{CertificateFacts, CompanyCertificate, Timestamp};

#[test]
fn a_second_program_is_refused_while_the_first_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Store::open(folder.path()).expect("opens");
    assert!(matches!(Store::open(folder.path()), Err(Error::InUse)));
    drop(first);
    Store::open(folder.path()).expect("opens again after the first ended");
}

#[test]
fn a_program_that_is_just_ending_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let ending = Store::open(folder.path()).expect("opens");
    let begun = std::sync::Barrier::new(2);
    std::thread::scope(|threads| {
        let next = threads.spawn(|| {
            begun.wait();
            Store::open(folder.path())
        });
        begun.wait();
        drop(ending);
        next.join().expect("ends").expect("opens as soon as the other is gone");
    });
}

#[test]
fn a_newer_database_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    drop(Store::open(folder.path()).expect("opens"));
    let database = Connection::open(folder.path().join("relabel.db")).expect("opens");
    database.pragma_update(None, "user_version", 99).expect("sets");
    drop(database);
    assert!(matches!(Store::open(folder.path()), Err(Error::Newer { found: 99 })));
}

#[test]
fn a_database_of_the_first_version_keeps_what_it_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Connection::open(folder.path().join("relabel.db")).expect("opens");
    let first = format!(
        "{} PRAGMA user_version = 1; INSERT INTO settings VALUES ('theme', 'dark');",
        SCHEMA[0]
    );
    database.execute_batch(&first).expect("makes the first version");
    drop(database);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.setting("theme").expect("reads"), Some("dark".to_owned()));
    assert_eq!(store.certificates().expect("reads"), []);
}

/// What History tells of a job of the second version, which knew less.
#[test]
fn a_job_of_the_second_version_is_told_of_and_can_be_gone_on_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Connection::open(folder.path().join(DATABASE)).expect("opens");
    let [ended, left] = [relabel_model::JobId::new(), relabel_model::JobId::new()];
    let connection = relabel_model::ConnectionId::new();
    let plan = relabel_model::PlanId::new();
    let edit = r#"{"fields":[{"property":"dc:rights","kind":"text","change":{"action":"clear"}},
                             {"property":"dc:title","kind":"text","change":{"action":"clear"}}]}"#;
    let second = format!(
        "{} {} PRAGMA user_version = 2;
         INSERT INTO connections VALUES ('{connection}', 'Main', 'https://a', 'live', '{{}}', 'f', 1, '');
         INSERT INTO plans VALUES (1, '{plan}', '{connection}', '/content/dam/a', '{edit}', '', 1);
         INSERT INTO plans VALUES (2, 'x', '{connection}', '/content/dam/b', '{edit}', '', 1);
         INSERT INTO plan_assets VALUES (1, 0, '/content/dam/a/1', NULL, 'image', 'write'),
             (1, 1, '/content/dam/a/2', NULL, 'image', 'right'),
             (2, 0, '/content/dam/b/1', NULL, 'image', 'write');
         INSERT INTO jobs VALUES
             (1, '{ended}', 1, '{connection}', 'me', 'finished',
              '\"2031-05-01T00:00:00Z\"', '\"2031-05-01T00:01:00Z\"', 1),
             (2, '{left}', 2, '{connection}', 'me', 'running', '\"2031-05-02T00:00:00Z\"', NULL, 1);
         INSERT INTO job_rows VALUES (1, 0, 'changed', 0, NULL, NULL, NULL),
             (1, 1, 'alreadyRight', 0, NULL, NULL, NULL);",
        SCHEMA[0], SCHEMA[1]
    )
    .replace("\\\"", "\"");
    database.execute_batch(&second).expect("makes the second version");
    drop(database);
    let store = Store::open(folder.path()).expect("opens");
    let jobs = store.jobs("main title", None, 9).expect("reads");
    assert_eq!(jobs.iter().map(|job| job.id).collect::<Vec<_>>(), [left, ended]);
    let job = &jobs[1];
    assert_eq!((job.total, job.counts.changed, job.counts.already_right), (2, 1, 1));
    assert_eq!((&*job.connection_name, &*job.address, &*job.account), ("Main", "https://a", "f"));
    assert_eq!(
        (&*job.scope.path, &job.fields[..]),
        ("/content/dam/a", &["dc:rights".to_owned(), "dc:title".to_owned()][..])
    );
    let unfinished = store.unfinished_jobs().expect("reads");
    assert_eq!(unfinished.len(), 1);
    assert_eq!((unfinished[0].id, unfinished[0].counts.not_sent), (left, 1));
    assert_eq!(store.leased(unfinished[0].key).expect("reads"), (0, 1));
    store.reopen().expect("is sound");
}

#[test]
fn a_database_of_the_fourth_version_keeps_queries_from_now_on() {
    use relabel_model::PastQuery;
    let folder = tempfile::tempdir().expect("a folder");
    let database = Connection::open(folder.path().join(DATABASE)).expect("opens");
    let connection = staging::connection("Main");
    database.execute_batch(&SCHEMA[..4].concat()).expect("makes the fourth version");
    database
        .execute_batch(
            "PRAGMA user_version = 4;
             INSERT INTO recipes VALUES ('5f8f3a0e-8c39-4a43-9a53-0d6f0a3a7b11', 0, 'Mine', '{}', NULL, NULL);",
        )
        .expect("holds something");
    drop(database);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.recipes().expect("reads").len(), 1, "what was there stays");
    store.save_connection(&connection).expect("saves");
    let past = |text: &str, second: i64| PastQuery {
        configuration: "main".to_owned(),
        query: text.to_owned(),
        variables: String::new(),
        asked_at: Timestamp(time::OffsetDateTime::from_unix_timestamp(second).expect("a moment")),
    };
    for number in 0..60 {
        store.keep_query(connection.id, &past(&number.to_string(), number)).expect("keeps");
    }
    // Once more, on a clock that went back: it is the newest all the same, and kept once.
    store.keep_query(connection.id, &past("30", 3)).expect("keeps");
    store.save_connection(&connection).expect("saves again");
    let kept = store.past_queries(connection.id).expect("reads");
    let texts: Vec<&str> = kept.iter().map(|one| one.query.as_str()).collect();
    assert_eq!((texts.len(), &texts[..3], texts[49]), (50, &["30", "59", "58"][..], "10"));
    assert_eq!(kept[0].asked_at, past("", 3).asked_at);
    let other = staging::connection("Other");
    assert_eq!(store.past_queries(other.id).expect("reads"), []);
    store.remove_connection(connection.id).expect("removes");
    assert_eq!(store.past_queries(connection.id).expect("reads"), [], "they go with it");
}

/// Also not one that is being discarded, which makes it incomplete before its rows go.
#[test]
fn only_a_whole_plan_is_carried_out_and_only_once() {
    use relabel_model::{Edit, JobId, PlanId, Timestamp};
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let connection = staging::connection("Main");
    let scope = relabel_model::ListingScope { path: "/content/dam".to_owned(), recursive: true };
    let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    let plan = store
        .add_plan(PlanId::new(), connection.id, &scope, &Edit::default(), &now)
        .expect("makes a plan");
    let start = || store.add_job(JobId::new(), plan, &connection, "me", &now);
    assert!(start().is_err(), "its values are still being read");
    store.complete_plan(plan, Staged::default()).expect("completes");
    start().expect("starts");
    assert!(start().is_err(), "one plan, one job");
    assert_eq!(store.unfinished_jobs().expect("reads").len(), 1);
}

/// What a job of version 5 said of its assets says the same of their cells.
#[test]
fn outcomes_of_a_version_without_cells_are_told_by_cell() {
    use relabel_model::JobPage;
    use relabel_model::{Outcome, OutcomeCounts};
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(DATABASE);
    let database = rusqlite::Connection::open(&file).expect("opens");
    for step in &SCHEMA[..5] {
        database.execute_batch(step).expect("makes");
    }
    let id = "7a1e9c52-3e57-4bb0-9d5c-2f8c6d9b1a01";
    let value = |text: &str| format!(r#"{{"kind":"String","multi":false,"entries":["{text}"]}}"#);
    let (old, new, theirs) = (value("old"), value("new"), value("theirs"));
    let conflict = format!(r#"{{"a":{old},"b":{theirs}}}"#);
    database
        .execute_batch(&format!(
            r#"PRAGMA user_version = 5;
             INSERT INTO plans (key, id, connection_id, folder, edit, made_at, is_complete, assets,
                                to_change, fields)
             VALUES (1, '{id}', '{id}', '/content/dam', '{{}}', '', 1, 6, 3, '["a","b"]');
             INSERT INTO plan_assets (plan, row, path, kind, need) VALUES
                 (1, 0, '/0', 'image', 'write'), (1, 1, '/1', 'image', 'cannot'),
                 (1, 2, '/2', 'image', 'write'), (1, 3, '/3', 'image', 'cannot'),
                 (1, 4, '/4', 'image', 'write'), (1, 5, '/5', 'image', 'cannot');
             INSERT INTO plan_cells (plan, cell, row, property, before, after, state, state_no, reason)
             VALUES (1, 0, 0, 'a', '{old}', '{new}', 'willChange', 0, NULL),
                 (1, 1, 0, 'b', '{old}', '{new}', 'cannot', 0, 'dateUnreadable'),
                 (1, 2, 1, 'a', '{old}', '{new}', 'cannot', 1, 'locked'),
                 (1, 3, 1, 'b', '{old}', '{new}', 'alreadyRight', 0, NULL),
                 (1, 4, 2, 'a', '{old}', '{new}', 'willChange', 1, NULL),
                 (1, 5, 2, 'b', '{old}', '{new}', 'willChange', 2, NULL),
                 (1, 6, 3, 'a', '{old}', '{new}', 'cannot', 2, 'leftOut'),
                 (1, 7, 4, 'a', '{old}', '{new}', 'willChange', 3, NULL),
                 (1, 8, 4, 'b', '{old}', '{new}', 'willChange', 4, NULL),
                 (1, 9, 5, 'a', '{old}', '{new}', 'cannot', 3, 'locked');
             INSERT INTO jobs (key, id, plan, connection_id, os_user, phase, started_at, ended_at,
                               counts)
             VALUES (1, '{id}', 1, '{id}', 'me', 'finished', '"2031-05-01T00:00:00Z"',
                     '"2031-05-01T00:01:00Z"',
                     '{{"changed":2,"alreadyRight":0,"conflict":1,"failed":0,"notSent":3,"unsure":0}}');
             INSERT INTO job_rows (job, row, outcome, outcome_no, reason, theirs, wrote) VALUES
                 (1, 0, 'changed', 0, NULL, NULL, NULL), (1, 1, 'notSent', 0, 'cannotInPlan', NULL, NULL),
                 (1, 2, 'conflict', 0, 'changedByOther', '{conflict}', '[]'),
                 (1, 3, 'notSent', 1, 'cannotInPlan', NULL, NULL),
                 (1, 4, 'changed', 1, NULL, NULL, '["a"]'),
                 (1, 5, 'notSent', 2, 'cannotInPlan', NULL, NULL);"#
        ))
        .expect("makes the fifth version");
    drop(database);
    let store = Store::open(folder.path()).expect("opens");
    let job = store.job(id.parse().expect("an id")).expect("reads").expect("is there");
    let none = OutcomeCounts::default();
    let assets = OutcomeCounts { changed: 2, conflict: 1, left_out: 1, cannot_be_done: 2, ..none };
    assert_eq!((job.counts, job.has_left_over), (assets, false));
    let cells = OutcomeCounts {
        changed: 2,
        already_right: 2,
        conflict: 1,
        not_sent: 1,
        left_out: 1,
        cannot_be_done: 3,
        ..none
    };
    assert_eq!(job.cells, cells);
    let page = |outcome| {
        let page = JobPage { job_id: job.id, outcome, from: 0, limit: 9 };
        store.job_page(job.key, job.plan, &page).expect("reads")
    };
    let cannot = page(Some(Outcome::CannotBeDone));
    let rows: Vec<_> = cannot.iter().map(|row| (row.row, &*row.path)).collect();
    assert_eq!(rows, [(0, "/1"), (1, "/5")], "numbered without a gap");
    let mut told = OutcomeCounts::default();
    for cell in page(None).iter().flat_map(|row| &row.cells) {
        *told.of(cell.outcome) += 1;
    }
    assert_eq!(told, cells, "rows and counts say the same");
}

/// AEM may have taken a part of what counts as failed, and undo has to reach it. What
/// somebody else changed keeps neither an undo nor another try of one from the rest.
#[test]
fn an_undo_takes_up_what_was_written_in_part_and_goes_field_by_field() {
    use follow_up::FollowUp;
    use relabel_model::{JobId, Outcome, OutcomeReason, PlanId, Timestamp};
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    let connection = staging::connection("Main");
    // The first two have changed.
    let first = staging::job(&store, "Main", 5);
    let failed = |row, wrote: Option<&[&str]>| Settled {
        outcome: Outcome::Failed,
        cells: [("dc:title".to_owned(), Outcome::Failed)].into(),
        reason: Some(OutcomeReason::NotTaken),
        wrote: wrote.map(|names| names.iter().map(|name| (*name).to_owned()).collect()),
        ..staging::changed(row)
    };
    let rows = [failed(2, Some(&["dc:title"])), failed(3, Some(&[])), failed(4, None)];
    store.settle(first.key, &rows).expect("settles");
    store.end_job(first.key, first.plan, 0, &now).expect("ends");
    let record = |id| store.job(id).expect("reads").expect("is there");
    let follow = |job: &JobRecord, what| {
        let id = PlanId::new();
        let counts = store.add_follow_up(id, job, connection.id, what, &now).expect("makes a plan");
        let plan = store.plan(id).expect("reads").expect("is there");
        let job = JobId::new();
        let key = store.add_job(job, plan.key, &connection, "me", &now).expect("starts");
        store.end_job(key, plan.key, 0, &now).expect("ends");
        (counts.assets_to_change, record(job))
    };
    let change = record(first.id);
    assert!(change.has_written && change.has_left_over && !change.by_field);
    let (assets, undo) = follow(&change, FollowUp::Undo);
    assert_eq!((assets, undo.by_field), (3, true));
    let (assets, again) = follow(&undo, FollowUp::Retry);
    assert_eq!((assets, again.by_field), (3, true));
    assert!(!again.has_written, "nothing of it was sent");
    let (assets, retry) = follow(&change, FollowUp::Retry);
    assert_eq!((assets, retry.by_field), (3, false));
}

/// What AEM made of a value is told of its field, and an undo finds it there.
#[test]
fn what_aem_keeps_of_a_value_is_what_an_undo_starts_from() {
    use relabel_model::JobPage;
    use relabel_model::{
        CellReason, JobId, Outcome, OutcomeReason as R, PlanId, ReasonCount, Timestamp,
    };
    use relabel_model::{Kind, Property};
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    let job = staging::job(&store, "Main", 6);
    let kept = Some(Property::single(Kind::String, "kept"));
    let made = |row, made| Settled {
        made: [("dc:title".to_owned(), made)].into(),
        ..staging::changed(row)
    };
    let rows = [
        made(3, Made::AdjustedByAem { kept: kept.clone() }),
        made(4, Made::AdjustedByAem { kept: None }),
        made(5, Made::RetypedByAem),
    ];
    store.settle(job.key, &rows).expect("settles");
    store.end_job(job.key, job.plan, 0, &now).expect("ends");

    let page = JobPage { job_id: job.id, outcome: Some(Outcome::Changed), from: 2, limit: 9 };
    let rows = store.job_page(job.key, job.plan, &page).expect("reads");
    let told = rows.into_iter().map(|row| {
        let entries = row.cells[0].kept.as_ref().map(|kept| kept.entries.clone());
        assert_eq!(row.reason, row.cells[0].reason);
        (row.reason, entries)
    });
    let of = |reason| Some(CellReason::Job(reason));
    let want = [
        (None, None),
        (of(R::AdjustedByAem), Some(vec!["kept".to_owned()])),
        (of(R::AdjustedByAem), Some(Vec::new())),
        (of(R::RetypedByAem), None),
    ];
    assert_eq!(told.collect::<Vec<_>>(), want);
    let count = |reason, assets| ReasonCount {
        outcome: Outcome::Changed,
        reason: CellReason::Job(reason),
        cells: assets,
        assets,
    };
    let reasons = store.job_reasons(job.key, job.plan).expect("reads");
    assert_eq!(reasons, [count(R::AdjustedByAem, 2), count(R::RetypedByAem, 1)]);

    let record = store.job(job.id).expect("reads").expect("is there");
    let (id, undo) = (PlanId::new(), follow_up::FollowUp::Undo);
    let connection = staging::connection("Main").id;
    store.add_follow_up(id, &record, connection, undo, &now).expect("makes a plan");
    let plan = store.plan(id).expect("reads").expect("is there").key;
    let key = store
        .add_job(JobId::new(), plan, &staging::connection("Main"), "me", &now)
        .expect("starts");
    let work = store.work(plan, key, 3, 9, 0).expect("reads");
    let before: Vec<_> = work.into_iter().map(|mut item| item.cells.remove(0).before).collect();
    let written = store.report_rows(job.key, job.plan, 5, 1).expect("reads").remove(0);
    let entries = |value: &Option<Property>| value.as_ref().map(|value| value.entries.clone());
    let want = [kept, None, written.cells[0].planned.after.clone()];
    assert_eq!(before.iter().map(entries).collect::<Vec<_>>(), want.each_ref().map(entries));
}

/// What a job found out of an asset is not guessed at its end, not even of those that may
/// have been on their way.
#[test]
fn every_outcome_that_is_settled_stays_as_it_is() {
    use relabel_model::{JobPage, Outcome as O, Timestamp};
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let every = [
        O::LeftOut,
        O::AlreadyRight,
        O::CannotBeDone,
        O::Changed,
        O::NotSent,
        O::Conflict,
        O::Failed,
        O::Unsure,
    ];
    let paths = (0..every.len()).map(|row| format!("/content/dam/{row}.jpg"));
    let job = staging::job_of(&store, "Main", paths);
    let settled: Vec<Settled> = (0..)
        .zip(every)
        .map(|(row, outcome)| Settled {
            outcome,
            cells: [("dc:title".to_owned(), outcome)].into(),
            ..staging::changed(row)
        })
        .collect();
    store.settle(job.key, &settled).expect("settles");
    let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    store.end_job(job.key, job.plan, u32::MAX, &now).expect("ends");
    let page = JobPage { job_id: job.id, outcome: None, from: 0, limit: 9 };
    let rows = store.job_page(job.key, job.plan, &page).expect("reads");
    assert_eq!(rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), every);
}

/// What is sent before its turn is told as any other that is on its way, and is known to
/// the next run of the program.
#[test]
fn an_asset_far_from_a_folder_is_leased_early() {
    use relabel_model::{Outcome, Timestamp};
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let paths = ["a/1.jpg", "a/2.jpg", "a/b/3.jpg", "ab/4.jpg"];
    let paths = paths.map(|path| format!("/content/dam/{path}"));
    let job = staging::job_of(&store, "Main", paths.clone().into_iter());
    let lease = |from| {
        let item = store.lease_early(job.key, job.plan, from, "/content/dam/a").expect("reads");
        item.map(|item| (item.row, item.path, item.cells.len(), item.was_leased))
    };
    let item = |row: u32, was_leased| Some((row, paths[row as usize].clone(), 1, was_leased));
    assert!(lease(4).is_none(), "those before are on their way");
    assert_eq!([lease(0), lease(0), lease(0)], [item(3, false), item(2, false), item(0, false)]);
    store.give_back(job.key, 0).expect("gives back");
    let left = store.work(job.plan, job.key, 0, 9, 0).expect("reads");
    assert_eq!(left.iter().map(|item| item.row).collect::<Vec<_>>(), [0, 1], "each but once");
    let refused = Settled {
        outcome: Outcome::Failed,
        cells: [("dc:title".to_owned(), Outcome::Failed)].into(),
        ..staging::changed(3)
    };
    store.settle(job.key, std::slice::from_ref(&refused)).expect("settles");
    let now = store.job(job.id).expect("reads").expect("is there");
    assert_eq!((now.done, now.counts.failed, now.counts.unsure, now.counts.not_sent), (1, 1, 0, 3));
    assert_eq!((now.cells.failed, now.cells.unsure, now.cells.not_sent), (1, 0, 3));
    drop(store);

    let store = Store::open(folder.path()).expect("opens");
    let early = store.leased_early(job.key, job.plan).expect("reads");
    let early = early
        .into_iter()
        .map(|item| Some((item.row, item.path, item.cells.len(), item.was_leased)));
    assert_eq!(early.collect::<Vec<_>>(), [item(2, true)]);
    let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
    let (_, assets, cells) = store.end_job(job.key, job.plan, 0, &now).expect("ends");
    assert_eq!((assets.failed, assets.unsure, assets.not_sent), (1, 1, 2));
    assert_eq!(cells, assets, "of each asset one cell");
}

#[test]
fn whatever_is_searched_for_is_no_damage() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    staging::job(&store, "Main", 1);
    assert_eq!(store.jobs("main", None, 9).expect("reads").len(), 1);
    for word in ["x".repeat(200_000), "!_%".repeat(50_000)] {
        assert!(store.jobs(&word, None, 9).expect("reads").is_empty());
    }
}

#[test]
fn trusted_certificates_are_kept_once_and_forgotten_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    let [one, two] = ["aa", "bb"].map(|fingerprint| CompanyCertificate {
        der: fingerprint.as_bytes().to_vec(),
        facts: CertificateFacts {
            fingerprint: fingerprint.to_owned(),
            subject: "CN=network".to_owned(),
            issuer: "CN=network".to_owned(),
            valid_until: Timestamp(time::OffsetDateTime::UNIX_EPOCH),
        },
    });
    store.add_certificates(&[one.clone(), two.clone()]).expect("adds");
    store.add_certificates(std::slice::from_ref(&one)).expect("adds again");
    assert_eq!(store.certificates().expect("reads"), [one, two.clone()]);
    store.remove_certificate("aa").expect("removes");
    assert_eq!(store.certificates().expect("reads"), [two]);
}

#[test]
fn settings_survive_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path()).expect("opens");
    store.set_setting("theme", "dark").expect("sets");
    store.set_setting("theme", "light").expect("sets again");
    drop(store);
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.setting("theme").expect("reads"), Some("light".to_owned()));
}
