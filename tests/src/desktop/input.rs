//! Real input: the X server delivers it as if a hand had made it.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::Desktop;
use super::process::{Guarded, PATIENCE, finish, until, within};

/// A window that offers one file for dragging. The system's own Python has the
/// GTK bindings; another one first in the PATH has not.
const DRAG_SOURCE: &str = include_str!("drag_source.py");
pub(super) const SYSTEM_PYTHON: &str = "/usr/bin/python3";

/// Where that window stands: the right edge, beside the app's window.
const SOURCE_AT: (i32, i32) = (1480, 700);

/// The mouse.
#[derive(Clone, Copy, Debug)]
pub struct Pointer<'a> {
    desktop: &'a Desktop,
}

/// A button of the mouse.
#[derive(Clone, Copy, Debug)]
pub enum Button {
    /// The one that chooses.
    Left,
    /// The one that asks for a menu.
    Right,
}

impl Button {
    /// As X counts them.
    fn number(self) -> &'static str {
        match self {
            Button::Left => "1",
            Button::Right => "3",
        }
    }
}

impl<'a> Pointer<'a> {
    pub(super) fn new(desktop: &'a Desktop) -> Pointer<'a> {
        Pointer { desktop }
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<()> {
        finish(self.desktop.command("xdotool").args(arguments)).map(drop)
    }

    /// Moves to a point of the screen.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn move_to(&self, (x, y): (i32, i32)) -> Result<()> {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()])
    }

    /// Clicks at a point of the screen.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn click(&self, button: Button, at: (i32, i32)) -> Result<()> {
        self.move_to(at)?;
        self.xdotool(&["click", button.number()])
    }

    /// Presses at a point, moves to another and lets go there.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn drag(&self, from: (i32, i32), to: (i32, i32)) -> Result<()> {
        self.move_to(from)?;
        self.xdotool(&["mousedown", "1"])?;
        self.carry(from, to)?;
        self.xdotool(&["mouseup", "1"])
    }

    /// Drags `file` from another program's window to a point of the screen and lets go there;
    /// again where it is not taken, as happens while the window is too busy to say in time
    /// that it would.
    ///
    /// # Errors
    /// When the other window does not open, the drag does not begin, or nobody takes it.
    pub fn drag_file(&self, file: &Path, to: (i32, i32)) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let mut source = self.take_hold(file)?;
            self.carry(SOURCE_AT, to)?;
            self.xdotool(&["mouseup", "1"])?;
            // The source ends itself when the receiver has taken the data, or does not want it.
            if until("the drag ends", || source.ended())?.success() {
                return Ok(());
            }
        }
        bail!("nobody takes the dragged file");
    }

    /// Drags `file` to a point and stays there, so that the window can be
    /// looked at while something hovers over it. Dropping the answer lets go of nothing.
    ///
    /// # Errors
    /// When the other window does not open or the drag does not begin.
    pub fn hover_file(&self, file: &Path, over: (i32, i32)) -> Result<Guarded> {
        let source = self.take_hold(file)?;
        self.carry(SOURCE_AT, over)?;
        Ok(source)
    }

    fn take_hold(&self, file: &Path) -> Result<Guarded> {
        let (x, y) = SOURCE_AT;
        let mut source = Guarded::start(
            self.desktop
                .command(SYSTEM_PYTHON)
                .args(["-c", DRAG_SOURCE])
                .arg(file)
                .args([x.to_string(), y.to_string()])
                .stdin(Stdio::null())
                .stdout(Stdio::piped()),
        )?;
        let middle = source.first_line().context("the window to drag from")?;
        let Some((x, y)) = middle.split_once(' ') else { bail!("drag source said {middle}") };
        self.move_to((x.parse()?, y.parse()?))?;
        self.xdotool(&["mousedown", "1"])?;
        Ok(source)
    }

    /// Moves there in small steps: a drag begins only after a few pixels, and
    /// the receiver has to see it come.
    fn carry(&self, from: (i32, i32), to: (i32, i32)) -> Result<()> {
        const STEPS: i32 = 24;
        for step in 1..=STEPS {
            let at = |from: i32, to: i32| from + (to - from) * step / STEPS;
            self.move_to((at(from.0, to.0), at(from.1, to.1)))?;
        }
        // Two more where it ends, for receivers that answer a motion late.
        self.move_to((to.0 + 2, to.1 + 1))?;
        self.move_to(to)
    }
}

