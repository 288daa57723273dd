//! A real Apache Sling on a real Jackrabbit Oak, with the node types of AEM, on a free
//! port of 127.0.0.1.

use std::fs::{self, File};
use std::io::{Cursor, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use reqwest::multipart::{Form, Part};
use tempfile::TempDir;
use tokio::time::sleep;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::answers::{Account, Server};

const NODE_TYPES: &str = include_str!("node-types.cnd");
/// A start takes ten seconds, and minutes on a busy machine.
const LONGEST_START: Duration = Duration::from_secs(300);
/// A start that writes nothing to its log for so long has come to a standstill. Some do:
/// the services of Sling find each other in another order each time.
const STANDSTILL: Duration = Duration::from_secs(60);
/// How long the log rests when a start is over.
const REST: Duration = Duration::from_secs(3);
const STARTS: usize = 3;
/// The service that comes last of those that are needed.
const REPOSITORY: &str = "[org.apache.sling.jcr.api.SlingRepository,";
/// `sh` becomes Java, and leaves behind who ends Java as soon as nobody holds the other end
/// of its input any more, however that came to be: signals may go to all of them at once.
const BOUND_TO_INPUT: &str = r#"exec 3<&0
{ trap '' HUP INT TERM; read -r _ <&3; kill -9 $$; } &
exec "$0" "$@" </dev/null 3<&-"#;

/// A Sling that runs until it is dropped.
pub(crate) struct Sling {
    java: Child,
    /// What it keeps, and its logs.
    folder: TempDir,
    pub(crate) server: Server,
}

impl Sling {
    /// Starts it and gives it the node types of AEM. What it keeps lies beside the starter
    /// until it ends.
    pub(crate) async fn start(java: &Path, starter: &Path) -> Result<Sling> {
        for _ in 0..STARTS {
            let mut sling = Sling::launch(java, starter)?;
            let up = async {
                sling.comes_up().await?;
                sling.prepare().await
            };
            match up.await {
                Ok(()) => return Ok(sling),
                Err(error) => println!("Sling is started again: {error:#}"),
            }
        }
        bail!("Apache Sling did not come up in {STARTS} starts")
    }

    fn launch(java: &Path, starter: &Path) -> Result<Sling> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let folder = tempfile::tempdir_in(starter.parent().context("a starter lies somewhere")?)?;
        let output = File::create(folder.path().join("output"))?;
        let mut command = if cfg!(unix) {
            let mut shell = Command::new("sh");
            shell.args(["-c", BOUND_TO_INPUT]).arg(java);
            shell
        } else {
            Command::new(java)
        };
        let java = command
            .current_dir(&folder)
            // It lives for a minute, which thorough compilation would not pay for.
            .args(["-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar"])
            .arg(starter)
            .args(["-a", "127.0.0.1", "-p", &port.to_string(), "-c", "sling"])
            .stdin(Stdio::piped())
            .stdout(output.try_clone()?)
            .stderr(output)
            .spawn()
            .context("Java could not be started")?;
        Ok(Sling { java, folder, server: Server::new(&format!("http://127.0.0.1:{port}"))? })
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("sling/logs/error.log")
    }

    /// Waits until all of it works.
    ///
    /// # Errors
    /// When it ended, or will never work.
    async fn comes_up(&mut self) -> Result<()> {
        let begun = Instant::now();
        let (mut length, mut written) = (0, Instant::now());
        loop {
            sleep(Duration::from_millis(250)).await;
            if let Some(status) = self.java.try_wait()? {
                let said = fs::read_to_string(self.folder.path().join("output"))?;
                bail!("it ended with {status}: {}", said.lines().last().unwrap_or_default());
            }
            let now = fs::metadata(self.log()).map_or(0, |log| log.len());
            if now != length {
                (length, written) = (now, Instant::now());
            }
            // A request to a Sling whose services still start can keep it from ever
            // answering, so the log is asked first.
            if written.elapsed() > REST && self.has_repository() && self.answers().await {
                return Ok(());
            }
            if written.elapsed() > STANDSTILL || begun.elapsed() > LONGEST_START {
                bail!("it does not answer after {:.0?}", begun.elapsed());
            }
        }
    }

    /// Whether the log says so. Sling takes the repository back where it starts it twice.
    fn has_repository(&self) -> bool {
        let log = fs::read(self.log()).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let last = log.lines().rfind(|line| line.contains(REPOSITORY));
        last.is_some_and(|line| line.ends_with("ServiceEvent REGISTERED"))
    }

    async fn answers(&self) -> bool {
        let page = self.server.get("/starter.html", Account::Administrator).await;
        page.is_ok_and(|(status, _)| status == 200)
    }

    /// Installs the node types and makes the folder of all assets.
    async fn prepare(&mut self) -> Result<()> {
        let types = Part::bytes(bundle()?).file_name("types.jar");
        let form = Form::new().text("action", "install").text("bundlestart", "start");
        self.server.upload("/system/console/bundles", form.part("bundlefile", types)).await?;
        let dam = [("./jcr:primaryType", "sling:OrderedFolder")];
        let typed =
            [("./t/jcr:primaryType", "dam:Asset"), ("./t/jcr:content/metadata/dam:known", "yes")];
        let begun = Instant::now();
        while self.server.set("/content/dam", &dam).await.is_err()
            || self.server.set("/content/dam", &typed).await.is_err()
        {
            if begun.elapsed() > LONGEST_START {
                bail!("Sling did not take the node types");
            }
            sleep(Duration::from_millis(250)).await;
        }
        self.server.set("/content/dam", &[("./t@Delete", "true")]).await
    }
}

impl Drop for Sling {
    fn drop(&mut self) {
        // Nothing of it is kept, so there is nothing to end in order.
        let _ = self.java.kill();
        let _ = self.java.wait();
    }
}

/// A bundle that holds nothing but the node types.
fn bundle() -> Result<Vec<u8>> {
    let manifest = "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\n\
        Bundle-SymbolicName: witness.types\nBundle-Version: 1.0.0\n\
        Sling-Nodetypes: node-types.cnd\n";
    let mut jar = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("META-INF/MANIFEST.MF", manifest), ("node-types.cnd", NODE_TYPES)] {
        jar.start_file(name, SimpleFileOptions::default())?;
        jar.write_all(text.as_bytes())?;
    }
    Ok(jar.finish()?.into_inner())
}
