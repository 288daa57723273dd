//! One round: a job, what goes wrong with it, and what follows it.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options, RateLimit, Sandbox};
use serde_json::{Value as Json, json};
use tokio::time::Instant;

use super::chance::Chance;
use super::program::Program;
use crate::faults::invariants::{Before, Ends, Right, Watched};
use crate::rig::{replace, text, wait};

const DAM: &str = "/content/dam";
/// Nothing is as slow as this, the waits that faults ask for included.
const STUCK: Duration = Duration::from_secs(120);

/// How much there is to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    assets: (u32, u32),
    events: (u32, u32),
}

impl Size {
    pub(super) const SHORT: Self = Self { assets: (80, 160), events: (2, 4) };
    pub(super) const LONG: Self = Self { assets: (200, 900), events: (3, 9) };
}

/// What happens to a job.
#[derive(Clone, Debug)]
enum Event {
    Fault(String),
    Limit(u32),
    Latency(u32),
    Expire,
    PauseAndGoOn,
    Crash,
    Stop,
}

/// A job among events, each after so many writes.
#[derive(Clone, Debug)]
struct Course(Vec<(u64, Event)>);

/// What follows the first job.
#[derive(Clone, Copy, Debug)]
enum Next {
    Nothing,
    Undo,
    Retry,
}

/// What a seed chose.
#[derive(Clone, Debug)]
pub(super) struct Round {
    assets: u32,
    kind: KeyFileKind,
    has_types: bool,
    speed: Speed,
    change: Course,
    next: Next,
    follow_up: Course,
}

impl Round {
    pub(super) fn new(chance: &mut Chance, size: Size) -> Self {
        use KeyFileKind as K;
        let assets = chance.from(size.assets.0, size.assets.1);
        let kinds = [K::ServiceCredentials, K::OauthServerToServer, K::LocalDevelopmentToken];
        Self {
            assets,
            kind: *chance.of(&kinds),
            has_types: chance.once_in(2),
            speed: *chance.of(&[Speed::Normal, Speed::Fast]),
            change: Course::new(chance, assets, size.events),
            next: *chance.of(&[Next::Nothing, Next::Undo, Next::Undo, Next::Retry]),
            follow_up: Course::new(chance, assets, (0, size.events.1 / 2)),
        }
    }

    fn fields(&self) -> Vec<FieldEdit> {
        let mut fields = vec![text("photoshop:Headline", "after")];
        if self.has_types {
            let entries = vec!["sea".to_owned(), "été".to_owned()];
            let number = "7".to_owned();
            fields.push(replace("dc:subject", FieldKind::List, Value::List { entries }));
            fields.push(replace("dam:rank", FieldKind::Number, Value::Number { number }));
        }
        fields
    }

    fn after(&self) -> Vec<(String, Json)> {
        let mut after =
            vec![("photoshop:Headline".to_owned(), json!({"type": "String", "value": "after"}))];
        if self.has_types {
            let list = json!({"type": "String", "values": ["sea", "été"]});
            after.push(("dc:subject".to_owned(), list));
            after.push(("dam:rank".to_owned(), json!({"type": "Long", "value": 7})));
        }
        after
    }