/// The keyboard.
#[derive(Clone, Copy, Debug)]
pub struct Keyboard<'a> {
    desktop: &'a Desktop,
}

impl<'a> Keyboard<'a> {
    pub(super) fn new(desktop: &'a Desktop) -> Keyboard<'a> {
        Keyboard { desktop }
    }

    /// Presses a key or a combination, in X's names: `Tab`, `Return`, `ctrl+l`.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn press(&self, key: &str) -> Result<()> {
        finish(self.desktop.command("xdotool").args(["key", "--clearmodifiers", key])).map(drop)
    }

    /// Types a text.
    ///
    /// # Errors
    /// When the X server refuses.
    pub fn write(&self, text: &str) -> Result<()> {
        finish(self.desktop.command("xdotool").args(["type", "--delay", "12", "--", text]))
            .map(drop)
    }

    /// Waits for a window with this title and puts it in front. Gives its X id.
    ///
    /// # Errors
    /// When there is none after a while.
    pub fn wait_for_window(&self, title: &str) -> Result<String> {
        let id = until(&format!("a window called {title}"), || {
            let found = finish(self.desktop.command("xdotool").args([
                "search",
                "--onlyvisible",
                "--name",
                title,
            ]));
            found.ok().and_then(|ids| ids.lines().last().map(str::to_owned))
        })?;
        finish(self.desktop.command("xdotool").args(["windowactivate", "--sync", &id]))?;
        Ok(id)
    }

    /// Waits until another window than the one called `title` has the keyboard: a dialog.
    ///
    /// # Errors
    /// When none appears.
    pub fn wait_for_dialog(&self, title: &str) -> Result<()> {
        until(&format!("a dialog over {title}"), || {
            let active = self.active_window()?;
            (!active.is_empty() && active != title).then_some(())
        })
    }

    /// Presses Return in a dialog until the window called `title` has the
    /// keyboard again. The first one may only close a list of suggestions.
    ///
    /// # Errors
    /// When the dialog stays.
    pub fn confirm_dialog(&self, title: &str) -> Result<()> {
        let is_closed = || self.active_window().is_some_and(|active| active == title);
        until(&format!("{title} in front of its dialog"), || {
            self.press("Return").ok()?;
            within(Duration::from_secs(1), || is_closed().then_some(()))
        })
    }

    /// Waits until the window called `title` has the keyboard.
    ///
    /// # Errors
    /// When another one keeps it.
    pub fn wait_for_front(&self, title: &str) -> Result<()> {
        until(&format!("{title} in front"), || (self.active_window()? == title).then_some(()))
    }

    fn active_window(&self) -> Option<String> {
        finish(self.desktop.command("xdotool").args(["getactivewindow", "getwindowname"])).ok()
    }

    /// Makes a window so wide and high.
    ///
    /// # Errors
    /// When the window manager refuses.
    pub fn resize(&self, id: &str, (width, height): (u32, u32)) -> Result<()> {
        let (width, height) = (width.to_string(), height.to_string());
        let mut command = self.desktop.command("xdotool");
        finish(command.args(["windowsize", "--sync", id, &width, &height])).map(drop)
    }

    /// Moves a window to the top left of the screen and tells where its content begins there.
    ///
    /// # Errors
    /// When the window manager refuses.
    pub fn place_at_origin(&self, id: &str) -> Result<(i32, i32)> {
        finish(self.desktop.command("xdotool").args(["windowmove", "--sync", id, "0", "0"]))?;
        let geometry =
            finish(self.desktop.command("xdotool").args(["getwindowgeometry", "--shell", id]))?;
        let number = |name: &str| -> Result<i32> {
            let line = geometry.lines().find_map(|line| line.strip_prefix(name));
            Ok(line.context("the geometry of the window")?.parse()?)
        };
        Ok((number("X=")?, number("Y=")?))
    }
}
