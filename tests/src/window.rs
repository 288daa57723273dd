//! The app's window on a [`Desktop`], used as a person uses it: things are
//! found by their role and visible name, and touched with a real mouse or a
//! real keyboard.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::desktop::{Desktop, Guarded, Process};
use crate::start::{DATA, LOOK_AGAIN, PATIENCE, Start};
use crate::webdriver::Session;

pub use crate::start::LOG;

/// More Tab presses than any page has stops.
const STOPS: u32 = 80;

/// Title of the app's window.
const TITLE: &str = "Relabel";

const FIND: &str = include_str!("find.js");

/// Something on the page.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its accessible name, whole.
    pub name: String,
    /// What is entered, for fields.
    pub value: Option<String>,
    /// Its middle, in pixels of the page.
    pub at: (i32, i32),
    /// Whether it is ticked or switched on.
    pub is_on: bool,
    /// Whether it can be seen but not used.
    pub is_disabled: bool,
    /// Whether something else lies above it.
    pub is_covered: bool,
    /// Whether anything on the page still slides, grows or fades.
    is_moving: bool,
}

/// The running app.
#[derive(Debug)]
pub struct Window<'a> {
    desktop: &'a Desktop,
    session: Session,
    /// Where the page begins on the screen.
    origin: (i32, i32),
    driver: Guarded,
}

/// Names of the app's program, and of the one WebKit shows a page with.
const PROGRAM: &str = "relabel";
const PAGE_PROGRAM: &str = "WebKitWebProcess";

