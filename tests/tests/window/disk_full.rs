//! The disk with Relabel's own files is full in the middle of a change: nothing more is
//! sent than can be written down, and the change continues automatically when there is room.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::{Start, disks_can_be_mounted};
use relabel_tests::window::Window;

const FOLDER: &str = "/content/dam/northlight";
const COPYRIGHT: &str = "© 2026 Northlight";
/// MiB; some four times of what the change takes.
const DISK: u32 = 24;

/// Takes all the room that is left.
fn fill(file: &Path) -> Result<()> {
    let mut file = File::create(file)?;
    for size in [1 << 16, 1] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_waits_for_room_on_the_disk_and_goes_on_by_itself() -> Result<()> {
    if !disks_can_be_mounted() {
        println!("skipped: this system lets nobody mount a disk of his own");
        return Ok(());
    }
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Synthetic(900),
        technical_user_may_write: true,
        latency: Duration::from_millis(100),
        ..Options::default()
    };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open_as(&desktop, &Start::on_disk_of(DISK)).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    window.find("button", "Change all 900 assets").await?;
    person.set_copyright(COPYRIGHT).await?;
    person.press("button", "Change 900 assets").await?;
    practice.wait_for_assets_sent(60).await?;

    let ballast = window.data()?.join("ballast");
    fill(&ballast)?;
    window.wait_for_text("The disk is full").await?;
    window.wait_for_text("continues automatically when there is room").await?;
    window.picture("run-disk-full-en").await?;
    let sent = practice.sandbox.ledger().totals().received;
    assert!(practice.sends().len() < 900, "it was met in the middle");
    // Nobody sends while it waits: by now it looked whether there is room.
    window.wait_for_text("The disk is full").await?;
    assert_eq!(practice.sandbox.ledger().totals().received, sent);
    std::fs::remove_file(&ballast)?;
    window.wait_for_end_text("900 assets changed").await?;
    let sends = practice.sends();
    assert_eq!(sends.len(), 900);
    let most = sends.values().map(|one| one.sends).max();
    assert_eq!(most, Some(1), "nothing is sent twice");
    for (path, value) in practice.values(FOLDER, "dc:rights").await? {
        assert!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    window.close().await
}