    /// Plays the round and tells how it went.
    pub(super) async fn play(self) -> String {
        let options = Options {
            content: Content::Synthetic(self.assets),
            technical_user_may_write: true,
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.expect("starts");
        let folder = tempfile::tempdir().expect("a folder");
        let key = sandbox.key_file(self.kind);
        let program = Program::start(folder.path(), &sandbox, self.kind).await;
        let mut player = Player { sandbox, folder, key, kind: self.kind, program: Some(program) };
        player.set_speed(self.speed).await;
        let (plan, before) = player.plan(self.fields()).await;
        let after = self.after();
        let new_values = |_: &str| after.clone();
        let (job, result) = player.job(plan, &self.change, &new_values).await;
        let mut told = tell(&result);
        player.calm();
        let next = self.next;
        let make = move |app: relabel_core::api::App| async move {
            match next {
                Next::Nothing => None,
                Next::Undo => app.make_undo(job).await.ok(),
                Next::Retry => app.make_retry(job).await.ok(),
            }
        };
        let Some(plan) = player.program().run(make).await else { return told };
        let old_values = |path: &str| {
            let held = |name: &String| before[path].get(name).cloned().unwrap_or_default();
            after.iter().map(|(name, _)| (name.clone(), held(name))).collect()
        };
        let plan = (plan.plan_id, plan.assets);
        let (_, result) = match self.next {
            Next::Undo => player.job(plan, &self.follow_up, &old_values).await,
            _ => player.job(plan, &self.follow_up, &new_values).await,
        };
        told.push_str(&format!("; {:?}: {}", self.next, tell(&result)));
        told
    }
}

fn tell(result: &JobSnapshot) -> String {
    let OutcomeCounts { changed, already_right, conflict, failed, not_sent, unsure, .. } =
        result.counts;
    format!(
        "{:?}: {changed} changed, {already_right} right, {conflict} conflicts, {failed} failed, \
         {not_sent} not sent, {unsure} unsure",
        result.phase
    )
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { assets, kind, has_types, speed, change, next, follow_up } = self;
        write!(f, "{assets} assets, {kind:?}, {speed:?}, typed {has_types}")?;
        let mut tell = |course: &Course| {
            course.0.iter().try_for_each(|(writes, event)| write!(f, "\n  {writes:>5} {event:?}"))
        };
        tell(change)?;
        if !matches!(next, Next::Nothing) {
            write!(f, "\n  then {next:?}")?;
            let mut tell = |course: &Course| {
                let events = &course.0;
                events.iter().try_for_each(|(writes, event)| write!(f, "\n  {writes:>5} {event:?}"))
            };
            tell(follow_up)?;
        }
        Ok(())
    }
}

impl Course {
    fn new(chance: &mut Chance, assets: u32, events: (u32, u32)) -> Self {
        let count = chance.from(events.0, events.1);
        let mut course: Vec<(u64, Event)> =
            (0..count).map(|_| (u64::from(chance.from(0, assets)), event(chance))).collect();
        course.sort_by_key(|(writes, _)| *writes);
        Self(course)
    }
}

fn event(chance: &mut Chance) -> Event {
    match chance.from(1, 20) {
        1 => Event::Limit(chance.from(40, 300)),
        2 => Event::Latency(chance.from(0, 30)),
        3 => Event::Expire,
        4 | 5 => Event::PauseAndGoOn,
        6 | 7 => Event::Crash,
        8 if chance.once_in(2) => Event::Stop,
        _ => Event::Fault(fault(chance)),
    }
}

/// A fault that ends by itself or that a job can end with.
fn fault(chance: &mut Chance) -> String {
    let (times, share, seed) = (chance.from(1, 25), chance.from(2, 40), chance.from(1, 999));
    let some = format!("times={times},share={share}%,seed={seed}");
    let applied = *chance.of(&["yes", "no"]);
    let of = *chance.of(&["writes", "reads", "aem"]);
    let wait = *chance.of(&["1", "2", "0", "none", "-3", "date+2", "garbage"]);
    let status = *chance.of(&["301", "302", "303", "307", "308"]);
    let every = chance.from(15, 60);
    match chance.from(1, 27) {
        1 | 2 => format!("429:retry-after={wait},of={of},{some}"),
        3 => format!("503-html:retry-after={wait},of={of},{some},applied={applied}"),
        4 => format!("503-html:times={times}"),
        5 => format!("flapping:{some},of={of},applied={applied}"),
        6 => format!("oak-conflict:asset-every={every}"),
        7 => format!("login-page:times={times},of={of},applied={applied}"),
        8 => format!("{status}:times={times},of={of},applied={applied}"),
        9 => format!("inner-status=500:{some},applied={applied}"),
        10 => format!("200-empty:{some},applied={applied}"),
        11 => format!("204:{some},applied={applied}"),
        12 => format!("202:polls=1,{some},applied={applied}"),
        13 => format!("checked-out:asset-every={every}"),
        14 | 15 => format!("reset:{some},of={of},applied={applied}"),
        16 | 17 => format!("cut-body:{some},of={of}"),
        18 => format!("sliced:{some},of={of}"),
        19 => format!("stall=1s:times=2,of={of}"),
        20 => format!("stall-body=1s:times=2,of={of}"),
        21 => format!("delay=400ms:{some}"),
        22 => {
            let kind = *chance.of(&["other-value", "other-field", "same-value"]);
            let target = *chance.of(&["this", "unwritten,number=20"]);
            // Of one field, or who sets one of three to the new value would be in conflict.
            format!("edit={kind}:times=3,property=photoshop:Headline,target={target}")
                .replace("other-field:times=3,property=photoshop:Headline", "other-field:times=3")
        }
        23 => format!("delete:target=unwritten,number={}", chance.from(1, 5)),
        24 => format!("move:target=unwritten,number={}", chance.from(1, 5)),
        25 => format!("401:times={}", chance.from(1, 6)),
        26 => format!("processing:per-asset=1,asset-every={every}"),
        _ => format!("403:times={}", chance.from(1, 12)),
    }
}

