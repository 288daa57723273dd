//! A key that is replaced while its connection is open, and a daily pass that ends
//! in the middle of a change.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use anyhow::Result;
use relabel_sandbox::{Fault, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::Window;

const FOLDERS: [&str; 3] = ["Northlight", "Campaigns", "Été 2025"];
const COPYRIGHT: &str = "© 2026 Northlight";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_key_changes_nothing_and_a_newer_one_takes_its_place() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let first = practice.oauth_key_with_secret("first.json", 0)?;
    let second = practice.oauth_key_with_secret("second.json", 1)?;
    let window =
        Window::open_as(&desktop, &Start::signing_in_at(practice.sandbox.origin())).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&first, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;

    window.drop_file(&first)?;
    window.wait_for_text("You have already added this key").await?;
    window.wait_for_text("It belongs to “Website”.").await?;
    person.press("button", "Connections").await?;
    window.find("button", "Manage Website").await?;
    assert_eq!(window.all("button", "Manage ").await?.len(), 1, "one connection, as before");

    // The first secret is deleted. The pass that is in use goes on, but there is no next one.
    practice.sandbox.delete_oauth_secret(0);
    window.drop_file(&second)?;
    window.wait_for_text("Replace the key for Website?").await?;
    window.picture("replace-question-en").await?;
    person.press("button", "Keep the current key").await?;
    window.wait_until_gone("button", "Keep the current key").await?;
    window.drop_file(&second)?;
    window.wait_for_text("Replace the key for Website?").await?;
    let sign_ins = |practice: &Practice| {
        let requests = practice.sandbox.requests();
        let of = |status| {
            move |one: &&relabel_sandbox::RequestRecord| {
                one.path.starts_with("/ims/") && one.status == status
            }
        };
        (requests.iter().filter(of(200)).count(), requests.iter().filter(of(400)).count())
    };
    let (granted, _) = sign_ins(&practice);
    person.press("button", "Replace the key").await?;
    window.wait_for_text("Website has its new key").await?;
    let (now_granted, refused) = sign_ins(&practice);
    // A deleted secret is refused, so the pass came of the second one.
    assert_eq!((now_granted, refused), (granted + 1, 0), "signed in once, with the new secret");
    person.press("button", "Show assets").await?;
    person.choose_folder(&FOLDERS).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    person.set_copyright(COPYRIGHT).await?;
    person.run(assets).await?;
    person.press("button", "Connections").await?;
    window.find("button", "Manage Website").await?;
    assert_eq!(window.all("button", "Manage ").await?.len(), 1, "one connection, as before");
    window.close().await
}

/// Long enough to get to the running change.
const PASS_LIFE: Duration = Duration::from_secs(40);
/// So many times as long as the window takes to open, where that is longer: on a busy computer.
/// The way to the running change took more than ten of them there.
const OPENINGS: u32 = 25;
/// Slow enough that the change is in its middle when the pass ends, however soon it began.
const SLOW: Duration = Duration::from_secs(3);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pass_that_ends_in_the_middle_pauses_the_change_until_a_new_one_is_dropped() -> Result<()>
{
    let desktop = Desktop::start(&Setup::default())?;
    let begun = Instant::now();
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    let token_life = PASS_LIFE.max(begun.elapsed() * OPENINGS);
    let options = Options { token_life, ..Options::default() };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let first = practice.new_local_token("monday.json")?;
    window.drop_file(&first)?;
    person.fill("Address of AEM", &practice.address()).await?;
    person.fill("Name", "Website").await?;
    person.press("button", "Add connection").await?;
    window.wait_for_text("Website is ready").await?;
    window.wait_for_text("After that, drop a new key file.").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    person.set_copyright(COPYRIGHT).await?;
    let assets = window.count_in("button", "Change ").await?;
    practice.sandbox.set_fault(Some(Fault::Slow(SLOW)));
    person.press("button", &format!("Change {assets} assets")).await?;
    window.find("button", "Pause").await?;
    practice.wait_for_write(|_| true).await;
    // Nobody does anything: the pass is no longer good for the next request.
    practice.wait_for_end_of(&first).await?;
    practice.sandbox.set_fault(None);
    window.wait_for_text("Your one-day key expired").await?;
    window.wait_for_text("The change then continues automatically from where it stopped.").await?;
    window.picture("run-paused-for-pass-en").await?;
    let written = |practice: &Practice| {
        let mut times = HashMap::<String, usize>::new();
        for write in practice.sandbox.writes().into_iter().filter(|write| write.status < 400) {
            *times.entry(write.asset).or_default() += 1;
        }
        times
    };
    let before = written(&practice);
    assert!((1..assets).contains(&before.len()), "held in the middle, not after {}", before.len());
    window.drop_file(&practice.new_local_token("tuesday.json")?)?;
    window.wait_for_text("Replace the key for Website?").await?;
    person.press("button", "Replace the key").await?;
    person.press("button", "Back to the change").await?;
    window.wait_for_text(&format!("{assets} assets changed")).await?;
    let after = written(&practice);
    assert_eq!(after.len(), assets, "every asset");
    let twice: Vec<_> = after.iter().filter(|(_, times)| **times != 1).collect();
    assert!(twice.is_empty(), "changed more than once: {twice:?}");
    // For reading what AEM holds: the pass of the beginning has ended.
    practice.new_local_token("local_token.json")?;
    let values = practice.values("/content/dam/northlight", "dc:rights").await?;
    for (path, value) in values {
        assert!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    window.close().await
}
