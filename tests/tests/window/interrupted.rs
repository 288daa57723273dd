//! A change that its program does not survive: the window is closed in its middle, the
//! program is killed in its middle, and it ends all the same, with nothing lost and
//! nothing sent for no reason. Days later it is restored from History.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

const FOLDER: &str = "/content/dam/northlight";
const ASSETS: u32 = 1_500;
const COPYRIGHT: &str = "© 2026 Northlight";
/// Slow enough that the change is met in its middle.
const LATENCY: Duration = Duration::from_millis(60);
/// Slow enough that it is not over before a window has asked and closed.
const HELD: Duration = Duration::from_secs(1);
/// Assets that speed "Normal" has on their way at one time, at most.
const IN_FLIGHT: usize = 16;

/// The number of assets that are done, out of "1,234 of 1,500".
async fn done(window: &Window<'_>, after: &str) -> Result<u32> {
    let text = window.text().await?;
    let end = text.find(after).with_context(|| format!("no “{after}” in:\n{text}"))?;
    let number = text[..end].rsplit([' ', '\n']).next().unwrap_or_default();
    number.replace(',', "").parse().with_context(|| format!("“{number}” is no number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_outlives_its_window_and_its_program_and_is_undone_later() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        latency: LATENCY,
        ..Options::default()
    };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let before = practice.values(FOLDER, "dc:rights").await?;
    assert_eq!(before.len(), ASSETS as usize);
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    window.find("button", "Change all 1,500 assets").await?;
    person.set_copyright(COPYRIGHT).await?;
    person.start_many("Change 1,500 assets", "1,500").await?;

    // The window is asked to close, and asks back.
    practice.wait_for_assets_sent(200).await?;
    practice.sandbox.set_latency(HELD, Duration::ZERO);
    window.ask_to_close()?;
    window.find("alertdialog", "Close Relabel now?").await?;
    window.wait_for_focus("button", "Keep open").await?;
    window.wait_for_text("A change is still running:").await?;
    window.wait_for_text("you can continue the next time you start it").await?;
    window.picture("close-question-en").await?;
    person.press("button", "Keep open").await?;
    window.wait_until_gone("alertdialog", "").await?;
    let sent = practice.sends().len();
    practice.sandbox.set_latency(LATENCY, Duration::ZERO);
    practice.wait_for_assets_sent(sent + 100).await?;
    practice.sandbox.set_latency(HELD, Duration::ZERO);
    let app = window.app()?;
    window.ask_to_close()?;
    person.press("button", "Close Relabel").await?;
    app.wait_for_end()?;
    window.ended();
    // What was on its way was waited for, so nothing is in doubt.
    let sends = practice.sends();
    assert!(sends.len() < ASSETS as usize, "closed in the middle, not after {}", sends.len());
    let applied = u32::try_from(sends.values().filter(|one| one.applied == 1).count())?;
    assert_eq!(sends.len(), applied as usize, "nothing was cut off");

    practice.sandbox.set_latency(LATENCY, Duration::ZERO);

    // The next start offers to go on, and does nothing before it is told to.
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("article", "A change was interrupted").await?;
    // The last ones were answered but not yet proven, which is made up for.
    let known = done(&window, " of 1,500 assets done").await?;
    assert!((1..=applied).contains(&known), "{known} known of {applied} that were changed");
    let offer = window.text().await?;
    assert!(!offer.contains("You had paused it."), "nobody had: {offer}");
    window.picture("resume-offer-en").await?;
    person.press("button", "Continue").await?;
    window.find("button", "Pause").await?;
    practice.wait_for_assets_sent(applied as usize + 400).await?;
    let app = window.app()?;
    app.kill()?;
    window.ended();
    // What comes now is met at its end only.
    practice.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
    let received = practice.sandbox.ledger().totals().received;
    let killed = practice.sends();
    assert!(killed.len() < ASSETS as usize, "killed in the middle, not after {}", killed.len());

    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("article", "A change was interrupted").await?;
    let known = done(&window, " of 1,500 assets done").await?;
    assert!(known >= applied, "{known}, less than before it went on ({applied})");
    assert!(known as usize <= killed.len(), "{known} of {} that were sent", killed.len());
    let now = practice.sandbox.ledger().totals().received;
    assert_eq!(now, received, "nothing is sent before somebody says so");
    person.press("button", "Continue").await?;
    window.wait_for_end_text("1,500 assets changed").await?;
    let sends = practice.sends();
    assert_eq!(sends.len(), ASSETS as usize, "every asset was sent");
    let again: Vec<_> = sends.iter().filter(|(_, one)| one.sends > 1).collect();
    assert!(again.iter().all(|(_, one)| one.sends == 2), "once more for one kill: {again:?}");
    assert!(again.len() <= IN_FLIGHT, "{} were sent again", again.len());
    for (path, value) in practice.values(FOLDER, "dc:rights").await? {
        ensure!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    window.close().await?;

    undone_from_history(&desktop).await?;
    let after = practice.values(FOLDER, "dc:rights").await?;
    let other = after.iter().zip(&before).find(|(after, before)| after != before);
    assert!(after.len() == before.len() && other.is_none(), "not as it was: {other:?}");
    Ok(())
}

/// Started once more, the program knows the change and brings it back.
async fn undone_from_history(desktop: &Desktop) -> Result<()> {
    let window = Window::open(desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.press("button", "History").await?;
    window.wait_for_text("1 change").await?;
    assert!(window.all("article", "").await?.is_empty(), "nothing waits to go on");
    person.press("row", "1,500 assets").await?;
    window.find("heading", "How it went").await?;
    window.picture("history-job-en").await?;
    person.press("button", "Undo…").await?;
    window.find("heading", "What will be restored").await?;
    person.start_many("Restore 1,500 assets", "1,500").await?;
    window.wait_for_end_text("1,500 assets restored").await?;
    window.wait_for_text("All old values were restored.").await?;
    person.press("button", "History").await?;
    window.wait_for_text("2 changes").await?;
    let rows = window.all("row", "1,500 assets").await?;
    for title in ["Copyright ", "Undo: Copyright "] {
        assert!(rows.iter().any(|one| one.name.starts_with(title)), "no “{title}”: {rows:?}");
    }
    window.picture("history-en").await?;
    window.close().await
}
