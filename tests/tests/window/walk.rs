//! A walk through one window in one language and theme, on which pages are looked at.

use anyhow::Result;
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::window::Window;

/// Somebody with the mouse who looks at pages; every text is given in both languages.
pub(super) struct Walk<'a> {
    pub(super) window: &'a Window<'a>,
    pub(super) person: Person<'a>,
    gallery: &'a Gallery,
}

impl<'a> Walk<'a> {
    pub(super) fn through(window: &'a Window<'a>, gallery: &'a Gallery) -> Walk<'a> {
        Walk { window, person: Person::new(window, Hand::Mouse), gallery }
    }

    pub(super) fn is_english(&self) -> bool {
        self.gallery.language == "English"
    }

    pub(super) fn say(&self, english: &'static str, french: &'static str) -> &'static str {
        self.gallery.say(english, french)
    }

    /// Has the window speak the language, in the theme.
    pub(super) async fn dress(&self) -> Result<()> {
        self.person.set_look(self.gallery.language, self.gallery.theme).await
    }

    pub(super) async fn look(&self, page: &str) -> Result<()> {
        self.gallery.look(self.window, page).await
    }

    /// A page over which a list or a menu hangs open.
    pub(super) async fn look_at_list(&self, page: &str) -> Result<()> {
        self.gallery.look_at_list(self.window, page).await
    }

    pub(super) async fn press(&self, english: &'static str, french: &'static str) -> Result<()> {
        self.person.press("button", self.say(english, french)).await
    }

    pub(super) async fn says(&self, english: &'static str, french: &'static str) -> Result<()> {
        self.window.wait_for_text(self.say(english, french)).await
    }

    pub(super) async fn fill(
        &self,
        english: &'static str,
        french: &'static str,
        text: &str,
    ) -> Result<()> {
        self.person.fill(self.say(english, french), text).await
    }

    /// A dialog that is looked at and left.
    pub(super) async fn dialog(&self, page: &str) -> Result<()> {
        self.window.find("dialog", "").await?;
        self.look(page).await?;
        self.press("Cancel", "Annuler").await?;
        self.window.wait_until_gone("dialog", "").await
    }

    /// A menu or a list that is looked at and left.
    pub(super) async fn menu(&self, role: &str, page: &str) -> Result<()> {
        self.window.find(role, "").await?;
        self.look_at_list(page).await?;
        self.window.press("Escape")?;
        self.window.wait_until_gone(role, "").await
    }
}
