//! A session bus that starts nothing by itself, and on it, if wanted, the real
//! key store of GNOME, unlocked.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use super::adopt;
use super::process::{Guarded, finish, program, until};

/// Without service folders: on a test's desktop there is only what the test started.
const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=FOLDER</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

#[derive(Debug)]
pub(super) struct Bus {
    // The key store before the bus it is on.
    _key_store: Option<Guarded>,
    _daemon: Guarded,
    address: String,
}

impl Bus {
    pub(super) fn start(
        folder: &Path,
        environment: &[(OsString, OsString)],
        key_store: bool,
    ) -> Result<Bus> {
        let configuration = folder.join("bus.conf");
        let runtime = folder.join("runtime");
        fs::write(&configuration, CONFIGURATION.replace("FOLDER", &runtime.to_string_lossy()))?;
        let mut command = program("dbus-daemon");
        adopt(&mut command, environment);
        let mut daemon = Guarded::start(
            command
                .arg("--config-file")
                .arg(&configuration)
                .args(["--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let address = daemon.first_line()?;
        let key_store = key_store.then(|| unlocked_key_store(environment, &address)).transpose()?;
        Ok(Bus { _key_store: key_store, _daemon: daemon, address })
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }
}

fn unlocked_key_store(environment: &[(OsString, OsString)], address: &str) -> Result<Guarded> {
    let mut command = program("gnome-keyring-daemon");
    adopt(&mut command, environment);
    let mut store = Guarded::start(
        command
            .args(["--foreground", "--unlock", "--components=secrets"])
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )?;
    // The password of the key store, up to the end of the input.
    store.input().context("the input is not piped")?.write_all(b"window tests")?;
    until("the key store is on the bus", || {
        let mut ask = Command::new("dbus-send");
        adopt(&mut ask, environment);
        let answer = finish(
            ask.env("DBUS_SESSION_BUS_ADDRESS", address)
                .args(["--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/"])
                .args(["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]),
        );
        answer.ok().filter(|text| text.contains("true"))
    })?;
    Ok(store)
}
