//! The proxy that a Linux desktop is set to use: KDE's, or GNOME's, which other desktops
//! keep too. Only a fixed address is read; a script (PAC) is not evaluated.
//!
//! No well-kept library reads both; each is one file or the output of one program.

use std::{
    ffi::OsStr,
    path::PathBuf,
    process::{Command, Stdio},
};

/// What a desktop is set to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// To use one proxy.
    Fixed {
        /// Its address, with or without a scheme.
        address: String,
        /// Hosts to reach without it, with commas between them.
        bypass: String,
    },
    /// To run a script that finds one, of a given address or one the network announces.
    Script,
}

/// What the desktop of this session is set to; `None` without a desktop or a proxy.
pub(super) fn proxy() -> Option<Setting> {
    let desktop = std::env::var("XDG_CURRENT_DESKTOP").ok()?;
    match desktop.split(':').any(|name| name == "KDE") {
        true => of_kde(&std::fs::read_to_string(kde_file()?).ok()?),
        false => of_gnome(&gnome_settings()?),
    }
}

fn kde_file() -> Option<PathBuf> {
    let own = std::env::var_os("XDG_CONFIG_HOME").filter(|folder| !folder.is_empty());
    let folder = own.map(PathBuf::from).or_else(|| {
        std::env::var_os("HOME").map(|home| PathBuf::from(home).join(OsStr::new(".config")))
    });
    Some(folder?.join("kioslaverc"))
}

/// Lines of schema, key and value.
fn gnome_settings() -> Option<String> {
    let listed = Command::new("gsettings")
        .args(["list-recursively", "org.gnome.system.proxy"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    listed.status.success().then(|| String::from_utf8_lossy(&listed.stdout).into_owned())
}

fn of_gnome(settings: &str) -> Option<Setting> {
    let value = |schema: &str, key: &str| {
        settings.lines().find_map(|line| {
            line.strip_prefix(schema)?.strip_prefix(' ')?.strip_prefix(key)?.strip_prefix(' ')
        })
    };
    let text = |value: &str| value.trim_matches('\'').to_owned();
    match text(value("org.gnome.system.proxy", "mode")?).as_str() {
        "manual" => {}
        "auto" => return Some(Setting::Script),
        _ => return None,
    }
    let of = |kind: &str, scheme: &str| {
        let schema = format!("org.gnome.system.proxy.{kind}");
        let host = text(value(&schema, "host")?);
        let port: u16 = value(&schema, "port")?.parse().ok().filter(|port| *port != 0)?;
        (!host.is_empty()).then(|| format!("{scheme}://{host}:{port}"))
    };
    let address = of("https", "http").or_else(|| of("socks", "socks5h"))?;
    let ignored = value("org.gnome.system.proxy", "ignore-hosts").unwrap_or_default();
    let hosts: Vec<String> = ignored
        .trim_start_matches("@as ")
        .trim_matches(['[', ']'])
        .split(',')
        .map(|host| text(host.trim()))
        .filter(|host| !host.is_empty())
        .collect();
    Some(Setting::Fixed { address, bypass: bypass(&hosts.join(",")) })
}

fn of_kde(file: &str) -> Option<Setting> {
    /// What KDE calls a fixed proxy, and the two ways to a script.
    const MANUAL: &str = "1";
    const SCRIPTS: [&str; 2] = ["2", "3"];
    let section = file.split("[Proxy Settings]").nth(1)?;
    let section = section.split("\n[").next().unwrap_or_default();
    let value = |key: &str| {
        let found = section.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        found.map(str::trim).filter(|value| !value.is_empty())
    };
    match value("ProxyType")? {
        MANUAL => {}
        kind if SCRIPTS.contains(&kind) => return Some(Setting::Script),
        _ => return None,
    }
    // Host and port stand apart.
    let address = value("httpsProxy").or_else(|| value("socksProxy"))?;
    let address = match address.rsplit_once(' ') {
        Some((host, port)) => format!("{}:{port}", host.trim_end_matches('/')),
        None => address.to_owned(),
    };
    let address = address.replacen("socks://", "socks5h://", 1);
    Some(Setting::Fixed { address, bypass: bypass(value("NoProxyFor").unwrap_or_default()) })
}

/// Desktops write `*.example.com` where the variable takes `.example.com`.
fn bypass(hosts: &str) -> String {
    hosts.replace("*.", ".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_proxy_of_gnome_is_read_and_a_script_is_told() {
        let settings = "org.gnome.system.proxy autoconfig-url ''\n\
            org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '*.inside.example']\n\
            org.gnome.system.proxy mode 'manual'\n\
            org.gnome.system.proxy.ftp host ''\n\
            org.gnome.system.proxy.https host 'proxy.example'\n\
            org.gnome.system.proxy.https port 3128\n\
            org.gnome.system.proxy.socks host ''\n\
            org.gnome.system.proxy.socks port 0\n";
        let found = Setting::Fixed {
            address: "http://proxy.example:3128".to_owned(),
            bypass: "localhost,127.0.0.0/8,.inside.example".to_owned(),
        };
        assert_eq!(of_gnome(settings), Some(found));
        assert_eq!(of_gnome(&settings.replace("'manual'", "'auto'")), Some(Setting::Script));
        assert_eq!(of_gnome(&settings.replace("'manual'", "'none'")), None);
        let socks = settings
            .replace("https host 'proxy.example'", "https host ''")
            .replace("socks host ''", "socks host 'proxy.example'")
            .replace("socks port 0", "socks port 1080");
        let Some(Setting::Fixed { address, .. }) = of_gnome(&socks) else { panic!("not set") };
        assert_eq!(address, "socks5h://proxy.example:1080");
        assert_eq!(of_gnome(""), None);
    }

    #[test]
    fn a_fixed_proxy_of_kde_is_read_and_a_script_is_told() {
        let file = "[General]\nhttpsProxy=http://wrong.example 1\n\n[Proxy Settings]\n\
            NoProxyFor=localhost,*.inside.example\nProxyType=1\n\
            httpsProxy=http://proxy.example 3128\n\n[Other]\nProxyType=0\n";
        let found = Setting::Fixed {
            address: "http://proxy.example:3128".to_owned(),
            bypass: "localhost,.inside.example".to_owned(),
        };
        assert_eq!(of_kde(file), Some(found));
        let of_kind = |kind| of_kde(&file.replace("ProxyType=1", &format!("ProxyType={kind}")));
        for kind in [0, 4] {
            assert_eq!(of_kind(kind), None, "{kind}");
        }
        for kind in [2, 3] {
            assert_eq!(of_kind(kind), Some(Setting::Script), "{kind}");
        }
        assert_eq!(of_kde(""), None);
    }
}
