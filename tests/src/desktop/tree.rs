//! The programs that a program started, as the kernel lists them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};

use super::process::{finish, until};

/// A program that something of this desktop started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Process(u32);

impl Process {
    pub(super) fn new(id: u32) -> Process {
        Process(id)
    }

    /// Waits for a program of this name that this one started, or that one of those did.
    ///
    /// # Errors
    /// When there is none after a while.
    pub fn below(self, name: &str) -> Result<Process> {
        // The kernel keeps no more of a name.
        let name = &name[..name.len().min(15)];
        until(&format!("{name} runs"), || {
            let all = all();
            let mut family = vec![self.0];
            let mut at = 0;
            while let Some(&parent) = family.get(at) {
                family.extend(all.iter().filter(|one| one.parent == parent).map(|one| one.id));
                at += 1;
            }
            let is_it = |one: &&Entry| one.name == name && one.id != self.0;
            all.iter().filter(is_it).find(|one| family.contains(&one.id)).map(|one| Process(one.id))
        })
    }

    /// Ends it at once, as the system does when memory runs out, and waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub fn kill(self) -> Result<()> {
        finish(Command::new("kill").args(["-KILL", &self.0.to_string()]).stderr(Stdio::null()))?;
        self.wait_for_end()
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub fn wait_for_end(self) -> Result<()> {
        until(&format!("process {} is gone", self.0), || (!self.is_running()).then_some(()))
    }

    /// What lies below `path` where this program sees another disk there than the test.
    ///
    /// # Errors
    /// When `path` is not absolute.
    pub fn seen(self, path: &Path) -> Result<PathBuf> {
        let below = path.strip_prefix("/").context("the path is not absolute")?;
        let root = PathBuf::from(format!("/proc/{}/root", self.0));
        ensure!(root.join(below).exists(), "{} is not there", path.display());
        Ok(root.join(below))
    }

    /// The memory it has now, in kilobytes, together with what it shares with others.
    ///
    /// # Errors
    /// When it is gone.
    pub fn memory(self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let size = line.context("it has ended")?.trim().trim_end_matches(" kB");
        Ok(size.parse()?)
    }

    fn is_running(self) -> bool {
        // What ended and was not asked for by its parent is still listed, and so is what has
        // threads left that still have its files open.
        let threads = || fs::read_dir(format!("/proc/{}/task", self.0)).map_or(0, Iterator::count);
        Entry::read(self.0).is_some_and(|entry| entry.state != 'Z' || threads() > 1)
    }
}

struct Entry {
    id: u32,
    parent: u32,
    name: String,
    state: char,
}

impl Entry {
    fn read(id: u32) -> Option<Entry> {
        let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let (name, rest) = stat.split_once('(')?.1.rsplit_once(')')?;
        let mut rest = rest.split_whitespace();
        let state = rest.next()?.chars().next()?;
        Some(Entry { id, parent: rest.next()?.parse().ok()?, name: name.to_owned(), state })
    }
}

fn all() -> Vec<Entry> {
    let folder = fs::read_dir("/proc").into_iter().flatten().flatten();
    folder
        .filter_map(|entry| entry.file_name().to_string_lossy().parse().ok())
        .filter_map(Entry::read)
        .collect()
}
