//! What a person does to the window: mouse, keyboard, focus, files from elsewhere.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::looks::FIND;
use super::{TITLE, Window};
use crate::desktop::Button;
use crate::start::{LOOK_AGAIN, PATIENCE, TRY};

/// More Tab presses than any page has stops.
const STOPS: u32 = 80;

impl Window<'_> {
    /// Moves the mouse there and clicks.
    ///
    /// # Errors
    /// When there is no such thing.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        self.click_with(Button::Left, role, name).await
    }

    /// Moves the mouse there and asks for the menu.
    ///
    /// # Errors
    /// When there is no such thing.
    pub async fn ask_for_menu(&self, role: &str, name: &str) -> Result<()> {
        self.click_with(Button::Right, role, name).await
    }

    async fn click_with(&self, button: Button, role: &str, name: &str) -> Result<()> {
        let begun = Instant::now();
        let mut found = self.find(role, name).await?;
        // What still slides into place is clicked where it comes to rest, and
        // what is covered is not clicked at all.
        loop {
            tokio::time::sleep(LOOK_AGAIN).await;
            let again = self.find(role, name).await?;
            let is_at_rest = again.at == found.at && !again.is_covered && !again.is_moving;
            if is_at_rest && self.hits(button, role, name, again.at).await? {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("{role} “{name}” stays covered or never rests");
            }
            found = again;
        }
    }

    /// Clicks at a point of the page, and whether this was there when the click arrived:
    /// answers that come late move what stands below them.
    async fn hits(&self, button: Button, role: &str, name: &str, at: (i32, i32)) -> Result<bool> {
        self.look(json!({ "role": role, "name": name, "watch": true })).await?;
        self.desktop.pointer().click(button, self.on_screen(at))?;
        let begun = Instant::now();
        // A click that the page never saw went to a dialog of the system, or began another page.
        while begun.elapsed() < Duration::from_secs(2) {
            let answer = self.session.run("return window.mouseHit ?? null", &[]).await;
            // A page that does not answer any more was closed by this click.
            let Ok(hit) = answer else { return Ok(true) };
            if let Some(is_hit) = hit.as_bool() {
                return Ok(is_hit);
            }
            tokio::time::sleep(LOOK_AGAIN / 3).await;
        }
        Ok(true)
    }

    /// Whether this lies still where the mouse can click it, now or soon; if
    /// so, it is clicked. For what may go away at any time, as a list does when the page
    /// below it moves; nothing is scrolled.
    ///
    /// # Errors
    /// When the page does not answer or the X server refuses.
    pub async fn clicks(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        let mut before = None;
        while begun.elapsed() < TRY {
            let found = self.all(role, name).await?.into_iter().next();
            let at = found.filter(|one| !one.is_covered && !one.is_moving).map(|one| one.at);
            if let Some(at) = at.filter(|_| at == before) {
                return self.hits(Button::Left, role, name, at).await;
            }
            before = at;
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(false)
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
        self.step_to("Tab", role, name).await
    }

    /// Like [`tab_to`](Window::tab_to), going back.
    ///
    /// # Errors
    /// When it cannot be reached; the message lists what was passed.
    pub async fn tab_back_to(&self, role: &str, name: &str) -> Result<()> {
        self.step_to("shift+Tab", role, name).await
    }

    async fn step_to(&self, key: &str, role: &str, name: &str) -> Result<()> {
        self.find(role, name).await?;
        let mut passed = Vec::new();
        let mut here = self.focused().await?;
        for _ in 0..STOPS {
            self.desktop.keyboard().press(key)?;
            // A busy window takes its time: read too early, it would be led past.
            self.focus_leaves(&here).await?;
            here = self.focused().await?;
            let (at_role, at_name) = &here;
            if at_role == role && at_name.contains(name) {
                return Ok(());
            }
            passed.push(format!("{at_role} “{at_name}”"));
        }
        bail!("the key {key} does not reach {role} “{name}”, only:\n{}", passed.join("\n"))
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

    /// Whether this has the focus, now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn gets_focus(&self, role: &str, name: &str) -> Result<bool> {
        self.gets_focus_as(&[role], name).await
    }

    /// Like [`gets_focus`](Window::gets_focus) for what has one of these roles.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn gets_focus_as(&self, roles: &[&str], name: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            let (at_role, at_name) = self.focused().await?;
            if roles.contains(&at_role.as_str()) && at_name.contains(name) {
                return Ok(true);
            }
            if begun.elapsed() > TRY {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether something else than `here`, a role and a name, has the focus now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focus_leaves(&self, here: &(String, String)) -> Result<bool> {
        let begun = Instant::now();
        while self.focused().await? == *here {
            if begun.elapsed() > TRY / 4 {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN / 3).await;
        }
        Ok(true)
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

    /// Title of the option that the arrow keys have reached in the list below a field which
    /// keeps the focus; empty before the first.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn reached_option(&self) -> Result<String> {
        const REACHED: &str = r#"
const id = document.activeElement?.getAttribute('aria-activedescendant');
const option = id ? document.getElementById(id) : null;
return (option?.querySelector('[slot="label"]') ?? option)?.innerText.trim() ?? '';"#;
        let answer = self.session.run(REACHED, &[]).await?;
        Ok(answer.as_str().unwrap_or_default().to_owned())
    }

    /// Whether the arrow keys reach this option, now or within two seconds.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn reaches_option(&self, option: &str) -> Result<bool> {
        let begun = Instant::now();
        while self.reached_option().await? != option {
            if begun.elapsed() > TRY / 2 {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN / 3).await;
        }
        Ok(true)
    }

    /// Like [`reached_option`](Window::reached_option), once it is another than `here`; after
    /// two seconds as it is.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn next_option(&self, here: &str) -> Result<String> {
        let begun = Instant::now();
        loop {
            let reached = self.reached_option().await?;
            if reached != here || begun.elapsed() > TRY / 2 {
                return Ok(reached);
            }
            tokio::time::sleep(LOOK_AGAIN / 3).await;
        }
    }

    /// Role and name of what has the focus.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn focused(&self) -> Result<(String, String)> {
        let section = self.section.lock().expect("nobody panics with it").clone();
        let wanted = json!({ "focused": true, "section": section });
        let answer = self.session.run(FIND, &[wanted]).await?;
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
}
