//! How the app is started on a desktop: its switches, and the WebDriver server
//! that starts it.

use std::fs::File;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use url::Url;

use crate::desktop::{Desktop, Guarded};
use crate::webdriver::Session;
use crate::workspace;

/// How long something may take to appear: far above what it takes on a loaded machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(45);
/// Between two looks.
pub(crate) const LOOK_AGAIN: Duration = Duration::from_millis(60);

/// Name of the app's log in the home folder of the desktop. Started again, the
/// app goes on with it.
pub const LOG: &str = "app.log";

/// The switches the app is started with.
#[derive(Clone, Debug)]
pub struct Start {
    /// Whether key files may name a server on this computer.
    pub is_loopback_allowed: bool,
    /// The sign-in server of keys that name none; only with the other switch.
    pub ims: Option<Url>,
}

impl Default for Start {
    fn default() -> Start {
        Start { is_loopback_allowed: true, ims: None }
    }
}

impl Start {
    /// With a sign-in server on this computer, for keys that name none.
    #[must_use]
    pub fn signing_in_at(ims: Url) -> Start {
        Start { ims: Some(ims), ..Start::default() }
    }

    /// As people start it.
    #[must_use]
    pub fn without_switches() -> Start {
        Start { is_loopback_allowed: false, ims: None }
    }

    /// Starts the driver, and has it start the app.
    pub(crate) async fn launch(&self, desktop: &Desktop) -> Result<(Guarded, Session)> {
        let application = workspace::program("relabel")?;
        let (port, native) = (free_port()?, free_port()?);
        let log = File::options().create(true).append(true).open(desktop.home().join(LOG))?;
        let mut command = desktop.guarded_command(workspace::tauri_driver()?);
        command
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("RELABEL_DATA_DIR", desktop.folder("data")?)
            // Everything that crosses between page and core, for tests that search it.
            .env("RELABEL_LOG", "tauri=trace,relabel=debug")
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
        let session = Session::open(&address, &application).await?;
        Ok((driver, session))
    }
}

/// A port that was free a moment ago. The driver takes no 0.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
