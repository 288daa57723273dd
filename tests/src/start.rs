//! How the app is started on a desktop: its switches, and the WebDriver server
//! that starts it.

use std::fs::File;
use std::net::TcpListener;
use std::process::Stdio;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use url::Url;

use crate::desktop::{Desktop, Guarded};
use crate::webdriver::Session;
use crate::workspace::{self, DATA};

/// How long something may take to appear: far above what it takes on a busy computer.
pub(crate) const PATIENCE: Duration = Duration::from_secs(180);
/// How long one try may take of what a busy window may miss; then it is tried again.
pub(crate) const TRY: Duration = Duration::from_secs(10);
/// How long the driver may take to open a session. It takes a second or two.
const OPENING: Duration = Duration::from_secs(60);
/// How often it is started before that counts.
const MOST_STARTS: usize = 3;
/// Between two looks.
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(60);

/// Title of the app's window.
pub(crate) const TITLE: &str = "Relabel";

/// Name of the app's log in the home folder of the desktop. Started again, the
/// app goes on with it.
pub const LOG: &str = "app.log";

/// Starts a program that may mount disks which nobody else sees, as the same user:
/// the session bus asks who it is.
const OWN_DISK: [&str; 5] = ["unshare", "--mount", "--user", "--map-current-user", "--keep-caps"];
/// Mounts a disk of the first argument's size on the second, and becomes the rest.
const MOUNT: &str = r#"mount -t tmpfs -o "$1" relabel-test "$2" && shift 2 && exec "$@""#;

/// Whether a program may have a disk of its own here; some systems allow it to nobody.
#[must_use]
pub fn disks_can_be_mounted() -> bool {
    let Ok(folder) = tempfile::tempdir() else { return false };
    let mut command = std::process::Command::new(OWN_DISK[0]);
    command.args(&OWN_DISK[1..]).args(["sh", "-c", MOUNT, "sh", "size=1m"]);
    command.arg(folder.path()).arg("true").stdin(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The switches the app is started with.
#[derive(Clone, Debug)]
pub struct Start {
    /// Whether key files may name a server on this computer.
    pub is_loopback_allowed: bool,
    /// The sign-in server of keys that name none; only with the other switch.
    pub ims: Option<Url>,
    /// Size in MiB of the disk its data is on, where that is one of its own that
    /// nobody but the app and what started it sees.
    pub disk: Option<u32>,
    /// How large its window is made; as large as it comes without.
    pub size: Option<(u32, u32)>,
    /// Whether the log has everything that crosses between page and core.
    pub is_traced: bool,
}

/// Room for everything, and a third less to draw than in the window as it comes, which takes
/// a fifth off the processor time of a journey.
const SMALL: (u32, u32) = (1000, 640);

impl Default for Start {
    fn default() -> Start {
        Start {
            is_loopback_allowed: true,
            ims: None,
            disk: None,
            size: Some(SMALL),
            is_traced: false,
        }
    }
}

impl Start {
    /// With a sign-in server on this computer, for keys that name none.
    #[must_use]
    pub fn signing_in_at(ims: Url) -> Start {
        Start { ims: Some(ims), ..Start::default() }
    }

    /// With a window so large, or as large as it comes, for those who look at its pages.
    #[must_use]
    pub fn of_size(self, size: Option<(u32, u32)>) -> Start {
        Start { size, ..self }
    }

    /// With everything that crosses between page and core in its log, for tests that search it.
    #[must_use]
    pub fn traced(self) -> Start {
        Start { is_traced: true, ..self }
    }

    /// With its data on a small disk.
    #[must_use]
    pub fn on_disk_of(mebibytes: u32) -> Start {
        Start { disk: Some(mebibytes), ..Start::default() }
    }

    /// As people start it.
    #[must_use]
    pub fn without_switches() -> Start {
        Start { is_loopback_allowed: false, ..Start::default() }
    }

    /// Starts the driver, and has it start the app.
    ///
    /// WebKit's driver looks for a free port, and gives its number to the app, which listens
    /// there once it is up. Another test may have that port by then: the driver waits for an
    /// answer of a stranger for good. So both are started again, unless there is no window:
    /// that would be the app's fault.
    pub(crate) async fn launch(&self, desktop: &Desktop) -> Result<(Guarded, Session)> {
        let application = workspace::program("relabel")?;
        for _ in 0..MOST_STARTS {
            let (driver, address) = self.start_driver(desktop).await?;
            let opening = Session::open(&address, &application);
            if let Ok(session) = tokio::time::timeout(OPENING, opening).await {
                return Ok((driver, session?));
            }
            desktop.keyboard().wait_for_window(TITLE)?;
            eprintln!("the driver opened no session, though there is a window");
        }
        bail!("the driver opens no session")
    }

    async fn start_driver(&self, desktop: &Desktop) -> Result<(Guarded, Url)> {
        let (port, native) = (free_port()?, free_port()?);
        let log = File::options().create(true).append(true).open(desktop.home().join(LOG))?;
        let driver = workspace::tauri_driver()?;
        let mut command = match self.disk {
            Some(mebibytes) => {
                let mut command = desktop.guarded_command(OWN_DISK[0]);
                command.args(&OWN_DISK[1..]).args(["sh", "-c", MOUNT, "sh"]);
                command.arg(format!("size={mebibytes}m")).arg(desktop.folder(DATA)?).arg(driver);
                command
            }
            None => desktop.guarded_command(driver),
        };
        command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("RELABEL_DATA_DIR", desktop.folder(DATA)?)
            // Without a graphics card WebKit would compile shaders for the processor, which
            // takes more of it than the page does.
            .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
            // Its layers are put together by the one thread that wants them: handing them to
            // others costs more than it saves.
            .env("LP_NUM_THREADS", "0")
            .env(
                "RELABEL_LOG",
                if self.is_traced { "tauri=trace,relabel=debug" } else { "relabel=debug" },
            )
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        if self.is_loopback_allowed {
            command.env("RELABEL_LOOPBACK", "1");
        }
        if let Some(ims) = &self.ims {
            command.env("RELABEL_IMS", ims.as_str());
        }
        let driver = Guarded::start(&mut command)?;
        let address = Url::parse(&format!("http://127.0.0.1:{port}/"))?;
        let begun = Instant::now();
        while reqwest::get(address.join("status")?).await.is_err() {
            if begun.elapsed() > PATIENCE {
                bail!("tauri-driver does not answer");
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        Ok((driver, address))
    }
}

/// A port that was free a moment ago. The driver takes no 0. It is none of those that the
/// system gives by itself: one of them may go to another test before the driver has it.
fn free_port() -> Result<u16> {
    const FIRST: u16 = 12_000;
    const COUNT: u16 = 20_000;
    static LAST: AtomicU16 = AtomicU16::new(0);
    let own = u16::try_from(std::process::id() * 7 % u32::from(COUNT))?;
    for _ in 0..COUNT {
        let port = FIRST + (own + LAST.fetch_add(1, Ordering::Relaxed)) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port is free")
}
