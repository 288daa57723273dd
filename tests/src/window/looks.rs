//! What can be seen on the page: things by their role and visible name, and words.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::Window;
use crate::start::{LOOK_AGAIN, PATIENCE, TRY};

pub(super) const FIND: &str = include_str!("find.js");

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
    /// Whether what belongs below it is shown, as of a folder in a tree.
    pub is_open: bool,
    /// Whether it can be seen but not used.
    pub is_disabled: bool,
    /// Whether something else lies above it.
    pub is_covered: bool,
    /// Whether anything on the page still slides, grows or fades.
    pub(super) is_moving: bool,
}

impl Window<'_> {
    /// All visible things of a role whose name contains `name`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn all(&self, role: &str, name: &str) -> Result<Vec<Found>> {
        self.look(json!({ "role": role, "name": name })).await
    }

    /// From now on things of other sections than this one are not meant, as where every
    /// card has a button of the same name; `None` means all again. What is in no section,
    /// such as a menu, always is.
    pub fn look_only_at(&self, section: Option<&str>) {
        *self.section.lock().expect("nobody panics with it") = section.map(str::to_owned);
    }

    pub(super) async fn look(&self, mut wanted: Value) -> Result<Vec<Found>> {
        wanted["section"] = json!(*self.section.lock().expect("nobody panics with it"));
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
                is_open: one["open"] == true,
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
                bail!("no {role} “{name}”; {}", self.state().await?);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// For messages: what is typed, what has the focus, what the page says.
    async fn state(&self) -> Result<String> {
        const TYPED: &str = "return [...document.querySelectorAll('input, textarea')]
            .map((field) => field.value).filter((value) => value !== '' && value !== 'on')";
        let typed = self.session.run(TYPED, &[]).await?;
        let focused = self.focused().await?;
        Ok(format!(
            "typed is {typed}, in focus {focused:?}, the page says:\n{}",
            self.text().await?
        ))
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
                bail!("the page does not say “{text}”; {}", self.state().await?);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether the page says this, now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn says(&self, text: &str) -> Result<bool> {
        let begun = Instant::now();
        while !self.text().await?.contains(text) {
            if begun.elapsed() > TRY {
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

    /// Whether nothing of this role and name can be seen any more, now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn goes(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        while !self.all(role, name).await?.is_empty() {
            if begun.elapsed() > TRY {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok(true)
    }

    /// How wide the page is, in its own pixels: half as many where everything is twice as large.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn width(&self) -> Result<f64> {
        let width = self.session.run("return innerWidth", &[]).await?;
        width.as_f64().context("a width")
    }

    /// Waits until the page is so wide, to a pixel.
    ///
    /// # Errors
    /// When it is not after a while; the message tells how wide it is.
    pub async fn wait_for_width(&self, wanted: f64) -> Result<()> {
        let begun = Instant::now();
        loop {
            let width = self.width().await?;
            if (width - wanted).abs() <= 1.0 {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                bail!("the page is {width} wide, not {wanted}");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Everything the page says, as it is laid out.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn text(&self) -> Result<String> {
        let answer = self.session.run("return document.body.innerText", &[]).await?;
        Ok(plain(answer.as_str().unwrap_or_default()))
    }

    /// Whether a field holds this, once no more letters arrive in it for a while: typed
    /// again too early, the late ones of the first time would go wherever the focus is then.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn holds(&self, role: &str, name: &str, value: &str) -> Result<bool> {
        let mut begun = Instant::now();
        let mut before = None;
        loop {
            // Without scrolling to it, which would close a list that hangs below it.
            let now = self.all(role, name).await?.into_iter().next().and_then(|one| one.value);
            if now.as_deref() == Some(value) {
                return Ok(true);
            }
            if now != before {
                before = now;
                begun = Instant::now();
            } else if begun.elapsed() > TRY / 3 {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Whether a box or a radio button is on, now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn is_chosen(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            if self.all(role, name).await?.iter().any(|one| one.is_on) {
                return Ok(true);
            }
            if begun.elapsed() > TRY / 4 {
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

    /// Whether this is on the page now or soon.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn appears(&self, role: &str, name: &str) -> Result<bool> {
        let begun = Instant::now();
        loop {
            if !self.all(role, name).await?.is_empty() {
                return Ok(true);
            }
            if begun.elapsed() > TRY {
                return Ok(false);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

/// French typography and numbers have spaces that do not break.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
