//! Ctrl-C and the system's wish to end the program.
//!
//! The first stops a job cleanly, the second ends the program at once. A program
//! that does not get round to either, because nobody reads what it prints for
//! example, ends with the third; so does one that has no job to stop any more.

use tokio::sync::watch;

use crate::exit;
use crate::failure::{Failure, by_system};

/// How often somebody wanted an end: 1 is a clean one, from 2 on at once.
#[derive(Debug)]
pub(crate) struct Interrupts {
    wanted: watch::Receiver<u32>,
}

impl Interrupts {
    /// Catches Ctrl-C and, where there is one, SIGTERM from now on. SIGTERM counts as
    /// the first Ctrl-C, however often it comes: who sends it comes with SIGKILL next.
    ///
    /// # Errors
    /// `UnexpectedAnswer` when the system does not let the program catch them.
    pub(crate) fn catch() -> Result<Self, Failure> {
        let mut signals = Signals::new().map_err(|error| by_system(&error))?;
        let (sender, wanted) = watch::channel(0);
        tokio::spawn(async move {
            while let Some(is_repeatable) = signals.next().await {
                let before = *sender.borrow();
                let now = if is_repeatable { before + 1 } else { before.max(1) };
                if now > 2 || sender.is_closed() {
                    std::process::exit(exit::INTERRUPTED.into());
                }
                sender.send_replace(now);
            }
        });
        Ok(Self { wanted })
    }

    /// Waits for the next one; how many there were.
    pub(crate) async fn next(&mut self) -> u32 {
        if self.wanted.changed().await.is_err() {
            // Nothing is caught any more, so none comes.
            std::future::pending::<()>().await;
        }
        *self.wanted.borrow_and_update()
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate())? })
    }

    /// Whether it is one that counts each time; `None` when none can come.
    async fn next(&mut self) -> Option<bool> {
        tokio::select! {
            caught = self.interrupt.recv() => caught.map(|()| true),
            caught = self.terminate.recv() => caught.map(|()| false),
        }
    }
}

#[cfg(windows)]
struct Signals(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) -> Option<bool> {
        self.0.recv().await.map(|()| true)
    }
}
