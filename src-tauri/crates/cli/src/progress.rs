//! A progress bar in one line of the terminal.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// Characters of the bar itself.
const WIDTH: u32 = 24;
/// The line is drawn at most this often: what an eye can use.
const TICK: Duration = Duration::from_millis(100);

/// A bar on standard error; nothing where that is no terminal. It removes itself.
#[derive(Debug)]
pub(crate) struct Bar {
    is_terminal: bool,
    drawn: Option<Instant>,
    /// Characters of the line as it stands, to be overwritten with blanks: not every
    /// terminal knows the sequence that erases a line.
    length: usize,
}

impl Bar {
    /// Nothing is drawn yet.
    pub(crate) fn new() -> Self {
        Self { is_terminal: std::io::stderr().is_terminal(), drawn: None, length: 0 }
    }

    /// Draws how much of `total` is done, where that is known, and `words`. They must come from
    /// this program, not from AEM.
    pub(crate) fn show(&mut self, done: u32, total: Option<u32>, words: &str) {
        if !self.is_terminal || self.drawn.is_some_and(|at| at.elapsed() < TICK) {
            return;
        }
        self.drawn = Some(Instant::now());
        self.draw(&line(done, total, words));
    }

    /// Removes the bar, so that other words can be printed.
    pub(crate) fn clear(&mut self) {
        if self.length > 0 {
            self.draw("");
            self.draw("");
            self.drawn = None;
        }
    }

    fn draw(&mut self, text: &str) {
        let length = text.chars().count();
        let blanks = " ".repeat(self.length.saturating_sub(length));
        let mut stderr = std::io::stderr().lock();
        // A terminal that went away ends no job.
        let _ = write!(stderr, "\r{text}{blanks}").and_then(|()| stderr.flush());
        self.length = length;
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.clear();
    }
}

fn line(done: u32, total: Option<u32>, words: &str) -> String {
    let Some(total) = total.filter(|total| *total > 0) else { return words.to_owned() };
    let filled = u64::from(done.min(total)) * u64::from(WIDTH) / u64::from(total);
    let bar: String = (0..u64::from(WIDTH)).map(|at| if at < filled { '#' } else { '.' }).collect();
    format!("[{bar}] {words}")
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn the_bar_is_full_at_the_end_and_not_before() {
        assert_eq!(line(0, Some(4), "x"), format!("[{}] x", ".".repeat(24)));
        assert_eq!(line(1, Some(4), "x"), format!("[{}{}] x", "#".repeat(6), ".".repeat(18)));
        assert!(line(999_999, Some(1_000_000), "x").contains('.'));
        assert!(!line(u32::MAX, Some(u32::MAX), "x").contains('.'));
        assert_eq!(line(7, None, "7 read"), "7 read");
        assert_eq!(line(0, Some(0), "0 read"), "0 read");
    }
}