impl<'a> Window<'a> {
    /// Starts the app on `desktop` and waits until its window shows. Key files may
    /// name a server on this computer.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn open(desktop: &'a Desktop) -> Result<Window<'a>> {
        Window::open_as(desktop, &Start::default()).await
    }

    /// Like [`open`](Window::open), started otherwise.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn open_as(desktop: &'a Desktop, start: &Start) -> Result<Window<'a>> {
        let (driver, session) = start.launch(desktop).await?;
        let id = desktop.keyboard().wait_for_window(TITLE)?;
        let origin = desktop.keyboard().place_at_origin(&id)?;
        Ok(Window { desktop, session, origin, driver })
    }

    /// The WebDriver session, for what a person cannot do.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Writes what the window shows into a file, once nothing moves or loads
    /// any more; after a while as it is.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let begun = Instant::now();
        let mut picture = self.session.screenshot().await?;
        loop {
            tokio::time::sleep(LOOK_AGAIN * 4).await;
            let next = self.session.screenshot().await?;
            if next == picture || begun.elapsed() > Duration::from_secs(8) {
                break;
            }
            picture = next;
        }
        std::fs::write(file, picture).with_context(|| format!("{}", file.display()))
    }

    /// Keeps a picture of the window for people to look at, in the folder that
    /// `RELABEL_PICTURES` names; without it nothing happens.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        match std::env::var_os("RELABEL_PICTURES") {
            Some(folder) => self.screenshot(&Path::new(&folder).join(format!("{name}.png"))).await,
            None => Ok(()),
        }
    }

    /// All visible things of a role whose name contains `name`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn all(&self, role: &str, name: &str) -> Result<Vec<Found>> {
        self.look(json!({ "role": role, "name": name })).await
    }

    async fn look(&self, wanted: Value) -> Result<Vec<Found>> {
        let answer = self.session.run(FIND, &[wanted]).await?;
        let number = |value: &Value| value.as_i64().unwrap_or_default().try_into().unwrap_or(0);
        Ok(answer
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| Found {
                name: one["name"].as_str().unwrap_or_default().to_owned(),
                value: one["value"].as_str().map(str::to_owned),
                at: (number(&one["x"]), number(&one["y"])),
                is_disabled: one["disabled"] == true,
                is_covered: one["covered"] == true,
                is_moving: one["moving"] == true,
                is_on: one["on"] == true,
            })
            .collect())
    }

    /// Waits for the first thing of a role whose name contains `name` and scrolls it into view.
    ///
    /// # Errors
    /// When there is none after a while; the message tells what the page says instead.
    pub async fn find(&self, role: &str, name: &str) -> Result<Found> {
        self.find_within(PATIENCE, role, name).await
    }

    /// Like [`find`](Window::find) for what takes longer than anything else.
    ///
    /// # Errors
    /// When there is none after `patience`; the message tells what the page says instead.
    pub async fn find_within(&self, patience: Duration, role: &str, name: &str) -> Result<Found> {
        let wanted = json!({ "role": role, "name": name, "show": true });
        let begun = Instant::now();
        loop {
            let found = self.look(wanted.clone()).await?;
            if let Some(first) = found.into_iter().find(|one| !one.is_disabled) {
                return Ok(first);
            }
            if begun.elapsed() > patience {
                bail!("no {role} “{name}”; the page says:\n{}", self.text().await?);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the page says this.
    ///
    /// # Errors
    /// When it does not after a while; the message tells what it says instead.
    pub async fn wait_for_text(&self, text: &str) -> Result<()> {
        self.wait_up_to(PATIENCE, text).await
    }

    /// Like [`wait_for_text`](Window::wait_for_text) for the end of a change that takes
    /// its time.
    ///
    /// # Errors
    /// When it does not after a while; the message tells what it says instead.
    pub async fn wait_for_end_text(&self, text: &str) -> Result<()> {
        self.wait_up_to(PATIENCE * 4, text).await
    }

    async fn wait_up_to(&self, patience: Duration, text: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let page = self.text().await?;
            if page.contains(text) {
                return Ok(());
            }
            if begun.elapsed() > patience {
                bail!("the page does not say “{text}” but:\n{page}");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether the page says this, now or within a few seconds.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn says(&self, text: &str) -> Result<bool> {
        let begun = Instant::now();
        while !self.text().await?.contains(text) {
            if begun.elapsed() > Duration::from_secs(4) {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(true)
    }

    /// Waits until an entry of a list says all of this.
    ///
    /// # Errors
    /// When none does after a while; the message tells what the page says instead.
    pub async fn wait_for_item(&self, parts: &[&str]) -> Result<()> {
        const ITEMS: &str =
            "return [...document.querySelectorAll('li')].map((item) => item.innerText)";
        let begun = Instant::now();
        loop {
            let items = self.session.run(ITEMS, &[]).await?;
            let says = |item: &Value| {
                let text = plain(item.as_str().unwrap_or_default());
                parts.iter().all(|part| text.contains(part))
            };
            if items.as_array().is_some_and(|items| items.iter().any(says)) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("no entry says {parts:?}; the page says:\n{}", self.text().await?);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until nothing of this role and name can be seen any more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn wait_until_gone(&self, role: &str, name: &str) -> Result<()> {
        let begun = Instant::now();
        while !self.all(role, name).await?.is_empty() {
            if begun.elapsed() > PATIENCE {
                bail!("{role} “{name}” stays");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(())
    }

    /// Everything the page says, as it is laid out.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn text(&self) -> Result<String> {
        let answer = self.session.run("return document.body.innerText", &[]).await?;
        Ok(plain(answer.as_str().unwrap_or_default()))
    }

    /// Moves the mouse there and clicks.
    ///
    /// # Errors
    /// When there is no such thing.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let begun = Instant::now();
        let mut found = self.find(role, name).await?;
        // What still slides into place is clicked where it comes to rest, and
        // what is covered is not clicked at all.
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            let again = self.find(role, name).await?;
            if again.at == found.at && !again.is_covered && !again.is_moving {
                break;
            }
            if begun.elapsed() > PATIENCE {
                bail!("{role} “{name}” stays covered or never rests");
            }
            found = again;
        }
        self.desktop.pointer().click(self.on_screen(found.at))
    }

    /// Presses the mouse at a point of the page, moves to another and lets go there.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn drag(&self, from: (i32, i32), to: (i32, i32)) -> Result<()> {
        self.desktop.pointer().drag(self.on_screen(from), self.on_screen(to))
    }

    /// Moves the mouse out of the window, so that nothing looks hovered.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn let_go_of_mouse(&self) -> Result<()> {
        let (width, height) = self.desktop.size();
        self.desktop.pointer().move_to((width - 1, height - 1))
    }

    /// Goes forward with the Tab key until this has the focus.
    ///
    /// # Errors
    /// When it cannot be reached; the message lists what was passed.
    pub async fn tab_to(&self, role: &str, name: &str) -> Result<()> {
        self.find(role, name).await?;
        let mut passed = Vec::new();
        let mut here = self.focused().await?;
        for _ in 0..STOPS {
            self.desktop.keyboard().press("Tab")?;
            // A busy window takes its time: read too early, it would be led past.
            self.focus_leaves(&here).await?;
            here = self.focused().await?;
            let (at_role, at_name) = &here;
            if at_role == role && at_name.contains(name) {
                return Ok(());
            }
            passed.push(format!("{at_role} “{at_name}”"));
        }
        bail!("the Tab key does not reach {role} “{name}”, only:\n{}", passed.join("\n"))
    }

    /// Goes forward with the Tab key until something of this role has the focus.
    ///
    /// # Errors
    /// When nothing of the role can be reached.
    pub async fn tab_into(&self, role: &str) -> Result<()> {
        self.tab_to(role, "").await
    }

    /// Waits until this has the focus.
    ///
    /// # Errors
    /// When something else keeps it.
    pub async fn wait_for_focus(&self, role: &str, name: &str) -> Result<()> {
        let begun = Instant::now();
        loop {
            let (at_role, at_name) = self.focused().await?;
            if at_role == role && at_name.contains(name) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("not {role} “{name}” but {at_role} “{at_name}” has the focus");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether this has the focus, now or within a few seconds.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn gets_focus(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            let (at_role, at_name) = self.focused().await?;
            if at_role == role && at_name.contains(name) {
                return Ok(true);
            }
            if begun.elapsed() > Duration::from_secs(4) {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether something else than `here`, a role and a name, has the focus now or within
    /// a second.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focus_leaves(&self, here: &(String, String)) -> Result<bool> {
        let begun = Instant::now();
        while self.focused().await? == *here {
            if begun.elapsed() > Duration::from_secs(1) {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN / 3).await;
        }
        Ok(true)
    }

    /// Whether a field holds this, now or within a few seconds.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn holds(&self, role: &str, name: &str, value: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            if self.find(role, name).await?.value.as_deref() == Some(value) {
                return Ok(true);
            }
            if begun.elapsed() > Duration::from_secs(4) {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// The number in a name, such as 53 in "Change all 53 assets", once it no longer is 0.
    ///
    /// # Errors
    /// When there is no such thing, or it says no number.
    pub async fn count_in(&self, role: &str, name: &str) -> Result<usize> {
        let found = self.find(role, name).await?;
        let digits = |c: char| c.is_ascii_digit();
        let number: String =
            found.name.chars().skip_while(|&c| !digits(c)).take_while(|&c| digits(c)).collect();
        number.parse().with_context(|| format!("“{}” says no number", found.name))
    }

    /// Whether this is on the page now or within a second.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn appears(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            if !self.all(role, name).await?.is_empty() {
                return Ok(true);
            }
            if begun.elapsed() > Duration::from_secs(1) {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Types the path of a file into the native file dialog and confirms.
    ///
    /// # Errors
    /// When the dialog does not open or does not close.
    pub fn answer_file_dialog(&self, file: &Path) -> Result<()> {
        let keyboard = self.desktop.keyboard();
        keyboard.wait_for_dialog(TITLE)?;
        keyboard.press("ctrl+l")?;
        keyboard.write(&file.to_string_lossy())?;
        keyboard.confirm_dialog(TITLE)
    }

    /// Types the path of a file over the name that the native dialog proposes for
    /// saving, and confirms.
    ///
    /// # Errors
    /// When the dialog does not open or does not close.
    pub fn answer_save_dialog(&self, file: &Path) -> Result<()> {
        let keyboard = self.desktop.keyboard();
        keyboard.wait_for_dialog(TITLE)?;
        keyboard.press("ctrl+a")?;
        keyboard.write(&file.to_string_lossy())?;
        keyboard.confirm_dialog(TITLE)
    }

    /// Role and name of what has the focus.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focused(&self) -> Result<(String, String)> {
        let answer = self.session.run(FIND, &[json!({ "focused": true })]).await?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok((text(&answer["role"]), text(&answer["name"])))
    }

    /// Presses a key; see [`Keyboard::press`](crate::desktop::Keyboard::press).
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn press(&self, key: &str) -> Result<()> {
        self.desktop.keyboard().press(key)
    }

    /// Types a text into what has the focus.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn write(&self, text: &str) -> Result<()> {
        self.desktop.keyboard().write(text)
    }

    /// Drags a file from another program into the middle of the window.
    ///
    /// # Errors
    /// When the drag does not work.
    pub fn drop_file(&self, file: &Path) -> Result<()> {
        self.desktop.pointer().drag_file(file, self.on_screen((620, 420)))
    }

    fn on_screen(&self, (x, y): (i32, i32)) -> (i32, i32) {
        (self.origin.0 + x, self.origin.1 + y)
    }

    /// Ends the app as its close button does, and returns when it is gone: the next one
    /// needs its files.
    ///
    /// # Errors
    /// When the driver fails, or the app stays.
    pub async fn close(self) -> Result<()> {
        let app = self.app()?;
        self.session.close().await?;
        drop(self.driver);
        app.wait_for_end()
    }

    /// Asks the window to close, with the keys of the window manager. Whether it does
    /// is up to the app.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn ask_to_close(&self) -> Result<()> {
        self.desktop.keyboard().press("alt+F4")
    }

    /// The app's data folder as the app sees it; see [`Start::disk`].
    ///
    /// # Errors
    /// When there is none.
    pub fn data(&self) -> Result<PathBuf> {
        // The app itself keeps its memory private, and with it everything else.
        self.driver.process().seen(&self.desktop.folder(DATA)?)
    }

    /// The app's own process.
    ///
    /// # Errors
    /// When there is none.
    pub fn app(&self) -> Result<Process> {
        self.driver.process().below(PROGRAM)
    }

    /// The process in which WebKit shows the page.
    ///
    /// # Errors
    /// When there is none.
    pub fn page_process(&self) -> Result<Process> {
        self.app()?.below(PAGE_PROGRAM)
    }

    /// Kills the app, as a crash or the system does.
    ///
    /// # Errors
    /// When it does not end.
    pub fn kill(self) -> Result<()> {
        self.app()?.kill()
    }
}

/// French typography and numbers have spaces that do not break.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
