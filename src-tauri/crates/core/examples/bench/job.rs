//! A whole change by the engine, as the window does it: list, plan, run, undo.

use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use serde_json::{Value as Json, json};
use tokio::sync::watch::Receiver;

use super::{Failed, Wishes, peak, since, tell};

const FIELDS: [&str; 2] = ["photoshop:Headline", "photoshop:City"];
/// How long the first write of a job that goes on is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Opens `data`.
pub(super) fn open(wishes: &Wishes) -> Result<App, Failed> {
    Ok(App::open(&AppOptions {
        data_folder: Some(wishes.text("data")?.into()),
        loopback_allowed: true,
        ims: wishes.text("ims").ok().map(str::to_owned),
        start_in_practice: false,
        session_keys_only: true,
    })?)
}

/// Connects to `address` with the key file `key`.
async fn connect(app: &App, wishes: &Wishes) -> Result<ConnectionId, Failed> {
    let key = std::fs::read(wishes.text("key")?)?;
    let KeyInspection::Usable { import_id, .. } = app.inspect_key("key.json".into(), &key).await
    else {
        return Err("the key file is not usable".into());
    };
    let connection = AddConnection {
        import_id,
        name: "Bench".to_owned(),
        address: wishes.text("address")?.to_owned(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    let id = app.add_connection(&connection).await?.id;
    let speed = UpdateConnection {
        connection_id: id,
        name: String::new(),
        stage: Stage::Development,
        speed: Some(Speed::Fast),
        route: None,
    };
    app.update_connection(&speed).await?;
    if wishes.has("in-flight") {
        app.limit_in_flight(id, wishes.number("in-flight", 32)?).await?;
    }
    Ok(id)
}

async fn done<S: Clone>(
    mut state: Receiver<S>,
    is_done: impl FnMut(&S) -> bool,
) -> Result<S, Failed> {
    Ok(state.wait_for(is_done).await?.clone())
}

/// Signs in, lists and plans all there is, runs it, and with `undo=1` undoes it. With
/// `until=N` it tells when so many assets have their outcome, and goes on.
pub(super) async fn run(wishes: &Wishes) -> Result<(), Failed> {
    let begun = Instant::now();
    let app = open(wishes)?;
    let connection_id = connect(&app, wishes).await?;
    let plan = plan(&app, connection_id, wishes).await?;
    let forward = Timed::run(&app, plan.plan_id, plan.counts.assets_to_change, wishes).await?;
    let bytes = journal_bytes(Path::new(wishes.text("data")?))?;
    let seconds = since(begun);
    let ledger = Control::new(wishes)?.get("/ledger").await?;
    tell(&json!({
        "seconds": seconds,
        "runSeconds": forward.seconds,
        "writes": forward.end.counts.changed,
        "refused": forward.end.refused,
        "journalBytes": bytes,
        "peakKb": peak(),
        "ledger": ledger,
    }));
    if wishes.has("undo") {
        let begun = Instant::now();
        let undo = app.make_undo(forward.end.job_id).await?;
        let planned = since(begun);
        let back = Timed::run(&app, undo.plan_id, undo.assets, wishes).await?;
        tell(&json!({
            "undoPlanSeconds": planned,
            "undoSeconds": back.seconds,
            "undone": back.end.counts.changed,
            "peakKb": peak(),
        }));
    }
    Ok(())
}

async fn plan(
    app: &App,
    connection_id: ConnectionId,
    wishes: &Wishes,
) -> Result<PlanState, Failed> {
    let begun = Instant::now();
    let listing = OpenListing {
        connection_id,
        path: "/content/dam".to_owned(),
        recursive: true,
        include_fragments: false,
    };
    let listing_id = app.open_listing(&listing).await?;
    let is_over = |one: &ListingState| one.complete || one.error.is_some();
    let listed = done(app.watch_listing(listing_id)?, is_over).await?;
    tell(&json!({ "listSeconds": since(begun), "assets": listed.count, "listPeakKb": peak() }));
    let begun = Instant::now();
    let fields: usize = wishes.number("fields", 1)?;
    let value = wishes.text("value")?;
    let fields = FIELDS.iter().take(fields).map(|property| FieldEdit {
        property: (*property).to_owned(),
        kind: FieldKind::Text,
        change: FieldAction::Replace {
            value: Value::Text { text: value.to_owned() },
            tokens: false,
        },
        only_empty: false,
    });
    let request = MakePlan {
        connection_id,
        selection: Selection::All { listing_id, except: Vec::new() },
        edit: Edit { fields: fields.collect() },
        source: PlanSource::Edit,
        zone: None,
    };
    let id = app.make_plan(&request).await?;
    let is_over = |one: &PlanState| one.complete || one.error.is_some();
    let plan = done(app.watch_plan(id)?, is_over).await?;
    if plan.counts.assets_to_change != listed.count {
        return Err(format!("{} assets are listed, but planned is {plan:?}", listed.count).into());
    }
    tell(&json!({ "planSeconds": since(begun), "planPeakKb": peak() }));
    Ok(plan)
}

/// A job and how long it took.
struct Timed {
    end: JobSnapshot,
    seconds: f64,
}

impl Timed {
    async fn run(app: &App, plan_id: PlanId, assets: u32, wishes: &Wishes) -> Result<Self, Failed> {
        let request = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
        let begun = Instant::now();
        let id = app.start_job(&request).await?;
        if wishes.has("until") {
            let until = wishes.number("until", 0)?;
            let reached = done(app.watch_job(id)?, |job| job.done >= until).await?;
            tell(&json!({ "reached": reached.done, "job": id.to_string() }));
        }
        if wishes.has("trace") {
            tokio::spawn(trace(app.watch_job(id)?));
        }
        let end = done(app.watch_job(id)?, |job| job.ended_at.is_some()).await?;
        let seconds = since(begun);
        if end.counts.changed != assets {
            return Err(format!("{assets} assets were to be changed, but {end:?}").into());
        }
        Ok(Self { end, seconds })
    }
}

/// Tells each second where a job stands: for finding out what holds it up.
async fn trace(job: Receiver<JobSnapshot>) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    loop {
        second.tick().await;
        let now = job.borrow().clone();
        eprintln!("{} done, {} a second, {:?}", now.done, now.assets_per_second, now.pace);
        if now.ended_at.is_some() {
            return;
        }
    }
}

/// Goes on with `job`; tells how long it took until AEM received its first write.
pub(super) async fn resume(wishes: &Wishes) -> Result<(), Failed> {
    let app = open(wishes)?;
    connect(&app, wishes).await?;
    let control = Control::new(wishes)?;
    let before = control.get("/ledger").await?["received"].as_u64().ok_or("no ledger")?;
    let id: JobId = wishes.text("job")?.parse()?;
    let clicked = SystemTime::now();
    let begun = Instant::now();
    app.resume_job(id).await?;
    let answered = since(begun);
    let first = loop {
        let writes = control.get(&format!("/ledger/writes?after={before}&limit=1")).await?;
        if let Some(received) = writes.pointer("/0/received").and_then(Json::as_str) {
            let at = time::OffsetDateTime::parse(
                received,
                &time::format_description::well_known::Rfc3339,
            )?;
            break at.unix_timestamp_nanos();
        }
        if begun.elapsed() > PATIENCE {
            return Err("nothing was written".into());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    };
    #[expect(clippy::cast_precision_loss, reason = "a few seconds in nanoseconds")]
    let until_first =
        (first - i128::try_from(clicked.duration_since(UNIX_EPOCH)?.as_nanos())?) as f64 / 1e9;
    tell(&json!({ "resumeAnsweredSeconds": answered, "firstPutSeconds": until_first }));
    Ok(())
}

/// Steers the practice environment and reads its ledger.
pub(super) struct Control {
    client: reqwest::Client,
    address: String,
    token: String,
}

impl Control {
    pub(super) fn new(wishes: &Wishes) -> Result<Self, Failed> {
        Ok(Self {
            client: reqwest::Client::builder().no_proxy().build()?,
            address: wishes.text("control")?.to_owned(),
            token: wishes.text("control-token")?.to_owned(),
        })
    }

    pub(super) async fn get(&self, what: &str) -> Result<Json, Failed> {
        let request = self.client.get(format!("{}{what}", self.address)).bearer_auth(&self.token);
        Ok(request.send().await?.error_for_status()?.json().await?)
    }

    pub(super) async fn put(&self, what: &str, body: &Json) -> Result<(), Failed> {
        let request = self.client.put(format!("{}{what}", self.address)).bearer_auth(&self.token);
        request.json(body).send().await?.error_for_status()?;
        Ok(())
    }
}

/// What plans and journals take on the disk.
fn journal_bytes(folder: &Path) -> Result<u64, Failed> {
    let database = rusqlite::Connection::open(folder.join("relabel.db"))?;
    let bytes: i64 = database.query_row(
        "SELECT coalesce(sum(pgsize), 0) FROM dbstat WHERE aggregate = TRUE
         AND (name LIKE 'plan%' OR name LIKE 'job%' OR name LIKE 'sqlite_autoindex_plan%' OR name LIKE 'sqlite_autoindex_job%')",
        [],
        |row| row.get(0),
    )?;
    Ok(u64::try_from(bytes)?)
}
