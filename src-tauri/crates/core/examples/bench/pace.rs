//! How well the pacer keeps to what AEM allows, over real connections: writes and
//! nothing else, sent as a job sends them. What got through is counted by the
//! practice environment.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use relabel_access::http::{Client, Reach, Redacted};
use relabel_aem::{AssetState, Author, Change, Error, SignIn};
use relabel_core::api::types::Speed;
use relabel_model::{Kind, Property};
use serde_json::{Value as Json, json};

use super::job::Control;
use super::{Failed, Wishes, since, tell};

/// How often is looked when a change of the limit shows.
const LOOK: Duration = Duration::from_millis(100);
/// Looks in a second.
const SECOND: usize = 10;

/// Writes for `warm` and then `span` seconds and tells what came of the latter; or,
/// with `from` and `to`, changes the limit after `warm` seconds and tells how long it
/// takes until that shows.
pub(super) async fn run(wishes: &Wishes) -> Result<(), Failed> {
    let reach = Reach::new(true);
    let origin = reach.local_aem(wishes.text("address")?)?;
    let password = Arc::new(Redacted::new("admin".to_owned()));
    let sign_in = SignIn::Basic { user: "admin".to_owned(), password };
    let author = Author::new(Client::new("Relabel/bench")?, origin, sign_in);
    author.set_speed(Speed::Fast);
    let control = Control::new(wishes)?;
    let assets = wishes.number("assets", 1_000)?;
    let next = Arc::new(AtomicU32::new(0));
    // All are alike.
    let state = author.asset_state(&path(0)).await?;
    for _ in 0..Speed::Fast.most_in_flight() {
        tokio::spawn(write(author.clone(), state.clone(), Arc::clone(&next), assets));
    }
    tokio::time::sleep(Duration::from_secs_f64(wishes.number("warm", 30.0)?)).await;
    if wishes.has("to") {
        let (from, to) = (wishes.number("from", 0.0)?, wishes.number("to", 0.0)?);
        let noticed = notice(&control, from, to).await?;
        tell(&json!({ "noticedSeconds": noticed }));
        return Ok(());
    }
    let before = Seen::now(&control).await?;
    let begun = Instant::now();
    tokio::time::sleep(Duration::from_secs_f64(wishes.number("span", 60.0)?)).await;
    let after = Seen::now(&control).await?;
    tell(&json!({
        "seconds": since(begun),
        "passed": after.passed - before.passed,
        "refused": after.refused - before.refused,
        // From the very beginning: there must never be any.
        "insideRetryAfter": after.inside,
    }));
    Ok(())
}

fn path(asset: u32) -> String {
    let (series, number) = (asset / 1_000 + 1, asset + 1);
    format!("/content/dam/northlight/series-{series:04}/image-{number:07}.jpg")
}

/// Sets one asset after the other, as long as the program runs.
async fn write(author: Author, state: AssetState, next: Arc<AtomicU32>, assets: u32) {
    loop {
        let nth = next.fetch_add(1, Ordering::Relaxed);
        let path = path(nth % assets);
        let after = Some(Property::single(Kind::String, format!("value {nth}")));
        let change = Change { property: "photoshop:Headline".to_owned(), after };
        loop {
            let sent = match author.prepare_write(&path, &state, vec![change.clone()]).await {
                Ok(write) => author.send_write(write).await,
                Err(error) => Err(error),
            };
            match sent {
                // As a job does: the next try waits for its turn.
                Err(Error::Busy { .. }) => {}
                Err(error) => {
                    eprintln!("{path}: {error}");
                    break;
                }
                Ok(()) => break,
            }
        }
    }
}

/// What the practice environment has seen.
#[derive(Clone, Copy)]
struct Seen {
    received: u64,
    passed: u64,
    refused: u64,
    inside: u64,
}

impl Seen {
    async fn now(control: &Control) -> Result<Self, Failed> {
        let totals = control.get("/ledger").await?;
        let number = |name: &str| totals.pointer(name).and_then(Json::as_u64).unwrap_or(0);
        Ok(Self {
            received: number("/received"),
            passed: number("/applied"),
            refused: number("/byStatus/429"),
            inside: number("/insideRetryAfter") + number("/readsInsideRetryAfter"),
        })
    }
}

/// Seconds after the limit was changed from which on a second goes by at a rate that
/// is closer to the new limit than to the old: half the higher one.
async fn notice(control: &Control, from: f64, to: f64) -> Result<f64, Failed> {
    control.put("/limit", &json!({ "rate": to, "burst": 50 })).await?;
    let begun = Instant::now();
    let mut seen = vec![(0.0, Seen::now(control).await?)];
    let middle = from.max(to) / 2.0;
    loop {
        tokio::time::sleep(LOOK).await;
        seen.push((since(begun), Seen::now(control).await?));
        let Some((then, before)) = seen.len().checked_sub(SECOND + 1).map(|nth| seen[nth]) else {
            continue;
        };
        let (now, after) = seen[seen.len() - 1];
        let sent =
            if to > from { after.passed - before.passed } else { after.received - before.received };
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let rate = sent as f64 / (now - then);
        let is_noticed = if to > from { rate >= middle } else { rate <= middle };
        if is_noticed || now > 120.0 {
            return Ok(now);
        }
    }
}
