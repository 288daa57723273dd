//! A small part of what `cargo xtask fuzz` does, from a fixed seed: the very code that
//! runs there a million times, built with every check that a release leaves out.

#[path = "../../examples/fuzz/harness.rs"]
mod harness;
#[path = "../../examples/fuzz/mutate.rs"]
mod mutate;
#[path = "../../examples/fuzz/random.rs"]
mod random;
#[path = "../../examples/fuzz/structure.rs"]
mod structure;
#[path = "../../examples/fuzz/targets/mod.rs"]
mod targets;
#[path = "../tries/mod.rs"]
mod tries;

use harness::Wanted;
use tries::tries;

fn searched(name: &str, runs: u32) {
    assert!(targets::NAMES.contains(&name));
    let folder = std::env::temp_dir().join("relabel-fuzz");
    let mut target = targets::named(name).expect("a target");
    let told = harness::search(&mut *target, &Wanted { runs: tries(runs).into(), seed: 5, folder });
    println!("{told}");
    assert!(told.found.is_empty(), "{told}");
}

#[test]
fn made_up_key_files_are_keys_or_say_why_not() {
    searched("keys", 1_000);
}

#[test]
fn made_up_text_files_are_sheets_or_say_why_not() {
    searched("csv", 1_000);
}

#[test]
fn made_up_workbooks_are_sheets_or_say_why_not() {
    searched("xlsx", 1_000);
}

#[test]
fn made_up_texts_are_templates_or_say_where_not() {
    searched("tokens", 4_000);
}

#[test]
fn made_up_pages_of_folders_stay_within_their_folder() {
    searched("siren", 4_000);
}

#[test]
fn made_up_answers_are_values_or_nothing() {
    searched("sling", 4_000);
}

#[test]
fn a_panic_is_found_and_its_input_kept() {
    struct Fragile;
    impl harness::Target for Fragile {
        fn name(&self) -> &'static str {
            "fragile"
        }
        fn seeds(&self) -> Vec<Vec<u8>> {
            vec![b"sound".to_vec()]
        }
        fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut random::Random) {
            mutate::bytes(input, other, &["broken"], random);
        }
        fn run(&mut self, input: &[u8]) -> String {
            if input.ends_with(b"broken") {
                // A panic that says nothing by itself: it happens many times.
                std::panic::resume_unwind(Box::new("it broke"));
            }
            String::new()
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let wanted = Wanted { runs: 2_000, seed: 1, folder: folder.path().to_owned() };
    let told = harness::search(&mut Fragile, &wanted);
    assert_eq!(told.found.len(), 1, "the same panic is told once: {told}");
    let file = std::fs::read_dir(folder.path()).expect("a folder").next().expect("a file");
    let input = std::fs::read(file.expect("a file").path()).expect("reads");
    assert!(input.ends_with(b"broken"));
}
