//! Pages that are looked at one after the other: axe-core looks at each, and a picture is kept
//! for who wants to look (`RELABEL_PICTURES`).
//!
//! Each page is walked to twice, in English and light and, in the smallest window, in French
//! and dark: what axe finds depends on the words or on the colours, not on both together. With `RELABEL_BOTH_THEMES`,
//! as at night, and for pictures each walk looks at the colours of the other theme too.

use std::sync::Mutex;

use anyhow::{Result, anyhow, ensure};
use serde_json::json;

use crate::accessibility::{self, Part, Rules};
use crate::window::Window;

/// Dresses the page in a theme, or in the chosen one again. The window's styles choose each
/// colour by these properties; choosing the theme in the settings would leave the page, and
/// whatever hangs open over it.
const DRESS: &str = r"
document.getElementById('other-theme')?.remove();
const [shown, hidden] = arguments;
if (!shown) return;
const sheet = document.createElement('style');
sheet.id = 'other-theme';
sheet.textContent = `*, ::before, ::after {
  --s2-color-scheme: ${shown} !important;
  --lightningcss-${shown}: initial !important;
  --lightningcss-${hidden}: !important;
  color-scheme: ${shown} !important;
}`;
document.head.append(sheet);";

/// What moves by itself: the test desktops ask for a window without animations.
const MOVES: &str = r"
const names = document.getAnimations().map((one) => one.animationName ?? one.transitionProperty);
return [...new Set(names)].join(', ');";

/// The pages of one walk, in one language.
#[derive(Debug)]
pub struct Gallery {
    /// The window's language, by its own name.
    pub language: &'static str,
    /// The theme that the walk is made in, as the English settings call it.
    pub theme: &'static str,
    /// How large its window is made; as large as it comes without.
    pub size: Option<(u32, u32)>,
    /// Begins the end of the name of every picture.
    short: &'static str,
    /// What axe found so far: one walk tells all of it.
    findings: Mutex<Vec<String>>,
}

impl Gallery {
    /// English and light, in the window as it comes.
    #[must_use]
    pub fn english() -> Gallery {
        let (language, theme, short) = ("English", "Light", "en");
        Gallery { language, theme, size: None, short, findings: Mutex::default() }
    }

    /// French and dark, in the smallest window.
    #[must_use]
    pub fn french() -> Gallery {
        let (language, theme, short) = ("Français", "Dark", "fr");
        Gallery { language, theme, size: Some((900, 600)), short, findings: Mutex::default() }
    }

    /// Which of the two the window says.
    #[must_use]
    pub fn say(&self, english: &'static str, french: &'static str) -> &'static str {
        if self.language == "English" { english } else { french }
    }

    /// Looks at what `window` shows, called `page` in the pictures' names and in the findings.
    ///
    /// # Errors
    /// When a picture cannot be taken. Findings come at the end.
    pub async fn look(&self, window: &Window<'_>, page: &str) -> Result<()> {
        self.look_in_themes(window, page, Part::Page).await
    }

    /// Like [`look`](Gallery::look) while a list or a menu hangs open.
    ///
    /// # Errors
    /// When a picture cannot be taken. Findings come at the end.
    pub async fn look_at_list(&self, window: &Window<'_>, page: &str) -> Result<()> {
        self.look_in_themes(window, page, Part::List).await
    }

    async fn look_in_themes(&self, window: &Window<'_>, page: &str, part: Part) -> Result<()> {
        window.let_go_of_mouse()?;
        let (this, other) =
            if self.theme == "Light" { ("light", "dark") } else { ("dark", "light") };
        self.look_once(window, page, this, (part, Rules::All)).await?;
        let is_asked = |name| std::env::var_os(name).is_some();
        if !is_asked("RELABEL_BOTH_THEMES") && !is_asked("RELABEL_PICTURES") {
            return Ok(());
        }
        window.session().run(DRESS, &[json!(other), json!(this)]).await?;
        self.look_once(window, page, other, (part, Rules::Colours)).await?;
        window.session().run(DRESS, &[]).await.map(drop)
    }

    async fn look_once(
        &self,
        window: &Window<'_>,
        page: &str,
        theme: &str,
        (part, rules): (Part, Rules),
    ) -> Result<()> {
        window.picture(&format!("{page}-{}-{theme}", self.short)).await?;
        let page = format!("{page}, {}, {theme}", self.language);
        let moves = window.session().run(MOVES, &[]).await?;
        let moves = moves.as_str().unwrap_or_default();
        self.note(if moves.is_empty() { Ok(()) } else { Err(anyhow!("{page}: {moves} moves")) });
        self.note(accessibility::check_part(window, &page, part, rules).await);
        Ok(())
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
