//! Faults, limits and the ledger, as a client meets them.

mod answers;
mod control;
mod delivery;
mod ledger;
mod limits;
mod others;
mod sign_in;

use relabel_sandbox::LIBRARY_ROOT;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use super::support::Bench;

/// The path of an asset of the synthetic library, counted from 1.
pub(crate) fn asset(number: u32) -> String {
    format!("{LIBRARY_ROOT}/series-{:04}/image-{number:07}.jpg", (number - 1) / 1_000 + 1)
}

/// Writes to an asset through the Assets HTTP API.
pub(crate) async fn send(bench: &Bench, number: u32, rights: &str) -> reqwest::Result<Response> {
    let path = asset(number).replace("/content/dam", "/api/assets");
    let body = json!({"class": "asset", "properties": {"metadata/dc:rights": rights}});
    bench.request(Method::PUT, &path).json(&body).send().await
}

/// The statuses of writes to assets `first` to `last`.
pub(crate) async fn statuses(bench: &Bench, first: u32, last: u32) -> Vec<u16> {
    let mut statuses = Vec::new();
    for number in first..=last {
        statuses.push(send(bench, number, "x").await.unwrap().status().as_u16());
    }
    statuses
}

/// What an asset holds as its rights.
pub(crate) fn rights(bench: &Bench, number: u32) -> Value {
    bench.sandbox.metadata(&asset(number)).unwrap()["dc:rights"]["value"].clone()
}
