//! What the machine itself must have: Node, and on Linux the system packages
//! of the window. Installs them where that is possible without asking for a
//! password; otherwise says the exact command and stops.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::step::{output_of, program, run};

/// To compile and open the window.
const BUILDING: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
];

/// To drive the real window without a display, and the real keychain without a desktop.
const WINDOW_TESTS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "dbus",
    "dbus-x11",
    "gnome-keyring",
    "libsecret-tools",
    "imagemagick",
    "python3-gi",
    "python3-venv",
    "gir1.2-gtk-3.0",
];

/// To measure: what the engine is compared with.
const MEASURING: &[&str] = &["build-essential", "pkg-config", "util-linux", "wrk"];

/// To stage company networks: proxies, gateways, names and certificates.
const NETWORKING: &[&str] = &[
    "build-essential",
    "pkg-config",
    "squid",
    "tinyproxy-bin",
    "nginx-light",
    "stunnel4",
    "dnsmasq-base",
    "openssl",
    "iproute2",
    "procps",
];

/// The oldest Node that Vite 8 runs on.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// What is about to be done, which decides what has to be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Compiling the window and opening it on a desktop.
    Building,
    /// Driving the window on a virtual display too.
    WindowTests,
    /// Comparing speeds; no window.
    Measuring,
    /// Staging company networks; no window.
    Networking,
}

/// The machine lacks something that this program may not install by itself.
#[derive(Debug)]
pub(crate) struct Unprepared(String);

impl fmt::Display for Unprepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unprepared {}

/// Makes sure that everything `need` asks for is there.
///
/// # Errors
/// [`Unprepared`] when a person has to install something first.
pub(crate) fn prepare(need: Need) -> Result<()> {
    check_node()?;
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let wanted: Vec<&str> = match need {
        Need::Building => BUILDING.to_vec(),
        Need::WindowTests => [BUILDING, WINDOW_TESTS].concat(),
        Need::Measuring => MEASURING.to_vec(),
        Need::Networking => NETWORKING.to_vec(),
    };
    if !is_debian_like(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        println!(
            "This is not Debian or Ubuntu: make sure that the equivalents of these are there: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    install(&missing)
}

fn check_node() -> Result<()> {
    let (major, minor) = OLDEST_NODE;
    let unprepared = |found: &str| {
        Unprepared(format!(
            "Node {major}.{minor} or later is needed to build the interface; {found}. See https://nodejs.org"
        ))
    };
    let Ok(version) = output_of(program("node").arg("--version")) else {
        return Err(unprepared("none was found").into());
    };
    if node_version(&version).is_none_or(|found| found < OLDEST_NODE) {
        return Err(unprepared(&format!("this is {}", version.trim())).into());
    }
    Ok(())
}

fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn is_debian_like(os_release: &str) -> bool {
    os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .any(|names| {
            names.trim_matches('"').split(' ').any(|name| matches!(name, "debian" | "ubuntu"))
        })
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f", "${db:Status-Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|answer| answer.status.success() && answer.stdout == b"installed")
}

/// How this user becomes root without being asked for a password; `None` when they cannot.
fn as_root() -> Option<&'static [&'static str]> {
    let says_yes = |line: &[&str]| {
        Command::new(line[0])
            .args(&line[1..])
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()
            .filter(|answer| answer.status.success())
            .map(|answer| answer.stdout)
    };
    if says_yes(&["id", "-u"])?.trim_ascii() == b"0" {
        return Some(&[]);
    }
    says_yes(&["sudo", "-n", "true"]).map(|_| ["sudo", "-n"].as_slice())
}

fn install(missing: &[&str]) -> Result<()> {
    let Some(prefix) = as_root() else {
        return Err(Unprepared(format!(
            "these packages are missing. Install them, then try again:\n\n    sudo apt-get update && sudo apt-get install -y {}\n",
            missing.join(" ")
        ))
        .into());
    };
    println!("Installing {}", missing.join(" "));
    for arguments in [vec!["update"], [["install", "-y"].as_slice(), missing].concat()] {
        let line =
            [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], &arguments].concat();
        run(Command::new(line[0]).args(&line[1..]).current_dir(Path::new("/")))
            .context("the system packages could not be installed")?;
    }
    Ok(())
}

/// Whether a window opened now would be seen by somebody.
pub(crate) fn has_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("CI") && (!cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descendants_of_debian_are_recognised_by_what_they_are_like() {
        assert!(is_debian_like("NAME=x\nID=debian\n"));
        assert!(is_debian_like("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
        assert!(!is_debian_like("ID=fedora\nID_LIKE=\"rhel\"\n"));
        assert!(!is_debian_like(""));
    }

    #[test]
    fn node_is_compared_by_number_not_by_text() {
        assert!(node_version("v20.9.0\n").is_some_and(|version| version < OLDEST_NODE));
        assert!(node_version("v100.0.0").is_some_and(|version| version > OLDEST_NODE));
        assert_eq!(node_version("node"), None);
    }
}