/// The two ends of a round, and the user.
struct Player {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
    key: Vec<u8>,
    kind: KeyFileKind,
    program: Option<Program>,
}

impl Player {
    fn program(&self) -> &Program {
        self.program.as_ref().expect("one is running except while it crashes")
    }

    /// Everything works again.
    fn calm(&self) {
        self.sandbox.clear_faults();
        self.sandbox.set_ims_fault(None);
        self.sandbox.set_rate_limit(None);
        self.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
    }

    async fn set_speed(&self, speed: Speed) {
        let request = UpdateConnection {
            connection_id: self.program().connection,
            name: "Practice".to_owned(),
            stage: Stage::Development,
            speed: Some(speed),
            route: None,
        };
        let set =
            |app: relabel_core::api::App| async move { app.update_connection(&request).await };
        self.program().run(set).await.expect("is set");
    }

    /// A plan for everything, and what everything held before.
    async fn plan(&self, fields: Vec<FieldEdit>) -> ((PlanId, u32), BTreeMap<String, Json>) {
        let connection_id = self.program().connection;
        let (plan, paths) = self
            .program()
            .run(move |app| async move {
                let listing = OpenListing {
                    connection_id,
                    path: DAM.to_owned(),
                    recursive: true,
                    include_fragments: false,
                };
                let listing_id = app.open_listing(&listing).await.expect("opens");
                let listed = app.watch_listing(listing_id).expect("known");
                let listed = wait(listed, |state| state.complete).await;
                let mut paths = Vec::new();
                while paths.len() < listed.count as usize {
                    let from = u32::try_from(paths.len()).expect("fits");
                    let page = ListingPage { listing_id, from, limit: 200 };
                    let page = app.listing_page(page).await.expect("a page");
                    paths.extend(page.into_iter().map(|asset| asset.path));
                }
                let selection = Selection::All { listing_id, except: Vec::new() };
                let request = MakePlan {
                    connection_id,
                    selection,
                    edit: Edit { fields },
                    source: PlanSource::Edit,
                    zone: None,
                };
                let plan = app.make_plan(&request).await.expect("plans");
                let state = app.watch_plan(plan).expect("known");
                (wait(state, |plan| plan.complete).await, paths)
            })
            .await;
        let held = |path: String| {
            let held = self.sandbox.metadata(&path).expect("the asset");
            (path, held)
        };
        let before = paths.into_iter().map(held).collect();
        ((plan.plan_id, plan.counts.assets_to_change), before)
    }

    /// Carries a job out along its course and checks the invariants at its end.
    async fn job(
        &mut self,
        (plan_id, count): (PlanId, u32),
        course: &Course,
        after: &(dyn Fn(&str) -> Vec<(String, Json)> + Sync),
    ) -> (JobId, JobSnapshot) {
        let before = Before::now(&self.sandbox);
        let start = StartJob { plan_id, expected_assets: count, typed_assets: Some(count) };
        let job = self.program().run(move |app| async move { app.start_job(&start).await });
        let job = job.await.expect("starts");
        let mut watched = self.program().within(|app| Watched::new(app, before, job));
        let first = self.sandbox.ledger().totals().received;
        let mut events = course.0.iter();
        let mut next = events.next();
        let (mut crashes, mut stuck) = (0, Stuck::default());
        loop {
            let now = watched.job.borrow().clone();
            if matches!(now.phase, JobPhase::Finished | JobPhase::Stopped) {
                break;
            }
            if let Some(PauseReason::Environment { error }) = &now.paused_by {
                self.mend(&now, error).await;
            }
            let received = self.sandbox.ledger().totals().received - first;
            stuck.check(&now, received, &self.sandbox);
            let Some((_, event)) = next.filter(|(writes, _)| *writes <= received) else {
                let _ = tokio::time::timeout(Duration::from_millis(5), watched.job.changed()).await;
                continue;
            };
            next = events.next();
            match event {
                Event::Crash => {
                    watched = self.crash(watched, job).await;
                    crashes += 1;
                }
                event => self.happens(event, job).await,
            }
        }
        let ends = Ends {
            sandbox: &self.sandbox,
            app: &self.program().app,
            folder: self.folder.path(),
            key: &self.key,
        };
        (job, watched.ended(&ends, &Right { after, crashes }).await)
    }

