//! The language the program speaks, chosen once at its start.

use std::sync::OnceLock;

use relabel_words::Words;

static WORDS: OnceLock<Words> = OnceLock::new();

/// Chooses the language, before anything is said.
pub(crate) fn speak(language: &str) {
    WORDS.get_or_init(|| Words::of(language));
}

/// The words of that language; English where none was chosen, as in tests.
pub(crate) fn words() -> &'static Words {
    WORDS.get_or_init(|| Words::of("en"))
}

/// Says a message with its facts: `say!("cli-more", n = 3)`.
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::words().say($id, &relabel_words::facts! { $($name = $value),* })
    };
}
pub(crate) use say;

/// The id of a message of the window, or of what the command line says in its place: the window's
/// may speak of its buttons.
pub(crate) fn fitting(id: String) -> String {
    let own = format!("cli-{id}");
    if words().has(&own) { own } else { id }
}

/// So many seconds, roughly.
pub(crate) fn duration(seconds: u32) -> String {
    match seconds {
        0..120 => say!("cli-seconds", n = seconds),
        120..7_200 => say!("cli-minutes", n = (seconds + 30) / 60),
        7_200..172_800 => say!("cli-hours", n = (seconds + 1_800) / 3_600),
        _ => say!("cli-days", n = seconds.div_ceil(86_400)),
    }
}

#[cfg(test)]
mod tests;
