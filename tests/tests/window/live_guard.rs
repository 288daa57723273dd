//! The guard of the live environment: read only until it is unlocked for this
//! window, and many assets only after their number was typed.

use anyhow::Result;
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::journey::{Hand, Person};
use relabel_tests::practice::Practice;
use relabel_tests::window::Window;

const FOLDER: &str = "/content/dam/northlight";
const COPYRIGHT: &str = "© 2026 Northlight";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn live_is_read_only_until_unlocked_and_many_assets_are_counted_aloud() -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let practice = Practice::start(&desktop.folder("keys")?).await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    window.find("button", "Choose file").await?;
    window.drop_file(&practice.service_key)?;
    person.fill("Name", "Website").await?;
    person.press("radio", "Live").await?;
    person.press("button", "Add connection").await?;
    window.wait_for_text("Website is ready").await?;
    person.press("button", "Show assets").await?;
    window.wait_for_text("Live · read-only").await?;

    // Everything may be prepared and looked at; the button that sends is another one.
    person.choose_folder(&["Northlight"]).await?;
    person.include_subfolders().await?;
    let assets = window.count_in("button", "Change all").await?;
    assert!(assets > 100, "more than may be changed on Live without typing, not {assets}");
    person.press("button", "Change all").await?;
    window.wait_for_text("Website is live and read-only").await?;
    person.press("button", "Copyright").await?;
    person.fill("New value of Copyright", COPYRIGHT).await?;
    person.press("button", "Check").await?;
    window.wait_for_text("Review everything first.").await?;
    // Some assets cannot be written at all; the number is that of those that can.
    let send = "Change ";
    assert!(window.all("button", send).await?.is_empty(), "nothing can be sent while it is locked");
    assert!(practice.sandbox.writes().is_empty(), "not even a trial of writing");

    person.press("button", "Unlock for this window…").await?;
    window.find("alertdialog", "Unlock Website for this window?").await?;
    window.wait_for_focus("button", "Keep it read-only").await?;
    window.picture("live-unlock-dialog-en").await?;
    person.press("button", "Keep it read-only").await?;
    window.wait_until_gone("alertdialog", "").await?;
    window.wait_for_text("Live · read-only").await?;
    person.press("button", "Unlock for this window…").await?;
    window.find("alertdialog", "Unlock Website for this window?").await?;
    person.press("button", "Unlock").await?;
    window.wait_for_text("Live · unlocked").await?;

    let to_change = window.count_in("button", send).await?;
    assert!(to_change > 100, "{to_change}");
    person.press("button", &format!("Change {to_change} assets")).await?;
    window.find("alertdialog", "Change the live environment?").await?;
    window.wait_for_focus("button", "Cancel").await?;
    let number = format!("To continue, type the number of assets: {to_change}");
    let is_off = || async {
        let buttons = window.all("button", &format!("Change {to_change} assets")).await?;
        anyhow::Ok(buttons.iter().all(|button| button.is_disabled || button.is_covered))
    };
    assert!(is_off().await?, "not before the number is typed");
    person.fill(&number, &format!("{}", to_change - 1)).await?;
    window.wait_for_text("That is not the right number.").await?;
    assert!(is_off().await?, "not with another number");
    let writes = practice.sandbox.writes();
    assert!(writes.iter().all(|write| write.path == FOLDER), "nothing was sent: {writes:?}");
    person.fill(&number, &to_change.to_string()).await?;
    person.run(to_change).await?;
    let values = practice.values(FOLDER, "dc:rights").await?;
    let changed = values.values().filter(|value| value.to_string().contains(COPYRIGHT)).count();
    assert!(changed >= to_change, "{changed} of {to_change}");

    // It is unlocked for this window, and no longer.
    window.close().await?;
    let window = Window::open(&desktop).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.press("button", "Connections").await?;
    person.press("button", "Show assets in Website").await?;
    window.wait_for_text("Live · read-only").await?;
    window.find("button", "Unlock for this window…").await?;
    window.close().await
}
