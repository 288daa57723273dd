//! In the middle of a change the program is started once more, and then the page is
//! lost: the change goes on either way, in one program, and the page comes back to it.

use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use relabel_sandbox::{Content, Options};
use relabel_tests::desktop::{Button, Desktop, Guarded, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::start::Start;
use relabel_tests::window::{LOG, Window};
use relabel_tests::workspace;
use relabel_tests::workspace::DATA;

const FOLDER: &str = "/content/dam/northlight";
const ASSETS: usize = 900;
const COPYRIGHT: &str = "© 2026 Northlight";
/// Far above what the page needs to be there again on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(240);

/// How long AEM takes while the page is away.
const SLOW: Duration = Duration::from_secs(1);

/// A window of another program.
const OTHER_WINDOW: &str = r#"
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gtk
window = Gtk.Window(title="Another program")
window.set_default_size(1400, 850)
window.show_all()
Gtk.main()
"#;

/// Starts the program a second time and gives how long it stayed.
fn start_again(desktop: &Desktop) -> Result<Duration> {
    let begun = Instant::now();
    let mut again = Guarded::start(
        desktop
            .guarded_command(workspace::program("relabel")?)
            .env("RELABEL_DATA_DIR", desktop.folder(DATA)?)
            .env("RELABEL_LOOPBACK", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    while again.is_running() {
        ensure!(begun.elapsed() < PATIENCE, "the second one stays");
        std::thread::yield_now();
    }
    Ok(begun.elapsed())
}

/// All text of the page, copied with the keyboard: the session that could be asked
/// ended with the page it was in.
fn copied(desktop: &Desktop) -> Result<String> {
    // Beside everything that could be pressed.
    desktop.pointer().click(Button::Left, (700, 640))?;
    desktop.keyboard().press("ctrl+a")?;
    desktop.keyboard().press("ctrl+c")?;
    desktop.clipboard()
}

/// The number before these words.
fn number_before(text: &str, words: &str) -> Option<usize> {
    text[..text.find(words)?].split_whitespace().last()?.replace(',', "").parse().ok()
}

/// Seconds of the day at which a line of the log was written.
fn moment(line: &str) -> Option<f64> {
    let clock = line.split('T').nth(1)?.split('Z').next()?;
    let mut parts = clock.split(':').map(|part| part.parse::<f64>().ok());
    Some(parts.next()?? * 3_600.0 + parts.next()?? * 60.0 + parts.next()??)
}

/// How long the new page took from its first question to following the job, once it has.
fn back_after(desktop: &Desktop) -> Result<Option<Duration>> {
    let log = std::fs::read_to_string(desktop.home().join(LOG))?;
    let Some((_, since)) = log.split_once("the page's process ended") else { return Ok(None) };
    let first = |command: &str| {
        let line = since.lines().skip(1).find(|line| line.contains(&format!("{command}\"")));
        line.and_then(moment)
    };
    let (Some(asked), Some(follows)) = (first("get_settings"), first("watch_job")) else {
        return Ok(None);
    };
    // Over midnight.
    Ok(Some(Duration::from_secs_f64((follows - asked).rem_euclid(86_400.0))))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_start_and_a_lost_page_leave_a_change_alone() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let options = Options {
        content: Content::Synthetic(ASSETS.try_into()?),
        technical_user_may_write: true,
        latency: Duration::from_millis(150),
        ..Options::default()
    };
    let practice = Practice::start_as(&desktop.folder("keys")?, options).await?;
    let window = Window::open_as(&desktop, &Start::default().traced()).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    person.add_key(&practice.service_key, "Website").await?;
    person.press("button", "Show assets").await?;
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    window.find("button", "Change all 900 assets").await?;
    person.set_copyright(COPYRIGHT).await?;
    window.find("button", "Change 900 assets").await?;
    // The change must not be over before the page is back, however busy the computer is:
    // while answers are slow, few assets are written together.
    practice.sandbox.set_latency(SLOW, Duration::ZERO);
    person.press("button", "Change 900 assets").await?;
    practice.wait_for_assets_sent(20).await?;

    // The one that runs comes to the front instead of a second one.
    let other = Guarded::start(
        desktop
            .guarded_command("/usr/bin/python3")
            .args(["-c", OTHER_WINDOW])
            .stdout(Stdio::null()),
    )?;
    desktop.keyboard().wait_for_window("Another program")?;
    desktop.keyboard().wait_for_front("Another program")?;
    start_again(&desktop)?;
    desktop.keyboard().wait_for_front("Relabel")?;
    drop(other);

    let app = window.app()?;
    window.page_process()?.kill()?;
    let sent = practice.sends().len();
    practice.wait_for_assets_sent(sent + 20).await?;
    let begun = Instant::now();
    let back = loop {
        if let Some(back) = back_after(&desktop)? {
            break back;
        }
        ensure!(begun.elapsed() < PATIENCE, "the page does not come back");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    // A tenth of a second on a computer that does nothing else.
    println!("the page followed the job {back:?} after its first question");
    let text = loop {
        let text = copied(&desktop).unwrap_or_default();
        // Written assets are counted once they were read back, seconds later.
        if number_before(&text, "of 900 done").is_some_and(|done| done > 0) {
            break text;
        }
        ensure!(begun.elapsed() < PATIENCE, "the page says:\n{text}");
    };
    let done = number_before(&text, "of 900 done").context("no progress")?;
    let now = practice.sends().len();
    assert!((1..=now).contains(&done), "{done} done, and {now} were sent");
    let (_, waiting) = text.split_once("Waiting").context("no number")?;
    let waiting = waiting.split_whitespace().next().unwrap_or_default().replace(',', "");
    let waiting: usize = waiting.parse().with_context(|| format!("“{waiting}” is no number"))?;
    assert_eq!(done + waiting, ASSETS, "{text}");

    practice.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
    practice.wait_for_assets_sent(ASSETS).await?;
    let end = loop {
        let text = copied(&desktop).unwrap_or_default();
        if text.contains("900 assets changed") {
            break text;
        }
        ensure!(begun.elapsed() < PATIENCE * 2, "the page says:\n{text}");
    };
    assert!(end.contains("All the values you chose are now in AEM."), "{end}");
    // What the program is asked in the new page it does; with no change left it closes at once.
    window.ask_to_close()?;
    app.wait_for_end()?;
    window.ended();
    let sends = practice.sends();
    assert_eq!(sends.len(), ASSETS);
    assert!(sends.values().all(|one| one.sends == 1), "nothing is sent twice");
    for (path, value) in practice.values(FOLDER, "dc:rights").await? {
        assert!(value.to_string().contains(COPYRIGHT), "{path} holds {value}");
    }
    Ok(())
}
