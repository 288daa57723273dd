//! A virtual screen with a window manager, without which no window gets the
//! keyboard and nothing can be dragged.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::Result;

use super::adopt;
use super::process::{Guarded, finish, program, until};

/// Room for the app's window and, beside it, one to drag from.
const SIZE: (i32, i32) = (1640, 900);

/// No frame: a window then begins exactly where it is put.
const MANNERS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
"#;

#[derive(Debug)]
pub(super) struct Screen {
    // The window manager before the screen it is on.
    _manager: Guarded,
    _server: Guarded,
    display: String,
}

impl Screen {
    pub(super) fn start(folder: &Path, environment: &[(OsString, OsString)]) -> Result<Screen> {
        let manners = folder.join("openbox.xml");
        fs::write(&manners, MANNERS)?;
        let (width, height) = SIZE;
        let mut command = program("Xvfb");
        adopt(&mut command, environment);
        let mut server = Guarded::start(
            command
                // It takes the first free display and prints its number when it is ready.
                .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
                .args(["-nolisten", "tcp", "-noreset", "-dpi", "96"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let display = format!(":{}", server.first_line()?);
        let mut command = program("openbox");
        adopt(&mut command, environment);
        let manager = Guarded::start(
            command
                .arg("--config-file")
                .arg(&manners)
                .env("DISPLAY", &display)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        )?;
        until("the window manager answers", || {
            let mut ask = std::process::Command::new("xdotool");
            adopt(&mut ask, environment);
            finish(ask.env("DISPLAY", &display).arg("get_desktop")).ok()
        })?;
        Ok(Screen { _manager: manager, _server: server, display })
    }

    pub(super) fn display(&self) -> &str {
        &self.display
    }

    pub(super) fn size(&self) -> (i32, i32) {
        SIZE
    }
}
