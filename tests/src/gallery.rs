//! Pages that are looked at one after the other: axe-core looks at each, and a picture
//! is kept for who wants to look (`RELABEL_PICTURES`).

use std::sync::Mutex;

use anyhow::{Result, ensure};

use crate::accessibility;
use crate::window::Window;

/// The pages of one walk, in one language and theme.
#[derive(Debug)]
pub struct Gallery {
    /// The window's language, by its own name.
    pub language: &'static str,
    /// The window's theme, as the English settings call it.
    pub theme: &'static str,
    /// Ends the name of every picture.
    short: &'static str,
    /// What axe found so far: one walk tells all of it.
    findings: Mutex<Vec<String>>,
}

impl Gallery {
    /// English and light.
    #[must_use]
    pub fn english() -> Gallery {
        Gallery {
            language: "English",
            theme: "Light",
            short: "en-light",
            findings: Mutex::default(),
        }
    }

    /// French and dark.
    #[must_use]
    pub fn french() -> Gallery {
        Gallery {
            language: "Français",
            theme: "Dark",
            short: "fr-dark",
            findings: Mutex::default(),
        }
    }

    /// Which of the two the window says.
    #[must_use]
    pub fn say(&self, english: &'static str, french: &'static str) -> &'static str {
        if self.language == "English" { english } else { french }
    }

    /// Looks at what `window` shows, called `page` in the picture's name and in the findings.
    ///
    /// # Errors
    /// When the picture cannot be taken. Findings come at the end.
    pub async fn look(&self, window: &Window<'_>, page: &str) -> Result<()> {
        let page = self.picture(window, page).await?;
        self.note(accessibility::check(window, &page).await);
        Ok(())
    }

    /// Like [`look`](Gallery::look) while a list or a menu hangs open.
    ///
    /// # Errors
    /// When the picture cannot be taken. Findings come at the end.
    pub async fn look_at_list(&self, window: &Window<'_>, page: &str) -> Result<()> {
        let page = self.picture(window, page).await?;
        self.note(accessibility::check_list(window, &page).await);
        Ok(())
    }

    /// The name of the page in findings.
    async fn picture(&self, window: &Window<'_>, page: &str) -> Result<String> {
        window.let_go_of_mouse()?;
        window.picture(&format!("{page}-{}", self.short)).await?;
        Ok(format!("{page}, {}, {}", self.language, self.theme))
    }

    fn note(&self, found: Result<()>) {
        if let Err(error) = found {
            self.findings.lock().expect("nobody panics with it").push(format!("{error:#}"));
        }
    }

    /// The end of the walk.
    ///
    /// # Errors
    /// With everything that was found.
    pub fn nothing_was_found(self) -> Result<()> {
        let findings = self.findings.into_inner()?;
        ensure!(findings.is_empty(), "{}", findings.join("\n\n"));
        Ok(())
    }
}
