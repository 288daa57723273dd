//! A person at the window, with a mouse or with a keyboard alone, and the main
//! job as they do it. Texts are the English ones of the interface.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::start::{LOOK_AGAIN, PATIENCE, TRY};
use crate::window::Window;

/// What the person uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// The mouse, and the keyboard for text.
    Mouse,
    /// The keyboard alone.
    Keyboard,
}

/// Someone who works in the window.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    window: &'a Window<'a>,
    hand: Hand,
}

/// How often something is tried that a busy window may miss.
const TRIES: u32 = 5;
/// More arrow presses than the tree of a test has rows.
const ROWS: u32 = 60;
/// More arrow presses than a menu has entries.
const ENTRIES: u32 = 20;

impl<'a> Person<'a> {
    /// Someone at `window`.
    #[must_use]
    pub fn new(window: &'a Window<'a>, hand: Hand) -> Person<'a> {
        Person { window, hand }
    }

    pub(crate) fn window(&self) -> &'a Window<'a> {
        self.window
    }

    pub(crate) fn hand(&self) -> Hand {
        self.hand
    }

    /// Presses a button, follows a link, ticks a box.
    ///
    /// # Errors
    /// When it is not there or cannot be reached.
    pub async fn press(&self, role: &str, name: &str) -> Result<()> {
        match self.hand {
            Hand::Mouse => self.window.click(role, name).await,
            Hand::Keyboard => {
                self.window.tab_to(role, name).await?;
                self.window.press("space")
            }
        }
    }

    /// Takes an entry of the menu that is open.
    ///
    /// # Errors
    /// When it is not there or the arrow keys do not reach it.
    pub async fn take_from_menu(&self, name: &str) -> Result<()> {
        let window = self.window;
        window.find("menuitem", name).await?;
        if self.hand == Hand::Mouse {
            return window.click("menuitem", name).await;
        }
        for _ in 0..ENTRIES {
            let here = window.focused().await?;
            if here.0 == "menuitem" && here.1.contains(name) {
                return window.press("Return");
            }
            window.press("Down")?;
            window.focus_leaves(&here).await?;
        }
        bail!("the arrow keys do not reach the entry “{name}”")
    }

    /// Goes to a field and types.
    ///
    /// # Errors
    /// When the field is not there or does not hold the text afterwards.
    pub async fn fill(&self, name: &str, text: &str) -> Result<()> {
        match self.hand {
            Hand::Mouse => {
                // A page may still be moving the field away from where it was.
                let mut clicks = 1;
                self.window.click("textbox", name).await?;
                while clicks < TRIES && !self.window.gets_focus("textbox", name).await? {
                    clicks += 1;
                    self.window.click("textbox", name).await?;
                }
                self.window.wait_for_focus("textbox", name).await?;
            }
            Hand::Keyboard => self.window.tab_to("textbox", name).await?,
        }
        // A character that is on no key is put on one for a moment, which a busy
        // window may miss. A person would see it and type again.
        for _ in 0..TRIES {
            self.window.press("ctrl+a")?;
            self.window.write(text)?;
            if self.window.holds("textbox", name, text).await? {
                return Ok(());
            }
            // A busy window may have taken one Tab more than was seen.
            if self.hand == Hand::Keyboard && !self.window.gets_focus("textbox", name).await? {
                self.window.tab_back_to("textbox", name).await?;
            }
        }
        bail!("“{name}” does not take “{text}”")
    }

    /// Opens the folders on the way down the tree and chooses the last.
    ///
    /// # Errors
    /// When one of them is not there.
    pub async fn choose_folder(&self, titles: &[&str]) -> Result<()> {
        if self.hand == Hand::Keyboard {
            self.window.tab_into("row").await?;
        }
        for (title, below) in titles.iter().zip(&titles[1..]) {
            self.window.find("row", title).await?;
            if self.hand == Hand::Keyboard {
                self.arrow_down_to(title).await?;
            }
            // A tree that was opening the folder by itself at this moment closes it again.
            let begun = Instant::now();
            let mut pressed: Option<Instant> = None;
            while self.window.all("row", below).await?.is_empty() {
                if begun.elapsed() > PATIENCE {
                    bail!("the folder “{title}” does not open to show “{below}”");
                }
                let is_open = self.window.find("row", title).await?.is_open;
                if !is_open && pressed.is_none_or(|at| at.elapsed() > TRY / 5) {
                    pressed = Some(Instant::now());
                    match self.hand {
                        // The sign beside the folder; its name begins with a verb of the language.
                        Hand::Mouse => self.window.click("button", title).await?,
                        Hand::Keyboard => self.window.press("Right")?,
                    }
                }
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }
        let Some(chosen) = titles.last() else { bail!("no folder was named") };
        self.window.find("row", chosen).await?;
        match self.hand {
            Hand::Mouse => self.window.click("row", chosen).await?,
            Hand::Keyboard => {
                self.arrow_down_to(chosen).await?;
                self.window.press("space")?;
            }
        }
        self.window.find("heading", chosen).await.map(drop)
    }

    /// Has the subfolders listed too, if they are not already.
    ///
    /// # Errors
    /// When the page does not offer it.
    pub async fn include_subfolders(&self) -> Result<()> {
        const SWITCH: &str = "With subfolders";
        if !self.window.find("switch", SWITCH).await?.is_on {
            self.press("switch", SWITCH).await?;
        }
        Ok(())
    }

    async fn arrow_down_to(&self, title: &str) -> Result<()> {
        for _ in 0..ROWS {
            let here = self.window.focused().await?;
            if here.1.contains(title) {
                return Ok(());
            }
            self.window.press("Down")?;
            // A busy window follows late, and would be led past the folder. Below the
            // last row there is nothing, so it is looked for from the top.
            if !self.window.focus_leaves(&here).await? {
                self.window.press("Home")?;
            }
        }
        bail!("the arrow keys do not reach the folder “{title}”")
    }

    /// Answers what a key file leaves open and signs in. `address` is for key
    /// files that do not tell where AEM is.
    ///
    /// # Errors
    /// When signing in does not work.
    pub async fn confirm_connection(&self, address: Option<&str>, name: &str) -> Result<()> {
        if let Some(address) = address {
            self.fill("Address of AEM", address).await?;
        }
        self.fill("Name", name).await?;
        self.press("button", "Add connection").await?;
        self.window.wait_for_text(&format!("{name} is ready")).await?;
        self.press("button", "Show assets").await
    }

    /// Adds the key in a file, dragged onto the window, as a test environment.
    ///
    /// # Errors
    /// When it is refused or signing in does not work.
    pub async fn add_key(&self, file: &Path, name: &str) -> Result<()> {
        self.window.drop_file(file)?;
        self.fill("Name", name).await?;
        self.press("radio", "Test").await?;
        self.press("button", "Add connection").await?;
        self.window.wait_for_text(&format!("{name} is ready")).await
    }

    /// Opens the page of one connection.
    ///
    /// # Errors
    /// When there is no such connection.
    pub async fn manage(&self, name: &str) -> Result<()> {
        self.press("button", "Connections").await?;
        self.press("button", &format!("Manage {name}")).await
    }

    /// Removes a connection, after its question.
    ///
    /// # Errors
    /// When it stays.
    pub async fn remove_connection(&self, name: &str) -> Result<()> {
        self.manage(name).await?;
        self.press("button", &format!("Remove {name}")).await?;
        self.press("button", "Remove connection").await?;
        self.window.wait_until_gone("button", &format!("Remove {name}")).await
    }

    /// Switches the window to a language and a theme, in the English window.
    ///
    /// # Errors
    /// When the settings do not offer them.
    pub async fn set_look(&self, language: &str, theme: &str) -> Result<()> {
        self.press("button", "Settings").await?;
        self.choose_radio(theme).await?;
        self.choose("Language", language).await
    }

    /// Copies the text that a dialog shows, until the window says that it is copied.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn copy_shown_text(&self) -> Result<()> {
        for _ in 0..TRIES {
            self.press("button", "Copy text").await?;
            if self.window.says("Copied. Paste it into an email or a chat.").await? {
                return Ok(());
            }
        }
        bail!("the window does not say that the text is copied")
    }

    /// Goes to the library of the practice environment from the first screen.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn enter_practice(&self) -> Result<()> {
        self.press("button", "Try it in the practice environment").await?;
        self.window.find("row", "Northlight").await.map(drop)
    }

    /// From the assets of a folder to the page with old and new values.
    ///
    /// # Errors
    /// When a step is not offered.
    pub async fn set_copyright(&self, value: &str) -> Result<()> {
        self.press("button", "Change all").await?;
        self.press("button", "Copyright").await?;
        self.fill("New value of Copyright", value).await?;
        self.press("button", "Check").await
    }

    /// Starts the checked change and waits for its result.
    ///
    /// # Errors
    /// When it does not end with this many changed assets.
    pub async fn run(&self, changed: usize) -> Result<()> {
        self.press("button", &format!("Change {changed} asset")).await?;
        self.window.wait_for_text(&format!("{changed} assets changed")).await
    }

    /// Starts what was checked for more than a thousand assets, which has their number
    /// typed. `count` is written as the window writes it, such as `3,000`.
    ///
    /// # Errors
    /// When it is not asked for.
    pub async fn start_many(&self, button: &str, count: &str) -> Result<()> {
        self.press("button", button).await?;
        self.fill(&format!("To continue, type the number of assets: {count}"), count).await?;
        self.press("button", button).await?;
        self.window.wait_until_gone("alertdialog", "").await
    }

    /// Chooses a file in the native dialog that "Choose file" opens.
    ///
    /// # Errors
    /// When the dialog does not open or does not close.
    pub async fn choose_file(&self, file: &Path) -> Result<()> {
        self.press("button", "Choose file").await?;
        self.window.answer_file_dialog(file)
    }
}
