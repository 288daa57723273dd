//! The writes of a job in a loop with the HTTP library alone: as fast as this computer
//! can without reading, comparing, proving or remembering anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use serde_json::json;

use super::{Failed, Wishes, peak, since, tell};

/// Sends `writes` changes, `in-flight` of them at a time, to the assets of a library
/// of `assets`.
pub(super) async fn run(wishes: &Wishes) -> Result<(), Failed> {
    let key: serde_json::Value = serde_json::from_slice(&std::fs::read(wishes.text("token")?)?)?;
    let token = key["accessToken"].as_str().ok_or("the key file holds no access token")?;
    let (writes, assets) = (wishes.number("writes", 0)?, wishes.number("assets", 1)?);
    let value = wishes.text("value")?;
    let body = json!({ "class": "asset", "properties": { "metadata/photoshop:Headline": value } })
        .to_string();
    let url = format!("{}/api/assets/northlight", wishes.text("address")?);
    let client = reqwest::Client::builder().no_proxy().build()?;
    let next = Arc::new(AtomicU32::new(0));
    let begun = Instant::now();
    let senders: Vec<_> = (0..wishes.number("in-flight", 32_u32)?)
        .map(|_| {
            let (client, next, url) = (client.clone(), Arc::clone(&next), url.clone());
            let (token, body) = (token.to_owned(), body.clone());
            tokio::spawn(async move {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= writes {
                        return Ok::<(), Failed>(());
                    }
                    let asset = nth % assets;
                    let (series, number) = (asset / 1_000 + 1, asset + 1);
                    let answer = client
                        .put(format!("{url}/series-{series:04}/image-{number:07}.jpg"))
                        .bearer_auth(&token)
                        .header("content-type", "application/json")
                        .body(body.clone())
                        .send()
                        .await?
                        .error_for_status()?;
                    answer.bytes().await?;
                }
            })
        })
        .collect();
    for sender in senders {
        sender.await??;
    }
    tell(&json!({ "writes": writes, "runSeconds": since(begun), "peakKb": peak() }));
    Ok(())
}