    async fn happens(&self, event: &Event, job: JobId) {
        match event {
            Event::Fault(fault) => drop(self.sandbox.stage(fault).expect("a fault")),
            Event::Limit(rate) => {
                self.sandbox.set_rate_limit(Some(RateLimit::bucket(f64::from(*rate), rate / 4)));
            }
            Event::Latency(milliseconds) => {
                let latency = Duration::from_millis(u64::from(*milliseconds));
                self.sandbox.set_latency(latency, latency);
            }
            Event::Expire => self.sandbox.expire_tokens(),
            Event::PauseAndGoOn => {
                // It may have ended a moment ago.
                let _ = self.program().app.pause_job(job);
                let on = self.program().run(move |app| async move { app.resume_job(job).await });
                let _ = on.await;
            }
            Event::Stop => {
                let _ = self.program().app.stop_job(job);
            }
            Event::Crash => unreachable!("the program is not this one's to end"),
        }
    }

    /// Ends the program in the middle and takes the job up with the next one.
    async fn crash(&mut self, watched: Watched, job: JobId) -> Watched {
        let carried_on = watched.interrupted();
        self.program.take().expect("it runs").crash().await;
        let program = Program::start(self.folder.path(), &self.sandbox, self.kind).await;
        self.program = Some(program);
        let on = move |app: relabel_core::api::App| async move { app.resume_job(job).await };
        // One that had ended a moment before the crash cannot be taken up.
        let is_on = self.program().run(on).await.is_ok();
        if !is_on {
            let ended = self.program().run(move |app| async move { app.job_facts(job).await });
            assert!(ended.await.expect("known").ended_at.is_some(), "it could not be taken up");
        }
        self.program().within(|app| carried_on.again(app, job, is_on))
    }

    /// What a user does about a job that is held.
    async fn mend(&self, now: &JobSnapshot, error: &ApiError) {
        use ErrorCode as E;
        assert!(error.code != E::StoreFailed, "nothing is wrong with the disk: {error:?}");
        self.sandbox.clear_faults();
        self.sandbox.set_ims_fault(None);
        if matches!(error.code, E::SignInRefused | E::TokenEnded | E::SignInUnavailable) {
            let (key, address) = (self.sandbox.key_file(self.kind), self.sandbox.origin());
            let connection = self.program().connection;
            let drop_key = move |app: relabel_core::api::App| async move {
                let found = app.inspect_key("key.json".to_owned(), &key).await;
                let KeyInspection::Usable { import_id, .. } = found else { panic!("{found:?}") };
                let request = AddConnection {
                    import_id,
                    name: String::new(),
                    address: address.to_string(),
                    address_confirmed: false,
                    stage: Stage::Development,
                    remember: false,
                    replaces: Some(connection),
                };
                app.add_connection(&request).await
            };
            self.program().run(drop_key).await.expect("the same account");
        }
        let job = now.job_id;
        // It may go on by itself, and end, at any moment.
        let _ = self.program().run(move |app| async move { app.resume_job(job).await }).await;
    }
}

/// Whether a job comes to no end.
struct Stuck {
    last: (u32, u64),
    since: Instant,
}

impl Default for Stuck {
    fn default() -> Self {
        Self { last: (0, 0), since: Instant::now() }
    }
}

impl Stuck {
    fn check(&mut self, now: &JobSnapshot, received: u64, sandbox: &Sandbox) {
        if self.last != (now.done, received) {
            *self = Self { last: (now.done, received), since: Instant::now() };
        }
        if self.since.elapsed() >= STUCK {
            for request in sandbox.requests().iter().rev().take(60).rev() {
                println!("{} {} {} {}", request.at, request.method, request.path, request.status);
            }
            panic!("nothing happens any more: {now:?}");
        }
    }
}
