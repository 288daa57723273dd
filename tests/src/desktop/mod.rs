//! A desktop of its own for each test: virtual screen, window manager, session
//! bus, key store and home folder. Everything ends when it is dropped.

mod bus;
mod input;
mod process;
mod screen;
mod tree;

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use tempfile::TempDir;

pub use self::input::{Button, Keyboard, Pointer};
pub use self::process::Guarded;
pub use self::tree::Process;

use self::bus::Bus;
use self::screen::Screen;

/// How a desktop is set up.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Whether the key store of the system is there and unlocked.
    pub key_store: bool,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { key_store: true }
    }
}

/// A running desktop.
#[derive(Debug)]
pub struct Desktop {
    // Fields end in this order: programs before the bus, the bus before its folder.
    screen: Screen,
    _bus: Bus,
    environment: Vec<(OsString, OsString)>,
    home: TempDir,
}

impl Desktop {
    /// Starts everything and returns when it is ready.
    ///
    /// # Errors
    /// When a program is missing (the message says how to install it) or does not start.
    pub fn start(setup: &Setup) -> Result<Desktop> {
        let home = tempfile::Builder::new().prefix("relabel-desktop-").tempdir()?;
        let mut environment: Vec<(OsString, OsString)> = Vec::new();
        let mut set = |name: &str, value: OsString| environment.push((name.into(), value));
        for (name, folder) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_STATE_HOME", "home/.local/state"),
            ("XDG_RUNTIME_DIR", "runtime"),
        ] {
            let path = home.path().join(folder);
            fs::create_dir_all(&path)?;
            set(name, path.into());
        }
        // The key store refuses a runtime folder that others can read.
        fs::set_permissions(home.path().join("runtime"), fs::Permissions::from_mode(0o700))?;
        // Nothing slides, grows or fades, as for people who ask their system for that: each
        // picture of a movement is drawn by the processor.
        let settings = home.path().join("home/.config/gtk-3.0");
        fs::create_dir_all(&settings)?;
        fs::write(
            settings.join("settings.ini"),
            "[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n",
        )?;
        // The one locale that every system has; the window's language is set in the window.
        set("LANG", "C.UTF-8".into());
        // Every session has it; History says who.
        set("USER", "editor".into());
        set("NO_AT_BRIDGE", "1".into());
        // GTK would look for its settings service on the bus.
        set("GSETTINGS_BACKEND", "memory".into());
        set("GDK_BACKEND", "x11".into());
        let screen = Screen::start(home.path(), &environment)?;
        environment.push(("DISPLAY".into(), screen.display().into()));
        let bus = Bus::start(home.path(), &environment, setup.key_store)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS".into(), bus.address().into()));
        Ok(Desktop { screen, _bus: bus, environment, home })
    }

    /// A program that will run on this desktop and see nothing of the real one.
    #[must_use]
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        adopt(&mut command, &self.environment);
        command
    }

    /// Like [`command`](Desktop::command), ended by the system if the test itself is killed.
    #[must_use]
    pub fn guarded_command(&self, name: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = process::program(name);
        adopt(&mut command, &self.environment);
        command
    }

    /// A folder for the files of one test.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder(&self, name: &str) -> Result<PathBuf> {
        let path = self.home.path().join("home").join(name);
        fs::create_dir_all(&path).with_context(|| format!("folder {name}"))?;
        Ok(path)
    }

    /// Everything the programs of this desktop wrote.
    #[must_use]
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The mouse.
    #[must_use]
    pub fn pointer(&self) -> Pointer<'_> {
        Pointer::new(self)
    }

    /// The keyboard.
    #[must_use]
    pub fn keyboard(&self) -> Keyboard<'_> {
        Keyboard::new(self)
    }

    /// The whole screen as PNG, native dialogs included.
    ///
    /// # Errors
    /// When the picture cannot be taken.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        process::finish(self.command("import").args(["-window", "root"]).arg(file))?;
        Ok(())
    }

    /// The text that was copied last.
    ///
    /// # Errors
    /// When there is none.
    pub fn clipboard(&self) -> Result<String> {
        const READ: &str = "import gi\ngi.require_version('Gdk', '3.0')\ngi.require_version('Gtk', '3.0')\n\
            from gi.repository import Gdk, Gtk\n\
            print(Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD).wait_for_text() or '')";
        let text = process::finish(
            self.command(input::SYSTEM_PYTHON).args(["-c", READ]).env("PYTHONIOENCODING", "utf-8"),
        )?;
        anyhow::ensure!(!text.is_empty(), "nothing was copied");
        Ok(text)
    }

    /// Width and height of the screen in pixels.
    #[must_use]
    pub fn size(&self) -> (i32, i32) {
        self.screen.size()
    }
}

/// Gives a program the environment of the desktop, and of the real one only
/// where programs are found.
fn adopt(command: &mut Command, environment: &[(OsString, OsString)]) {
    command.env_clear();
    for name in ["PATH", "RUST_BACKTRACE", "RELABEL_LOG"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command.envs(environment.iter().map(|(name, value)| (name, value)));
}
