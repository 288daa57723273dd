//! Closing the window while a job runs: the page asks first.
//!
//! A page that hangs, or whose process ended, is told and asks nothing. It therefore
//! says that it heard; where it does not, a window that is asked to close once more
//! closes. The jobs are held before, so nothing is lost by that.

use std::ops::RangeInclusive;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Emitter as _, Listener as _, Manager as _, Window, WindowEvent};

use crate::Shell;

/// Told to the page, with the jobs that run, when the window is to be closed.
const CLOSE_ASKED: &str = "close-asked";
/// Told by the page when it heard that: now it asks.
const CLOSE_HEARD: &str = "close-heard";
/// How long after the first request another one closes the window. Sooner it is a
/// double click, later somebody who had forgotten the first.
const INSISTS: RangeInclusive<Duration> = Duration::from_secs(1)..=Duration::from_secs(5);

/// The question the page was to ask and has not heard of yet.
#[derive(Debug, Default)]
pub(crate) struct Question(Mutex<Unheard>);

impl Question {
    fn unheard<T>(&self, work: impl FnOnce(&mut Unheard) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// When the first request was that the page has not heard of.
#[derive(Debug, Default)]
struct Unheard(Option<Instant>);

impl Unheard {
    /// Whether a request now closes the window instead of having the page ask.
    fn is_insisted_on(&mut self, now: Instant) -> bool {
        let since = self.0.map(|first| now.saturating_duration_since(first));
        if since.is_none_or(|since| since > *INSISTS.end()) {
            self.0 = Some(now);
        }
        since.is_some_and(|since| INSISTS.contains(&since))
    }

    /// The page asks.
    fn heard(&mut self) {
        self.0 = None;
    }
}

/// From here on it is noticed that the page heard.
pub(crate) fn listen(app: &AppHandle) {
    let shared = app.clone();
    app.listen(CLOSE_HEARD, move |_| shared.state::<Question>().unheard(Unheard::heard));
}

/// Keeps the window open while a job runs, and has the page ask.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let Ok(app) = window.state::<Shell>().app().cloned() else { return };
    let running = app.running_jobs();
    if running.is_empty() {
        return;
    }
    let question = window.state::<Question>();
    if question.unheard(|unheard| unheard.is_insisted_on(Instant::now())) {
        tracing::warn!("the page does not answer");
        api.prevent_close();
        let handle = window.app_handle().clone();
        tauri::async_runtime::spawn(async move { close(&handle).await });
        return;
    }
    // A page that cannot be told cannot ask either; a job loses nothing by the end
    // of the program.
    match window.emit(CLOSE_ASKED, running) {
        Ok(()) => api.prevent_close(),
        Err(error) => tracing::warn!(%error, "the page could not be told"),
    }
}

/// Ends the program when nothing is on its way any more. The next start offers to go
/// on.
pub(crate) async fn close(app: &AppHandle) {
    if let Ok(core) = app.state::<Shell>().app() {
        core.hold_all_jobs().await;
    }
    app.exit(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of requests at these milliseconds, with a page that hears
    /// nothing.
    fn unheard(requests: &[u64]) -> Vec<bool> {
        let (start, mut unheard) = (Instant::now(), Unheard::default());
        let closes = |at: &u64| unheard.is_insisted_on(start + Duration::from_millis(*at));
        requests.iter().map(closes).collect()
    }

    #[test]
    fn a_page_that_does_not_answer_cannot_keep_the_window_open() {
        assert_eq!(unheard(&[0, 1_000]), [false, true]);
        assert_eq!(unheard(&[0, 5_000]), [false, true]);
        assert_eq!(unheard(&[9_000, 9_300, 10_400]), [false, false, true]);
    }

    #[test]
    fn a_double_click_and_two_tries_long_apart_do_not_close() {
        assert_eq!(unheard(&[0, 5, 300, 999]), [false; 4]);
        assert_eq!(unheard(&[0, 5_001, 10_500]), [false; 3]);
        assert_eq!(unheard(&[0, 5_001, 7_000]), [false, false, true]);
    }

    #[test]
    fn a_page_that_asks_is_waited_for_as_long_as_it_takes() {
        let (start, mut unheard) = (Instant::now(), Unheard::default());
        for second in 0..10 {
            let at = start + Duration::from_secs(second);
            assert!(!unheard.is_insisted_on(at), "closed after {second} s of asking");
            unheard.heard();
        }
    }
}
