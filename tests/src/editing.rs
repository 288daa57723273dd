//! A person on the page that says what should change: fields, what happens to them, and
//! what is typed there. Texts are the English ones of the interface.

use anyhow::{Result, bail};

use crate::journey::{Hand, Person};

/// How often something is tried that a busy window may miss.
const TRIES: u32 = 5;
/// More arrow presses than a list of fields has.
const OPTIONS: u32 = 80;

/// What became of an option that a list offered.
enum Taken {
    AtOnce,
    /// The list stayed, and was pressed once more: what lay below it may have been hit.
    PressedAgain,
    /// The list closed before.
    ListGone,
}

impl Person<'_> {
    /// Adds a field by its label. From then on things of other fields are not meant.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn add_field(&self, label: &str) -> Result<()> {
        self.add_field_by("Find a field", label).await
    }

    /// Like [`add_field`](Person::add_field) in another language, by the name that the
    /// search for fields has there.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn add_field_by(&self, search: &str, label: &str) -> Result<()> {
        self.window().look_only_at(None);
        let mut is_searched_again = self.choose_typed(search, label).await?;
        for _ in 0..TRIES {
            if self.window().appears("heading", label).await? {
                break;
            }
            // Samples that came late scrolled the page, which closed the list before the key.
            self.choose_typed(search, label).await?;
            is_searched_again = true;
        }
        self.window().find("heading", label).await?;
        self.window().look_only_at(Some(label));
        if is_searched_again {
            return Ok(());
        }
        // The value can be typed at once.
        if self.window().gets_focus_as(&["textbox", "combobox", "button"], label).await? {
            return Ok(());
        }
        bail!("nothing of “{label}” has the focus, but {:?}", self.window().focused().await?)
    }

    /// Says what happens to the field that was added last.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose_action(&self, action: &str) -> Result<()> {
        const PICKER: &str = "Action";
        for _ in 0..TRIES {
            // It stands before the value, which has the focus.
            if self.hand() == Hand::Keyboard && self.window().focused().await?.0 != "button" {
                self.window().tab_back_to("button", PICKER).await?;
                self.window().press("space")?;
            } else {
                self.press("button", PICKER).await?;
            }
            if self.takes_option(action).await?
                && self.window().appears("button", &format!("{action} {PICKER}")).await?
            {
                return Ok(());
            }
        }
        bail!("“{PICKER}” does not take “{action}”")
    }

    /// Chooses an option of a picker.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose(&self, picker: &str, option: &str) -> Result<()> {
        for _ in 0..TRIES {
            self.press("button", picker).await?;
            if self.takes_option(option).await? {
                return Ok(());
            }
        }
        bail!("“{picker}” does not offer “{option}”")
    }

    /// Whether the list that was opened just now offers an option and stays until it is taken:
    /// samples that arrive late may close it.
    async fn takes_option(&self, option: &str) -> Result<bool> {
        let window = self.window();
        if self.hand() == Hand::Mouse {
            return Ok(window.clicks("option", option).await? && window.goes("listbox", "").await?);
        }
        if !window.appears("option", option).await? {
            return Ok(false);
        }
        for _ in 0..OPTIONS {
            let here = window.focused().await?;
            if here.0 == "option" && here.1.contains(option) {
                window.press("Return")?;
                return window.goes("listbox", "").await;
            }
            if window.all("listbox", "").await?.is_empty() {
                return Ok(false);
            }
            window.press("Down")?;
            // A list that was opened on one of its last options is gone through from the top.
            if !window.focus_leaves(&here).await? {
                window.press("Home")?;
            }
        }
        bail!("the arrow keys do not reach “{option}”")
    }

    /// Types into a field that offers a list, and chooses from it. Whether the field was
    /// pressed once more after the option was taken: then it has the focus.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose_typed(&self, field: &str, option: &str) -> Result<bool> {
        self.choose_found(field, option, option).await
    }

    /// Like [`choose_typed`](Person::choose_typed) for what is found by another text than
    /// it is shown with.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn choose_found(&self, field: &str, typed: &str, option: &str) -> Result<bool> {
        let window = self.window();
        let mut tries = 0;
        loop {
            if self.offers(field, typed, option).await? {
                match self.take_offered(option).await? {
                    Taken::AtOnce => return Ok(false),
                    Taken::PressedAgain => return Ok(true),
                    Taken::ListGone => {}
                }
            }
            // A click that met the option while its list moved may have taken it all the same, and
            // one that met the button of the field above the search, too: the field that is asked
            // for comes then, and is not offered any more. What stays open, with “No results”,
            // hides it.
            window.press("Escape")?;
            if window.appears("heading", option).await? {
                return Ok(true);
            }
            tries += 1;
            if tries > TRIES {
                bail!("“{field}” does not offer “{option}”");
            }
        }
    }

    /// Takes an option that a list below a field offers; the mouse has pressed it already.
    async fn take_offered(&self, option: &str) -> Result<Taken> {
        let window = self.window();
        if self.hand() == Hand::Mouse {
            // Answers that come late may draw the list anew below the press.
            for tried in 0..TRIES {
                if window.goes("listbox", "").await? {
                    return Ok(if tried == 0 { Taken::AtOnce } else { Taken::PressedAgain });
                }
                window.clicks("option", option).await?;
            }
            return window.wait_until_gone("listbox", "").await.map(|()| Taken::PressedAgain);
        }
        let mut here = window.reached_option().await?;
        for _ in 0..OPTIONS {
            if here == option {
                window.press("Return")?;
                return window.wait_until_gone("listbox", "").await.map(|()| Taken::AtOnce);
            }
            if window.all("listbox", "").await?.is_empty() {
                return Ok(Taken::ListGone);
            }
            window.press("Down")?;
            // A busy window follows late, and would be led past the option.
            here = window.next_option(&here).await?;
        }
        bail!("the arrow keys do not reach “{option}”")
    }

    /// Whether a field that offers a list, once this is typed, offers it; the mouse takes it
    /// at once.
    async fn offers(&self, field: &str, typed: &str, option: &str) -> Result<bool> {
        let window = self.window();
        match self.hand() {
            Hand::Mouse => window.click("combobox", field).await?,
            Hand::Keyboard => {
                // The one of another field may still have the focus.
                let here = window.focused().await?;
                if here.0 != "combobox" || !here.1.contains(field) {
                    window.tab_to("combobox", field).await?;
                }
            }
        }
        // Samples that arrive late may move it away from where it was, and close its list.
        if !window.gets_focus("combobox", field).await? {
            return Ok(false);
        }
        // The same text once more would open nothing.
        window.press("ctrl+a")?;
        window.press("BackSpace")?;
        window.write(typed)?;
        if !window.holds("combobox", field, typed).await? {
            return Ok(false);
        }
        match self.hand() {
            Hand::Mouse => window.clicks("option", option).await,
            Hand::Keyboard => window.appears("option", option).await,
        }
    }

    /// Chooses one of several radio buttons.
    ///
    /// # Errors
    /// When the keys do not reach it.
    pub async fn choose_radio(&self, name: &str) -> Result<()> {
        let window = self.window();
        if self.hand() == Hand::Mouse {
            // What stands above may come or go while the pointer is on its way.
            for _ in 0..TRIES {
                window.click("radio", name).await?;
                if window.is_chosen("radio", name).await? {
                    return Ok(());
                }
            }
            bail!("the pointer does not reach “{name}”");
        }
        window.tab_into("radio").await?;
        for _ in 0..TRIES {
            let here = window.focused().await?;
            if here.1.contains(name) {
                return Ok(());
            }
            window.press("Right")?;
            window.focus_leaves(&here).await?;
        }
        bail!("the arrow keys do not reach “{name}”")
    }
}
