//! Whatever an edit does to whatever assets hold: a second run does what the first said
//! it would, and Undo brings everything back, value by value and type by type, on every
//! way there is to write.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use relabel_core::api::types::*;
use relabel_core::plan::CheckedEdit;
use relabel_model::{Kind, Moment, Property, Zone, exact_date, parse_date};
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::{Value as Json, json};
use time::OffsetDateTime;

use super::edits::{FIELDS, ZONES, asset, edit, every_action};
use super::rig::Rig;
use super::tries::tries;

const DAM: &str = "/content/dam";
/// Assets of each round: as many different combinations of values.
const ASSETS: u32 = 16;

/// Rounds for each action and way.
const ROUNDS: u32 = 2;

/// Another sequence with `RELABEL_SEED`, which is told with every failure.
fn runner(seed: u8) -> TestRunner {
    TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]),
    )
}

fn seed() -> u8 {
    std::env::var("RELABEL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(5)
}

fn drawn<S: Strategy>(runner: &mut TestRunner, of: &S) -> S::Value {
    of.new_tree(runner).expect("a value").current()
}

/// A value of Sling's JSON as the practice environment is told it; nothing for what is no
/// property. AEM's interface takes words only in fields it knows as such.
fn typed(property: &str, shown: &Json, by_schema: bool) -> Json {
    let Some(Property { kind, multi, entries }) = Property::from_json(shown) else {
        return Json::Null;
    };
    let is_word = matches!(kind, Kind::String | Kind::Date);
    if by_schema && !is_word && property != "dc:date" {
        return Json::Null;
    }
    let entry = |entry: &String| match kind {
        Kind::String | Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => json!(entry),
        Kind::Long => json!(entry.parse::<i64>().expect("whole")),
        Kind::Double => json!(entry.parse::<f64>().expect("a number")),
        Kind::Boolean => json!(entry == "true"),
        Kind::Date => json!(parse_date(entry).and_then(exact_date).expect("a date")),
    };
    let kind = kind.type_hint();
    match multi {
        true => json!({ "type": kind, "values": entries.iter().map(entry).collect::<Vec<_>>() }),
        false => json!({ "type": kind, "value": entry(&entries[0]) }),
    }
}

/// What the assets hold. An empty text is as good as none: not every way of writing can
/// tell them apart.
fn held(rig: &Rig, paths: &[String]) -> BTreeMap<String, BTreeMap<String, Json>> {
    let of = |path: &String| {
        let all = rig.sandbox.metadata(path).expect("the asset");
        let all = all.as_object().expect("an object").clone().into_iter();
        all.filter(|(_, value)| *value != json!({"type": "String", "value": ""})).collect()
    };
    paths.iter().map(|path| (path.clone(), of(path))).collect()
}

async fn rows(rig: &Rig, plan: &PlanState) -> Vec<PlanRow> {
    let page = PlanPage { plan_id: plan.plan_id, state: None, from: 0, limit: 200 };
    let rows = rig.app.plan_page(page).await.expect("rows");
    let PlanCounts { will_change, already_right, cannot, .. } = plan.counts;
    let cells = usize::try_from(will_change + already_right + cannot);
    assert_eq!(cells, Ok(rows.len()), "all fit into a page");
    rows
}

/// The day it is in each of the time zones that dates are counted in.
fn today() -> Vec<time::Date> {
    let zone = |name: &&str| Zone::named(name).expect("a zone");
    let now = OffsetDateTime::now_utc();
    let own = std::iter::once(Zone::system());
    own.chain(ZONES.iter().map(zone)).map(|zone| Moment::new(now, zone).today).collect()
}

/// Gives the assets what was drawn, changes them, looks again, and undoes it. Tells how
/// many assets were changed.
async fn round(rig: &Rig, listing: ListingId, paths: &[String], edit: &Edit) -> u32 {
    let (before, day) = (held(rig, paths), today());
    let plan = rig.plan(listing, edit.fields.clone()).await;
    assert!(plan.complete, "{plan:?}");
    let planned = rows(rig, &plan).await;
    if plan.counts.assets_to_change == 0 {
        return 0;
    }
    let job = rig.run(&plan).await;
    let reasons = rig.app.job_reasons(job.job_id).await.expect("reasons");
    assert_eq!(job.counts.changed, plan.counts.assets_to_change, "{job:?} {reasons:?}");
    let after = held(rig, paths);
    let again = rig.plan(listing, edit.fields.clone()).await;
    let planned_again = rows(rig, &again).await;
    if day == today() {
        for (first, second) in planned.iter().zip(&planned_again) {
            assert_eq!((&first.path, &first.property), (&second.path, &second.property));
            let says_so = first.note == Some(CellNote::ChangesAgain);
            let changes = second.state == CellState::WillChange;
            let is_told = first.state == CellState::Cannot || says_so == changes;
            assert!(is_told, "{first:?} then {second:?}");
        }
    }
    let undone = rig.undo(job.job_id).await;
    let reasons = rig.app.job_reasons(undone.job_id).await.expect("reasons");
    assert_eq!(undone.counts.changed, job.counts.changed, "{undone:?} {reasons:?}");
    let now = held(rig, paths);
    for path in paths {
        assert_eq!(now[path], before[path], "{path} was meanwhile {:?}", after[path]);
    }
    job.counts.changed
}

async fn every_action_is_undone(key: KeyFileKind) {
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, key).await;
    let listed = rig.list(DAM, true, false).await;
    let paths: Vec<String> =
        rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    let (seed, by_schema) = (seed(), key == KeyFileKind::OauthServerToServer);
    let mut runner = runner(seed);
    let alone = every_action().into_iter().map(|(name, action)| {
        let property = proptest::sample::select(FIELDS.to_vec());
        let edit = (property, action).prop_map(|(property, (kind, change))| {
            let property = property.to_owned();
            Edit { fields: vec![FieldEdit { property, kind, change, only_empty: false }] }
        });
        (name, edit.boxed())
    });
    for (name, edit) in alone.chain(std::iter::once(("several", edit().boxed()))) {
        let mut changed = 0;
        let rounds = tries(ROUNDS) as usize;
        let mut left = rounds;
        for _ in 0..100 * rounds {
            let edit = drawn(&mut runner, &edit);
            if CheckedEdit::new(&edit).is_err() {
                continue;
            }
            for path in &paths {
                let values = drawn(&mut runner, &asset());
                for property in FIELDS {
                    let value = values
                        .get(property)
                        .map_or(Json::Null, |value| typed(property, value, by_schema));
                    rig.sandbox.set_metadata(path, property, value);
                }
            }
            println!("{name}, seed {seed}: {edit:?}");
            let now = round(&rig, listed.listing_id, &paths, &edit).await;
            changed += now;
            left -= usize::from(now > 0);
            if left == 0 {
                break;
            }
        }
        assert!(left == 0 && changed > 0, "{name}: nothing was changed");
    }
}

#[tokio::test]
async fn every_action_is_undone_with_service_credentials() {
    every_action_is_undone(KeyFileKind::ServiceCredentials).await;
}

#[tokio::test]
async fn every_action_is_undone_over_the_interface_of_oauth_keys() {
    every_action_is_undone(KeyFileKind::OauthServerToServer).await;
}
