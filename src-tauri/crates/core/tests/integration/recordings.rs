//! The answers that the interface's tests look up are those the core gives.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

#[path = "../../examples/recordings/answers.rs"]
mod answers;

fn file(name: &str) -> PathBuf {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR"));
    crates.join("../../../ui/src/backend/memory").join(name)
}

#[test]
fn what_the_interface_s_tests_are_answered_is_what_the_core_says() {
    let read = |name: &str| std::fs::read_to_string(file(name)).expect("reads");
    let core = answers::Core::new(&read("world.json")).expect("is an environment");
    let recorded: BTreeMap<String, Value> =
        serde_json::from_str(&read("recordings.json")).expect("are recordings");
    assert!(!recorded.is_empty());
    let differ: Vec<_> = recorded
        .iter()
        .filter_map(|(question, answer)| {
            let now = core.answer(question).expect("is a question");
            (now != *answer).then(|| format!("{question}\n  recorded {answer}\n  now      {now}"))
        })
        .collect();
    assert!(differ.is_empty(), "run `cargo xtask recordings`:\n{}", differ.join("\n"));
}
