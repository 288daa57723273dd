//! The answers that the interface's tests look up are those the core gives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

#[path = "../../examples/recordings/answers/mod.rs"]
mod answers;

fn folder() -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    crates.join("../../../ui/src/backend/memory")
}

#[test]
fn what_the_interface_s_tests_are_answered_is_what_the_core_says() {
    let core = answers::Core::new(&folder()).expect("is an environment");
    let recorded = std::fs::read_to_string(folder().join("recordings.json")).expect("reads");
    let recorded: BTreeMap<String, Value> =
        serde_json::from_str(&recorded).expect("are recordings");
    assert!(!recorded.is_empty());
    let differ: Vec<_> = recorded
        .iter()
        .filter_map(|(question, answer)| {
            let now = core.answer(question).expect("is a question");
            let told = |answer: &Value| answer.to_string().chars().take(1_000).collect::<String>();
            (now != *answer).then(|| {
                format!("{question}\n  recorded {}\n  now      {}", told(answer), told(&now))
            })
        })
        .collect();
    assert!(differ.is_empty(), "run `cargo xtask recordings`:\n{}", differ.join("\n"));
}
