//! The app's window on a [`Desktop`], used as a person uses it: things are
//! found by their role and visible name, and touched with a real mouse or a
//! real keyboard.

mod hands;
mod looks;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::desktop::{Desktop, Guarded, Process};
use crate::start::{LOOK_AGAIN, Start, TITLE};
use crate::webdriver::Session;
use crate::workspace::{self, DATA};

pub use crate::start::LOG;
pub use looks::Found;

/// The running app.
#[derive(Debug)]
pub struct Window<'a> {
    // First, so that it is taken while the window still shows.
    last_look: LastLook<'a>,
    desktop: &'a Desktop,
    session: Session,
    /// Where the page begins on the screen.
    origin: (i32, i32),
    driver: Guarded,
    /// Name of the one section that is meant; see [`Window::look_only_at`].
    section: Mutex<Option<String>>,
}

/// Names of the app's program, and of the one WebKit shows a page with.
const PROGRAM: &str = "relabel";
const PAGE_PROGRAM: &str = "WebKitWebProcess";

impl<'a> Window<'a> {
    /// Starts the app on `desktop` and waits until its window shows. Key files may
    /// name a server on this computer.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn open(desktop: &'a Desktop) -> Result<Window<'a>> {
        Window::open_as(desktop, &Start::default()).await
    }

    /// Like [`open`](Window::open), started otherwise.
    ///
    /// # Errors
    /// When it is not built or does not start.
    pub async fn open_as(desktop: &'a Desktop, start: &Start) -> Result<Window<'a>> {
        let (driver, session) = start.launch(desktop).await?;
        let id = desktop.keyboard().wait_for_window(TITLE)?;
        if let Some(size) = start.size {
            desktop.keyboard().resize(&id, size)?;
        }
        let origin = desktop.keyboard().place_at_origin(&id)?;
        let last_look = LastLook { desktop, is_wanted: true };
        Ok(Window { last_look, desktop, session, origin, driver, section: Mutex::default() })
    }

    /// The WebDriver session, for what a person cannot do.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Writes what the window shows into a file, once nothing moves or loads
    /// any more; after a while as it is.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let begun = Instant::now();
        let mut picture = self.session.screenshot().await?;
        loop {
            tokio::time::sleep(LOOK_AGAIN * 4).await;
            let next = self.session.screenshot().await?;
            if next == picture || begun.elapsed() > Duration::from_secs(8) {
                break;
            }
            picture = next;
        }
        std::fs::write(file, picture).with_context(|| format!("{}", file.display()))
    }

    /// Keeps a picture of the window for people to look at, in the folder that
    /// `RELABEL_PICTURES` names; without it nothing happens.
    ///
    /// # Errors
    /// When the picture cannot be taken or written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        match std::env::var_os("RELABEL_PICTURES") {
            Some(folder) => self.screenshot(&Path::new(&folder).join(format!("{name}.png"))).await,
            None => Ok(()),
        }
    }

    /// Ends the app as its close button does, and returns when it is gone: the next one
    /// needs its files.
    ///
    /// # Errors
    /// When the driver fails, or the app stays.
    pub async fn close(mut self) -> Result<()> {
        let app = self.app()?;
        self.last_look.is_wanted = false;
        self.session.close().await?;
        drop(self.driver);
        app.wait_for_end()
    }

    /// Asks the window to close, with the keys of the window manager. Whether it does
    /// is up to the app.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn ask_to_close(&self) -> Result<()> {
        self.desktop.keyboard().press("alt+F4")
    }

    /// The app's data folder as the app sees it; see [`Start::disk`].
    ///
    /// # Errors
    /// When there is none.
    pub fn data(&self) -> Result<PathBuf> {
        // The app itself keeps its memory private, and with it everything else.
        self.driver.process().seen(&self.desktop.folder(DATA)?)
    }

    /// The app's own process.
    ///
    /// # Errors
    /// When there is none.
    pub fn app(&self) -> Result<Process> {
        self.driver.process().below(PROGRAM)
    }

    /// The process in which WebKit shows the page.
    ///
    /// # Errors
    /// When there is none.
    pub fn page_process(&self) -> Result<Process> {
        self.app()?.below(PAGE_PROGRAM)
    }

    /// Kills the app, as a crash or the system does.
    ///
    /// # Errors
    /// When it does not end.
    pub fn kill(mut self) -> Result<()> {
        self.last_look.is_wanted = false;
        self.app()?.kill()
    }

    /// Ends what is left of an app that ended by itself.
    pub fn ended(mut self) {
        self.last_look.is_wanted = false;
    }
}

/// A picture of the screen for whoever wants to know why a test failed: taken when a window
/// goes away that nobody closed.
#[derive(Debug)]
struct LastLook<'a> {
    desktop: &'a Desktop,
    is_wanted: bool,
}

impl Drop for LastLook<'_> {
    fn drop(&mut self) {
        if !self.is_wanted {
            return;
        }
        let test = std::env::var("NEXTEST_TEST_NAME").ok();
        let test = test.or_else(|| std::thread::current().name().map(str::to_owned));
        let folder = workspace::target().join("tests/pictures");
        let file = folder.join(format!("{}.png", test.unwrap_or_default().replace("::", "-")));
        let taken = std::fs::create_dir_all(&folder)
            .map_err(anyhow::Error::from)
            .and_then(|()| self.desktop.screenshot(&file));
        match taken {
            Ok(()) => eprintln!("what the screen showed: {}", file.display()),
            Err(error) => eprintln!("the screen could not be kept: {error:#}"),
        }
    }
}
