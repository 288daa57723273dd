//! A real key store for connections that are saved: gnome-keyring on a session bus
//! and in a home of its own.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use crate::rig::Rig;

/// Unlocks a new key store, tells its bus, and lasts until nobody holds its input.
const SESSION: &str = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; \
    echo \"$DBUS_SESSION_BUS_ADDRESS\"; cat >/dev/null";

/// A key store of its own. It ends when dropped.
pub(crate) struct KeyStore {
    session: Child,
    bus: String,
    home: tempfile::TempDir,
}

impl KeyStore {
    /// `None`, and a word about it, where this computer has no such key store.
    pub(crate) fn new() -> Option<Self> {
        let is_there = |name: &str| {
            let version = Command::new(name)
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            version.is_ok()
        };
        if let Some(missing) =
            ["dbus-run-session", "gnome-keyring-daemon"].iter().find(|name| !is_there(name))
        {
            println!("skipped: {missing} is not on this computer");
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        for name in ["run", "data", "config"] {
            let path = home.path().join(name);
            std::fs::create_dir(&path).expect("a folder");
            #[cfg(unix)]
            std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
                .expect("its own");
        }
        let mut session = Command::new("dbus-run-session")
            .args(["--", "sh", "-c", SESSION])
            .envs(variables(home.path()))
            .env_remove("DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a session");
        let mut bus = String::new();
        let stdout = session.stdout.take().expect("piped");
        BufReader::new(stdout).read_line(&mut bus).expect("the address of the bus");
        assert!(bus.starts_with("unix:"), "{bus:?}");
        Some(Self { session, bus: bus.trim().to_owned(), home })
    }

    /// The program on the data folder of a rig, with `--json --loopback` and this key store.
    pub(crate) fn command(&self, rig: &Rig, arguments: &[&str]) -> tokio::process::Command {
        let mut command = rig.bare();
        command.args(["--json", "--loopback"]).args(arguments);
        self.lend(&mut command);
        command
    }

    /// Makes this the key store of a program.
    pub(crate) fn lend(&self, command: &mut tokio::process::Command) {
        command.envs(variables(self.home.path())).env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
    }
}

impl Drop for KeyStore {
    fn drop(&mut self) {
        // Without its input the session ends, and with it the key store.
        drop(self.session.stdin.take());
        let _ = self.session.wait();
    }
}

fn variables(home: &std::path::Path) -> [(&'static str, std::path::PathBuf); 4] {
    [
        ("HOME", home.to_owned()),
        ("XDG_RUNTIME_DIR", home.join("run")),
        ("XDG_DATA_HOME", home.join("data")),
        ("XDG_CONFIG_HOME", home.join("config")),
    ]
}
