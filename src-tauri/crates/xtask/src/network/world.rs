//! The network: names, certificates, the practice environment behind nginx, and the program.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::servers;

/// Adobe's sign-in.
pub(super) const SIGN_IN: &str = "ims-na1.adobelogin.com";
/// The author of the practice environment.
pub(super) const AUTHOR: &str = "author-p1-e2.adobeaemcloud.com";
/// Where both answer as they should.
pub(super) const GOOD: &str = "127.0.1.1";
/// How many assets the practice environment has.
pub(super) const ASSETS: u32 = 300;

/// The network and what runs in it; ends with it.
pub(super) struct World {
    pub(super) folder: PathBuf,
    program: PathBuf,
    pub(super) running: Vec<Child>,
}

impl Drop for World {
    fn drop(&mut self) {
        for child in &mut self.running {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl World {
    /// Makes the network and starts what runs in all of it.
    pub(super) fn make(folder: &Path, program: &Path) -> Result<Self> {
        sh(folder, "ip link set lo up")?;
        for name in ["hosts", "resolv.conf"] {
            let own = folder.join(name);
            fs::write(&own, "")?;
            sh(folder, &format!("mount --bind {} /etc/{name}", own.display()))?;
        }
        fs::write(folder.join("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:1\n")?;
        certificates(folder)?;
        let mut world =
            Self { folder: folder.to_owned(), program: program.to_owned(), running: Vec::new() };
        world.lead(GOOD, GOOD)?;
        let keys = folder.join("keys");
        let assets = ASSETS.to_string();
        let served = Command::new(program)
            .args(["sandbox", "serve", "--port", "9000", "--latency-ms", "400"])
            .args(["--assets", &assets, "--keys"])
            .arg(&keys)
            .stdout(Stdio::null())
            .spawn()?;
        world.running.push(served);
        servers::start(&mut world)?;
        for port in [9000, 3128, 3129, 3130] {
            world.wait_for(&format!("127.0.0.1:{port}"))?;
        }
        world.wait_for(&format!("{GOOD}:443"))?;
        Ok(world)
    }

    /// Starts a program of this folder.
    pub(super) fn start(&mut self, line: &str) -> Result<()> {
        let log = fs::File::create(self.folder.join(format!("log-{}", self.running.len())))?;
        let child = Command::new("sh")
            .args(["-c", &format!("exec {line}")])
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| line.to_owned())?;
        self.running.push(child);
        Ok(())
    }

    /// Waits until something listens there.
    pub(super) fn wait_for(&self, address: &str) -> Result<()> {
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("nothing listens at {address}; see the logs in {}", self.folder.display());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// From now on the names lead there; an empty address is no name.
    pub(super) fn lead(&self, sign_in: &str, author: &str) -> Result<()> {
        let line = |address: &str, name: &str| match address {
            "" => String::new(),
            address => format!("{address} {name}\n"),
        };
        let hosts = format!(
            "127.0.0.1 localhost\n127.0.0.1 proxy.example\n{}{}",
            line(sign_in, SIGN_IN),
            line(author, AUTHOR)
        );
        // In place: the file is what is mounted.
        fs::write(self.folder.join("hosts"), hosts)?;
        let pid = self.folder.join("dnsmasq.pid");
        if pid.exists() {
            sh(&self.folder, "kill -HUP $(cat dnsmasq.pid)")?;
            // Until squid, too, has forgotten where the names led.
            std::thread::sleep(Duration::from_millis(1_200));
        }
        Ok(())
    }

    /// The program with a data folder of its own, which trusts the authority of this network.
    pub(super) fn program(&self, variables: &[(&str, String)]) -> Command {
        let data = self.folder.join("data");
        let mut command = Command::new(&self.program);
        command
            .arg("--json")
            .arg("--data-dir")
            .arg(data)
            .env("SSL_CERT_FILE", self.folder.join("root.pem"))
            .env("SSL_CERT_DIR", self.folder.join("empty"))
            .stdin(Stdio::null());
        for name in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"]
        {
            command.env_remove(name);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command
    }

    /// The key by which the program works.
    pub(super) fn key(&self) -> PathBuf {
        self.folder.join("keys/oauth_server_to_server.json")
    }
}

/// Runs a line of the shell.
pub(super) fn sh(folder: &Path, line: &str) -> Result<Output> {
    let output = Command::new("sh").args(["-ec", line]).current_dir(folder).output()?;
    if !output.status.success() {
        bail!("{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(output)
}

/// An authority that is trusted, one that is not, and a certificate of each kind.
fn certificates(folder: &Path) -> Result<()> {
    let names = format!("subjectAltName=DNS:{SIGN_IN},DNS:{AUTHOR}");
    let script = format!(
        r#"mkdir -p empty
authority() {{
  openssl req -x509 -newkey rsa:2048 -nodes -keyout $1.key -out $1.pem -days 3650 -subj "/CN=$2" \
    -addext basicConstraints=critical,CA:TRUE 2>/dev/null
}}
# name, authority, subject alternative names, what else
leaf() {{
  openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj "/CN=$1" 2>/dev/null
  printf '%s\n' "$3" > $1.ext
  openssl x509 -req -in $1.csr -CA $2.pem -CAkey $2.key -CAcreateserial -extfile $1.ext -out $1.pem \
    $4 2>/dev/null
}}
authority root "Example Root"
authority stranger "Example Inspection Root"
leaf good root "{names}" "-days 300"
leaf unknown stranger "{names}" "-days 300"
leaf other root "subjectAltName=DNS:intranet.example" "-days 300"
leaf sha1 root "{names}" "-days 300 -sha1"
openssl req -x509 -newkey rsa:2048 -nodes -keyout own.key -out own.pem -days 300 -subj "/CN=own" \
  -addext "{names}" 2>/dev/null
# Moments of its own only `openssl ca` gives.
mkdir -p ca; : > ca/index; echo 01 > ca/serial
printf '[ca]\ndefault_ca=x\n[x]\ndatabase=ca/index\nserial=ca/serial\nnew_certs_dir=ca\ndefault_md=sha256\npolicy=p\ncopy_extensions=copy\nunique_subject=no\n[p]\ncommonName=supplied\n' > ca.cnf
moment() {{
  openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj "/CN=$1" -addext "{names}" 2>/dev/null
  openssl ca -batch -config ca.cnf -cert root.pem -keyfile root.key -in $1.csr -out $1.pem \
    -startdate $2 -enddate $3 -notext 2>/dev/null
}}
moment ended 20200101000000Z 20210101000000Z
moment early 20900101000000Z 20910101000000Z
"#
    );
    sh(folder, &script)?;
    Ok(())
}
