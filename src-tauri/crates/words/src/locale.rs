//! Which language the user speaks.

use crate::{FALLBACK, LOCALES};

/// The languages there are, by their folders.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().map(|(name, _)| *name)
}

/// The language of this computer, as far as there are words of it; else English.
#[must_use]
pub fn language_of_computer() -> &'static str {
    let variable = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    named.or_else(of_system).and_then(|locale| found(&locale)).unwrap_or(FALLBACK)
}

#[cfg(any(windows, target_os = "macos"))]
fn of_system() -> Option<String> {
    sys_locale::get_locale()
}

/// Other systems say it in variables only.
#[cfg(not(any(windows, target_os = "macos")))]
fn of_system() -> Option<String> {
    None
}

/// The folder for a locale, such as `fr_CA.UTF-8` or `fr-CA`: its own, else that of its language.
pub(crate) fn found(locale: &str) -> Option<&'static str> {
    let tag = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let language = tag.split('-').next().unwrap_or_default();
    let is = |wanted: &str| languages().find(|name| name.eq_ignore_ascii_case(wanted));
    is(&tag).or_else(|| is(language))
}
